import { afterEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { noteAnswer, noteAsked } from '../app/reach.ts';
import { Refusal } from '../app/refusal.ts';
import { Fault } from './fault.tsx';
import { AsOfThen } from './parts.tsx';

afterEach(cleanup);

const linesOf = (refusal: Refusal): (string | null)[] => {
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <Fault refusal={refusal} />
    </I18nextProvider>,
  );
  return [...container.querySelectorAll('p:not(.fault-code), li')].map(({ textContent }) => textContent);
};

it('says once what a rule says of one field', () => {
  const rule = new Refusal('RECEIPT_INVALID', {}, [{ field: 'token', code: 'RECEIPT_INVALID' }]);
  expect(linesOf(rule)).toHaveLength(1);
});

it('says of each field what is wrong with it where the refusal itself does not', () => {
  const input = new Refusal('BAD_USER_INPUT', {}, [{ field: 'on', code: 'NEEDED' }]);
  expect(linesOf(input)).toHaveLength(2);
  expect(linesOf(input)[1]).toBe('请填写这一项。');
});

it('speaks of what was typed only where something was to be sent', () => {
  expect(linesOf(new Refusal('OFFLINE', { toQuestion: true }))).toEqual(['连不上服务器，请稍后再试。']);
  expect(linesOf(new Refusal('OFFLINE', { toQuestion: false }))).toEqual([
    '连不上服务器，请稍后再试。已填写的内容还在。',
  ]);
});

it('says no more of the network than the browser does', () => {
  const lists = () => {
    const { container } = render(
      <I18nextProvider i18n={i18n}>
        <AsOfThen at={0} again={() => undefined} />
      </I18nextProvider>,
    );
    return container.querySelector('span')?.textContent;
  };
  const question = new Refusal('OFFLINE', { toQuestion: true });
  expect(lists()).toMatch(/^服务器还没有回答，这是/);
  act(noteAsked());
  expect(linesOf(question)).toEqual(['连不上服务器，请稍后再试。']);
  expect(lists()).toMatch(/^连不上服务器，这是/);
  act(noteAnswer);
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  expect(linesOf(question)).toEqual(['网络不通，请稍后再试。']);
  expect(lists()).toMatch(/^网络不通，这是/);
  online.mockRestore();
});

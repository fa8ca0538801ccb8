import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { Refusal } from '../app/refusal.ts';
import { Fault } from './fault.tsx';

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
  expect(linesOf(new Refusal('OFFLINE', { toQuestion: true }))).toEqual(['网络不通，请稍后再试。']);
  expect(linesOf(new Refusal('OFFLINE', { toQuestion: false }))).toEqual([
    '网络不通，请稍后再试。已填写的内容还在。',
  ]);
});

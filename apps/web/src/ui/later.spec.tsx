import { describe, expect, it } from '@jest/globals';
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { later } from './later.tsx';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

type Part = { default: ComponentType<{ word: string }> };
const part: Part = { default: ({ word }) => <p>{word}</p> };

/** A part that comes or fails when it is told to. */
const told = () => {
  const asked: { come: (part: Part) => void; fail: (error: Error) => void }[] = [];
  const Later = later(() => new Promise<Part>((come, fail) => void asked.push({ come, fail })));
  const shown = (word: string) => (
    <I18nextProvider i18n={i18n}>
      <input aria-label="typed" />
      <Later meanwhile={<p>meanwhile</p>}>{(Drawn) => <Drawn word={word} />}</Later>
    </I18nextProvider>
  );
  return { asked, shown };
};

describe('a part that is loaded when it is first shown', () => {
  it('takes the place of what stood there meanwhile, and is there at once the next time', async () => {
    const { asked, shown } = told();
    const first = render(shown('one'));
    expect(screen.queryByText('meanwhile')).not.toBeNull();
    await act(async () => asked[0]!.come(part));
    expect([screen.queryByText('meanwhile'), screen.queryByText('one')?.tagName]).toEqual([null, 'P']);
    first.unmount();
    render(shown('two'));
    expect([screen.queryByText('two')?.tagName, asked.length]).toEqual(['P', 1]);
  });

  it('says so where it does not come, keeps what is typed beside, and is asked for again', async () => {
    const { asked, shown } = told();
    render(shown('one'));
    fireEvent.change(screen.getByLabelText('typed'), { target: { value: '储能' } });
    await act(async () => asked[0]!.fail(new TypeError('Failed to fetch')));
    await waitFor(() => expect(screen.queryByRole('alert')?.textContent).toContain('连不上服务器'));
    expect(screen.queryByText('meanwhile')).not.toBeNull();
    fireEvent.click(screen.getByRole('button'));
    expect(asked.length).toBe(2);
    await act(async () => asked[1]!.come(part));
    expect([screen.queryByRole('alert'), screen.queryByText('one')?.tagName]).toEqual([null, 'P']);
    expect((screen.getByLabelText('typed') as HTMLInputElement).value).toBe('储能');
  });

  it('may come after it was left', async () => {
    const { asked, shown } = told();
    render(shown('one')).unmount();
    await act(async () => asked[0]!.come(part));
    expect(screen.queryByText('one')).toBeNull();
  });
});

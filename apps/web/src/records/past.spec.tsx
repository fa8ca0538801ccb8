import { afterEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { AsKnown, LookBack, NothingThen } from './past.tsx';

afterEach(cleanup);

// The router scrolls, which jsdom cannot.
window.scrollTo = () => undefined;

/** A page at an address: what it shows of a moment, or of now. */
const at = async (address: string) => {
  const page = () => (
    <AsKnown title="项目">
      {(known) => (
        <>
          <h1>{`as known ${known ?? 'now'}`}</h1>
          <LookBack />
          {known === undefined ? null : <NothingThen known={known} />}
        </>
      )}
    </AsKnown>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: page }),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  );
  await screen.findByRole('heading');
};
const looksBack = () => screen.queryByRole('button', { name: '按某日所知查看' }) !== null;

it('shows now as now, with the way into the past', async () => {
  await at('/?q=氢');
  expect(screen.getByRole('heading').textContent).toBe('as known now');
  expect([looksBack(), screen.queryByRole('status')]).toEqual([true, null]);
});

it.each([
  [
    '/?q=氢&known=2022-07-31',
    '2022-07-31',
    '这是 2022-07-31 日终所知的样子',
    '到 2022-07-31 日终，还没有记录。',
  ],
  [
    '/?q=氢&known=2022-07-31T18:05',
    '2022-07-31T18:05',
    '这是 2022-07-31 18:05 时所知的样子',
    '到 2022-07-31 18:05 时，还没有记录。',
  ],
])(
  'shows the past with what it is, why nothing can be done, and the way back (%s)',
  async (address, known, words, nothing) => {
    await at(address);
    expect(screen.getByRole('heading').textContent).toBe(`as known ${known}`);
    expect(screen.getByRole('status').textContent).toBe(
      `${words} · 过去只能看；要登记或办理，请先回到现在。`,
    );
    const [back] = screen.getAllByRole('link', { name: '回到现在' });
    const { searchParams } = new URL(back!.getAttribute('href')!, 'http://x');
    expect([searchParams.get('q'), searchParams.has('known'), looksBack()]).toEqual(['氢', false, false]);
    // That filters fit nothing is another thing, which the list says.
    expect(document.body.textContent).toContain(nothing);
  },
);

it.each([
  ['/?known=2999-01-01', 'AS_OF_FUTURE'],
  ['/?known=yesterday', 'DATE_UNREADABLE'],
])(
  'shows no record at all under a moment that is none, and says which and why (%s)',
  async (address, code) => {
    await at(address);
    expect(screen.getByRole('heading').textContent).toBe('项目');
    const fault = screen.getByRole('alert').textContent!;
    expect(fault).toContain(code);
    expect(fault).toContain(address.slice(2));
    expect(screen.getByRole('link', { name: '回到现在' })).toBeTruthy();
  },
);

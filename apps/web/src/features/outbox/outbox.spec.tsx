import 'fake-indexeddb/auto';
import { afterEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { putNew } from '../../offline/outbox-store.ts';
import { startOutbox } from '../../offline/outbox.ts';
import type { OutboxEntry } from '../../offline/stored.ts';
import OutboxPage from './outbox.tsx';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

let stop = () => undefined as void;
afterEach(() => {
  stop();
  cleanup();
});

// The router scrolls, which jsdom cannot.
window.scrollTo = () => undefined;

const entry = (mutation: string, state: OutboxEntry['state'] = 'pending'): OutboxEntry => ({
  commandId: `${mutation} ${state}`,
  accountId: 'a',
  mutation,
  input: {},
  label: `${mutation} ${state}`,
  madeAt: '2022-05-09T09:00:00.000Z',
  state,
  tries: 0,
});

it('says of a command that only another release knows why it waits, and of no other', async () => {
  globalThis.fetch = () => new Promise(() => undefined);
  const entries = [
    entry('logVisit'),
    entry('ofAnotherRelease'),
    entry('ofAnotherRelease', 'sending'),
    entry('ofAnotherRelease', 'refused'),
  ];
  for (const each of entries) await putNew(each, {});
  stop = startOutbox('a');
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <ViewerProvider value={{ id: 'a', permissions: [] } as never as Viewer}>
          <OutboxPage />
        </ViewerProvider>
      ),
    }),
    history: createMemoryHistory(),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  );
  await screen.findByText('ofAnotherRelease refused');
  const told = entries.map(({ label }) =>
    within(screen.getByText(label).closest('li')!).queryByText(/这一版页面不认识这项操作，请刷新页面/),
  );
  expect(told.map((words) => words !== null)).toEqual([false, true, true, false]);
});

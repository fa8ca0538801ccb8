import { afterEach, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { queryClient } from '../../app/query.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import RecognitionPage from './recognition.tsx';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

afterEach(() => {
  cleanup();
  queryClient.clear();
});

// The router scrolls, and a page asks for its width: jsdom does neither.
window.scrollTo = () => undefined;
window.matchMedia = ((query: string) => ({
  matches: query.includes('max-width'),
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as never;

const claim = {
  subjectId: 'p1',
  subjectKind: 'PROJECT',
  subjectName: '氢能装备',
  subjectVersion: 1,
  measure: 'PLANNED_INVESTMENT',
  unit: 'FEN',
  claimed: '500000000',
  display: '500万元',
  occurredOn: '2022-03-01',
  standing: 'REJECTED',
  illustrative: false,
  chainName: null,
  organizations: [],
  recognition: null,
};
const queue = {
  totalCount: 1,
  pageInfo: { endCursor: 'c', hasNextPage: false },
  sums: [],
  edges: [{ node: claim }],
};

it('what was decided on a phone is heard from where it is heard on the claim: the same place, back on the list', async () => {
  const answers: Readonly<Record<string, object>> = {
    'query RecognitionQueue': { recognitionQueue: queue },
    'mutation Recognize': { recognize: { id: 'r1', version: 2 } },
  };
  globalThis.fetch = ((_: string, { body }: { body: string }) => {
    const asked = Object.keys(answers).find((name) => body.includes(name));
    if (asked === undefined) return new Promise(() => undefined);
    const json = () => Promise.resolve({ data: answers[asked] });
    return Promise.resolve({ status: 200, headers: new Headers(), json });
  }) as never;
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <ViewerProvider value={{ id: 'r', permissions: [] } as never as Viewer}>
          <RecognitionPage />
        </ViewerProvider>
      ),
    }),
    history: createMemoryHistory({
      initialEntries: ['/?standing=rejected&id=p1~planned_investment'],
    }),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
  const spoken = () => document.querySelector('.unseen[role="status"]')!;
  const button = await screen.findByRole('button', { name: '撤回驳回' });
  const before = spoken();
  expect(before.textContent).toBe('');
  const clock = Date.now;
  try {
    // A claim that has just come up is not decided on.
    Date.now = () => clock() + 60_000;
    await act(async () => void fireEvent.click(button));
  } finally {
    Date.now = clock;
  }
  await screen.findByRole('navigation', { name: i18n.t('recognition:standing') });
  await waitFor(() => expect(spoken().textContent).toMatch(/^已撤回，回到待认定：氢能装备/));
  expect(spoken()).toBe(before);
});

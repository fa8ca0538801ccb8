import 'fake-indexeddb/auto';
import { expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { queryClient } from '../../app/query.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { VIEWER_KEY } from '../../offline/kept.ts';
import LogVisitPage from './log-visit.tsx';
import { VisitDocument, type VisitFactsFragment } from './visits.gql.ts';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

const planned = {
  id: 'v1',
  version: 1,
  status: 'PLANNED',
  direction: 'INBOUND',
  name: '氢能考察团',
  startsOn: '2022-09-15',
  plannedUntil: null,
  delegateCount: null,
  stationId: 's1',
  host: null,
  leads: [],
  organizations: [],
  organizationsReported: null,
  organizationsQualifier: null,
  itinerary: [],
  activity: null,
} as unknown as VisitFactsFragment;

it('after a planned visit was logged, another one is logged on an empty form, and not the same plan', async () => {
  // Not there in jsdom; the router calls it on every page.
  globalThis.scrollTo = () => undefined;
  globalThis.fetch = ((_url: string, { body }: { body: string }) =>
    (JSON.parse(body) as { query: string }).query === VisitDocument.toString()
      ? Promise.resolve({
          status: 200,
          headers: new Headers(),
          json: () => Promise.resolve({ data: { visit: planned } }),
        })
      : Promise.reject(new TypeError('Failed to fetch'))) as never;
  localStorage.setItem(VIEWER_KEY, JSON.stringify({ id: 'a' }));
  const history = createMemoryHistory({ initialEntries: ['/visits/new?plan=v1'] });
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: '/visits/new', component: LogVisitPage });
  const router = createRouter({ routeTree: root.addChildren([page]), history });
  const viewer = { id: 'a', permissions: ['visit.log', 'visit.plan'], stationId: null } as unknown as Viewer;
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ViewerProvider value={viewer}>
          <RouterProvider router={router as never} />
        </ViewerProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  const form = await screen.findByLabelText('登记考察', { selector: 'form' });
  expect(screen.getByLabelText<HTMLInputElement>(/^考察团/).value).toBe('氢能考察团');
  await act(async () => void fireEvent.submit(form));
  fireEvent.click(await screen.findByRole('button', { name: '再登记一次' }));
  await waitFor(() => {
    expect(history.location.href).toBe('/visits/new');
    expect(screen.getByLabelText<HTMLInputElement>(/^考察团/).value).toBe('');
  });
});

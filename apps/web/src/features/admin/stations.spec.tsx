import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { OrganizationNameDocument } from '../../records/records.gql.ts';
import StationsPage from './stations.tsx';

const viewer = { role: 'ADMIN', permissions: [] } as unknown as Viewer;

// Not there in jsdom; the router calls it on every page.
globalThis.scrollTo = () => undefined;

const { fetch } = globalThis;
beforeEach(() => {
  globalThis.fetch = () => new Promise(() => undefined);
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  globalThis.fetch = fetch;
});

/** The stations at an address, and by which organization they say that they are narrowed. */
const at = async (address: string) => {
  for (const id of ['sme', 'federation'])
    queryClient.setQueryData(keyOf(OrganizationNameDocument, { id }), {
      organization: { id, name: `name of ${id}` },
    } as never);
  const router = createRouter({
    routeTree: createRootRoute({ component: StationsPage }),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ViewerProvider value={viewer}>
          <RouterProvider router={router as never} />
        </ViewerProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
  const shown = () => screen.getAllByRole('combobox').map((each) => (each as HTMLInputElement).value);
  return { router, shown };
};

it.each([
  ['/?org=sme&hub=federation', { org: 'sme' }, 'name of sme'],
  ['/?hub=federation', { hub: 'federation' }, 'name of federation'],
])('show the one organization that narrows them (%s)', async (address, search, name) => {
  const { router, shown } = await at(address);
  await waitFor(() => expect(router.state.location.search).toEqual(search));
  await waitFor(() => expect(shown().filter((value) => value.startsWith('name of'))).toEqual([name]));
});

import { afterEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { lazy } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { Refusal } from '../app/refusal.ts';
import { ViewerProvider, type Viewer } from '../app/session.tsx';
import { ActDialog, Acts, useAct, type ActOf } from './act.tsx';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);

// The router scrolls, and a page asks for its width: jsdom does neither.
window.scrollTo = () => undefined;
window.matchMedia ??= () => ({ matches: false }) as MediaQueryList;

type Row = { readonly version: number };

const FollowUp = ({ record, close }: { readonly record: Row; readonly close: () => void }) => {
  const form = useAct<object, void>({
    version: record.version,
    initial: {},
    about: [],
    send: () => Promise.reject(new Refusal('CONFLICT', { seenVersion: 1, version: 2, changed: [] })),
    done: close,
  });
  return <ActDialog title="跟进" act={form} close={close} submit="保存跟进" />;
};
const followUp: ActOf<Row> = {
  key: 'followUpLead',
  label: '跟进',
  permission: 'lead.work',
  form: lazy(() => Promise.resolve({ default: FollowUp })),
};

/** A record with an act that was overtaken, come to from elsewhere. @returns where one is, and does what the dialog offers */
const overtaken = async (address: string) => {
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <ViewerProvider value={{ id: 'x', permissions: ['lead.work'] } as never as Viewer}>
          <Acts record={{ version: 1 }} acts={[followUp]} />
        </ViewerProvider>
      ),
    }),
    history: createMemoryHistory({ initialEntries: ['/?q=home', address], initialIndex: 1 }),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  );
  fireEvent.click(await screen.findByText('保存跟进'));
  await screen.findByText(i18n.t('conflict.title'));
  const press = (words: string) => act(async () => void fireEvent.click(screen.getByText(words)));
  return { press, search: () => router.state.location.search };
};

it.each(['/?q=record&do=followUpLead', '/?q=record&do=followUpLead&from=home'])(
  'who gives way to what others wrote stays where it can be read (%s)',
  async (address) => {
    const { press, search } = await overtaken(address);
    await press(i18n.t('conflict.takeTheirs'));
    await waitFor(() => expect(screen.queryByText('保存跟进')).toBeNull());
    expect(search()).toEqual({ q: 'record' });
  },
);

it('who came from the home page and cancels goes back there', async () => {
  const { press, search } = await overtaken('/?q=record&do=followUpLead&from=home');
  await press(i18n.t('cancel'));
  await waitFor(() => expect(search()).toEqual({ q: 'home' }));
});

import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, configure, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { queryClient } from '../../app/query.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { Detail } from './detail.tsx';
import type { Claim } from './queue.ts';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

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
  standing: 'NONE',
  illustrative: false,
  chainName: null,
  organizations: [],
  recognition: null,
} as unknown as Claim;

/** What was decided, and the claim as it comes to be while somebody looks at it. */
let decided: (readonly unknown[])[];
let becomes: (next: Claim) => void;
let clock: ReturnType<typeof jest.spyOn>;

// The router scrolls, which jsdom cannot.
window.scrollTo = () => undefined;

beforeEach(async () => {
  decided = [];
  globalThis.fetch = () => new Promise(() => undefined);
  const Page = () => {
    const [now, setNow] = useState(claim);
    becomes = setNow;
    return (
      <ViewerProvider value={{ id: 'r', permissions: [] } as never as Viewer}>
        <Detail
          claim={now}
          failed={undefined}
          giveUp={() => undefined}
          decide={(_, decision, version, { value, reason }) =>
            decided.push([decision, version, value, reason])
          }
          again={() => undefined}
          next={() => undefined}
        />
      </ViewerProvider>
    );
  };
  const router = createRouter({
    routeTree: createRootRoute({ component: Page }),
    history: createMemoryHistory(),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
  await screen.findByRole('form');
  clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
});
afterEach(() => {
  clock.mockRestore();
  cleanup();
  queryClient.clear();
});

const type = (field: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: field }), { target: { value } });
/** As a browser answers Enter in a field of one line. */
const enter = () => act(async () => void fireEvent.submit(screen.getByRole('form')));
const press = (name: RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

it('Enter recognizes, also after a rejection that lacked its reason', async () => {
  await press(/^驳回/);
  expect(decided).toEqual([]);
  type(/理由/, '金额有误');
  type(/认定金额/, '300');
  await enter();
  expect(decided).toEqual([['RECOGNIZE', 1, '300000000', '金额有误']]);
});

it('Enter decides nothing on what has moved: the focus goes to what says so', async () => {
  act(() => becomes({ ...claim, subjectVersion: 2 }));
  await enter();
  expect(decided).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('alert'));
});

it('Enter decides nothing on a claim that has only just come up', async () => {
  clock.mockRestore();
  clock = jest.spyOn(Date, 'now').mockReturnValue(0);
  await enter();
  expect(decided).toEqual([]);
});

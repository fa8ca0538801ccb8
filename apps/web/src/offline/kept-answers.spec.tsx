import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Document } from '../app/ask.ts';
import { pagesKeyOf, queryClient } from '../app/query.ts';
import { ViewerProvider, type Viewer } from '../app/session.tsx';
import { SOON_MS } from './find-or-kept.ts';
import { answerKey, forgetAccount, keptAt, VIEWER_KEY } from './kept.ts';
import { useAskOrKept, useAskPagesOrKept } from './kept-answers.ts';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

type Page = {
  readonly rows: {
    readonly edges: readonly { readonly node: { readonly name: string } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly totalCount: number;
  };
};
const pages = { toString: () => 'query Rows($search: String, $after: String) { rows { name } }' } as Document<
  Page,
  { readonly search: string; readonly after?: string | null }
>;
const total = { toString: () => 'query Total($search: String) { total }' } as Document<
  { readonly total: number },
  { readonly search: string }
>;

/** Who looks, and whether the server answers. */
const world = { viewer: 'a', answers: true };
const page = (name: string): Page => ({
  rows: { edges: [{ node: { name } }], pageInfo: { endCursor: 'c', hasNextPage: true }, totalCount: 70 },
});

beforeEach(() => {
  Object.assign(world, { viewer: 'a', answers: true });
  localStorage.setItem(VIEWER_KEY, JSON.stringify({ id: 'a' }));
  queryClient.clear();
  globalThis.fetch = ((_url: string, { body }: { body: string }) => {
    if (!world.answers) return Promise.reject(new TypeError('Failed to fetch'));
    const { query, variables } = JSON.parse(body) as { query: string; variables: { search: string } };
    const data = query.includes('Total')
      ? { total: variables.search.length }
      : page(`of ${variables.search}`);
    return Promise.resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) });
  }) as never;
});
afterEach(async () => {
  for (const account of ['a', 'b']) await forgetAccount(account);
});

const around = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>
    <ViewerProvider value={{ id: world.viewer } as Viewer}>{children}</ViewerProvider>
  </QueryClientProvider>
);
const rowsOf = (search: string, keeps = true, document = pages) =>
  renderHook(
    () => useAskPagesOrKept(document, { search }, ({ rows }) => rows, { keeps, keepPrevious: true }),
    { wrapper: around },
  );
const totalOf = (search: string) =>
  renderHook(() => useAskOrKept(total, { search }, { keeps: true }), { wrapper: around });

const keptUnder = (search: string, viewer = 'a') =>
  keptAt<Page>(answerKey(viewer, `${JSON.stringify(['Rows', 'pages', { search }])} ${pages.toString()}`));

/** Asked while the server answers, and laid down on the device. */
const before = async (search: string) => {
  const { result, unmount } = rowsOf(search);
  await waitFor(() => expect(result.current.nodes).toEqual([{ name: `of ${search}` }]));
  await waitFor(async () => expect(await keptUnder(search)).toBeDefined());
  unmount();
};
/** As a page that is opened anew where nobody answers. */
const goOffline = () => {
  queryClient.clear();
  world.answers = false;
};

describe('a list where nobody answers', () => {
  it('is its first page of before, with when that was and no way to more, beside the refusal', async () => {
    await before('all');
    const kept = await keptUnder('all');
    goOffline();
    const { result } = rowsOf('all');
    await waitFor(() => expect(result.current.nodes).toEqual([{ name: 'of all' }]));
    expect(result.current).toMatchObject({ totalCount: 70, hasNextPage: false, error: { code: 'OFFLINE' } });
    expect(result.current.dataUpdatedAt).toBe(Date.parse(kept!.keptAt));
  });

  it('is of the moment at which it was answered, however often a page is opened with it since', async () => {
    const clock = jest.spyOn(Date, 'now');
    try {
      await before('all');
      const first = (await keptUnder('all'))!.keptAt;
      clock.mockReturnValue(Date.parse(first) + 5_000);
      const again = rowsOf('all');
      // Written after whatever that page keeps as it is opened: then that has been written, too.
      await before('later');
      expect((await keptUnder('all'))!.keptAt).toBe(first);
      again.unmount();
    } finally {
      clock.mockRestore();
    }
  });

  it('is of the moment of its first page, also where more was asked for later, until all of it is asked again', async () => {
    const clock = jest.spyOn(Date, 'now');
    try {
      await before('all');
      const first = (await keptUnder('all'))!.keptAt;
      const [later, latest] = [5_000, 9_000].map((ms) => Date.parse(first) + ms) as [number, number];
      clock.mockReturnValue(later);
      const { result, unmount } = rowsOf('all');
      await act(async () => void (await result.current.fetchNextPage()));
      await waitFor(() => expect(result.current.nodes).toHaveLength(2));
      unmount();
      // Nobody answers when all of it is asked again, and the page is opened once more.
      world.answers = false;
      const again = rowsOf('all');
      await act(async () => void (await again.result.current.refetch()));
      again.unmount();
      const once = rowsOf('all');
      world.answers = true;
      await before('later');
      expect((await keptUnder('all'))!.keptAt).toBe(first);
      // The same answer as before, and yet a new one.
      clock.mockReturnValue(latest);
      await act(async () => void (await once.result.current.refetch()));
      await waitFor(async () =>
        expect((await keptUnder('all'))!.keptAt).toBe(new Date(latest).toISOString()),
      );
    } finally {
      clock.mockRestore();
    }
  });

  it('keeps what is changed where it stands, under the moment of the list', async () => {
    const { result } = rowsOf('all');
    await waitFor(() => expect(result.current.nodes).toHaveLength(1));
    const queryKey = pagesKeyOf(pages, { search: 'all' });
    const updatedAt = queryClient.getQueryState(queryKey)!.dataUpdatedAt;
    const renewed = { pages: [page('renewed')], pageParams: [null] };
    act(() => void queryClient.setQueryData(queryKey, renewed, { updatedAt }));
    await waitFor(async () => expect((await keptUnder('all'))?.value).toEqual(page('renewed')));
    expect((await keptUnder('all'))!.keptAt).toBe(new Date(updatedAt).toISOString());
  });

  it('stays, with the refusal, while it is asked once more', async () => {
    await before('all');
    goOffline();
    const { result } = rowsOf('all');
    await waitFor(() => expect(result.current.nodes).toHaveLength(1));
    globalThis.fetch = () => new Promise(() => undefined);
    act(() => void result.current.refetch());
    await waitFor(() => expect(result.current.isFetching).toBe(true));
    expect(queryClient.getQueryState(pagesKeyOf(pages, { search: 'all' }))?.error).toBeNull();
    expect(result.current).toMatchObject({ nodes: [{ name: 'of all' }], error: { code: 'OFFLINE' } });
  });

  it('stands in for an answer that does not come soon, without waiting for the network to give up', async () => {
    await before('all');
    queryClient.clear();
    globalThis.fetch = () => new Promise(() => undefined);
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const { result } = rowsOf('all');
    const soon = timers.mock.calls.find(([, ms]) => ms === SOON_MS)?.[0] as () => void;
    timers.mockRestore();
    expect(result.current.data).toBeUndefined();
    // As if that time had passed.
    act(() => soon());
    await waitFor(() => expect(result.current.nodes).toEqual([{ name: 'of all' }]));
    expect(result.current).toMatchObject({ isFetching: true, error: { code: 'OFFLINE' } });
  });

  it('is never one that another release asked for under the same name', async () => {
    await before('all');
    goOffline();
    const newer = { toString: () => `${pages.toString()} # and more` } as typeof pages;
    const other = rowsOf('all', true, newer);
    await waitFor(() => expect(other.result.current.error?.code).toBe('OFFLINE'));
    const mine = rowsOf('all');
    await waitFor(() => expect(mine.result.current.nodes).toHaveLength(1));
    expect(other.result.current.data).toBeUndefined();
  });

  it('is the server\u2019s as soon as it answers again', async () => {
    await before('all');
    goOffline();
    const { result } = rowsOf('all');
    await waitFor(() => expect(result.current.hasNextPage).toBe(false));
    await waitFor(() => expect(result.current.nodes).toHaveLength(1));
    world.answers = true;
    await result.current.refetch();
    await waitFor(() => expect(result.current.error).toBeNull());
    expect(result.current.hasNextPage).toBe(true);
  });

  it('is never another question\u2019s, another account\u2019s, or one that was not to be kept', async () => {
    const { result, unmount } = rowsOf('filtered', false);
    await waitFor(() => expect(result.current.nodes).toHaveLength(1));
    unmount();
    await before('all');
    expect(await keptUnder('filtered')).toBeUndefined();
    goOffline();
    const other = rowsOf('other');
    await waitFor(() => expect(other.result.current.error?.code).toBe('OFFLINE'));
    world.viewer = 'b';
    const theirs = rowsOf('all');
    await waitFor(() => expect(theirs.result.current.error?.code).toBe('OFFLINE'));
    // What is kept comes a moment after the refusal: a list that has it is there by then.
    world.viewer = 'a';
    const mine = rowsOf('all');
    await waitFor(() => expect(mine.result.current.nodes).toHaveLength(1));
    expect(other.result.current.data).toBeUndefined();
    expect(theirs.result.current.data).toBeUndefined();
  });

  it('keeps under a question only its own answer, also while the one of before stands in for it', async () => {
    const { result, rerender } = renderHook(
      ({ search }: { readonly search: string }) =>
        useAskPagesOrKept(pages, { search }, ({ rows }) => rows, { keeps: true, keepPrevious: true }),
      { wrapper: around, initialProps: { search: 'one' } },
    );
    await waitFor(() => expect(result.current.nodes).toEqual([{ name: 'of one' }]));
    world.answers = false;
    rerender({ search: 'two' });
    await waitFor(() => expect(result.current.error?.code).toBe('OFFLINE'));
    expect(await keptUnder('two')).toBeUndefined();
  });
});

describe('one answer where nobody answers', () => {
  it('is the one of before', async () => {
    const first = totalOf('abc');
    await waitFor(() => expect(first.result.current.data).toEqual({ total: 3 }));
    await waitFor(async () =>
      expect(
        await keptAt(answerKey('a', `${JSON.stringify(['Total', { search: 'abc' }])} ${total.toString()}`)),
      ).toBeDefined(),
    );
    first.unmount();
    goOffline();
    const { result } = totalOf('abc');
    await waitFor(() => expect(result.current.data).toEqual({ total: 3 }));
    expect(result.current.error?.code).toBe('OFFLINE');
  });
});

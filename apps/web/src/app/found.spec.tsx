import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { useFound } from './found.ts';
import { i18n } from './i18n.ts';
import { queryClient } from './query.ts';
import { ViewerProvider, type Viewer } from './session.tsx';

/** What was asked, and what of it the server gives: only what was asked for, as GraphQL does. */
const asked: Readonly<Record<string, unknown>>[] = [];
const more = { pageInfo: { hasNextPage: true } };
const all = { pageInfo: { hasNextPage: false } };
const there = {
  leads: { ...more, edges: [{ node: { id: 'l', title: '氢能线索（示意）' } }] },
  projects: { ...all, edges: [{ node: { id: 'p', name: '氢能整车项目' } }] },
  agreements: { ...all, edges: [{ node: { id: 'a', title: '氢能协议' } }] },
  visits: {
    ...all,
    edges: [
      { node: { id: 'v', name: '氢能考察团', originRegionName: null, startsOn: '2022-06-01' } },
      { node: { id: 'w', name: null, originRegionName: '上海市', startsOn: '2022-06-02' } },
    ],
  },
};

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  globalThis.fetch = ((_url: string, { body }: { body: string }) => {
    const { variables } = JSON.parse(body) as { variables: Record<string, unknown> };
    asked.push(variables);
    const data = Object.fromEntries(Object.entries(there).filter(([kind]) => variables[kind] === true));
    return Promise.resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) });
  }) as never;
});

const text = { now: '' };
const find = (first: string, permissions: readonly string[]) => {
  text.now = first;
  return renderHook(() => useFound(text.now), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>
        <I18nextProvider i18n={i18n}>
          <ViewerProvider value={{ id: 'x', permissions } as never as Viewer}>{children}</ViewerProvider>
        </I18nextProvider>
      </QueryClientProvider>
    ),
  });
};

describe('what is found by its name', () => {
  it('is of every kind that the box promises, each with its kind, and the way to all where there are more', async () => {
    const { result } = find('氢能', ['pipeline.read']);
    await waitFor(() => expect(result.current).toHaveLength(6));
    expect(result.current.map(({ label, kind, to }) => [label, kind, to])).toEqual([
      ['氢能线索', '线索', '/leads/l'],
      ['在线索中查看“氢能”的全部结果', undefined, '/leads'],
      ['氢能整车项目', '项目', '/projects/p'],
      ['氢能协议', '协议', '/agreements/a'],
      ['氢能考察团 2022-06-01', '考察', '/visits/v'],
      ['上海市 2022-06-02', '考察', '/visits/w'],
    ]);
    expect(result.current[1]!.search).toEqual({ q: '氢能' });
    expect(asked).toEqual([{ text: '氢能', leads: true, projects: true, agreements: true, visits: true }]);
  });

  it('is never of the text before: what stands first is what Enter goes to', async () => {
    const { result, rerender } = find('氢能', ['pipeline.read']);
    await waitFor(() => expect(result.current).toHaveLength(6));
    globalThis.fetch = () => new Promise(() => undefined);
    text.now = '储能';
    rerender();
    expect(result.current).toEqual([]);
  });

  it('is not asked for by whoever may read none of it, nor where nothing is typed', () => {
    expect(find('氢能', ['figures.read']).result.current).toEqual([]);
    expect(find('', ['pipeline.read']).result.current).toEqual([]);
    expect(asked).toEqual([]);
  });
});

import type { QueryKey } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { LeadStage } from '../../app/enums.gql.ts';
import { ask } from '../../app/ask.ts';
import { onChange } from '../../app/live.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import {
  LeadCardDocument,
  LeadColumnDocument,
  LeadTableDocument,
  type LeadColumnQuery,
  type LeadFilter,
  type LeadRowFragment,
} from './leads.gql.ts';

/**
 * The lists of leads keep their place. What is on screen is renewed where it stands; what would come, go or move is counted, and
 * shown when somebody asks for it.
 */
type Pages = { readonly pages: readonly LeadColumnQuery[]; readonly pageParams: readonly unknown[] };

const lists = [keyOf(LeadColumnDocument), keyOf(LeadTableDocument)];

/** Whether a list is one of the past: nothing that happens now changes it. */
const isPast = (key: QueryKey): boolean =>
  (key[2] as { readonly asOf?: object } | undefined)?.asOf !== undefined;
const ofNow = { predicate: ({ queryKey }: { readonly queryKey: QueryKey }) => !isPast(queryKey) };

/** Changes a list where it stands. Its moment stays: what else is in it is as it was answered then. */
const putInPlace = (key: QueryKey, pages: Pages): void => {
  const updatedAt = queryClient.getQueryState(key)?.dataUpdatedAt;
  queryClient.setQueryData(key, pages, updatedAt === undefined ? {} : { updatedAt });
};

const eachList = (
  document: typeof LeadColumnDocument | typeof LeadTableDocument,
  change: (pages: Pages, stage: LeadStage | undefined) => Pages,
): void => {
  for (const [key, pages] of queryClient.getQueriesData<Pages>({ queryKey: [...keyOf(document), 'pages'] })) {
    if (pages === undefined) continue;
    if (isPast(key)) continue;
    const { filter } = key[2] as { readonly filter?: LeadFilter };
    const next = change(pages, filter?.stages?.[0]);
    if (next !== pages) putInPlace(key, next);
  }
};

const mapEdges = (
  pages: Pages,
  change: (edges: LeadColumnQuery['leads']['edges']) => LeadColumnQuery['leads']['edges'],
): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => {
    const edges = change(page.leads.edges);
    return edges === page.leads.edges ? page : { ...page, leads: { ...page.leads, edges } };
  }),
});

const holds = (pages: Pages, id: string): boolean =>
  pages.pages.some((page) => page.leads.edges.some(({ node }) => node.id === id));

/** Puts what a lead is now where it is shown. True where that is all: it stands in every list that shows it where it stood. */
const renew = (row: LeadRowFragment): boolean => {
  let inPlace = false;
  const put = (pages: Pages) =>
    mapEdges(pages, (edges) =>
      edges.some(({ node }) => node.id === row.id)
        ? edges.map((edge) => (edge.node.id === row.id ? { node: row } : edge))
        : edges,
    );
  eachList(LeadTableDocument, (pages) => {
    if (!holds(pages, row.id)) return pages;
    inPlace = true;
    return put(pages);
  });
  eachList(LeadColumnDocument, (pages, stage) => {
    if (stage !== row.stage || !holds(pages, row.id)) return pages;
    inPlace = true;
    return put(pages);
  });
  return inPlace;
};

/** After one's own act: the card goes where it now belongs at once, to the top of its stage. */
export const settle = (row: LeadRowFragment): void => {
  mine.set(row.id, Date.now());
  renew(row);
  eachList(LeadColumnDocument, (pages, stage) => {
    const there = holds(pages, row.id);
    if (stage !== row.stage)
      return there ? mapEdges(pages, (edges) => edges.filter(({ node }) => node.id !== row.id)) : pages;
    const [first, ...rest] = pages.pages;
    if (there || first === undefined) return pages;
    const edges = [{ node: row }, ...first.leads.edges];
    return { ...pages, pages: [{ ...first, leads: { ...first.leads, edges } }, ...rest] };
  });
};

/** What oneself did comes back by the subscription, and is no news. */
const mine = new Map<string, number>();
const MINE_MS = 10_000;
const PAUSE_MS = 1_000;
/** So many at once are an import: they are counted, not asked for one by one. */
const ONE_BY_ONE = 12;

let news = new Set<string>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

let pending = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

const look = async (): Promise<void> => {
  timer = undefined;
  const ids = [...pending];
  pending = new Set();
  const found = await Promise.all(
    ids.map(async (id) => {
      if (ids.length > ONE_BY_ONE) return id;
      const row = await ask(LeadCardDocument, { id }).then(
        ({ lead }) => lead,
        () => null,
      );
      return row !== null && renew(row) ? undefined : id;
    }),
  );
  const more = found.filter((id) => id !== undefined);
  if (more.length === 0) return;
  news = new Set([...news, ...more]);
  tell();
};

const listed = (): boolean =>
  lists.some((key) =>
    queryClient.getQueriesData({ queryKey: key, ...ofNow }).some(([, pages]) => pages !== undefined),
  );

onChange(({ kind, subjectId }) => {
  if (kind !== 'LEAD' || !listed()) return;
  if (Date.now() - (mine.get(subjectId) ?? 0) < MINE_MS) return;
  pending.add(subjectId);
  timer ??= setTimeout(() => void look(), PAUSE_MS);
});

/** How many leads changed, came or went since the lists were asked for. */
export const useNews = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => news.size,
  );

/** The lists anew, from their beginnings: not all pages that were ever looked at, one after the other. */
export const refreshLists = async (): Promise<void> => {
  news = new Set();
  tell();
  for (const queryKey of lists) {
    for (const [key, pages] of queryClient.getQueriesData<Pages>({
      queryKey: [...queryKey, 'pages'],
      ...ofNow,
    }))
      if (pages !== undefined)
        putInPlace(key, { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) });
  }
  await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey, ...ofNow })));
};

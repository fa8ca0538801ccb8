import type { InfiniteData, Query, QueryKey, QueryState } from '@tanstack/react-query';
import { startTransition, useEffect, useState } from 'react';
import type { Document } from '../app/ask.ts';
import {
  keyOf,
  pagesKeyOf,
  queryClient,
  useAsk,
  useAskPages,
  type About,
  type Options,
} from '../app/query.ts';
import { OFFLINE, unanswered, type Refusal } from '../app/refusal.ts';
import { useViewer } from '../app/session.tsx';
import { SOON_MS } from './find-or-kept.ts';
import { answerKey, keepAnswer, keptAt, type KeptAt } from './kept.ts';

type Place = { readonly accountId: string; readonly question: string; readonly key: string };

/**
 * Where an account's answer to a question is kept. The document's text is part of it: another release may ask for other fields under the same
 * name, and what it kept must not be drawn by this one.
 */
const usePlace = (document: { toString(): string }, queryKey: QueryKey): Place => {
  const accountId = useViewer().id;
  const question = `${JSON.stringify(queryKey)} ${document.toString()}`;
  return { accountId, question, key: answerKey(accountId, question) };
};

/** What lies under a key on this device, once it has been read; never what lies under another one. */
const useKept = <R>(key: string, enabled: boolean): KeptAt<R> | undefined => {
  const [found, setFound] = useState<{ readonly key: string; readonly entry: KeptAt<R> | undefined }>();
  useEffect(() => {
    if (!enabled) return undefined;
    let gone = false;
    void keptAt<R>(key).then((entry) => {
      if (!gone) startTransition(() => setFound({ key, entry }));
    });
    return () => {
      gone = true;
    };
  }, [key, enabled]);
  return enabled && found?.key === key ? found.entry : undefined;
};

type Asked = {
  readonly data: unknown;
  readonly error: Refusal | null;
  readonly isPlaceholderData: boolean;
};

/** When the first page of a list came, by when the list was last added to. */
const firstCame = new WeakMap<object, { readonly whole: number; readonly first: number }>();

/** When an answer came, or the first page of a list: asking for more pages makes the list younger, and not that page. */
const cameAt = (query: Query, { dataUpdatedAt: whole, fetchMeta }: QueryState<unknown, Refusal>): number => {
  const before = firstCame.get(query);
  if (before?.whole === whole) return before.first;
  const first = fetchMeta?.fetchMore === undefined ? whole : (before?.first ?? whole);
  firstCame.set(query, { whole, first });
  return first;
};

/**
 * Keeps an answer on this device as often as it comes, under the moment at which it came, however often a page is opened with it. What is
 * kept is read of the cache, where no answer to another question stands in for one that is still on its way.
 */
const useKeeping = <R>(
  { accountId, question, key }: Place,
  queryKey: QueryKey,
  keeps: boolean,
  partOf: (answer: unknown) => R | undefined = (answer) => answer as R,
): void => {
  // Not what is drawn, which follows a moment later: that would keep every answer twice.
  const query = keeps ? queryClient.getQueryCache().find({ queryKey }) : undefined;
  const state = query?.state;
  useEffect(() => {
    if (query === undefined || state?.data === undefined) return;
    const at = cameAt(query, state);
    const part = partOf(state.data);
    if (part !== undefined) void keepAnswer(accountId, question, part, at);
    // The key stands for the place; an answer that was changed where it stands keeps its moment.
  }, [key, state?.data, state?.dataUpdatedAt]);
};

/**
 * As `useAsk`, for what a form needs without a network: the last answer is kept on the device, by account, and stands until the server
 * has answered, or in its place.
 */
export const useKeptAsk = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  options: { readonly about?: readonly About[]; readonly enabled?: boolean } = {},
): R | undefined => {
  const queryKey = keyOf(document, variables);
  const place = usePlace(document, queryKey);
  const query = useAsk(document, variables, options);
  const before = useKept<R>(place.key, true);
  useKeeping(place, queryKey, true);
  return query.data ?? before?.value;
};

/** What is kept of a question, and the refusal that it stands beside. */
type StandIn<R> = KeptAt<R> & { readonly error: Refusal };

/** While it is asked once more, the refusal of before is gone and no answer has come. */
const nobodyYet = unanswered(true);

/**
 * Gives the answer that was kept where the page has none and nobody answers, or not soon: from then on until an answer comes, also while it
 * is asked once more.
 */
const useStandIn = <R>(
  document: { toString(): string },
  queryKey: QueryKey,
  query: Asked,
  keeps: boolean,
  partOf?: (answer: unknown) => R | undefined,
): StandIn<R> | undefined => {
  const place = usePlace(document, queryKey);
  const { key } = place;
  useKeeping(place, queryKey, keeps, partOf);
  const { error } = query;
  const [waited, setWaited] = useState<string>();
  const isMissing = keeps && (query.data === undefined || query.isPlaceholderData);
  const isRefused = error !== null && error.code !== OFFLINE;
  useEffect(() => {
    if (!isMissing || isRefused) setWaited(undefined);
    else if (error !== null) setWaited(key);
    else {
      const timer = setTimeout(() => setWaited(key), SOON_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [key, isMissing, isRefused, error]);
  const kept = useKept<R>(key, isMissing && !isRefused && (error !== null || waited === key));
  return kept === undefined ? undefined : { ...kept, error: error ?? nobodyYet };
};

/** `keeps`: whether the answer is worth its place on the device. Those of filters are not: there is no end to them. */
type KeepingOptions = Options & { readonly keeps: boolean };

/** As `useAsk`; where nobody answers, or not soon, the answer that this device kept, under the moment of then (`dataUpdatedAt`), beside the refusal. */
export const useAskOrKept = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  { keeps, ...options }: KeepingOptions,
) => {
  const query = useAsk(document, variables, options);
  const standIn = useStandIn<R>(document, keyOf(document, variables), query, keeps);
  return {
    error: standIn?.error ?? query.error,
    refetch: query.refetch,
    data: standIn === undefined ? query.data : standIn.value,
    dataUpdatedAt: standIn === undefined ? query.dataUpdatedAt : Date.parse(standIn.keptAt),
  };
};

/** As `useAskPages`, and of its first page as `useAskOrKept`. */
export const useAskPagesOrKept = <R, V extends { after?: string | null | undefined }, N>(
  document: Document<R, V>,
  variables: NoInfer<Omit<V, 'after'>>,
  connectionOf: Parameters<typeof useAskPages<R, V, N>>[2],
  { keeps, ...options }: KeepingOptions,
): ReturnType<typeof useAskPages<R, V, N>> => {
  const pages = useAskPages(document, variables, connectionOf, options);
  const standIn = useStandIn(
    document,
    pagesKeyOf(document, variables),
    pages,
    keeps,
    (answer) => (answer as InfiniteData<R>).pages[0],
  );
  if (standIn === undefined) return pages;
  const { edges, totalCount } = connectionOf(standIn.value);
  return {
    ...pages,
    error: standIn.error,
    data: { pages: [standIn.value] },
    dataUpdatedAt: Date.parse(standIn.keptAt),
    nodes: edges.map(({ node }) => node),
    totalCount,
    hasNextPage: false,
  } as ReturnType<typeof useAskPages<R, V, N>>;
};

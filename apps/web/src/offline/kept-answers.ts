import type { InfiniteData, QueryKey } from '@tanstack/react-query';
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
import { OFFLINE, type Refusal } from '../app/refusal.ts';
import { useViewer } from '../app/session.tsx';
import { keep, keptAt, type KeptAt } from './kept.ts';

/** Under which an account's answers are kept: `forgetAccount` finds them by the account's id. */
const useKeepingKey = (queryKey: QueryKey): string => `${useViewer().id} ${JSON.stringify(queryKey)}`;

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

/**
 * As `useAsk`, for what a form needs without a network: the last answer is kept on the device, by account, and stands until the server
 * has answered, or in its place.
 */
export const useKeptAsk = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  options: { readonly about?: readonly About[]; readonly enabled?: boolean } = {},
): R | undefined => {
  const key = useKeepingKey(keyOf(document, variables));
  const { data } = useAsk(document, variables, options);
  const before = useKept<R>(key, true);
  useEffect(() => {
    if (data !== undefined) void keep(key, data);
  }, [key, data]);
  return data ?? before?.value;
};

type Asked = {
  readonly data: unknown;
  readonly error: Refusal | null;
  readonly dataUpdatedAt: number;
};

/**
 * Keeps an answer on this device as often as it comes, and gives the one that was kept where nobody answers and the page has none. What is
 * kept is read of the cache, where no answer to another question stands in for one that is still on its way.
 */
const useStandIn = <R>(
  queryKey: QueryKey,
  { data, error, dataUpdatedAt }: Asked,
  keeps: boolean,
  partOf: (answer: unknown) => R | undefined,
): KeptAt<R> | undefined => {
  const key = useKeepingKey(queryKey);
  useEffect(() => {
    const come = keeps ? queryClient.getQueryData(queryKey) : undefined;
    const part = come === undefined ? undefined : partOf(come);
    if (part !== undefined) void keep(key, part);
    // The key stands for the query's key, and the moment for its answer.
  }, [key, keeps, dataUpdatedAt]);
  return useKept<R>(key, keeps && data === undefined && error?.code === OFFLINE);
};

/** `keeps`: whether the answer is worth its place on the device. Those of filters are not: there is no end to them. */
type KeepingOptions = Options & { readonly keeps: boolean };

/** As `useAsk`; where nobody answers, the answer that this device kept, under the moment of then (`dataUpdatedAt`), beside the refusal. */
export const useAskOrKept = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  { keeps, ...options }: KeepingOptions,
) => {
  const query = useAsk(document, variables, options);
  const standIn = useStandIn(keyOf(document, variables), query, keeps, (answer) => answer as R);
  return {
    error: query.error,
    refetch: query.refetch,
    data: query.data ?? standIn?.value,
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
    pagesKeyOf(document, variables),
    pages,
    keeps,
    (answer) => (answer as InfiniteData<R>).pages[0],
  );
  if (standIn === undefined) return pages;
  const { edges, totalCount } = connectionOf(standIn.value);
  return {
    ...pages,
    data: { pages: [standIn.value] },
    dataUpdatedAt: Date.parse(standIn.keptAt),
    nodes: edges.map(({ node }) => node),
    totalCount,
    hasNextPage: false,
  };
};

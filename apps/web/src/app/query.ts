import {
  QueryClient,
  useInfiniteQuery,
  useQueries,
  useQuery,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { ask, type Document } from './ask.ts';
import type { SubjectKind } from './enums.gql.ts';
import { isReached, onReachChange } from './reach.ts';
import { OFFLINE, Refusal } from './refusal.ts';

/** What an answer is about, so that a change of it makes the answer old: kinds of records, documents that print figures, or `FIGURES` for anything counted. */
export type About = SubjectKind | 'DOCUMENT' | 'FIGURES' | 'RECOGNITION' | 'SYSTEM';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refusal;
    queryMeta: { readonly about?: readonly About[] };
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Offline is found out by asking: what the browser says of the network is often wrong.
      networkMode: 'always',
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      // Where nobody answered it is asked again once somebody does, below; at once only where others have been answered meanwhile.
      retry: (failures, refusal) =>
        refusal.code === OFFLINE ? failures < 1 && isReached() : failures < 2 && refusal.passing,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always' },
  },
});

// The server is back: what is on screen without its answer is asked again, also the lists that otherwise keep their place.
onReachChange(() => {
  if (isReached())
    void queryClient.refetchQueries({
      type: 'active',
      predicate: ({ state: { error } }) => error instanceof Refusal && error.code === OFFLINE,
    });
});

const nameOf = (document: { toString(): string }): string =>
  /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? document.toString();

/** The key under which an answer is kept: the operation's name, then its variables. */
export const keyOf = <R, V>(document: Document<R, V>, variables?: V): QueryKey =>
  variables === undefined ? [nameOf(document)] : [nameOf(document), variables];

/** The same of a list that is asked for page by page. */
export const pagesKeyOf = <R, V>(document: Document<R, V>, variables: Omit<V, 'after'>): QueryKey => [
  ...keyOf(document),
  'pages',
  variables,
];

export type Options = {
  readonly about?: readonly About[];
  readonly enabled?: boolean;
  readonly keepPrevious?: boolean;
  /** A long list that keeps its place: asked again only when somebody says so, never by itself. */
  readonly still?: boolean;
  /** Drawn as soon as it has come, also where a slow device is busy with it: for what is drawn beside something else that changes with it. */
  readonly atOnce?: boolean;
};

/** Options as the library behind it takes them. */
export const settings = ({ about, enabled = true, keepPrevious = false, still = false }: Options) => ({
  enabled,
  ...(still ? { staleTime: Infinity, refetchOnWindowFocus: false } : {}),
  ...(about === undefined ? {} : { meta: { about } }),
  ...(keepPrevious ? { placeholderData: <T>(previous: T | undefined) => previous } : {}),
});

/**
 * An answer that has come is drawn in slices of a few milliseconds, so that a slow device goes on taking taps and keys meanwhile: by itself it
 * would be drawn at a stretch. Until then the query goes by the answer of before, also where it says that there is none yet.
 */
const useInSlices = <Q extends { readonly data: unknown; readonly isPending: boolean }>(
  key: QueryKey,
  query: Q,
): Q => {
  const { data: come } = query;
  const question = JSON.stringify(key);
  const answered = useMemo(() => ({ question, come }), [question, come]);
  const drawn = useDeferredValue(answered);
  // Never the answer to the question of before under the question of now.
  const data = drawn.question === question ? drawn.come : come;
  // What is read of a query is what it tells changes of: all else is read of the query itself.
  return Object.create(query, {
    data: { value: data, enumerable: true },
    isPending: {
      get: () => query.isPending || (data === undefined && come !== undefined),
      enumerable: true,
    },
  }) as Q;
};

/** The server's answer, asked for once and again when what it is about has changed. */
export const useAsk = <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  options: Options = {},
): UseQueryResult<R, Refusal> => {
  const queryKey = keyOf(document, variables);
  const query = useQuery<R, Refusal>({
    queryKey,
    queryFn: () => ask(document, variables),
    ...settings(options),
  } as never);
  return useInSlices(queryKey, query);
};

/** The same of several at once, in their order; undefined where there is no answer yet. */
export const useAskEach = <R, V>(
  document: Document<R, V>,
  each: readonly NoInfer<V>[],
  options: Options = {},
): readonly (R | undefined)[] =>
  useQueries({
    queries: each.map((variables) => ({
      queryKey: keyOf(document, variables),
      queryFn: () => ask(document, variables),
      ...settings(options),
    })),
  } as never).map(({ data }) => data as R | undefined);

type Connection<N> = {
  readonly edges: readonly { readonly node: N }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly totalCount?: number;
};

/** All pages of a connection that have been asked for so far, as one list. */
export const useAskPages = <R, V extends { after?: string | null | undefined }, N>(
  document: Document<R, V>,
  variables: NoInfer<Omit<V, 'after'>>,
  connectionOf: (answer: R) => Connection<N>,
  options: Options = {},
) => {
  const queryKey = pagesKeyOf(document, variables);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      ask(document, { ...variables, after: pageParam } as unknown as V),
    initialPageParam: null as string | null,
    getNextPageParam: (last: R) => {
      const { pageInfo } = connectionOf(last);
      return pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    },
    ...settings(options),
  } as never) as ReturnType<typeof useInfiniteQuery<R, Refusal, { pages: R[] }>>;
  const sliced = useInSlices(queryKey, query);
  const { data, isPending } = options.atOnce ? query : sliced;
  // Whoever counts what is there before asking for more must not count without what has come already.
  const isComing = data !== query.data;
  const pages = data?.pages ?? [];
  return {
    ...query,
    data,
    isPending,
    isFetching: query.isFetching || isComing,
    hasNextPage: query.hasNextPage && !isComing,
    nodes: pages.flatMap((page) => connectionOf(page).edges.map(({ node }) => node)),
    totalCount: pages[0] === undefined ? undefined : connectionOf(pages[0]).totalCount,
  };
};

/** A page goes on asking when it has been answered: only when for so long nothing is on its way, all that it needs first is there. */
const QUIET_MS = 300;

/** Calls back once when what has been asked so far is answered, or has failed. @returns how to call it off */
export const onceAnswered = (then: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = queryClient.getQueryCache().subscribe(() => {
    clearTimeout(timer);
    timer = queryClient.isFetching() > 0 ? undefined : setTimeout(done, QUIET_MS);
  });
  const stop = () => {
    clearTimeout(timer);
    forget();
  };
  const done = () => {
    stop();
    then();
  };
  return stop;
};

/** Whatever was answered about one of these is old now. What is on screen is asked again, the rest when it is next shown. */
export const changed = (about: readonly About[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ meta }) => (meta?.about ?? []).some((one) => about.includes(one)),
  });

/** How often it is asked how far something has come. */
const LOOK_MS = 2_000;

/** Asks again and again while something is being made: nothing that anybody recorded ends it, so nothing tells. */
export const useWatched = (
  { dataUpdatedAt, refetch }: Pick<UseQueryResult, 'dataUpdatedAt' | 'refetch'>,
  isBeingMade: boolean,
): void => {
  useEffect(() => {
    if (!isBeingMade) return undefined;
    const timer = setTimeout(() => void refetch({ cancelRefetch: false }), LOOK_MS);
    return () => clearTimeout(timer);
  }, [isBeingMade, dataUpdatedAt, refetch]);
};

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ask, type Document } from './ask.ts';
import { keyOf, settings, type Options } from './query.ts';
import type { Refusal } from './refusal.ts';

type Connection<N> = {
  readonly edges: readonly { readonly node: N }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
};

/** More rows than this are not added up on the page. */
export const MOST = 2_000;

export type Every<N> = {
  readonly nodes: readonly N[];
  /** Whether there are no more than these. */ readonly whole: boolean;
};

/** Every row of a list up to `MOST`, for sums of what the list's filter lets through: of a list, not of what is shown of it. */
export const useEvery = <R, V extends { first: number; after?: string | null | undefined }, N>(
  document: Document<R, V>,
  variables: Omit<V, 'after' | 'first'>,
  connectionOf: (answer: R) => Connection<N>,
  options: Options,
): UseQueryResult<Every<N>, Refusal> =>
  useQuery<Every<N>, Refusal>({
    queryKey: [...keyOf(document), 'every', variables],
    queryFn: async () => {
      const nodes: N[] = [];
      let after: string | null = null;
      for (;;) {
        const page = connectionOf(await ask(document, { ...variables, first: 100, after } as unknown as V));
        nodes.push(...page.edges.map(({ node }) => node));
        if (!page.pageInfo.hasNextPage) return { nodes, whole: true };
        if (nodes.length >= MOST) return { nodes, whole: false };
        after = page.pageInfo.endCursor;
      }
    },
    ...settings({ ...options, keepPrevious: true }),
  } as never);

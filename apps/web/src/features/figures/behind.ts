import type { Document } from '../../app/ask.ts';
import type { FigureEntriesQuery, FigureSubjectsQuery } from './figures.gql.ts';

export type EntriesPage = FigureEntriesQuery['ledgerEntries'];
export type SubjectsPage = FigureSubjectsQuery['figureSubjects'];

type Paged = { readonly first: number; readonly after?: string | null | undefined };

/** Where the pages of a list come from: what is asked, and where in the answer a page is. */
export type Source<Page> = {
  readonly document: Document<unknown, Paged>;
  readonly variables: Omit<Paged, 'first' | 'after'>;
  readonly pageOf: (answer: unknown) => Page;
};

/** A list does not care of which query it is a page; whoever opens it says so once. */
export const sourceOf = <R, V extends Paged, Page>(
  document: Document<R, V>,
  variables: NoInfer<Omit<V, 'first' | 'after'>>,
  pageOf: (answer: R) => Page,
): Source<Page> => ({ document, variables, pageOf }) as unknown as Source<Page>;

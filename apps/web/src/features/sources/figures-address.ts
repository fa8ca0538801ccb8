import type { AskedQuestionFragment } from './sources.gql.ts';

/** What the page of figures can be asked for by its address; a filter of anything else is none of its choices. */
const APART = new Set(['basis', 'occurred', 'organizationIds', 'chainCodes', 'regionCode']);

type Filter = {
  readonly occurred?: { readonly from?: string | null; readonly to?: string | null };
  readonly organizationIds?: readonly string[];
  readonly chainCodes?: readonly string[];
  readonly regionCode?: string;
};

type Asked = Pick<AskedQuestionFragment, 'measure' | 'basis' | 'credit' | 'distinctOf' | 'filter'> & {
  readonly keys: readonly { readonly dimension: string; readonly code: string }[];
};

/** The filter of a question, as the API takes it. */
export const filterIn = ({ filter }: Pick<Asked, 'filter'>): Filter => JSON.parse(filter) as Filter;

/**
 * What the address of the page of figures says to show the list behind this very question, as it was known at the end of a day; undefined
 * where that page cannot ask it: a link to another figure would be worse than none.
 */
export const figuresAddress = (
  question: Asked,
  known?: string,
): Readonly<Record<string, string>> | undefined => {
  const filter = filterIn(question);
  const { occurred, organizationIds = [], chainCodes = [], regionCode } = filter;
  const { keys, distinctOf } = question;
  const [first, second, ...more] = keys;
  const strange = Object.keys(filter).some((name) => !APART.has(name));
  if (strange || chainCodes.length > 1 || organizationIds.length > 20 || more.length > 0) return undefined;
  if (distinctOf !== null && first !== undefined) return undefined;
  const low = (value: string): string => value.toLowerCase();
  return {
    measure: low(question.measure),
    ...(question.basis === 'CLAIMED' ? {} : { basis: low(question.basis) }),
    ...(question.credit === 'SHARED' ? {} : { credit: low(question.credit) }),
    ...(occurred?.from ? { from: occurred.from } : {}),
    ...(occurred?.to ? { to: occurred.to } : {}),
    ...(organizationIds.length === 0 ? {} : { org: organizationIds.join(',') }),
    ...(chainCodes[0] === undefined ? {} : { chain: chainCodes[0] }),
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(known === undefined ? {} : { known }),
    // How many codes of a dimension there are is read off its rows; everything else is one figure, opened.
    ...(distinctOf === null
      ? {
          ...(first === undefined ? {} : { rows: low(first.dimension) }),
          ...(second === undefined ? {} : { cols: low(second.dimension) }),
          cell: `${first?.code ?? ''}~${second?.code ?? ''}`,
          behind: 'subjects',
        }
      : { rows: low(distinctOf) }),
  };
};

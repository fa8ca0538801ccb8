// Stands on nothing else, so that the bench's servers by hand can read the same answer.
import type { Measure } from '#platform/kernel';

/** One sum as the statement gives it, in the ledger's unit, with the codes that it is grouped by. */
export type Group = {
  readonly codes: readonly string[];
  readonly measure: Measure;
  readonly amount: string;
  readonly entries: string;
};

/**
 * All groups as one text: PostgreSQL makes it, and it is taken apart, in less time than a row or an object for each. A unit separator
 * stands between the values of a column, a record separator between columns: no code, and no number, has a control character.
 * @param codes their columns; beside them there are those of scope, amount and entries
 * @param isOfOneScope then it stands once for all
 */
export const groupsSql = (codes: readonly string[], isOfOneScope: boolean): string => {
  const each = (column: string) => `string_agg(${column}::text, chr(31))`;
  const scope = isOfOneScope ? 'min(scope)::text' : each('scope');
  return `concat_ws(chr(30), ${[...codes.map(each), scope, each('amount'), each('entries')].join(', ')})`;
};

/** The words behind numbers, as one text. */
export const wordsSql = `concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31)))`;

const columnsOf = (text: string): string[][] => text.split('\u001E').map((column) => column.split('\u001F'));

/** What a number stands for, from the answer's own words. @throws Error for one that they do not have */
export const wordOf = (words: string | null): ((number: string) => string) => {
  const [numbers = [], ids = []] = words ? columnsOf(words) : [];
  if (numbers.length !== ids.length) throw new Error('a code of the ledger has a control character');
  const known = new Map(numbers.map((number, i) => [number, ids[i]!]));
  return (number) => {
    const word = known.get(number);
    if (word === undefined) throw new Error(`the ledger has no word for ${number}`);
    return word;
  };
};

/**
 * The groups in the order in which they came; none where nothing was asked for, or nothing found. Two may be of one measure and the same codes, as
 * where its lines are of two kinds: whoever takes them adds them up.
 * @param numbered of each code whether it comes as a number
 * @param has whether a measure has the dimension at a place; what has not stands under `-`
 * @throws Error when a code has a separator
 */
export const groupsOf = (
  text: string | null,
  numbered: readonly boolean[],
  word: (number: string) => string,
  has: (measure: Measure, at: number) => boolean = () => true,
): Group[] => {
  if (!text) return [];
  const columns = columnsOf(text);
  const [scopes, amounts, entries] = columns.splice(-3) as [string[], string[], string[]];
  if (
    columns.length !== numbered.length ||
    columns.some((codes) => codes.length !== amounts.length) ||
    ![1, amounts.length].includes(scopes.length)
  )
    throw new Error('a code of the ledger has a control character');
  // What all groups of a scope have in common is asked once: there may be thousands of groups, and few scopes.
  const measures = new Map<string, { readonly measure: Measure; readonly has: readonly boolean[] }>();
  return amounts.map((amount, i) => {
    const scope = scopes[i] ?? scopes[0]!;
    let of = measures.get(scope);
    if (of === undefined) {
      // As `scopeText` joins it.
      const measure = word(scope).split('|')[2] as Measure;
      measures.set(scope, (of = { measure, has: columns.map((_, at) => has(measure, at)) }));
    }
    const { measure, has: own } = of;
    const codes = columns.map((texts, at) => (!own[at] ? '-' : numbered[at] ? word(texts[i]!) : texts[i]!));
    return { codes, measure, amount, entries: entries[i]! };
  });
};

import type { Measure } from '#platform/kernel';
import type { Rows } from '#platform/projections';
import { In } from 'typeorm';
import { contractOf } from '../contract.js';
import { codeNumbers, isTime, type CodeNumbers, type Dimension } from '../dimensions.js';
import { LedgerCodeRow } from '../ledger.rows.js';
import { Where, type FigureQuery } from './figure-query.js';
import type { KeyInput } from './figures.types.js';
import { daysOf } from './periods.js';

/**
 * The WHERE of a row's entries: that of its totals, narrowed to the row's keys. A balance at a period's end is all that came before it.
 * @param also a dimension that the entries are grouped by besides
 * @throws BAD_USER_INPUT with the field, for a code that is no period
 */
export const entriesWhere = (
  query: FigureQuery,
  measure: Measure,
  keys: readonly KeyInput[],
  also?: Dimension,
): Where => {
  const stock = contractOf(measure).flow === 'STOCK';
  const by = [...keys.map(({ dimension }) => dimension), ...(also === undefined ? [] : [also])];
  const where = new Where(query, by, [measure]).days(
    stock ? undefined : query.from,
    stock ? (query.to ?? query.stockTo) : query.to,
  );
  keys.forEach(({ dimension, code }, i) => {
    if (dimension === 'HUB') return void where.hub(code);
    if (!isTime(dimension)) return void where.code(dimension, code);
    const { from, to } = daysOf(dimension, code, `keys.${i}.code`);
    where.days(stock ? undefined : from, to);
  });
  return where;
};

/** The codes behind the numbers of some rows. A number is given once, so they may be asked for after the rows. */
export const codesOfRows = async (
  from: Pick<Rows, 'of'>,
  rows: readonly (CodeNumbers & { readonly scope: number })[],
): Promise<(number: number) => string> => {
  const numbered = ['scope', ...codeNumbers] as const;
  const numbers = [...new Set(rows.flatMap((row) => numbered.map((property) => row[property])))];
  const found = numbers.length === 0 ? [] : await from.of(LedgerCodeRow).findBy({ number: In(numbers) });
  const known = new Map(found.map(({ id, number }) => [number, id]));
  return (number) => {
    const code = known.get(number);
    if (code === undefined) throw new Error(`the ledger has no word for ${number}`);
    return code;
  };
};

import type { Measure } from '#platform/kernel';
import { contractOf } from '../contract.js';
import { codeSql, isTime } from '../dimensions.js';
import { Where, type FigureQuery } from './figure-query.js';
import type { KeyInput } from './figures.types.js';
import { daysOf } from './periods.js';

/**
 * The WHERE of a row's entries: that of its totals, narrowed to the row's keys. A balance at a period's end is all that came before it.
 * @throws BAD_USER_INPUT with the field, for a code that is no period
 */
export const entriesWhere = (query: FigureQuery, measure: Measure, keys: readonly KeyInput[]): Where => {
  const stock = contractOf(measure).flow === 'STOCK';
  const by = keys.map(({ dimension }) => dimension);
  const where = new Where(query, by, [measure]).days(stock ? undefined : query.from, query.to);
  keys.forEach(({ dimension, code }, i) => {
    if (dimension === 'HUB') return void where.hub(code);
    if (!isTime(dimension)) return void where.and((p) => `${codeSql(dimension)} = ${p}`, code);
    const { from, to } = daysOf(dimension, code, `keys.${i}.code`);
    where.days(stock ? undefined : from, to);
  });
  return where;
};

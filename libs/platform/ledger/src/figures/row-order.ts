import { badField, type CalendarDate, type Measure } from '#platform/kernel';
import { isTime, type Dimension } from '../dimensions.js';
import type { RowOrder } from '../enums.js';
import { zero, type SummedRow } from './balances.js';
import type { FigureQuery } from './figure-query.js';
import { daysOf, finest, periodOf, periods } from './periods.js';

type Rows = readonly SummedRow[];

/** Rows that an answer may have at most. */
export const MOST_ROWS = 10_000;

const keyOf = (codes: readonly string[]) => codes.join('|');

/** Rows in the order asked for: by the first measure, descending, then by key; or by their codes alone, so that periods follow each other. */
export const inOrder = (rows: Rows, order: RowOrder, [first]: readonly Measure[]): Rows =>
  rows.toSorted((a, b) => {
    const [x, y] = [a.sums.get(first!)!.amount, b.sums.get(first!)!.amount];
    if (order === 'VALUE' && x !== y) return x > y ? -1 : 1;
    const [k, l] = [keyOf(a.codes), keyOf(b.codes)];
    return k < l ? -1 : k > l ? 1 : 0;
  });

/**
 * Rows with a row of zeros for each period that has none: in the range that was asked for, and where it has no end in that of what was
 * found. Up to today where nothing was recorded ahead, since no period to come has a figure.
 * @throws BAD_USER_INPUT FILL_TOO_LARGE on `fill` for more rows than any answer has
 */
export const filled = (
  rows: Rows,
  groupBy: readonly Dimension[],
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
  measures: readonly Measure[],
  today: CalendarDate,
): Rows => {
  const timed = groupBy.filter(isTime);
  if (timed.length === 0) return rows;
  const fine = finest(timed);
  const at = groupBy.indexOf(fine);
  const firstDay = (period: string) => daysOf(fine, period, 'period').from;
  const found = rows.map(({ codes }) => firstDay(codes[at]!)).toSorted();
  const [first, last] = [found[0], found.at(-1)];
  const soFar = to !== undefined && to > today ? today : to;
  const begin = from ?? first;
  const end = last !== undefined && (soFar === undefined || last > soFar) ? last : soFar;
  if (begin === undefined || end === undefined || begin > end) return rows;

  const rest = ({ codes }: Rows[number]) => codes.filter((_, i) => !isTime(groupBy[i]!));
  const others = new Map(rows.map((row) => [keyOf(rest(row)), rest(row)]));
  if (timed.length === groupBy.length) others.set('', []);
  const shown = periods(fine, begin, end);
  if (shown.length * others.size > MOST_ROWS) badField('fill', 'FILL_TOO_LARGE', `at most ${MOST_ROWS} rows`);
  const byKey = new Map(rows.map((row) => [keyOf(row.codes), row]));
  const nothing = new Map(measures.map((measure) => [measure, zero]));
  for (const codes of others.values())
    for (const period of shown) {
      let next = 0;
      const all = groupBy.map((d) => (isTime(d) ? periodOf(d, firstDay(period)) : codes[next++]!));
      if (!byKey.has(keyOf(all))) byKey.set(keyOf(all), { codes: all, sums: nothing });
    }
  return [...byKey.values()];
};

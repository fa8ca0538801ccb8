import { dateOf, type CalendarDate, type Measure } from '#platform/kernel';
import type { Rows } from '#platform/projections';
import { hasDimension } from '../contract.js';
import type { Dimension } from '../dimensions.js';
import { added, balances, sumOf, zero, type Placed, type Sum, type SummedRow } from './balances.js';
import { rowsOverlap, type FigureQuery } from './figure-query.js';
import { groupsOf, wordOf, type Group } from './groups.js';
import { inOrder } from './row-order.js';
import { numberedOf, totalsStatement, type Answer } from './totals-statement.js';

export type Totalled = {
  readonly rows: readonly SummedRow[];
  readonly grand: ReadonlyMap<Measure, Sum>;
  /** Ordinal and moment of the log that the sums stand at. */
  readonly seq: number;
  readonly knownAt: string;
};

/**
 * Sums the ledger by any mix of dimensions, with the position the sums stand at.
 * @param today the day on which balances by periods end
 */
export const totals = async (
  from: Pick<Rows, 'statement'>,
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
  today: CalendarDate = dateOf(new Date()),
): Promise<Totalled> => {
  const [answer] = await from.statement<Answer>(totalsStatement(query, measures, groupBy));
  return totalled(answer!, query, measures, groupBy, today);
};

/** What the statement answered, as rows by their first measure, descending, then by key. */
const totalled = (
  { seq, known_at: knownAt, ...answer }: Answer,
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
  today: CalendarDate,
): Totalled => {
  const [word, numbered] = [wordOf(answer.words), numberedOf(groupBy)];
  const has = (measure: Measure, at: number) => hasDimension(measure, groupBy[at]!);
  const [flows, stocks] = [answer.flow, answer.stock].map((text) => groupsOf(text, numbered, word, has)) as [
    Group[],
    Group[],
  ];
  const rows = new Map<string, { codes: readonly string[]; sums: Map<Measure, Sum> }>();
  const booked: readonly Placed[] = [
    ...flows.map((group) => ({ ...group, sum: sumOf(group) })),
    ...balances(stocks, groupBy, query, today),
  ];
  for (const { codes, measure, sum } of booked) {
    const key = codes.join('|');
    const row = rows.get(key) ?? { codes, sums: new Map(measures.map((m) => [m, zero])) };
    rows.set(key, row);
    row.sums.set(measure, added(row.sums.get(measure)!, sum));
  }
  const whole = rowsOverlap(query, groupBy)
    ? (answer.grand ?? '').split('\u001D').flatMap((text) => groupsOf(text, [], word))
    : [...flows, ...stocks];
  const grand = new Map(measures.map((m) => [m, zero]));
  for (const group of whole) grand.set(group.measure, added(grand.get(group.measure) ?? zero, sumOf(group)));

  return {
    rows: groupBy.length === 0 ? [] : inOrder([...rows.values()], 'VALUE', measures),
    grand,
    seq: Number(seq ?? 0),
    knownAt,
  };
};

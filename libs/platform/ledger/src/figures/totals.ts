import type { Measure } from '#platform/kernel';
import type { Rows } from '#platform/projections';
import type { Dimension } from '../dimensions.js';
import { added, balances, sumOf, zero, type Placed, type Sum } from './balances.js';
import { rowsOverlap, type FigureQuery } from './figure-query.js';
import { groupsOf } from './groups.js';
import { totalsStatement, type Answer } from './totals-statement.js';

export type Totalled = {
  /** By the codes of the group's dimensions, in their order; every measure has a sum. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly sums: ReadonlyMap<Measure, Sum> }[];
  readonly grand: ReadonlyMap<Measure, Sum>;
  /** Ordinal and moment of the log that the sums stand at. */
  readonly seq: number;
  readonly knownAt: string;
};

/** Sums the ledger by any mix of dimensions, from its rollups, with the position they stand at. */
export const totals = async (
  from: Pick<Rows, 'statement'>,
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
): Promise<Totalled> => {
  const [answer] = await from.statement<Answer>(totalsStatement(query, measures, groupBy));
  return totalled(answer!, query, measures, groupBy);
};

/** What the statement answered, as rows by their first measure, descending, then by key. */
const totalled = (
  { seq, known_at: knownAt, ...answer }: Answer,
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
): Totalled => {
  const [flows, stocks] = [groupsOf(answer.flow, groupBy.length), groupsOf(answer.stock, groupBy.length)];
  const rows = new Map<string, { codes: readonly string[]; sums: Map<Measure, Sum> }>();
  const booked: readonly Placed[] = [
    ...flows.map((group) => ({ ...group, sum: sumOf(group) })),
    ...balances(stocks, groupBy, query),
  ];
  for (const { codes, measure, sum } of booked) {
    const key = codes.join('|');
    const row = rows.get(key) ?? { codes, sums: new Map(measures.map((m) => [m, zero])) };
    rows.set(key, row);
    row.sums.set(measure, sum);
  }
  const whole = rowsOverlap(query, groupBy)
    ? (answer.grand ?? '').split('\u001D').flatMap((text) => groupsOf(text, 0))
    : [...flows, ...stocks];
  const grand = new Map(measures.map((m) => [m, zero]));
  for (const group of whole) grand.set(group.measure, added(grand.get(group.measure) ?? zero, sumOf(group)));

  const first = measures[0]!;
  const sorted = [...rows].toSorted(([k, a], [l, b]) => {
    const [x, y] = [a.sums.get(first)!.amount, b.sums.get(first)!.amount];
    return x !== y ? (x > y ? -1 : 1) : k < l ? -1 : k > l ? 1 : 0;
  });
  return {
    rows: groupBy.length === 0 ? [] : sorted.map(([, row]) => row),
    grand,
    seq: Number(seq ?? 0),
    knownAt,
  };
};

import { dateOf, type Measure } from '#platform/kernel';
import { isTime, type Dimension } from '../dimensions.js';
import type { FigureQuery } from './figure-query.js';
import type { Group } from './groups.js';
import { daysOf, finest, periodOf, periods } from './periods.js';

/** A sum in the ledger's unit, and how many entries it is of. */
export type Sum = { readonly amount: bigint; readonly entries: number };
/** A sum by the codes of a group's dimensions. */
export type Placed = { readonly codes: readonly string[]; readonly measure: Measure; readonly sum: Sum };
/** A row by the codes of a group's dimensions, in their order; every measure has a sum. */
export type SummedRow = { readonly codes: readonly string[]; readonly sums: ReadonlyMap<Measure, Sum> };

export const zero: Sum = { amount: 0n, entries: 0 };
export const added = (a: Sum, b: Sum): Sum => ({
  amount: a.amount + b.amount,
  entries: a.entries + b.entries,
});
export const sumOf = ({ amount, entries }: Group): Sum => ({
  amount: BigInt(amount),
  entries: Number(entries),
});

/**
 * The balance of STOCK measures at each period's end so far, or at the end of the range where no period is asked for.
 * @param groups movements by the finest of the periods asked for; where two are asked for, under either's code
 */
export const balances = (
  groups: readonly Group[],
  groupBy: readonly Dimension[],
  { from, to }: Pick<FigureQuery, 'from' | 'to'>,
  today = dateOf(new Date()),
): Placed[] => {
  const timed = groupBy.filter(isTime);
  if (timed.length === 0 || groups.length === 0)
    return groups.map((group) => ({ ...group, sum: sumOf(group) }));
  const fine = finest(timed);
  const time = groupBy.findIndex(isTime);
  const firstDay = (period: string) => daysOf(fine, period, 'period').from;
  const moved = new Map<string, { measure: Measure; codes: string[]; byPeriod: Map<string, Sum> }>();
  for (const group of groups) {
    const codes = group.codes.filter((_, i) => !isTime(groupBy[i]!));
    const key = [group.measure, ...codes].join('|');
    const found = moved.get(key) ?? { measure: group.measure, codes, byPeriod: new Map<string, Sum>() };
    moved.set(key, found);
    const period = group.codes[time]!;
    found.byPeriod.set(period, added(found.byPeriod.get(period) ?? zero, sumOf(group)));
  }
  // From the first movement on; up to now, or to the last movement where some were recorded ahead: a far end of the range makes no rows.
  const days = groups.map((group) => firstDay(group.codes[time]!)).toSorted();
  const [begin, last] = [days[0]!, days.at(-1)!];
  const reached = last > today ? last : today;
  const end = to !== undefined && to < reached ? to : reached;
  const shown = new Set(periods(fine, from !== undefined && from > begin ? from : begin, end));

  return [...moved.values()].flatMap(({ measure, codes, byPeriod }) => {
    const ends = new Map<string, Placed>();
    let sum = zero;
    for (const period of periods(fine, begin, end)) {
      sum = added(sum, byPeriod.get(period) ?? zero);
      if (!shown.has(period) || sum.entries === 0) continue;
      let rest = 0;
      const at = groupBy.map((d) => (isTime(d) ? periodOf(d, firstDay(period)) : codes[rest++]!));
      ends.set(at.join('|'), { codes: at, measure, sum }); // the last fine period of a coarser one stands
    }
    return [...ends.values()];
  });
};

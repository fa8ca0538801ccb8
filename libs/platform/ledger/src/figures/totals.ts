import { hash } from 'node:crypto';
import type { Statement } from '#platform/database';
import { instant } from '#platform/event-store';
import { dateOf, type Measure } from '#platform/kernel';
import type { Rows } from '#platform/projections';
import { contract } from '../contract.js';
import { projectionOf } from '../rule.js';
import { codeSql, isTime, periods, type Dimension, type TimeDimension } from './dimension.js';
import { grandBy, rowsOverlap, Where, type FigureQuery } from './figure-query.js';
import { groupsOf, groupsSql, type Group } from './groups.js';

/** A sum in the ledger's unit, and how many entries it is of. */
export type Sum = { readonly amount: bigint; readonly entries: number };
export type Totalled = {
  /** By the codes of the group's dimensions, in their order; every measure has a sum. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly sums: ReadonlyMap<Measure, Sum> }[];
  readonly grand: ReadonlyMap<Measure, Sum>;
  /** Ordinal and moment of the log that the sums stand at. */
  readonly seq: number;
  readonly knownAt: string;
};

const zero: Sum = { amount: 0n, entries: 0 };

type Answer = {
  seq: string | null;
  known_at: string;
  flow: string | null;
  stock: string | null;
  grand: string | null;
};

// Planning takes as long as summing some hundred places. Shapes are few in practice; whoever asks for more of them, to fill the server's
// memory with plans, is answered without.
const named = new Map<string, string>();
const mostNamed = 100;
const nameOf = (text: string): string | undefined => {
  if (!named.has(text) && named.size < mostNamed)
    named.set(text, `totals-${hash('sha256', text).slice(0, 16)}`);
  return named.get(text);
};

// Where `Where.hubRows` has joined them.
const hubRow = 'hub.code';

/**
 * The one statement, and so one snapshot, that `totals` reads the sums and their position with. Not prepared where days are asked for: a
 * plan for any days would not know how many rows they have.
 */
export const totalsStatement = (
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
): Statement => {
  const stock = measures.filter((m) => contract[m].flow === 'STOCK');
  const flow = measures.filter((m) => contract[m].flow === 'FLOW');
  const params: unknown[] = [projectionOf(query.ruleId)];
  const grouped = (
    of: readonly Measure[],
    days: { from?: string | undefined; to?: string | undefined },
    by: readonly string[],
    needsDays: boolean,
    where: Where,
  ): string => {
    if (of.length === 0) return 'select null';
    const place = (value: unknown) => `$${params.push(value)}`;
    const conditions = where.sql(params.length);
    const hubs = by.includes(hubRow) ? where.hubRows(params.length) : '';
    params.push(...where.params);
    const rows =
      needsDays || days.from !== undefined || days.to !== undefined
        ? `views.ledger_total as at join (${movements(days.from, days.to, place)}) as moved on moved.place_id = at.id`
        : 'views.ledger_total as moved';
    const named = by.map((sql, i) => `${sql} as code_${i}`);
    const columns = [...by.map((_, i) => `code_${i}`), 'measure', 'amount', 'entries'];
    return `select ${groupsSql(columns)}
      from (select ${[...named, 'measure'].join(', ')}, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from ${rows} ${hubs} where ${conditions} group by ${['measure', ...by].join(', ')}) as grouped`;
  };
  const timed = groupBy.filter(isTime);
  const codeOf = (d: Dimension) => (d === 'HUB' ? hubRow : codeSql(d));
  const codes = groupBy.map(codeOf);
  // A balance by periods is summed up from the movements of the finest of them.
  const stockCodes = groupBy.map((d) => (isTime(d) ? codeSql(finest(timed)) : codeOf(d)));
  const where = (of: readonly Measure[]) => new Where(query, groupBy, of);
  const flowSql = grouped(flow, query, codes, timed.length > 0, where(flow));
  const stockSql = grouped(stock, { to: query.to }, stockCodes, timed.length > 0, where(stock));
  const whole = (of: readonly Measure[]) => new Where(query, grandBy(query, groupBy), of);
  const grandSql = rowsOverlap(query, groupBy)
    ? `select concat_ws(chr(29), (${grouped(flow, query, [], false, whole(flow))}), (${grouped(stock, { to: query.to }, [], false, whole(stock))}))`
    : 'select null';
  const text = `with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select ${instant('i.known_at')} from log.log_index i, stands s where i.seq = s.seq),
         (select ${instant('created_at')} from log.log_info)) as known_at,
       (${flowSql}) as flow, (${stockSql}) as stock, (${grandSql}) as grand`;
  const name = query.from === undefined && query.to === undefined ? nameOf(text) : undefined;
  return { text, values: params, ...(name === undefined ? {} : { name }) };
};

/** Sums the ledger by any mix of dimensions, from its rollups, with the position they stand at. */
export const totals = async (
  from: Pick<Rows, 'statement'>,
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
): Promise<Totalled> => {
  const [row] = await from.statement<Answer>(totalsStatement(query, measures, groupBy));
  const [flows, stocks] = [groupsOf(row!.flow, groupBy.length), groupsOf(row!.stock, groupBy.length)];

  const sums = new Map<string, { codes: string[]; sums: Map<Measure, Sum> }>();
  const grand = new Map<Measure, Sum>(measures.map((m) => [m, zero]));
  const book = (at: string[], measure: Measure, sum: Sum) => {
    const key = at.join('|');
    let found = sums.get(key);
    if (!found) sums.set(key, (found = { codes: at, sums: new Map() }));
    found.sums.set(measure, sum);
  };
  const addUp = (measure: Measure, { amount, entries }: Sum) => {
    const before = grand.get(measure) ?? zero;
    grand.set(measure, { amount: before.amount + amount, entries: before.entries + entries });
  };
  const sumOf = ({ amount, entries }: Group): Sum => ({ amount: BigInt(amount), entries: Number(entries) });
  for (const group of flows) book(group.codes, group.measure, sumOf(group));
  const whole = rowsOverlap(query, groupBy)
    ? (row!.grand ?? '').split('\u001D').flatMap((text) => groupsOf(text, 0))
    : [...flows, ...stocks];
  for (const group of whole) addUp(group.measure, sumOf(group));
  for (const { codes: at, measure, sum } of balances(stocks, groupBy, query)) book(at, measure, sum);

  const first = measures[0]!;
  const rows = [...sums.values()].map(({ codes: at, sums: found }) => ({
    codes: at,
    sums: new Map(measures.map((m) => [m, found.get(m) ?? zero])),
  }));
  rows.sort((a, b) => {
    const [x, y] = [a.sums.get(first)!.amount, b.sums.get(first)!.amount];
    if (x !== y) return x > y ? -1 : 1;
    const [k, l] = [a.codes.join('|'), b.codes.join('|')];
    return k < l ? -1 : k > l ? 1 : 0;
  });
  return {
    rows: groupBy.length === 0 ? [] : rows,
    grand,
    seq: Number(row!.seq ?? 0),
    knownAt: row!.known_at,
  };
};

/**
 * What moved on the days of a range, as SQL: whole months from the months, the days at its ends from the days. A group by months or
 * longer finds every row in its period.
 */
const movements = (
  from: string | undefined,
  to: string | undefined,
  param: (value: string) => string,
): string => {
  const rows = (table: 'day' | 'month', bounds: readonly string[]) =>
    `select place_id, occurred_on, amount, entries from views.ledger_${table}${bounds.length > 0 ? ` where ${bounds.join(' and ')}` : ''}`;
  // Ids begin with the day or the month, and '~' comes after every digit and letter that may follow it.
  const since = (start: string) => `id >= ${param(start)}`;
  const past = (start: string) => `id > ${param(`${start}/~`)}`;
  const before = (start: string) => `id < ${param(start)}`;
  const until = (start: string) => `id <= ${param(`${start}/~`)}`;

  const lastDay = (day: string) =>
    new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
  const begins = from === undefined || from.endsWith('-01');
  const ends = to === undefined || to === lastDay(to);
  const [first, last] = [from?.slice(0, 7), to?.slice(0, 7)];
  if (first !== undefined && last !== undefined && (first > last || (first === last && !(begins && ends))))
    return rows('day', [since(from!), until(to!)]);
  return [
    ...(begins ? [] : [rows('day', [since(from), until(lastDay(from))])]),
    rows('month', [
      ...(first === undefined ? [] : [begins ? since(first) : past(first)]),
      ...(last === undefined ? [] : [ends ? until(last) : before(last)]),
    ]),
    ...(ends ? [] : [rows('day', [since(`${last}-01`), until(to)])]),
  ].join(' union all ');
};

const finest = (timed: readonly TimeDimension[]): TimeDimension =>
  timed.includes('MONTH') ? 'MONTH' : timed.includes('QUARTER') ? 'QUARTER' : 'YEAR';

/** The balance of STOCK measures at each period's end so far, or at the end of the range where no period is asked. */
const balances = (
  groups: readonly Group[],
  groupBy: readonly Dimension[],
  query: FigureQuery,
): { codes: string[]; measure: Measure; sum: Sum }[] => {
  const timed = groupBy.filter(isTime);
  if (timed.length === 0)
    return groups.map((g) => ({
      codes: g.codes,
      measure: g.measure,
      sum: { amount: BigInt(g.amount), entries: Number(g.entries) },
    }));
  const fine = finest(timed);
  const place = groupBy.findIndex((d) => isTime(d));
  const movements = new Map<string, { measure: Measure; codes: string[]; byPeriod: Map<string, Sum> }>();
  const moved = groups.map((g) => g.codes[place]!).toSorted();
  for (const g of groups) {
    const period = g.codes[place]!;
    const codes = g.codes.filter((_, i) => !isTime(groupBy[i]!));
    const key = [g.measure, ...codes].join('|');
    let found = movements.get(key);
    if (!found) movements.set(key, (found = { measure: g.measure, codes, byPeriod: new Map() }));
    const before = found.byPeriod.get(period) ?? zero;
    found.byPeriod.set(period, {
      amount: before.amount + BigInt(g.amount),
      entries: before.entries + Number(g.entries),
    });
  }
  if (moved.length === 0) return [];
  // From the first movement on; up to now, or to the last movement where some were recorded ahead: a far end of the range makes no rows.
  const begin = firstDayOf(moved[0]!);
  const today = dateOf(new Date());
  const last = firstDayOf(moved.at(-1)!);
  const reached = last > today ? last : today;
  const end = query.to !== undefined && query.to < reached ? query.to : reached;
  const all = periods(fine, begin, end);
  const shown = new Set(
    periods(fine, query.from !== undefined && query.from > begin ? query.from : begin, end),
  );
  const out: { codes: string[]; measure: Measure; sum: Sum }[] = [];
  for (const { measure, codes, byPeriod } of movements.values()) {
    let [amount, entries] = [0n, 0];
    const ends = new Map<string, { codes: string[]; sum: Sum }>();
    for (const period of all) {
      const movement = byPeriod.get(period) ?? zero;
      amount += movement.amount;
      entries += movement.entries;
      if (!shown.has(period) || entries === 0) continue;
      let rest = 0;
      const at = groupBy.map((d) => (isTime(d) ? coarse(d, period) : codes[rest++]!));
      ends.set(at.join('|'), { codes: at, sum: { amount, entries } }); // the last fine period of a coarser one stands
    }
    for (const { codes: at, sum } of ends.values()) out.push({ codes: at, measure, sum });
  }
  return out;
};

const firstDayOf = (period: string): string =>
  period.length === 4
    ? `${period}-01-01`
    : period.includes('Q')
      ? `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3 - 2).padStart(2, '0')}-01`
      : `${period}-01`;

const coarse = (dimension: TimeDimension, period: string): string => {
  const month = Number(firstDayOf(period).slice(5, 7));
  return dimension === 'YEAR'
    ? period.slice(0, 4)
    : dimension === 'QUARTER'
      ? `${period.slice(0, 4)}-Q${Math.ceil(month / 3)}`
      : period.slice(0, 7);
};

import { hash } from 'node:crypto';
import type { Statement } from '#platform/database';
import { instant } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { contractOf } from '../contract.js';
import { codeSql, isTime, type Dimension } from '../dimensions.js';
import { projectionOf } from '../rule.js';
import { grandBy, rowsOverlap, Where, type FigureQuery } from './figure-query.js';
import { groupsSql } from './groups.js';
import { finest } from './periods.js';

/** What the statement answers: groups as `groupsOf` takes them apart. */
export type Answer = {
  readonly seq: string | null;
  readonly known_at: string;
  readonly flow: string | null;
  readonly stock: string | null;
  readonly grand: string | null;
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
  const stock = measures.filter((m) => contractOf(m).flow === 'STOCK');
  const flow = measures.filter((m) => contractOf(m).flow === 'FLOW');
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

import { hash } from 'node:crypto';
import type { Statement } from '#platform/database';
import { begunAt, instant } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { contractOf } from '../contract.js';
import { codeSql, isTime, type Dimension } from '../dimensions.js';
import { ledgerName } from '../rule.js';
import { codeTable, grandBy, isSummed, rowsOverlap, Where, type FigureQuery } from './figure-query.js';
import { groupsSql, wordsSql } from './groups.js';
import { finest } from './periods.js';

/** What the statement answers: groups as `groupsOf` takes them apart. */
export type Answer = {
  readonly seq: string | null;
  readonly known_at: string;
  readonly flow: string | null;
  readonly stock: string | null;
  readonly grand: string | null;
  readonly words: string | null;
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

// Where `Where.hubRows` has them.
const hubRow = 'code';

/** All that the kept sums are by, but for hubs: an organization has a row more for each place that it ever had below others, which is seldom. */
const keptBy = (['ORGANIZATION', 'INDUSTRY_CHAIN'] as const).map(codeSql);

/** Which of the codes of a group come as numbers: hubs come as they are, and periods. */
export const numberedOf = (groupBy: readonly Dimension[]): readonly boolean[] =>
  groupBy.map((dimension) => dimension !== 'HUB' && !isTime(dimension));

/**
 * The one statement, and so one snapshot, that `totals` reads the sums, their words and their position with: from the kept sums what they
 * have, and all else from the entries.
 */
export const totalsStatement = (
  query: FigureQuery,
  measures: readonly Measure[],
  groupBy: readonly Dimension[],
): Statement => {
  const stock = measures.filter((m) => contractOf(m).flow === 'STOCK');
  const flow = measures.filter((m) => contractOf(m).flow === 'FLOW');
  const params: unknown[] = [ledgerName];
  const parts: string[] = [];
  const summed: string[] = [];
  /** Sums by some codes, as a part of the statement: all groups as one text, and the numbers in it. Gives what is answered of it. */
  const grouped = (
    name: string,
    of: readonly Measure[],
    days: { from?: string | undefined; to?: string | undefined },
    by: readonly string[],
    where: Where,
  ): string => {
    if (of.length === 0) return 'null';
    const isKept =
      days.from === undefined && days.to === undefined && where.isOfSums && groupBy.every(isSummed);
    where.days(days.from, days.to);
    const conditions = where.sql(params.length);
    const hubs = by.includes(hubRow) ? where.hubRows(params.length) : undefined;
    params.push(...where.params);
    const lines = `${isKept ? 'views.ledger_sum' : 'views.ledger_entry'} where ${conditions}`;
    const entries = isKept ? 'sum(entries)' : 'count(*)';
    const codes = by.map((_, i) => `code_${i}`);
    const named = by.map((sql, i) => `${sql} as code_${i}`);
    const sums = (columns: readonly string[], by: readonly string[], from: string, entries: string) =>
      `select ${[...columns, 'scope'].join(', ')}, sum(amount) as amount, ${entries} as entries
        from ${from} group by ${['scope', ...by].join(', ')}`;
    let groups: string;
    if (hubs !== undefined) {
      // A line stands in the rows of several hubs: it is summed with others of its place first, which are few.
      const others = by.flatMap((sql, i) => (sql === hubRow ? [] : [[sql, `code_${i}`] as const]));
      const place = ['organization', 'hub', 'hub_path'];
      const columns = [...place, ...others.map(([sql, code]) => `${sql} as ${code}`)];
      const placed = by.map((sql, i) => (sql === hubRow ? 'code' : `code_${i}`));
      parts.push(
        `${name}_lines as materialized (${sums(columns, [...place, ...others.map(([sql]) => sql)], lines, entries)})`,
        `${name}_hubs as materialized (${hubs})`,
      );
      groups = sums(
        placed.map((sql, i) => `${sql} as code_${i}`),
        placed,
        `${name}_lines join ${name}_hubs using (scope, ${place.join(', ')})`,
        'sum(entries)',
      );
    } else if (isKept && keptBy.every((sql) => by.includes(sql)))
      // Nearly each of them is a group already, and grouping a thousand takes a quarter of the time: whoever takes groups adds them up.
      groups = `select ${[...named, 'scope'].join(', ')}, amount, entries from ${lines}`;
    else groups = sums(named, by, lines, entries);
    // Each code is looked up among them: of entries, which have more groups than codes, each number stands but once.
    const all = (column: string) => `array_agg(${isKept ? '' : 'distinct '}${column})`;
    const numbers = [
      where.isOfOneScope ? 'array[min(scope)]' : all('scope'),
      ...codes.filter((_, i) => numberedOf(groupBy)[i]).map(all),
    ];
    parts.push(
      `${name} as materialized (select ${groupsSql(codes, where.isOfOneScope)} as groups, ${numbers.join(' || ')} as numbers
        from (${groups}) as sums)`,
    );
    summed.push(name);
    return `select groups from ${name}`;
  };
  const timed = groupBy.filter(isTime);
  const codeOf = (d: Dimension) => (d === 'HUB' ? hubRow : codeSql(d));
  const codes = groupBy.map(codeOf);
  // A balance by periods is summed up from the movements of the finest of them.
  const stockCodes = groupBy.map((d) => (isTime(d) ? codeSql(finest(timed)) : codeOf(d)));
  const upTo = { to: query.to ?? query.stockTo };
  const where = (of: readonly Measure[]) => new Where(query, groupBy, of);
  const flowSql = grouped('flow', flow, query, codes, where(flow));
  const stockSql = grouped('stock', stock, upTo, stockCodes, where(stock));
  const whole = (of: readonly Measure[]) => new Where(query, grandBy(query, groupBy), of);
  const grandSql = rowsOverlap(query, groupBy)
    ? `select concat_ws(chr(29), (${grouped('grand_flow', flow, query, [], whole(flow))}), (${grouped('grand_stock', stock, upTo, [], whole(stock))}))`
    : 'null';
  const text = `with stands as (select c.seq from log.checkpoint c where c.name = $1),
     ${parts.join(',\n     ')}
     select (select seq from stands) as seq,
       coalesce((select ${instant('i.known_at')} from log.log_index i, stands s where i.seq = s.seq),
         (select ${begunAt} from log.log_info l)) as known_at,
       (${flowSql}) as flow, (${stockSql}) as stock, (${grandSql}) as grand,
       (select ${wordsSql} from ${codeTable} where number = any('{}'::int[]${summed.map((name) => ` || (select numbers from ${name})`).join('')})) as words`;
  const name = query.from === undefined && query.to === undefined ? nameOf(text) : undefined;
  return { text, values: params, ...(name === undefined ? {} : { name }) };
};

import type { Statement } from '#platform/database';
import { begunAt, instant } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { hasDimension } from '../contract.js';
import { codeSql, isTime, NONE, type Dimension } from '../dimensions.js';
import { ledgerName } from '../rule.js';
import { entriesWhere } from './entries.js';
import { codeTable, type FigureQuery } from './figure-query.js';
import type { KeyInput } from './figures.types.js';

/** What one question of the statement comes to, and what all of them stand at. */
export type AnsweredSums = {
  readonly n: number;
  readonly amount: string;
  readonly entries: number;
  readonly codes: number | null;
  readonly seq: string | null;
  readonly known_at: string;
};

/** One statement, and so one snapshot, with the sums of all questions and the position that they stand at. */
export const answersStatement = (
  asked: readonly {
    readonly query: FigureQuery;
    readonly of: {
      readonly measure: Measure;
      readonly keys: readonly KeyInput[];
      readonly distinctOf?: Dimension | undefined;
    };
  }[],
): Statement => {
  const values: unknown[] = [ledgerName];
  const parts = asked.map(({ query, of: { measure, keys, distinctOf } }, n) => {
    const where = entriesWhere(query, measure, keys, distinctOf);
    const conditions = where.sql(values.length);
    const hubs = distinctOf === 'HUB' ? where.hubRows(values.length) : undefined;
    values.push(...where.params);
    if (distinctOf === undefined)
      return `select ${n} as n, coalesce(sum(amount), 0)::text as amount, count(*)::int as entries, null::int as codes
        from views.ledger_entry where ${conditions}`;
    const place = 'scope, organization, hub, hub_path';
    const none =
      distinctOf === 'HUB'
        ? `'${NONE}'`
        : isTime(distinctOf)
          ? 'null'
          : `(select number from ${codeTable} where id = '${NONE}')`;
    // One that was kept before the column of kinds had other kinds: as before, what it counts is of none.
    const own = hasDimension(measure, distinctOf) ? codeSql(distinctOf) : none;
    const [code, from] =
      hubs === undefined
        ? [own, `views.ledger_entry where ${conditions}`]
        : [
            'code',
            `(select * from views.ledger_entry where ${conditions}) as line join (${hubs}) as at using (${place})`,
          ];
    return `select ${n} as n, coalesce(sum(amount), 0)::text as amount, coalesce(sum(entries), 0)::int as entries,
        (count(*) filter (where amount <> 0 and code is distinct from ${none}))::int as codes
      from (select ${code} as code, sum(amount) as amount, count(*) as entries from ${from} group by 1) as by_code`;
  });
  const text = `with stands as (select c.seq from log.checkpoint c where c.name = $1),
     answers as (${parts.join('\n     union all ')})
     select answers.*, (select seq from stands) as seq,
       coalesce((select ${instant('i.known_at')} from log.log_index i, stands s where i.seq = s.seq),
         (select ${begunAt} from log.log_info l)) as known_at
     from answers order by n`;
  return { text, values };
};

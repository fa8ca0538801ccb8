import type { ClientBase, Pool } from 'pg';

/** Events are written that no reader may see yet, because of an append that began before them and is still open. */
export type OldestOpenAppend = {
  /** The transaction id that readers have come up to: it stays the same while one append is left open. */
  readonly before: string;
  /** Events that wait. */
  readonly waiting: number;
  /** Who holds them back, as far as this role may see. */
  readonly writer: string;
  /** How long that transaction has been open; null where this role may not see it. */
  readonly sinceMs: number | null;
};

/**
 * What holds the readers of the log back, or null when nothing does: an append whose transaction was left open. Nothing is lost by it,
 * but nothing that came after it is shown.
 */
export const oldestOpenAppend = async (db: Pool | ClientBase): Promise<OldestOpenAppend | null> => {
  const { rows } = await db.query<{
    before: string;
    waiting: string;
    pid: number | null;
    who: string | null;
    since: number | null;
  }>(
    `with bound as materialized (select log.settled_before() as xid)
     select (select xid::text from bound) as before, (select count(*) from log.events e, log.log_info i, bound b where e.epoch = i.epoch and e.xid >= b.xid) as waiting, oldest.*
     from (values (1)) as one left join lateral (
       select held.pid, concat_ws(', ', a.usename, nullif(a.application_name, ''), a.state) as who,
         extract(epoch from clock_timestamp() - a.xact_start)::float8 * 1000 as since
       from pg_locks held left join pg_locks id on id.virtualtransaction = held.virtualtransaction and id.locktype = 'transactionid'
         left join pg_stat_activity a on a.pid = held.pid
       where held.locktype = 'relation' and held.relation = 'log.events'::regclass and held.mode = 'RowExclusiveLock'
       order by age(id.transactionid) desc nulls last limit 1) as oldest on true`,
  );
  const { before, waiting, pid, who, since } = rows[0]!;
  if (waiting === '0') return null;
  const writer =
    who !== null && pid !== null
      ? `process ${pid} (${who})`
      : 'a prepared transaction, or one that has just ended';
  return { before, waiting: Number(waiting), writer, sinceMs: since };
};

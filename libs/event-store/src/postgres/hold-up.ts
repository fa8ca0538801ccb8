import type { ClientBase, Pool } from 'pg';

/** Events are written that no reader may see yet, because of a transaction that began before them and is still open. */
export type HoldUp = {
  /** Events that wait. */
  readonly waiting: number;
  /** Who holds them back, as far as this role may see. */
  readonly writer: string;
  /** How long that transaction has been open; null where this role may not see it. */
  readonly sinceMs: number | null;
};

/**
 * What holds the readers of the log back, or null when nothing does. Any transaction that has written holds them, in whatever database
 * of the server: nothing is lost by it, but nothing more is shown.
 */
export const holdUp = async (db: Pool | ClientBase): Promise<HoldUp | null> => {
  const { rows } = await db.query<{
    waiting: string;
    pid: number | null;
    who: string | null;
    since: number | null;
    prepared: string | null;
  }>(
    `select (select count(*) from log.events e, log.log_info i where e.epoch = i.epoch and e.xid >= pg_snapshot_xmin(pg_current_snapshot())) as waiting,
       oldest.*, (select gid from pg_prepared_xacts order by age(transaction) desc limit 1) as prepared
     from (values (1)) as one left join lateral (
       select pid, concat_ws(', ', usename, nullif(application_name, ''), state) as who,
         extract(epoch from clock_timestamp() - xact_start)::float8 * 1000 as since
       from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid() order by age(backend_xid) desc limit 1) as oldest on true`,
  );
  const { waiting, pid, who, since, prepared } = rows[0]!;
  if (waiting === '0') return null;
  const writer =
    pid !== null
      ? `process ${pid} (${who})`
      : prepared !== null
        ? `prepared transaction ${prepared}`
        : 'a transaction that has just ended';
  return { waiting: Number(waiting), writer, sinceMs: since };
};

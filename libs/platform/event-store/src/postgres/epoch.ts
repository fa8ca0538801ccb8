type Queryable = { query(text: string): Promise<unknown> };

const rowsOf = async <Row>(db: Queryable, text: string): Promise<Row[]> => {
  const result = await db.query(text);
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
};

/**
 * Whether the log holds transaction ids that this server has not reached: it was restored from another cluster. Its readers would wait
 * until the server has come that far, and new events would sort before old ones.
 */
export const isFromElsewhere = async (db: Queryable): Promise<boolean> => {
  const [found] = await rowsOf<{ elsewhere: boolean }>(
    db,
    `select coalesce((select e.xid from log.events e where e.epoch = i.epoch order by e.epoch desc, e.xid desc, e.position desc limit 1)
       >= pg_snapshot_xmax(pg_current_snapshot()), false) as elsewhere from log.log_info i`,
  );
  return found!.elsewhere;
};

/**
 * Begins a new epoch of the log, as its owner: what is there stays as it is and comes before all that follows. Once after each move into
 * another cluster, and never while the old one still takes events.
 */
export const beginEpoch = async (owner: Queryable): Promise<number> => {
  // One statement, and so one transaction, in which nobody appends.
  await owner.query(`do $$
    declare next int;
    begin
      lock table log.events in access exclusive mode;
      update log.log_info set epoch = epoch + 1 returning epoch into next;
      execute format('alter table log.events alter column epoch set default %s', next);
    end $$`);
  const [info] = await rowsOf<{ epoch: number }>(owner, 'select epoch from log.log_info');
  return info!.epoch;
};

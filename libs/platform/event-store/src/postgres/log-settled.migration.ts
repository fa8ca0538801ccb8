import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readers wait for open appends only, not for whatever else writes for long on the same server; see README, "What readers wait for". */
export class LogSettled1700000000004 implements MigrationInterface {
  name = 'LogSettled1700000000004';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- An append is the first write of its transaction, by whatever statement it is made: its transaction's id is then given out after
      -- it has locked the table, which is what log.settled_before() relies on.
      create function log.refuse_late_append() returns trigger language plpgsql as $$
        begin
          if pg_current_xact_id_if_assigned() is not null then
            raise exception 'an append must be the first and only write of its transaction' using errcode = 'YF002';
          end if;
          return null;
        end $$;
      create trigger first_write before insert on log.events for each statement execute function log.refuse_late_append();

      -- The transaction id below which nothing can appear in the log any more. The order of the steps matters: a transaction that locks
      -- the table after they were taken gets an id from 'next' on, and one that has let go of it has been committed, as the caller's
      -- next statement sees.
      create function log.settled_before() returns xid8 language plpgsql volatile as $$
        declare
          next bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
          oldest bigint;
        begin
          -- pg_locks shows the lower half of an id; the upper half is that of the id close by 'next', on either side of it
          select min(case when full_id > next + 2147483648 then full_id - 4294967296
                          when full_id < next - 2147483648 then full_id + 4294967296 else full_id end) into oldest
          from (
            select next - (next & 4294967295) + id.transactionid::text::bigint as full_id
            from pg_locks held join pg_locks id on id.virtualtransaction = held.virtualtransaction and id.pid is not distinct from held.pid
            where held.locktype = 'relation' and held.relation = 'log.events'::regclass and held.mode = 'RowExclusiveLock' and held.granted
              and held.database = (select oid from pg_database where datname = current_database())
              and id.locktype = 'transactionid' and id.mode = 'ExclusiveLock' and id.granted
          ) as appending;
          return least(next, oldest)::text::xid8;
        end $$;

      create function log.read_after(after_epoch int, after_xid xid8, after_position bigint, most int) returns setof log.events
        language plpgsql volatile as $$
        declare
          bound xid8 := log.settled_before();
        begin
          return query select * from log.events e
            where (e.epoch, e.xid, e.position) > (after_epoch, after_xid, after_position)
              and (e.epoch < (select i.epoch from log.log_info i) or e.xid < bound)
            order by e.epoch, e.xid, e.position limit most;
        end $$;

      create function log.last_settled() returns setof log.events language plpgsql volatile as $$
        declare
          bound xid8 := log.settled_before();
        begin
          return query select * from log.events e
            where e.epoch < (select i.epoch from log.log_info i) or e.xid < bound
            order by e.epoch desc, e.xid desc, e.position desc limit 1;
        end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Closes a gap in `log.settled_before()`, and lets a passed-over event get a late place. PostgreSQL gives a transaction its id before
 * that id appears in `pg_locks`; the function took a holder of the table's lock without an id for one that had none, so that readers went
 * past its event. README, "No event is passed over", has the argument for the function as it stands here.
 */
export class LogGap1700000000005 implements MigrationInterface {
  name = 'LogGap1700000000005';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create or replace function log.settled_before() returns xid8 language plpgsql volatile as $$
        declare
          seen pg_snapshot := pg_current_snapshot();
          next bigint := pg_snapshot_xmax(seen)::text::bigint;
          oldest bigint;
          nameless boolean;
        begin
          -- Whoever calls it within a transaction of one snapshot goes on reading in that one: only what had ended by then is in it.
          if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then return pg_snapshot_xmin(seen); end if;
          -- Looked at again while somebody shows no id: mostly an append that is about to write its first row. Each look after 'seen' is as
          -- good as the first.
          for attempt in 1..3 loop
            -- One look: two would show the table's lock of a transaction and miss its id, or the other way round.
            with looked as materialized (
              select locktype, database, relation, transactionid, virtualtransaction, pid, mode from pg_locks
              where granted and locktype in ('relation', 'transactionid')
            ), appending as (
              select id.transactionid::text::bigint as low
              from looked held left join looked id on id.locktype = 'transactionid' and id.mode = 'ExclusiveLock'
                and id.virtualtransaction = held.virtualtransaction and id.pid is not distinct from held.pid
              where held.locktype = 'relation' and held.relation = 'log.events'::regclass and held.mode = 'RowExclusiveLock'
                and held.database = (select oid from pg_database where datname = current_database())
            ), full_ids as (
              -- pg_locks shows the lower half of an id; the upper half is that of the id close by 'next', on either side of it
              select next - (next & 4294967295) + low as id from appending
            )
            select min(case when id > next + 2147483648 then id - 4294967296 when id < next - 2147483648 then id + 4294967296 else id end),
                   coalesce(bool_or(id is null), false)
              into oldest, nameless from full_ids;
            exit when not nameless;
          end loop;
          -- One that holds the table and shows no id may have one already. Then it was running when 'seen' was taken, and is not below its xmin.
          if nameless then oldest := least(oldest, pg_snapshot_xmin(seen)::text::bigint); end if;
          return least(next, oldest)::text::xid8;
        end $$;

      -- Up to where everything behind the sequencer's token was found to have its place, by what PostgreSQL itself says is over.
      alter table log.sequencer add column checked text;

      -- Its event was passed over, and stands before that of an earlier place in the store's order.
      alter table log.log_index add column late boolean not null default false;

      -- An event whose stream had an earlier version placed late takes effect behind it: at 'behind', not at its own place. Written by
      -- yinfeng repair-log alone, as the owner.
      create table log.held_place (
        seq bigint primary key,
        behind bigint not null check (behind > seq)
      );
      create index held_place_behind on log.held_place (behind);
      grant select on log.held_place to yinfeng_api, yinfeng_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

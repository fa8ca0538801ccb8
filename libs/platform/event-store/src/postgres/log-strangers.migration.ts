import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For a store that others can write to: what stands there and is no event of the log, and how far each stream has come in the public order, so
 * that one that was cut is told from one that never was. Both are empty while the log lives in PostgreSQL.
 */
export class LogStrangers1700000000007 implements MigrationInterface {
  name = 'LogStrangers1700000000007';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table log.stranger (
        -- its token: where it stands in the store
        position text primary key,
        stream text not null,
        revision text not null,
        type text not null,
        written_at timestamptz not null,
        reason text not null,
        found_at timestamptz not null default clock_timestamp()
      );
      create table log.stream_head (
        stream_id text collate "C" primary key,
        version int not null,
        hash bytea not null
      );
      -- Up to which place stream_head knows the streams. A release that does not know of it gives places without, and the next one catches up.
      alter table log.sequencer add column heads_at bigint not null default 0;
      grant select on log.stranger, log.stream_head to yinfeng_api, yinfeng_worker;
      grant insert on log.stranger to yinfeng_worker;
      grant insert, update on log.stream_head to yinfeng_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

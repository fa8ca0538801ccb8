import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What reactions owe: events that they passed over, because a stream that their command needs is damaged in the store. Written before the
 * checkpoint goes on, and struck out once the command was carried out.
 */
export class LogOwed1700000000021 implements MigrationInterface {
  name = 'LogOwed1700000000021';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table log.owed_reaction (
        reaction text not null,
        seq bigint not null,
        -- so that an event which gets that place on another branch is not taken for it
        event_id uuid not null,
        stream_id text not null,
        reason text not null,
        passed_at timestamptz not null default clock_timestamp(),
        tried_at timestamptz not null default clock_timestamp(),
        primary key (reaction, event_id)
      );
      grant select on log.owed_reaction to yinfeng_api, yinfeng_worker;
      grant insert, update, delete on log.owed_reaction to yinfeng_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

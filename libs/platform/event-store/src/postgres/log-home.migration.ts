import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In which store the log lives, and for a store that knows an event id only within its stream: whose an id is. The public order stays in
 * PostgreSQL whatever the store.
 */
export class LogHome1700000000002 implements MigrationInterface {
  name = 'LogHome1700000000002';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table log.log_info add column home text not null default 'postgres' check (home in ('postgres', 'kurrentdb'));

      -- claimed before the append, so that no id comes to stand in two streams; a claim whose append failed stays with its stream
      create table log.event_claim (
        event_id uuid primary key,
        stream_id text collate "C" not null
      );
      grant select on log.event_claim to yinfeng_api, yinfeng_worker;

      -- Where the log lives, and the rights with it: who still thinks that it lives elsewhere can append there no more.
      create function log.settle_home(new_home text) returns void language plpgsql as $$
        begin
          update log.log_info set home = new_home;
          if new_home = 'postgres' then
            revoke insert, update on log.event_claim from yinfeng_api, yinfeng_worker;
            grant insert on log.events to yinfeng_api, yinfeng_worker;
          else
            revoke insert on log.events from yinfeng_api, yinfeng_worker;
            -- 'update' is for the upsert that tells whose a claim is
            grant insert, update on log.event_claim to yinfeng_api, yinfeng_worker;
          end if;
        end $$;
      revoke execute on function log.settle_home(text) from public;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

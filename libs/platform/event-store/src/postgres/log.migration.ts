import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LogClock1700000000017 } from './log-clock.migration.js';
import { LogBranch1700000000006 } from './log-branch.migration.js';
import { LogGap1700000000005 } from './log-gap.migration.js';
import { LogOwed1700000000021 } from './log-owed.migration.js';
import { LogEpoch1700000000003 } from './log-epoch.migration.js';
import { LogSettled1700000000004 } from './log-settled.migration.js';
import { LogStrangers1700000000007 } from './log-strangers.migration.js';
import { LogHome1700000000002 } from './log-home.migration.js';

/**
 * The log. `events` holds facts and what the store assigns; `log_index` the public order; nothing here is ever updated or
 * deleted by the program, and the API's and worker's roles have no right to.
 */
class CreateLog1700000000001 implements MigrationInterface {
  name = 'CreateLog1700000000001';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table log.log_info (
        one boolean primary key default true check (one),
        log_id uuid not null default gen_random_uuid(),
        key_fingerprint text,
        created_at timestamptz not null default clock_timestamp()
      );
      insert into log.log_info default values;

      create table log.events (
        position bigint generated always as identity,
        -- raised when the log moves into another cluster, whose transaction ids begin anew
        epoch int not null default 1,
        xid xid8 not null default pg_current_xact_id(),
        event_id uuid not null,
        stream_id text collate "C" not null,
        version int not null check (version > 0),
        type text not null,
        v int not null check (v > 0),
        data jsonb not null,
        meta jsonb not null,
        hash bytea not null,
        created_at timestamptz not null default clock_timestamp(),
        constraint events_stream_version unique (stream_id, version),
        constraint events_event_id unique (event_id)
      );
      create index events_order on log.events (epoch, xid, position);

      create table log.log_index (
        seq bigint primary key,
        event_id uuid not null unique,
        event_hash bytea not null,
        known_at timestamptz not null,
        token text not null
      );
      create index log_index_known_at on log.log_index (known_at, seq);
      create table log.sequencer (
        one boolean primary key default true check (one),
        seq bigint not null default 0,
        token text,
        known_at timestamptz not null default clock_timestamp(),
        heartbeat_at timestamptz not null default clock_timestamp()
      );
      insert into log.sequencer default values;

      create table log.checkpoint (
        name text primary key,
        version int not null,
        shape text not null,
        seq bigint not null default 0,
        -- raised whenever the tables behind the name were swapped or emptied: fences a runner that still thinks of the old ones
        generation int not null default 1,
        failed_seq bigint,
        failure text,
        updated_at timestamptz not null default clock_timestamp()
      );

      -- seeds that were planted whole; their commands would be harmless to repeat, but not free
      create table log.seed (name text primary key, planted_at timestamptz not null default clock_timestamp());

      create function log.stop(reason text) returns boolean language plpgsql as
        $$ begin raise exception '%', reason using errcode = 'YF001'; end $$;

      grant usage on schema log to yinfeng_worker, yinfeng_api;
      grant select on log.log_info, log.events, log.log_index, log.sequencer, log.checkpoint to yinfeng_worker, yinfeng_api;
      grant insert on log.events to yinfeng_api, yinfeng_worker;
      grant select, insert on log.seed to yinfeng_api;
      grant insert on log.log_index to yinfeng_worker;
      grant update on log.sequencer to yinfeng_worker;
      grant insert, update, delete on log.checkpoint to yinfeng_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

export const logMigrations = [
  CreateLog1700000000001,
  LogHome1700000000002,
  LogEpoch1700000000003,
  LogSettled1700000000004,
  LogGap1700000000005,
  LogBranch1700000000006,
  LogStrangers1700000000007,
  LogClock1700000000017,
  LogOwed1700000000021,
];

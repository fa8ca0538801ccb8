import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AccountStation1700000000015 } from './account-station.migration.js';
import { KeptSessions1700000000016 } from './kept-sessions.migration.js';
import { roles } from './permissions.js';
import { SignInLimits1700000000012 } from './sign-in-limits.migration.js';
import { SYSTEM_ACTOR_ID } from './system-actor.js';

/**
 * Accounts and sessions. The API's role reads accounts and keeps sessions; the worker's learns a name by its id and nothing
 * else, so that a projection can never come near a password.
 */
class CreateAccess1700000000010 implements MigrationInterface {
  name = 'CreateAccess1700000000010';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table access.account (
        id uuid primary key,
        username text not null unique check (username = lower(username) and username <> ''),
        display_name text not null,
        -- PHC text of argon2id; '!' matches no password
        password text not null,
        role text not null check (role in (${roles.map((role) => `'${role}'`).join(', ')})),
        jurisdiction_id text not null,
        organization_id uuid,
        demo boolean not null default false,
        disabled boolean not null default false,
        created_at timestamptz not null default now()
      );
      create table access.session (
        -- SHA-256 of the cookie's value: who reads this table cannot sign in with it
        token_hash bytea primary key check (length(token_hash) = 32),
        account_id uuid not null references access.account (id) on delete cascade,
        created_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index session_account on access.session (account_id);
      create index session_expiry on access.session (expires_at);

      grant select on access.account to yinfeng_api;
      grant select, insert, update, delete on access.session to yinfeng_api;
      grant select (id, display_name) on access.account to yinfeng_worker;
    `);
    await run.query(
      `insert into access.account (id, username, display_name, password, role, jurisdiction_id, disabled)
       values ($1, 'system', '系统', '!', 'ADMIN', '-', true)`,
      [SYSTEM_ACTOR_ID],
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table access.session; drop table access.account');
  }
}

/** The migrations of schema `access`, for the owner's role. The roles `yinfeng_api` and `yinfeng_worker` must exist. */
export const accessMigrations = [
  CreateAccess1700000000010,
  SignInLimits1700000000012,
  AccountStation1700000000015,
  KeptSessions1700000000016,
];

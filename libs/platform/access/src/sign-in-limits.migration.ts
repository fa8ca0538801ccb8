import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What slows guessing: counters of attempts, and the devices that have signed in before. */
export class SignInLimits1700000000012 implements MigrationInterface {
  name = 'SignInLimits1700000000012';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- In the order in which rate-limiter-flexible names no columns. Unlogged: a crash of PostgreSQL forgets the counters,
      -- and a flood of guesses writes no WAL.
      create unlogged table access.sign_in_attempt (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
      create index sign_in_attempt_expire on access.sign_in_attempt (expire);

      create table access.device (
        -- SHA-256 of the cookie's value
        token_hash bytea not null check (length(token_hash) = 32),
        account_id uuid not null references access.account (id) on delete cascade,
        seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        primary key (token_hash, account_id)
      );
      create index device_account on access.device (account_id, seen_at);

      grant select, insert, update, delete on access.sign_in_attempt, access.device to yinfeng_api;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('drop table access.device; drop table access.sign_in_attempt');
  }
}

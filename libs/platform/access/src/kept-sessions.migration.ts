import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sessions that are kept on a device say for themselves how long they may be idle. And the end of what a session was opened by ends it, whoever
 * writes that: a session that is merely not looked at while its account is disabled would live again afterwards, a kept one for weeks.
 */
export class KeptSessions1700000000016 implements MigrationInterface {
  name = 'KeptSessions1700000000016';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table access.session add column idle interval not null default '8 hours';

      create function access.end_sessions() returns trigger language plpgsql as $$
        begin
          delete from access.session where account_id = new.id;
          return null;
        end $$;
      create trigger account_ends_sessions after update of password, disabled on access.account for each row
        when (new.password is distinct from old.password or new.disabled and not old.disabled)
        execute function access.end_sessions();
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      drop trigger account_ends_sessions on access.account;
      drop function access.end_sessions();
      alter table access.session drop column idle;
    `);
  }
}

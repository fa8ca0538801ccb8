import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * On which branch the log is, and on which cluster that was begun. A failover that loses a tail and a restore both give places anew that were
 * given before; with a branch for what follows, a position says which of the two it means. README, "Branches", has the rules.
 */
export class LogBranch1700000000006 implements MigrationInterface {
  name = 'LogBranch1700000000006';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table log.branch (
        -- The second at which it began, but for the first: a copy that is restored twice begins two branches, which must not share a number.
        number bigint primary key check (number >= 0),
        parent bigint references log.branch,
        -- the last place that it has in common with its parent
        from_seq bigint not null default 0 check (from_seq >= 0),
        reason text not null check (reason in ('begun', 'promoted', 'restored')),
        -- system identifier and timeline of the cluster that it is on; of the first branch they are written down by the first start
        cluster text,
        timeline int,
        begun_at timestamptz not null default clock_timestamp(),
        check ((parent is null) = (number = 0))
      );
      insert into log.branch (number, reason, begun_at) select 0, 'begun', created_at from log.log_info;
      grant select on log.branch to yinfeng_api, yinfeng_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which epoch the log is in: older ones are settled as a whole, also before the first event of this one. */
export class LogEpoch1700000000003 implements MigrationInterface {
  name = 'LogEpoch1700000000003';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table log.log_info add column epoch int not null default 1;
      update log.log_info set epoch = coalesce((select max(epoch) from log.events), 1);
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The station that an account works at. */
export class AccountStation1700000000015 implements MigrationInterface {
  name = 'AccountStation1700000000015';

  async up(run: QueryRunner): Promise<void> {
    await run.query('alter table access.account add column station_id uuid');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('alter table access.account drop column station_id');
  }
}

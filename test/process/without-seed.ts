import { configFrom, migrate, openDatabase } from '#platform/database';
import { logMigrations } from '#platform/event-store';
import { queryAt } from './program.js';

/** Prepares a database whose log holds the demonstration as planted, empty as it is: its users sign in, and a start takes a second. */
export const withoutSeed = async (env: Readonly<Record<string, string>>): Promise<void> => {
  const database = await openDatabase(configFrom({ ...env }));
  try {
    await migrate(database.owner, logMigrations);
    await queryAt(database.owner, `insert into log.seed (name) values ('qingdao-2022')`);
  } finally {
    await database.stop();
  }
};

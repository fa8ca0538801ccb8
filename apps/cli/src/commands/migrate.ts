import type { Platform } from '#composition/program';

/** Opening the platform has migrated the log; tables of read models are made by whoever runs them. */
export const migrate = async ({ log }: Platform): Promise<void> => {
  process.stdout.write(
    `the database is this release's; the log stands at ${await log.position(await log.head())}\n`,
  );
};

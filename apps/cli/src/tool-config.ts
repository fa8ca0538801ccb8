import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom, type Config } from '#platform/database';
import { StartRefused } from '#platform/supervision';

/**
 * What a command works on, as the environment names it. A tool begins nothing: who forgot DATA_DIR gets an error and does not find a new and
 * empty PostgreSQL where they stand.
 * @throws StartRefused with one line
 */
export const toolConfig = (): Config => {
  const config = { ...configFrom(process.env), demo: false };
  const { databaseUrl, dataDir } = config;
  // A server's folder has an owner before it has a database.
  const isKept = ['postgres', 'owner.json'].some((name) => existsSync(join(dataDir, name)));
  if (databaseUrl === undefined && !isKept)
    throw new StartRefused(
      `nothing is kept in ${dataDir}: set DATA_DIR or DATABASE_URL as the server has it, or begin with npm start`,
    );
  return config;
};

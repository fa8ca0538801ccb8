import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom, StartRefused, type Config } from '#libs/database';
import { keepHeapSmall, openPlatform, report, type Platform } from '#libs/program';

/** Runs one command on the running server's database, or on one started for it, and ends the process: 0, or 1 with a line. */
export const withPlatform = async (
  run: (platform: Platform) => Promise<boolean | void>,
  adopt = false,
): Promise<void> => {
  keepHeapSmall();
  let code = 0;
  let platform: Platform | undefined;
  try {
    const config = configFrom(process.env);
    refuseToBegin(config);
    platform = await openPlatform(
      { ...config, demo: false },
      { attach: true, purpose: 'npx yinfeng', report, adopt },
    );
    if ((await run(platform)) === false) code = 1;
  } catch (error) {
    code = 1;
    if (error instanceof StartRefused) process.stderr.write(`yinfeng: ${error.message}\n`);
    else report('yinfeng failed', error);
  }
  await platform?.close();
  process.exit(code);
};

/** Who forgot DATA_DIR is told so, and does not find a new and empty PostgreSQL where they stand. A server's folder has an owner first. */
const refuseToBegin = ({ databaseUrl, dataDir }: Config): void => {
  if (
    databaseUrl === undefined &&
    !['postgres', 'owner.json'].some((name) => existsSync(join(dataDir, name)))
  )
    throw new StartRefused(
      `nothing is kept in ${dataDir}: set DATA_DIR or DATABASE_URL as the server has it, or begin with npm start`,
    );
};

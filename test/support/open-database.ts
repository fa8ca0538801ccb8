// A process that opens a database as a server does, for specs that kill it. Says `up <json>` once it is open, or the
// reason why not; ends on SIGTERM.
import { configFrom } from '../../libs/platform/database/src/config.js';
import { openDatabase } from '../../libs/platform/database/src/database.js';
import { StartRefused } from '#platform/supervision';

try {
  const database = await openDatabase(configFrom(process.env), { attach: process.env['ATTACH'] === '1' });
  console.log(`up ${JSON.stringify(database)}`);
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void database.stop();
  });
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

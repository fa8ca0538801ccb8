import { StartRefused } from '#libs/database';
import { migrateLog, report, type Home } from '#libs/program';
import { toolConfig } from '../tool-config.js';
import { LogDamaged, verifyLog } from './verify.js';

/** The command: moves the log that the environment names, says how it went and ends the process. */
export const moveLog = async (to: Home): Promise<never> => {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    const { events, streams, copied } = await migrateLog(toolConfig(), to, {
      say,
      verify: verifyLog,
    });
    if (streams > 0 || events > 0)
      say(
        `${events} events of ${streams} streams (${copied} copied now): every hash holds, every place has its event`,
      );
    say(
      to === 'kurrentdb'
        ? 'start with EVENT_STORE=kurrentdb and the same KURRENTDB_URL; what is in log.events is the past, and stays'
        : 'start without EVENT_STORE=kurrentdb; what is in the KurrentDB is the past, and stays',
    );
    process.exit(0);
  } catch (error) {
    if (error instanceof StartRefused || error instanceof LogDamaged)
      process.stderr.write(`yinfeng: ${error.message}\n`);
    else report('yinfeng failed', error);
    process.exit(1);
  }
};

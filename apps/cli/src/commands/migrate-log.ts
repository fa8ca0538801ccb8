import { type Home } from '#composition/program';
import { migrateLog } from '#composition/log-migration';
import { toolConfig } from '../tool-config.js';
import { alone } from './alone.js';
import { verifyLog } from './verify.js';

/** The command: moves the log that the environment names, reports how it went and ends the process. */
export const moveLog = (to: Home): Promise<never> =>
  alone(async (print) => {
    const { events, streams, copied } = await migrateLog(toolConfig(), to, { print, verify: verifyLog });
    if (streams > 0 || events > 0)
      print(
        `${events} events of ${streams} streams (${copied} copied now): every hash holds, every place has its event`,
      );
    print(
      to === 'kurrentdb'
        ? 'start with EVENT_STORE=kurrentdb and the same KURRENTDB_URL; what is in log.events is the past, and stays'
        : 'start without EVENT_STORE=kurrentdb; what is in the KurrentDB is the past, and stays',
    );
  });

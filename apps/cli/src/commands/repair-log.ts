import { repairLog } from '#composition/log-migration';
import { toolConfig } from '../tool-config.js';
import { alone } from './alone.js';
import { verifyLog } from './verify.js';

/** The command: gives passed-over events of the log that the environment names their places, and verifies. */
export const mendLog = (): Promise<never> =>
  alone((print) => repairLog(toolConfig(), { print, verify: verifyLog }));

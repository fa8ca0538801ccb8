import { StartRefused, report } from '#platform/supervision';
import { LogDamaged } from './verify.js';

/** Runs a command that has the log to itself, prints in one line what is in its way, and ends the process: 0, or 1. */
export const alone = async (run: (print: (line: string) => void) => Promise<unknown>): Promise<never> => {
  try {
    await run((line) => process.stdout.write(`${line}\n`));
    process.exit(0);
  } catch (error) {
    if (error instanceof StartRefused || error instanceof LogDamaged)
      process.stderr.write(`yinfeng: ${error.message}\n`);
    else report('yinfeng failed', error);
    process.exit(1);
  }
};

import { writeSync } from 'node:fs';
import { keepHeapSmall } from './memory.js';
import { StartRefused } from './start-refused.js';

/** Reports what went wrong to the operator. */
export type Report = (message: string, error?: unknown) => void;

/** Writes to standard error what went wrong, with its stack for whoever mends it. */
export const report: Report = (message, error) => {
  const reason =
    error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
  process.stderr.write(`${new Date().toISOString()} ${message}${reason ? `: ${reason}` : ''}\n`);
};

/** What a process exits with that is to be started anew: nothing is wrong with it, but what it remembers is no longer so (EX_TEMPFAIL). */
export const startAnewCode = 75;

/**
 * Ends this process at once with one line, for its supervisor to start it anew. Nothing that is under way is ended in order: not one more
 * statement may run by what the process remembers.
 */
export const endToStartAnew = (line: string): never => {
  try {
    writeSync(2, `${new Date().toISOString()} ${line}\n`);
  } catch {
    // nobody reads it
  }
  process.exit(startAnewCode);
};

const fail = (what: string, error: unknown): never => {
  // What the operator can mend is one line; anything else keeps its stack.
  if (error instanceof StartRefused) process.stderr.write(`Yinfeng ${what} cannot start: ${error.message}\n`);
  else report(`Yinfeng ${what} failed`, error);
  process.exit(1);
};

/** Runs a long-lived process until a signal asks it to stop; a signal during the start is obeyed once it has started. */
export const runProcess = async (
  what: string,
  start: () => Promise<{ stop: () => Promise<void> }>,
): Promise<void> => {
  keepHeapSmall();
  // A refusal of the configuration is thrown before there is a promise.
  const starting = (async () => start())();
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void starting
        .then((running) => running.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => fail(what, error),
        );
    });
  try {
    await starting;
  } catch (error) {
    fail(what, error);
  }
};

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

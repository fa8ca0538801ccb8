import 'reflect-metadata';
import { configFrom, StartRefused } from '#libs/database';
import { startServer } from './server.js';

const report = (message: string, error?: unknown): void => {
  const reason = error instanceof Error ? (error.stack ?? error.message) : error === undefined ? '' : String(error);
  process.stderr.write(`${new Date().toISOString()} ${message}${reason ? `: ${reason}` : ''}\n`);
};

/** A start that cannot be is one line and a non-zero exit; anything else keeps its stack for whoever mends it. */
const fail = (error: unknown): never => {
  if (error instanceof StartRefused) process.stderr.write(`Yinfeng cannot start: ${error.message}\n`);
  else report('Yinfeng failed to start', error);
  process.exit(1);
};

try {
  const starting = startServer(configFrom(process.env), { report, say: (line) => process.stdout.write(`${line}\n`) });
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void starting
        .then((server) => server.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => fail(error),
        );
    });
  await starting;
} catch (error) {
  fail(error);
}

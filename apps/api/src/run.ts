import 'reflect-metadata';
import { configFrom } from '#platform/database';
import { report, runProcess } from '#platform/supervision';
import { startServer } from './server.js';

await runProcess('server', () =>
  startServer(configFrom(process.env), { report, print: (line) => process.stdout.write(`${line}\n`) }),
);

import 'reflect-metadata';
import { configFrom } from '#libs/database';
import { report, runProcess } from '#libs/program';
import { startServer } from './server.js';

await runProcess('server', () =>
  startServer(configFrom(process.env), { report, say: (line) => process.stdout.write(`${line}\n`) }),
);

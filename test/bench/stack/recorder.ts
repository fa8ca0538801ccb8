// The product in a process of its own, for `visible`: it sends commands to its own bus as it is asked, and reports every append the moment it
// was acknowledged. Ends when its parent hangs up.
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configFrom } from '#platform/database';
import type { Appended } from '#platform/event-store';
import { projections } from '#composition/program';
import { CommandBus } from '@nestjs/cqrs';
import { startServer } from '../../../apps/api/src/server.js';
import { plantProjects, receipt } from './projects.js';

/** What the parent asks for. */
export type Asked =
  | { readonly plant: number }
  /** So many commands a second, until asked to stop. */
  | { readonly rate: number }
  | { readonly stop: true }
  | { readonly rebuild: string };

/** What it reports: times are of the machine's monotonic clock, in nanoseconds. */
export type News =
  | { readonly ready: true }
  | { readonly planted: readonly string[] }
  | { readonly appended: string; readonly version: number; readonly at: string }
  | { readonly stopped: number; readonly seconds: number }
  | { readonly rebuilt: string; readonly seconds: number }
  | { readonly failed: string };

const sendNews = (news: News): void => void process.send!(news);

const dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-bench-'));
const environment = JSON.parse(process.env['BENCH_DATABASE']!) as Record<string, string>;
const server = await startServer(configFrom({ ...environment, DATA_DIR: dataDir, DEMO: '1', PORT: '0' }), {
  seed: null,
  print: () => undefined,
  report: (message, error) => {
    if (error !== undefined) process.stderr.write(`${message} ${String(error)}\n`);
  },
});
const bus = server.app.get(CommandBus, { strict: false });

const stopping = new AbortController();
let projects: readonly string[] = [];
let running: { stopped: boolean; done: Promise<void> } | undefined;

/** In step with the clock: what is late is made up for, so that a slow moment does not lower the rate. */
const sendAt = (rate: number): { stopped: boolean; done: Promise<void> } => {
  const state = { stopped: false, done: Promise.resolve() };
  const turns = projects.map(() => Promise.resolve());
  let sent = 0;
  const one = (n: number) => {
    const project = n % projects.length;
    // One after the other on each project: who loses a race is another matter.
    turns[project] = turns[project]!.then(async () => {
      const { version } = await bus.execute<never, Appended>(receipt(projects[project]!, n));
      sendNews({ appended: projects[project]!, version, at: String(process.hrtime.bigint()) });
    });
  };
  state.done = (async () => {
    const begun = performance.now();
    while (!state.stopped) {
      const due = Math.floor(((performance.now() - begun) / 1000) * rate);
      while (sent < due) one(sent++);
      await pause(rate >= 100 ? 2 : 10);
    }
    await Promise.all(turns);
    sendNews({ stopped: sent, seconds: (performance.now() - begun) / 1000 });
  })();
  return state;
};

const obey = async (asked: Asked): Promise<void> => {
  if ('plant' in asked)
    sendNews({ planted: (projects = await plantProjects(server.platform, bus, asked.plant, 1, 'QD22-03')) });
  else if ('rate' in asked) {
    running = sendAt(asked.rate);
    await running.done;
  } else if ('stop' in asked) running!.stopped = true;
  else {
    const projection = projections.find(({ name }) => name === asked.rebuild)!;
    const begun = performance.now();
    await server.platform.rebuild([projection], () => undefined, stopping.signal);
    sendNews({ rebuilt: asked.rebuild, seconds: (performance.now() - begun) / 1000 });
  }
};
process.on(
  'message',
  (asked: Asked) => void obey(asked).catch((error: unknown) => sendNews({ failed: String(error) })),
);
process.on('disconnect', () => {
  stopping.abort();
  if (running) running.stopped = true;
  void server
    .stop()
    .then(() => rm(dataDir, { recursive: true, force: true }))
    .finally(() => process.exit(0));
});
sendNews({ ready: true });

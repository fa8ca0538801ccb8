import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#composition/seeds';
import { figure, type Bench, type Cell, type Result } from '../harness.js';
import { demonstration, fillLog } from '../log.js';
import { openProduct } from '../product.js';

/** Resident memory of a process in MB; undefined where the system has no /proc, or the process has ended. */
const rssOf = (pid: number): number | undefined => {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

type Program = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
};

const run = (
  bench: Bench,
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Program => {
  const child = spawn(command, args, {
    cwd: projectRoot(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-2000)));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  bench.defer(async () => {
    try {
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      return; // it has ended
    }
    await ended;
  });
  return { child, ended, output: () => output };
};

/** The Node process of the product among those of npm's group. */
const nodeOf = (child: ChildProcess, entry: string): number => {
  for (const pid of [child.pid!, ...childrenOf(child.pid!)]) {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (args.some((arg) => arg.endsWith(entry))) return pid;
  }
  throw new Error(`no process runs ${entry}`);
};

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .flatMap((child) => [child, ...childrenOf(child)]);

/** Starts the product as a user does, waits until it is ready and has settled, and reports what memory it holds. */
const idle = async (
  bench: Bench,
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<number> => {
  const port = await freePort();
  const { child, ended, output } = run(bench, ['npm', 'start'], {
    DATA_DIR: dataDir,
    PORT: String(port),
    ...env,
  });
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    if (over) throw new Error(`the server ended: ${output()}`);
    const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) break;
    await pause(200);
  }
  await pause(bench.quick ? 1000 : 10_000); // it gives back what its start took
  const rss = rssOf(nodeOf(child, 'apps/api/src/main.js'))!;
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
  return rss;
};

/** What a process holds at most until it ends. */
const peakOf = async ({ child, ended, output }: Program, entry: string): Promise<number> => {
  let [peak, over] = [0, false];
  void ended.then(() => (over = true));
  while (!over) {
    try {
      peak = Math.max(peak, rssOf(nodeOf(child, entry)) ?? 0);
    } catch {
      // not begun yet, or just ended
    }
    await pause(100);
  }
  if ((await ended) !== 0) throw new Error(`the rebuild failed: ${output()}`);
  return peak;
};

/** Resident memory of the Node processes: the server at rest, and a rebuild of everything, as the command line does it. */
export const cell: Cell = {
  names: ['memory'],
  run: async (bench) => {
    if (process.platform !== 'linux')
      throw new Error('memory is read from /proc, which this system does not have');
    const dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-bench-memory-'));
    bench.defer(() => rm(dataDir, { recursive: true, force: true }));
    // Planting takes too long for a quick run, and a short log shows nothing about a rebuild's memory.
    if (bench.quick) {
      const { YINFENG_DIGEST_KEY } = bench.database.env;
      return [
        { name: 'memory', emptyMb: figure(await idle(bench, dataDir, { DEMO: '0', YINFENG_DIGEST_KEY })) },
      ];
    }
    const plantedMb = figure(await idle(bench, dataDir));
    const idleMb = figure(await idle(bench, dataDir));

    const events = 1_000_000;
    const product = await openProduct(bench);
    await fillLog(product.on, await demonstration(product), events);
    const begun = performance.now();
    const rebuild = await peakOf(
      run(
        bench,
        [
          process.execPath,
          '--max-semi-space-size=8',
          fileURLToPath(new URL('../stack/rebuild.js', import.meta.url)),
        ],
        {
          ...product.on.env,
          DATA_DIR: dataDir,
        },
      ),
      'stack/rebuild.js',
    );
    const result: Result = {
      name: 'memory',
      plantedMb,
      idleMb,
      rebuildPeakMb: figure(rebuild),
      rebuiltEvents: events,
      rebuildSeconds: figure((performance.now() - begun) / 1000),
    };
    return [result];
  },
};

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#platform/database';
import { superuser } from '#platform/supervision';
import { bundle, root } from './built.js';

/** How long anything may take before a spec gives up. A bound against hanging, not a promise: the machine may be busy. */
export const patience = 120_000;

export type Program = {
  readonly pid: number;
  readonly url: string;
  readonly out: () => string;
  readonly err: () => string;
  /** What it ended with: its exit code, or the signal it died of. */
  readonly ended: Promise<number | string>;
  /** Sends a signal to this process alone. */
  readonly sendSignal: (signal: NodeJS.Signals) => void;
  /** Sends a signal to its process group, as Ctrl-C does. */
  readonly signalGroup: (signal: NodeJS.Signals) => void;
  /** Ends it as a supervisor does, and waits. */
  readonly stop: () => Promise<number | string>;
};

/** Set apart from the environment of whoever runs the specs: a DATABASE_URL there must not be met. */
type Env = Readonly<Record<string, string>>;

const programs = new Set<Program>();
const folders: string[] = [];

/** A new folder, its parent closed to others as root's home is. */
export const newFolder = (): string => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'yinfeng-process-')));
  folders.push(path.join(folder, 'data'));
  return folders.at(-1)!;
};

/** For `afterEach`: kills whatever a spec that failed left running. */
export const killAll = async (): Promise<void> => {
  for (const program of programs) {
    try {
      program.signalGroup('SIGKILL');
    } catch {
      // ended by itself
    }
    await program.ended;
  }
};

/** For `afterAll`: leaves no process and no folder. */
export const cleanUp = async (): Promise<void> => {
  await killAll();
  for (const folder of folders) {
    await until('nothing runs on the folder', () => processesOn(folder).length === 0);
    rmSync(path.dirname(folder), { recursive: true, force: true, maxRetries: 3 });
  }
};

const launch = (command: readonly string[], env: Env, url: string): Program => {
  const child: ChildProcess = spawn(command[0]!, command.slice(1), {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: process.env['YINFENG_TEST_COMPILED'],
      ...env,
    },
  });
  let [out, err] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const { pid } = child;
  if (pid === undefined) throw new Error(`cannot run ${command.join(' ')}`);
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const program: Program = {
    pid,
    url,
    out: () => out,
    err: () => err,
    ended,
    sendSignal: (signal) => void process.kill(pid, signal),
    signalGroup: (signal) => void process.kill(-pid, signal),
    stop: () => {
      process.kill(pid, 'SIGTERM');
      return ended;
    },
  };
  programs.add(program);
  void ended.then(() => programs.delete(program));
  return program;
};

/** One of ours, from the bundle: the same code as in `dist`, of which a start has to find and read a hundredth of the files. */
const main = (name: string, ...args: string[]): readonly string[] => [
  process.execPath,
  '--max-semi-space-size=8',
  path.join(bundle(), `${name}.js`),
  ...args,
];

/** What `npm start` runs. */
export const startServer = async (env: Env, command = main('api')): Promise<Program> => {
  const port = env['PORT'] ?? String(await freePort());
  return launch(command, { DEMO: '1', ...env, PORT: port }, `http://127.0.0.1:${port}`);
};

export const startWorker = (env: Env): Program => launch(main('worker'), env, '');

/** A client that sends commands, for specs to kill: test/faults/writer.ts. */
export const startWriter = (env: Env): Program => launch(main('writer'), env, '');

/** Runs `npx yinfeng …` to its end. */
export const yinfeng = async (
  env: Env,
  ...args: string[]
): Promise<{ code: number | string; out: string; err: string }> => {
  const program = startYinfeng(env, ...args);
  const code = await program.ended;
  return { code, out: program.out(), err: program.err() };
};
export const startYinfeng = (env: Env, ...args: string[]): Program =>
  launch(main('yinfeng', ...args), env, '');

/** Resolves when `/readyz` answers 200. @throws when the program ends before, with what it printed */
export const ready = async (program: Program): Promise<Program> => {
  let ended: number | string | undefined;
  void program.ended.then((code) => (ended = code));
  await until(`${program.url} is ready`, async () => {
    if (ended !== undefined) throw new Error(`it ended with ${ended}: ${program.err()}`);
    return (await status(`${program.url}/readyz`)) === 200;
  });
  return program;
};

/** The status of the answer, or undefined where nobody answers. */
export const status = (url: string): Promise<number | undefined> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => undefined,
  );

export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  every = 50,
): Promise<void> => {
  for (const end = Date.now() + patience; !(await holds()); await pause(every))
    if (Date.now() > end) throw new Error(`gave up waiting: ${what}`);
};

/**
 * Processes that hold a folder in their arguments (PostgreSQL) or in their environment (Node), as `<pid> <arguments>`. Empty where
 * the system has no /proc.
 */
export const processesOn = (folder: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc')
        .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
        .flatMap((pid) => {
          try {
            const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
            const args = read('cmdline');
            // A zombie has no arguments; it runs nothing.
            return args !== '' && (args.includes(folder) || read('environ').includes(folder))
              ? [`${pid} ${args.replaceAll('\0', ' ')}`]
              : [];
          } catch {
            return []; // it has just ended
          }
        });

/** Ends everything on a folder with -9, PostgreSQL before it can see that its parent is gone. */
export const killAllOn = (folder: string): void => {
  for (const line of processesOn(folder)) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch {
      // went with another one
    }
  }
};

/** One statement on the embedded PostgreSQL that runs on a folder, as its superuser. */
export const query = async <Row>(dataDir: string, sql: string, values: unknown[] = []): Promise<Row[]> => {
  const { port } = JSON.parse(readFileSync(path.join(dataDir, 'owner.json'), 'utf8')) as { port?: number };
  if (port === undefined) throw new Error('PostgreSQL is not up yet');
  const passwords = JSON.parse(readFileSync(path.join(dataDir, 'keys/postgres.json'), 'utf8')) as Record<
    string,
    string
  >;
  return queryAt(`postgres://${superuser}:${passwords['superuser']!}@127.0.0.1:${port}/yinfeng`, sql, values);
};

export const queryAt = async <Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> => {
  const client = await connect(url);
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
};

export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Both from sources and compiled.
const root = process.cwd();

export type App = {
  readonly url: string;
  /** Where its data is. */
  readonly dataDir: string;
  /** As a machine that loses its power stops it. */
  readonly kill: () => Promise<void>;
  /** With the same data, on the same port. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Many times what planting takes: a server that is not ready by then will not be. */
export const READY_MS = 300_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** A server that runs already, for whoever writes a journey and will not wait for one: `APP_URL`, on `APP_DATA`. It can be neither killed nor trusted to be fresh. */
const running = (url: string): App => {
  const refuse = (): Promise<never> => Promise.reject(new Error('APP_URL is not this journey’s own server'));
  return {
    url,
    dataDir: process.env['APP_DATA'] ?? '',
    kill: refuse,
    restart: refuse,
    stop: () => Promise.resolve(),
  };
};

/** The built program in a process of its own, with the demonstration, on data of its own. @throws Error when it was not built */
export const startApp = async (): Promise<App> => {
  if (process.env['APP_URL'] !== undefined) return running(process.env['APP_URL']);
  for (const built of ['dist/apps/api/src/main.js', 'apps/web/dist/index.html'])
    if (!existsSync(path.join(root, built)))
      throw new Error(`${built} is missing: run \`npm run build\` first`);
  const port = await freePort();
  const data = mkdtempSync(path.join(tmpdir(), 'yinfeng-web-'));
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const ready = async (): Promise<void> => {
    const end = Date.now() + READY_MS;
    for (;;) {
      if (Date.now() > end) throw new Error(`the server was not ready after ${READY_MS / 1_000} s`);
      if (child?.exitCode !== null && child?.exitCode !== undefined)
        throw new Error(`the server ended with ${child.exitCode}`);
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA_DIR: data, DEMO: '1', NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', process.env['VERBOSE'] === '1' ? 'inherit' : 'ignore'],
    });
    await ready().catch(async (error: unknown) => {
      await end('SIGKILL');
      throw error;
    });
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });

  await start();
  return {
    url,
    dataDir: data,
    kill: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
};

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { madeOnce, nameOf } from '../support/made-once.js';

export const root = path.resolve(import.meta.dirname, '../..');
const buildInfo = path.join(root, 'dist/.tsbuildinfo');
let folder: string | undefined;

/** The program as specs start it (test/support/bundle.mjs), as it was when this suite asked for it. @throws Error where it did not */
export const bundle = (): string => {
  if (folder === undefined) throw new Error('await built() before a process of ours is started');
  return folder;
};

/**
 * Compiles `dist` unless it is as new as the sources, as it is after `npm ci`, and bundles it for the processes that specs start. Suites that ask
 * at once, of this run or of another, wait for one compiler. A bundle that a suite has begun with stays as it is: a newer one stands beside it.
 */
export const built = async (): Promise<void> => {
  while (isStale())
    await alone(() => {
      if (!isStale()) return;
      const started = new Date();
      run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
      // tsc leaves the file alone when a source was touched and not changed.
      utimesSync(buildInfo, started, started);
    });
  await alone(async () => {
    // What is compiled anew meanwhile, past the lock, is bundled anew.
    for (let name; name !== bundleName();) {
      name = bundleName();
      folder = await madeOnce(path.join(root, 'dist/bundle'), name, (into) =>
        run('test/support/bundle.mjs', into),
      );
    }
  });
};

const run = (script: string, ...args: string[]): void =>
  void execFileSync(process.execPath, [path.join(root, script), ...args], { cwd: root });

/** Does it while no other process of this checkout does such a thing. */
const alone = async (make: () => Promise<void> | void): Promise<void> => {
  const lock = path.join(
    tmpdir(),
    `yinfeng-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
  );
  while (!taken(lock)) await pause(200);
  try {
    await make();
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
    throw new Error(`dist could not be built:\n${String(stdout ?? error)}${String(stderr ?? '')}`, {
      cause: error,
    });
  } finally {
    rmSync(lock);
  }
};

const isStale = (): boolean =>
  changedAt(buildInfo) < Math.max(...['apps', 'libs', 'test/faults'].flatMap(sources).map(changedAt));

/** Not the web app's: Vite builds those, and `dist` has none of them. */
const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join(root, 'apps/web/')));

/** What a bundle is made of: what tsc wrote, by when it did, the packages, and how it is made. */
const bundleName = (): string =>
  nameOf([
    String(changedAt(buildInfo)),
    ...[
      'node_modules/.package-lock.json',
      'bin/yinfeng.mjs',
      'test/support/bundle.mjs',
      'test/support/bundling.mjs',
    ].map((file) => readFileSync(path.join(root, file))),
  ]);

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A lock file that names its process: one whose process is dead is no lock. */
const taken = (lock: string): boolean => {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    try {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (holder > 0) process.kill(holder, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(lock, { force: true });
    }
    return false;
  }
};

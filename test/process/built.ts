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
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = path.resolve(import.meta.dirname, '../..');
const buildInfo = path.join(root, 'dist/.tsbuildinfo');
/** The program as specs start it: test/support/bundle.mjs. */
export const bundle = path.join(root, 'dist/bundle');
const bundled = path.join(bundle, 'made');

/**
 * Compiles `dist` unless it is as new as the sources, as it is after `npm ci`, and bundles it for the processes that specs start. Suites that ask
 * at once wait for one compiler.
 */
export const built = async (): Promise<void> => {
  await made(isStale, () => {
    const started = new Date();
    run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
    // tsc leaves the file alone when a source was touched and not changed.
    utimesSync(buildInfo, started, started);
  });
  await made(isUnbundled, () => {
    const started = new Date();
    run('test/support/bundle.mjs', bundle);
    // Last of all, and as of the beginning: what was interrupted, or changed meanwhile, is made again.
    writeFileSync(bundled, '');
    utimesSync(bundled, started, started);
  });
};

const run = (script: string, ...args: string[]): void =>
  void execFileSync(process.execPath, [path.join(root, script), ...args], { cwd: root });

const made = async (isMissing: () => boolean, make: () => void): Promise<void> => {
  while (isMissing()) {
    const lock = path.join(
      tmpdir(),
      `yinfeng-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
    );
    if (!taken(lock)) {
      await pause(200);
      continue;
    }
    try {
      if (isMissing()) make();
    } catch (error) {
      const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
      throw new Error(`dist could not be built:\n${String(stdout ?? error)}${String(stderr ?? '')}`, {
        cause: error,
      });
    } finally {
      rmSync(lock);
    }
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

/** Older than what it was made of: what tsc wrote, the packages, and how it is made. */
const isUnbundled = (): boolean =>
  changedAt(bundled) <
  Math.max(
    ...[
      'dist/.tsbuildinfo',
      'node_modules/.package-lock.json',
      'bin/yinfeng.mjs',
      'test/support/bundle.mjs',
      'test/support/bundling.mjs',
    ].map((file) => changedAt(path.join(root, file))),
  );

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

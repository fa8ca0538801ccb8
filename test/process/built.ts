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

export const root = path.resolve(import.meta.dirname, '../..');
const buildInfo = path.join(root, 'dist/.tsbuildinfo');

/** Compiles `dist` unless it is as new as the sources, as it is after `npm ci`. Suites that ask at once wait for one compiler. */
export const built = async (): Promise<void> => {
  while (isStale()) {
    const lock = path.join(
      tmpdir(),
      `yinfeng-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
    );
    if (!taken(lock)) {
      await pause(200);
      continue;
    }
    try {
      const started = new Date();
      if (isStale())
        execFileSync(
          process.execPath,
          [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
          { cwd: root },
        );
      // tsc leaves the file alone when a source was touched and not changed.
      utimesSync(buildInfo, started, started);
    } catch (error) {
      const { stdout } = error as { stdout?: Buffer };
      throw new Error(`dist could not be built:\n${String(stdout ?? error)}`, { cause: error });
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

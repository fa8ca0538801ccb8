import { createHash, randomBytes, type BinaryLike } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A short name for these contents, and for no others. */
export const nameOf = (contents: readonly BinaryLike[]): string => {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(createHash('sha256').update(content).digest());
  return hash.digest('hex').slice(0, 16);
};

/**
 * A folder that several runs in one checkout share, named after what it is made of: nothing in it ever changes. Made beside its place and then
 * renamed, it is there whole or not at all; of two who make it at once the second throws its own away. What no living process uses is swept.
 * @param within a folder of nothing but these
 * @param make fills a folder that is not there yet
 * @param user the process that will read it; as long as it lives, nobody sweeps the folder
 * @returns the folder that was filled
 */
export const madeOnce = async (
  within: string,
  name: string,
  make: (folder: string) => Promise<void> | void,
  user = process.pid,
): Promise<string> => {
  const folder = path.join(within, name);
  while (!isMarked(folder, user)) {
    const beside = aside(folder);
    mkdirSync(path.join(beside, users), { recursive: true });
    try {
      await make(path.join(beside, made));
      writeFileSync(path.join(beside, users, String(user)), '');
      moved(beside, folder);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  }
  sweep(within, name);
  return path.join(folder, made);
};

const made = 'made';
const users = 'users';
const unfinished = '.unfinished-';

/** A place of this process beside a folder's own. */
const aside = (folder: string): string =>
  `${folder}${unfinished}${process.pid}-${randomBytes(4).toString('hex')}`;

/** Notes a user of the folder; false where there is none. */
const isMarked = (folder: string, user: number): boolean => {
  try {
    writeFileSync(path.join(folder, users, String(user)), '');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
};

/** False where another process was quicker: there is one of that name already, or what was to be moved is gone. */
const moved = (from: string, to: string): boolean => {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code!)) throw error;
    return false;
  }
};

const sweep = (within: string, kept: string): void => {
  for (const name of readdirSync(within)) {
    const [, maker] = name.split(unfinished);
    const entry = path.join(within, name);
    if (name === kept || (maker !== undefined && isAlive(Number.parseInt(maker, 10)))) continue;
    if (maker !== undefined) rmSync(entry, { recursive: true, force: true });
    else if (!isUsed(entry)) {
      // Whoever begins to use it just now either finds it gone, or has left the mark that is looked for once more.
      const gone = aside(entry);
      if (!moved(entry, gone)) continue;
      if (!isUsed(gone) || !moved(gone, entry)) rmSync(gone, { recursive: true, force: true });
    }
  }
};

const isUsed = (folder: string): boolean => {
  const marks = path.join(folder, users);
  return existsSync(marks) && readdirSync(marks).some((user) => isAlive(Number(user)));
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

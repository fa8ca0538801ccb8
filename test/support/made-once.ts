import { createHash, randomBytes, type BinaryLike } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
  if (!isProcess(user)) throw new Error(`the process that will read ${within} has no number: ${user}`);
  const folder = path.join(within, name);
  while (!(await isMarked(folder, user))) {
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
const sweeping = 'swept-by-';

/** A place of this process beside a folder's own. */
const aside = (folder: string): string =>
  `${folder}${unfinished}${process.pid}-${randomBytes(4).toString('hex')}`;

/**
 * Notes a user of the folder; false where there is none. A sweeper says so in the folder before it looks for users, a user looks for sweepers after
 * it has said so: of two at once at least one sees the other, and it is the user who waits.
 */
const isMarked = async (folder: string, user: number): Promise<boolean> => {
  const mark = path.join(folder, users, String(user));
  for (let waits = 0; ; waits += 1) {
    try {
      writeFileSync(mark, '');
    } catch (error) {
      if (!isGone(error)) throw error;
      return false;
    }
    // Nobody sweeps for long: the number of one who was killed at it has gone to another process.
    const swept = waits < 1000 && isAnyAlive(namesIn(folder).flatMap((file) => sweeperOf(file) ?? []));
    // Another folder may be there in place of the one that was marked.
    if (!swept && existsSync(mark)) return true;
    await pause(10);
  }
};

/** False where another process was quicker: there is one of that name already, or what was to be moved is gone. */
const moved = (from: string, to: string): boolean => {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!isGone(error) && !['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)!)) throw error;
    return false;
  }
};

const sweep = (within: string, kept: string): void => {
  for (const name of readdirSync(within)) {
    const [, maker] = name.split(unfinished);
    const entry = path.join(within, name);
    if (name === kept || (maker !== undefined && isAlive(Number.parseInt(maker, 10)))) continue;
    if (maker !== undefined) remove(entry);
    else sweepOne(entry);
  }
};

/** Of two sweepers at once, too, one sees the other and leaves it: nobody takes away what was made anew in the place of what he has looked at. */
const sweepOne = (entry: string): void => {
  const own = `${sweeping}${process.pid}`;
  try {
    writeFileSync(path.join(entry, own), '');
  } catch (error) {
    if (!isGone(error)) throw error;
    // No folder, and so nobody's.
    if (codeOf(error) === 'ENOTDIR') remove(entry);
    return;
  }
  const used = isUsed(entry);
  const there = namesIn(entry);
  const others = there.filter((file) => file !== own).flatMap((file) => sweeperOf(file) ?? []);
  const gone = aside(entry);
  if (used || isAnyAlive(others) || !there.includes(own)) rmSync(path.join(entry, own), { force: true });
  else if (moved(entry, gone)) remove(gone);
};

/** Also where another is at it, or writes into it meanwhile. */
const remove = (entry: string): void => rmSync(entry, { recursive: true, force: true, maxRetries: 3 });

const sweeperOf = (file: string): number | undefined =>
  file.startsWith(sweeping) ? Number(file.slice(sweeping.length)) : undefined;

const isUsed = (folder: string): boolean => isAnyAlive(namesIn(path.join(folder, users)).map(Number));

/** What is in a folder: nothing where it is gone, or none. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (!isGone(error)) throw error;
    return [];
  }
};

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error)!);

const isProcess = (pid: number): boolean => Number.isSafeInteger(pid) && pid > 0;

const isAnyAlive = (pids: readonly number[]): boolean => pids.some(isAlive);

const isAlive = (pid: number): boolean => {
  if (!isProcess(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { link, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { writeSynced } from './secret-file.js';

/**
 * Who owns a data folder's PostgreSQL. The file is readable by the folder's owner alone and holds no password.
 */
export type Owner = {
  readonly token: string;
  readonly pid: number;
  /** Machine start and process start: a pid is given again, this is not. Empty where the system does not tell. */
  readonly born: string;
  /** The pid's namespace: a container's pid 7 is not the host's. */
  readonly space: string;
  readonly startedAt: string;
  /** Shown to whoever is refused: `npm start`, `yinfeng rebuild`. */
  readonly purpose: string;
  /** Where its PostgreSQL listens on 127.0.0.1; absent until it does. */
  readonly port?: number;
};

/** `visible`: known to live. Otherwise it is in another pid namespace, and only its heartbeat was seen. */
type Holder = Owner & { readonly visible: boolean };

/** Held by this process until `release`. */
export type Ownership = {
  readonly owner: Owner;
  /** Tells those who read the file where PostgreSQL listens. */
  publish(port: number): Promise<void>;
  release(): Promise<void>;
};

const heartbeat = 5_000;

/**
 * Takes the file for this process, or names who has it. An owner that is dead is replaced. At most one of any number of processes that try at
 * once succeeds.
 *
 * Node has no file lock that ends with its process, hence: `link` makes the file exclusively, and the file of a dead owner may be removed only
 * by whoever holds `<file>.<token of the dead>`, which is such a file itself. Checked again after taking that, the removal can't hit a
 * successor's file.
 */
export const own = async (
  path: string,
  purpose: string,
): Promise<Ownership | { readonly heldBy: Holder }> => {
  const me: Owner = {
    token: randomBytes(8).toString('hex'),
    pid: process.pid,
    born: bornOf(process.pid) ?? '',
    space: pidSpace(),
    startedAt: new Date().toISOString(),
    purpose,
  };
  for (;;) {
    if (await placed(path, me)) return ownership(path, me);
    const holder = await ownerIn(path);
    if (holder === undefined) continue; // released between the two lines
    if (holder === 'unreadable' || (await isAlive(path, holder))) {
      if (holder !== 'unreadable') return { heldBy: { ...holder, visible: holder.space === pidSpace() } };
      throw new Error(`${path} is damaged: delete it when no Yinfeng runs on this folder`);
    }
    const claim = await own(`${path}.${holder.token}`, purpose);
    if ('heldBy' in claim) {
      await pause(20); // another process is replacing the dead owner at this moment
      continue;
    }
    const still = await ownerIn(path);
    if (still !== undefined && still !== 'unreadable' && still.token === holder.token) await unlink(path);
    await claim.release();
  }
};

/** The living owner, or undefined. */
export const livingOwner = async (path: string): Promise<Owner | undefined> => {
  const owner = await ownerIn(path);
  return owner !== undefined && owner !== 'unreadable' && (await isAlive(path, owner)) ? owner : undefined;
};

const ownership = (path: string, owner: Owner): Ownership => {
  // Read only for another pid namespace, where `kill 0` and /proc would mean another process.
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), heartbeat);
  beat.unref();
  return {
    owner,
    publish: async (port) => {
      const draft = `${path}.${owner.token}.draft`;
      await unlink(draft).catch(() => undefined);
      await writeSynced(draft, JSON.stringify({ ...owner, port }));
      await rename(draft, path); // the token stays: the file is still ours in every reader's eyes
    },
    release: async () => {
      clearInterval(beat);
      const holder = await ownerIn(path);
      if (holder !== undefined && holder !== 'unreadable' && holder.token === owner.token)
        await unlink(path).catch(() => undefined);
    },
  };
};

const placed = async (path: string, owner: Owner): Promise<boolean> => {
  const draft = `${path}.${owner.token}.draft`;
  await writeSynced(draft, JSON.stringify(owner));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await unlink(draft);
  }
};

const ownerIn = async (path: string): Promise<Owner | 'unreadable' | undefined> => {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as Owner;
    return typeof owner.token === 'string' && Number.isSafeInteger(owner.pid) ? owner : 'unreadable';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
};

const isAlive = async (path: string, owner: Owner): Promise<boolean> => {
  if (owner.space !== pidSpace()) {
    const touched = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    return Date.now() - touched < 3 * heartbeat;
  }
  return bornOf(owner.pid) === owner.born;
};

/**
 * When the process with this pid began, in a form to compare; undefined when there is none (or only its zombie).
 */
export const bornOf = (pid: number): string | undefined => {
  if (process.platform === 'linux') {
    try {
      // The name in brackets may hold anything, so fields are counted after its end: state, then start time 19 on.
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform === 'win32') return '';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', TZ: 'UTC' },
    }).trim();
  } catch {
    return undefined;
  }
};

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

const pidSpace = (): string => {
  try {
    return process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';
  } catch {
    return '';
  }
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartRefused } from './start-refused.js';

/**
 * The text of a file that only its owner may read; undefined when there is none.
 * @throws StartRefused when others may read it.
 */
export const readSecret = async (path: string): Promise<string | undefined> => {
  try {
    const { mode } = await stat(path);
    await refuseWritable(dirname(path));
    // Windows has no such bits: there the folder's access list counts.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new StartRefused(`${path} holds a secret and others may read it: chmod 600 ${path}`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error instanceof StartRefused ? error : new StartRefused(`${path} can't be read: ${codeOf(error)}`);
  }
};

/**
 * Makes a file of mode 0600, whole or not at all, and on disk before this returns. When another process was
 * first, its text is returned and ours is dropped.
 */
export const makeSecret = async (path: string, text: string): Promise<string> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await privateFolder(dirname(path));
    await writeSynced(draft, text);
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new StartRefused(`${path} can't be made: ${codeOf(error)}`);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
  await syncFolder(dirname(path));
  return (await readSecret(path)) ?? text;
};

/** Makes a folder that only its owner may enter. */
const privateFolder = async (path: string): Promise<void> => {
  if ((await mkdir(path, { recursive: true, mode: 0o700 })) !== undefined) await chmod(path, 0o700);
};

/**
 * Refuses a folder that others may write, as PostgreSQL does with its own: who may write it may put other keys and another owner's
 * file in place of ours. That others may read a folder is no harm: the files in it are of mode 0600.
 * @throws StartRefused with the line that mends it
 */
export const refuseWritable = async (folder: string, named = folder): Promise<void> => {
  if (process.platform === 'win32') return; // there the access list counts
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || (found.mode & 0o022) === 0) return;
  const mode = (found.mode & 0o7777).toString(8).padStart(4, '0');
  throw new StartRefused(`${named} may be written by others (mode ${mode}): chmod go-w ${quoted(folder)}`);
};

const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** A new file of mode 0600, on disk when this returns. Fails with EEXIST when there is one. */
export const writeSynced = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes names in a folder (a new file, a rename) survive a power cut. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return; // a folder can't be opened there
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** `ENOENT`, `ECONNREFUSED`, `28P01` …, or the message where there is no code. */
export const codeOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
};

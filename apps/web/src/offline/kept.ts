import type { Viewer } from '../app/session.tsx';
import type { Kept } from './stored.ts';

/** The database is asked for only when needed: the sign-in page has no use for it. */
const database = async () => (await import('./database.ts')).database();

/** Keeps an answer for when there is no network. A device that keeps nothing works all the same while it has one. */
export const keep = async (key: string, value: unknown): Promise<void> => {
  try {
    const entry: Kept = { key, value, keptAt: new Date().toISOString() };
    await (await database()).put('kept', entry);
  } catch {
    // Denied or full.
  }
};

export const kept = async <T>(key: string): Promise<T | undefined> => {
  try {
    return (await (await database()).get('kept', key))?.value as T | undefined;
  } catch {
    return undefined;
  }
};

const FLAG = 'yinfeng.viewer';

/** Who was signed in on this device last, told without waiting, so that their page need not wait either. */
export const lastViewer = (): Viewer | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(FLAG) ?? 'null') as Viewer | null) ?? undefined;
  } catch {
    return undefined;
  }
};

export const keptViewer = async (): Promise<Viewer | undefined> =>
  lastViewer() ?? (await kept<Viewer>('viewer'));

/** Remembers who is signed in, or that nobody is. */
export const keepViewer = async (viewer: Viewer | null): Promise<void> => {
  try {
    if (viewer === null) localStorage.removeItem(FLAG);
    else localStorage.setItem(FLAG, JSON.stringify(viewer));
  } catch {
    // Denied: then a page without a network starts at the sign-in.
  }
  await keep('viewer', viewer ?? undefined);
};

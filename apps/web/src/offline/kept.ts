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

/** Under which the browser keeps who is signed in; other tabs hear of its changes. */
export const VIEWER_KEY = 'yinfeng.viewer';

/** Who is meant by what lies under that key. */
export const viewerIn = (text: string | null): Viewer | undefined => {
  try {
    return (JSON.parse(text ?? 'null') as Viewer | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Who was signed in on this device last, told without waiting, so that their page need not wait either. */
export const lastViewer = (): Viewer | undefined => {
  try {
    return viewerIn(localStorage.getItem(VIEWER_KEY));
  } catch {
    return undefined;
  }
};

export const keptViewer = async (): Promise<Viewer | undefined> =>
  lastViewer() ?? (await kept<Viewer>('viewer'));

/** Remembers who is signed in, or that nobody is. */
export const keepViewer = async (viewer: Viewer | null): Promise<void> => {
  try {
    if (viewer === null) localStorage.removeItem(VIEWER_KEY);
    else localStorage.setItem(VIEWER_KEY, JSON.stringify(viewer));
  } catch {
    // Denied: then a page without a network starts at the sign-in.
  }
  await keep('viewer', viewer ?? undefined);
};

/** Takes from this device what was kept for somebody who signs out. What they typed and what waits to be sent stays theirs. */
export const forgetAccount = async (accountId: string): Promise<void> => {
  await keepViewer(null);
  try {
    const db = await database();
    for (const key of await db.getAllKeys('kept')) if (key.includes(accountId)) await db.delete('kept', key);
  } catch {
    // Nothing is kept here.
  }
};

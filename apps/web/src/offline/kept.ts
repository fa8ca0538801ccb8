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

/** What was kept, and when. */
export type KeptAt<T> = { readonly value: T; readonly keptAt: string };

export const keptAt = async <T>(key: string): Promise<KeptAt<T> | undefined> => {
  try {
    return (await (await database()).get('kept', key)) as KeptAt<T> | undefined;
  } catch {
    return undefined;
  }
};

export const kept = async <T>(key: string): Promise<T | undefined> => (await keptAt<T>(key))?.value;

/** Under which an answer to an account is kept: the account's id, then a space, which no other key has. */
export const answerKey = (accountId: string, question: string): string => `${accountId} ${question}`;

/**
 * Keeps what the server answered an account. A tab may hear an answer after its account has signed out in another one: whether it is still
 * the one that signed in last is read in the same transaction, so that nothing comes after `forgetAccount`. An answer of before, which
 * another tab still shows, does not take the place of a later one.
 * @param at when it was answered, by this device's clock
 */
export const keepAnswer = async (
  accountId: string,
  question: string,
  value: unknown,
  at: number = Date.now(),
): Promise<void> => {
  const key = answerKey(accountId, question);
  const entry: Kept = { key, value, keptAt: new Date(at).toISOString() };
  try {
    const { store, done } = (await database()).transaction('kept', 'readwrite');
    const lying = (await store.get(key))?.keptAt;
    // One of the future was written under a clock that has been put right since.
    const isLater = lying !== undefined && lying > entry.keptAt && lying <= new Date().toISOString();
    if (lastViewer()?.id === accountId && !isLater) await store.put(entry);
    await done;
  } catch {
    // Denied or full.
  }
};

/** How long answers are kept that nobody has asked for anew. */
const KEPT_DAYS = 30;

/** Takes answers from this device that have become old: of accounts that never came back, and of questions that no release asks any more. */
export const forgetOldAnswers = async (): Promise<void> => {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
  try {
    const { store, done } = (await database()).transaction('kept', 'readwrite');
    for (const { key, keptAt: at } of await store.getAll())
      if (key.includes(' ') && at < before) await store.delete(key);
    await done;
  } catch {
    // Nothing is kept here.
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

/**
 * Kept in the place of a viewer whose session was found to have ended, before their id. No JSON, because a page of an earlier release takes
 * every object for a viewer.
 */
const ENDED = 'ended ';

/** Whose session was found to have ended, by what lies under that key. */
export const endedIn = (text: string | null): string | undefined =>
  text?.startsWith(ENDED) ? text.slice(ENDED.length) : undefined;

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

/**
 * Remembers that nobody is signed in, and whose session it was that has ended: they did not sign out, and what another tab shows them may be
 * typed in.
 */
export const keepEnded = async (): Promise<void> => {
  const last = lastViewer();
  if (last === undefined) return keepViewer(null);
  try {
    localStorage.setItem(VIEWER_KEY, `${ENDED}${last.id}`);
  } catch {
    // Denied, as above.
  }
  await keep('viewer', undefined);
};

/** What became of a page whose account is `mine` when another tab wrote down who is signed in. */
export type Elsewhere = 'nothing' | 'signed-out' | 'session-ended' | 'another-account';

/**
 * @param mine the account that the page shows, if any
 * @param before what lay under `VIEWER_KEY` before, and `now` what lies there
 */
export const seenElsewhere = (
  mine: string | undefined,
  before: string | null,
  now: string | null,
): Elsewhere => {
  const viewer = viewerIn(now)?.id;
  if (viewer === mine) return 'nothing';
  // The sign-in is shown, and somebody has signed in beside it.
  if (mine === undefined || viewer !== undefined) return 'another-account';
  if (endedIn(now) === mine) return 'session-ended';
  return viewerIn(before)?.id === mine ? 'signed-out' : 'nothing';
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

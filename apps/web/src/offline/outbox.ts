import { useSyncExternalStore } from 'react';
import { ask } from '../app/ask.ts';
import { changed } from '../app/query.ts';
import { Refusal } from '../app/refusal.ts';
import { queuedCommands } from './commands.ts';
import { database } from './database.ts';
import type { OutboxEntry } from './stored.ts';

/*
 * Commands that wait on this device. Submitting writes one to IndexedDB; sending goes through them in the order in which they
 * were made, one at a time, in one tab at a time. Every command has its id from the start: what was sent and not answered is
 * sent again as it is, and the server answers a repeat without doing it twice.
 */

const KEPT_DAYS = 7;
/** Without an event of the network's: browsers report those badly. */
const TRY_AGAIN_MS = 30_000;

export type Waiting = {
  readonly pending: number;
  readonly refused: number;
  readonly entries: readonly OutboxEntry[];
};

let account: string | undefined;
let waiting: Waiting = { pending: 0, refused: 0, entries: [] };
const listeners = new Set<() => void>();
/** Storage is denied in some private windows: then the queue lives as long as the page, and the form says so before anybody types. */
let stored = true;
const memory = new Map<string, OutboxEntry>();

export const isStored = (): boolean => stored;

const all = async (accountId: string): Promise<OutboxEntry[]> => {
  try {
    return await (await database()).getAllFromIndex('outbox', 'byAccount', accountId);
  } catch {
    stored = false;
    return [...memory.values()].filter((entry) => entry.accountId === accountId);
  }
};

const put = async (entry: OutboxEntry): Promise<void> => {
  try {
    const transaction = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
    await transaction.store.put(entry);
    await transaction.done;
  } catch {
    stored = false;
    memory.set(entry.commandId, entry);
  }
};

const remove = async (commandId: string): Promise<void> => {
  memory.delete(commandId);
  try {
    await (await database()).delete('outbox', commandId);
  } catch {
    stored = false;
  }
};

const inOrder = (entries: readonly OutboxEntry[]) =>
  entries.toSorted((a, b) =>
    a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : a.commandId < b.commandId ? -1 : 1,
  );

const show = async (): Promise<void> => {
  if (account === undefined) return;
  const entries = inOrder(await all(account));
  waiting = {
    entries,
    pending: entries.filter(({ state }) => state === 'pending' || state === 'sending').length,
    refused: entries.filter(({ state }) => state === 'refused' || state === 'conflict').length,
  };
  for (const listener of listeners) listener();
};

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('yinfeng.outbox');
channel?.addEventListener('message', () => void show());
const tell = async (): Promise<void> => {
  channel?.postMessage('changed');
  await show();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What waits on this device for the one who is signed in. */
export const useWaiting = (): Waiting => useSyncExternalStore(subscribe, () => waiting);

/** Puts a command into the queue and tries to send it. Resolves once it is on the device. */
export const enqueue = async (
  entry: Pick<OutboxEntry, 'commandId' | 'accountId' | 'mutation' | 'input' | 'label'> & {
    readonly madeAt?: string;
  },
): Promise<void> => {
  await put({ madeAt: new Date().toISOString(), state: 'pending', tries: 0, ...entry });
  await tell();
  void flush();
};

export const drop = async (commandId: string): Promise<void> => {
  await remove(commandId);
  await tell();
};

/** One after the other, while the network holds. @returns whether it should be tried again later */
const sendAll = async (accountId: string): Promise<void> => {
  for (const entry of inOrder(await all(accountId))) {
    if (account !== accountId) return;
    if (entry.state !== 'pending' && entry.state !== 'sending') continue;
    if ((await sendOne(entry)) === 'stop') return;
  }
};

const sendOne = async (entry: OutboxEntry): Promise<'sent' | 'refused' | 'stop'> => {
  const known = queuedCommands[entry.mutation];
  if (known === undefined) return 'refused';
  await put({ ...entry, state: 'sending', tries: entry.tries + 1 });
  try {
    const document = await known.load();
    const input = { ...entry.input, commandId: entry.commandId, recordedOnDeviceAt: entry.madeAt };
    const answer = await ask(document, { input: input as never });
    await put({
      ...entry,
      state: 'sent',
      tries: entry.tries + 1,
      sentAt: new Date().toISOString(),
      ...answerOf(answer),
    });
    await tell();
    void changed(known.about);
    return 'sent';
  } catch (error) {
    const refusal =
      error instanceof Refusal ? error : new Refusal('UNINTELLIGIBLE', { message: String(error) });
    // Done, and only not shown yet.
    if (refusal.code === 'VIEW_BEHIND') {
      await put({ ...entry, state: 'sent', tries: entry.tries + 1, sentAt: new Date().toISOString() });
      await tell();
      return 'sent';
    }
    if (refusal.passing || STOPS.has(refusal.code)) {
      await put({ ...entry, state: 'pending', tries: entry.tries + 1 });
      await tell();
      return 'stop';
    }
    const { code, params, fields } = refusal;
    await put({
      ...entry,
      state: code === 'CONFLICT' ? 'conflict' : 'refused',
      tries: entry.tries + 1,
      refusal: { code, params, fields },
    });
    await tell();
    return 'refused';
  }
};

/** Not the command's fault: it waits until somebody has signed in again, or the page is new. */
const STOPS = new Set([
  'UNAUTHENTICATED',
  'CSRF',
  'CROSS_SITE',
  'FORBIDDEN_ORIGIN',
  'GRAPHQL_VALIDATION_FAILED',
]);

const answerOf = (answer: Readonly<Record<string, { readonly id: string } | null>>) => {
  const id = Object.values(answer)[0]?.id;
  return id === undefined ? {} : { answerId: id };
};

let flushing: Promise<void> | undefined;

/** Sends what waits. Another tab that is already at it is left to it. */
export const flush = (): Promise<void> => {
  const accountId = account;
  if (accountId === undefined) return Promise.resolve();
  const run = async () => {
    // Locks need a secure context; without them two tabs may send the same command, which the server knows again by its id.
    if (navigator.locks === undefined) return sendAll(accountId);
    await navigator.locks.request('yinfeng.outbox', { ifAvailable: true }, (lock) =>
      lock === null ? undefined : sendAll(accountId),
    );
  };
  return (flushing ??= run()
    .catch((error: unknown) => console.error(error))
    .finally(() => {
      flushing = undefined;
    }));
};

const forgetOld = async (accountId: string): Promise<void> => {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
  for (const { commandId, state, sentAt } of await all(accountId))
    if (state === 'sent' && sentAt !== undefined && sentAt < before) await remove(commandId);
};

/** Sends at the start, when the network comes back, when the page is looked at again, and now and then. @returns how to stop it */
export const startOutbox = (accountId: string): (() => void) => {
  account = accountId;
  const wake = () => {
    if (document.visibilityState === 'visible') void flush();
  };
  void forgetOld(accountId).then(show).then(flush);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  const timer = setInterval(() => {
    if (waiting.pending > 0) void flush();
  }, TRY_AGAIN_MS);
  return () => {
    if (account === accountId) account = undefined;
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    clearInterval(timer);
  };
};

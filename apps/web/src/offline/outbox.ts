import { useSyncExternalStore } from 'react';
import { askToSignIn, send, sessionLost } from '../app/ask.ts';
import { changed } from '../app/query.ts';
import { Refusal } from '../app/refusal.ts';
import { StandingDocument } from '../records/records.gql.ts';
import { queuedCommands, type QueuedCommand } from './commands.ts';
import { keep, kept } from './kept.ts';
import { allOf, alter, isStored, putNew, remove } from './outbox-store.ts';
import type { OutboxEntry } from './stored.ts';

/*
 * Commands that wait on this device. Submitting writes one to IndexedDB; sending goes through them in the order in which they
 * were made, one at a time, in one tab at a time. Every command has its id from the start: what was sent and not answered is
 * sent again as it is, and the server answers a repeat without doing it twice.
 */

const KEPT_DAYS = 7;
/** Without an event of the network's: browsers report those badly. */
const TRY_AGAIN_MS = 30_000;
/** How long it is taken for granted that the same person is signed in, on the same server. */
const SURE_MS = 10_000;
/** A command on which the server itself fails so often is passed over for now: the others need not wait for it. */
const PATIENCE = 3;

export type Waiting = {
  readonly pending: number;
  readonly refused: number;
  readonly entries: readonly OutboxEntry[];
  /** Whether this tab is sending. */
  readonly busy: boolean;
  /** When everything that can go had gone. */
  readonly syncedAt: string | undefined;
  /** The code of what stopped the last attempt. */
  readonly stopped: string | undefined;
  /** The log behind the server, as it was last seen. Entries of another one wait for somebody's word. */
  readonly logId: string | undefined;
  /** Whether what is submitted outlives this page. */
  readonly stored: boolean;
};

const nothing: Waiting = {
  pending: 0,
  refused: 0,
  entries: [],
  busy: false,
  syncedAt: undefined,
  stopped: undefined,
  logId: undefined,
  stored: isStored(),
};

let account: string | undefined;
let waiting = nothing;
let notBefore = 0;
const listeners = new Set<() => void>();

export { isStored } from './outbox-store.ts';

const say = (news: Partial<Waiting>): void => {
  waiting = { ...waiting, ...news, stored: isStored() };
  for (const listener of listeners) listener();
};

const show = async (): Promise<void> => {
  const accountId = account;
  if (accountId === undefined) return;
  const entries = await allOf(accountId);
  if (account !== accountId) return;
  say({
    entries,
    pending: entries.filter(({ state }) => state === 'pending' || state === 'sending').length,
    refused: entries.filter(({ state }) => state === 'refused' || state === 'conflict').length,
  });
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

type New = Pick<OutboxEntry, 'commandId' | 'accountId' | 'mutation' | 'input' | 'label' | 'form'> & {
  readonly madeAt?: string;
  /** The refused one that this was made of. */
  readonly replaces?: string | undefined;
  /** Key of the draft that this was. */
  readonly draft?: string | undefined;
};

/**
 * Puts a command into the queue and tries to send it. Resolves once it is on the device.
 * @returns its id: another than the given one where other values had been queued under that
 */
export const enqueue = async ({ replaces, draft, ...entry }: New): Promise<string> => {
  const logId = waiting.logId ?? (await kept<string>('logId'));
  const commandId = await putNew(
    {
      madeAt: new Date().toISOString(),
      state: 'pending',
      tries: 0,
      ...(logId === undefined ? {} : { logId }),
      ...entry,
    },
    { replaces, draft },
  );
  await tell();
  // A device that is short of room asks before it clears what is kept so.
  if (typeof navigator.storage?.persist === 'function')
    void navigator.storage.persist().catch(() => undefined);
  void flush();
  return commandId;
};

/** One of an account's own, for mending. */
export const entryOf = async (accountId: string, commandId: string): Promise<OutboxEntry | undefined> =>
  (await allOf(accountId)).find((entry) => entry.commandId === commandId);

/** Sends one that was overtaken once more, now knowing what the others did: that is another command. */
export const insist = async (entry: OutboxEntry, commandId: string): Promise<void> => {
  const { refusal, answerId: _, sentAt: _at, insteadOf: _of, ...before } = entry;
  const seenVersion = Number(refusal?.params['version']);
  await putNew(
    {
      ...before,
      commandId,
      input: { ...entry.input, ...(Number.isSafeInteger(seenVersion) ? { seenVersion } : {}) },
      state: 'pending',
      tries: 0,
    },
    { replaces: entry.commandId },
  );
  await tell();
  void flush();
};

export const drop = async (commandId: string): Promise<void> => {
  await remove(commandId);
  await tell();
};

/** Somebody said that it may go to the server that answers now, though it was written for another. */
export const adopt = async (commandId: string): Promise<void> => {
  const { logId } = waiting;
  if (logId !== undefined) await alter(commandId, (entry) => ({ ...entry, logId }));
  await tell();
  await flush({ now: true });
};

const waits = ({ state }: OutboxEntry): boolean => state === 'pending' || state === 'sending';

/** What ends a round before all has gone. */
class Stop {
  constructor(readonly code: string) {}
}

/** Whether the same person is still signed in, and on which log. The cookie is the browser's: in another tab somebody else may have come. */
const assure = async (accountId: string): Promise<string> => {
  const { me, serverInfo } = await send(StandingDocument, {}, accountId);
  if (me === null) throw new Stop('UNAUTHENTICATED');
  if (me.id !== accountId) throw new Stop('ACCOUNT_CHANGED');
  if (serverInfo.logId !== waiting.logId) {
    await keep('logId', serverInfo.logId);
    say({ logId: serverInfo.logId });
  }
  return serverInfo.logId;
};

/** One after the other, as they lie there at that moment, until none is left that can go. */
const sendAll = async (accountId: string, now: boolean): Promise<void> => {
  const passedOver = new Set<string>();
  let sureAt = 0;
  let logId: string | undefined;
  for (;;) {
    if (account !== accountId) return;
    const next = (await allOf(accountId)).find((entry) => waits(entry) && !passedOver.has(entry.commandId));
    if (next === undefined && (!now || sureAt > 0)) break;
    if (Date.now() - sureAt > SURE_MS) {
      logId = await assure(accountId);
      sureAt = Date.now();
    }
    if (next === undefined) break;
    const known = queuedCommands[next.mutation];
    // A command that this page does not know was made by a newer one, which sends it. Nothing is wrong with it.
    if (known === undefined || (next.logId !== undefined && next.logId !== logId))
      passedOver.add(next.commandId);
    else if (!(await sendOne(next.commandId, known, logId))) passedOver.add(next.commandId);
  }
  const syncedAt = new Date().toISOString();
  if (sureAt > 0) {
    await keep(`syncedAt:${accountId}`, syncedAt);
    say({ syncedAt, stopped: undefined });
  }
};

/** @returns whether it is dealt with, be it done or refused. @throws Stop, Refusal where all the others had better wait, too */
const sendOne = async (
  commandId: string,
  known: QueuedCommand,
  logId: string | undefined,
): Promise<boolean> => {
  const entry = await alter(commandId, (lies) =>
    waits(lies) ? { ...lies, state: 'sending', tries: lies.tries + 1 } : undefined,
  );
  // Removed or sent by another tab.
  if (entry === undefined) return false;
  await tell();
  const settle = async (outcome: Partial<OutboxEntry>) => {
    const { refusal: _, ...before } = entry;
    await alter(commandId, () => ({ ...before, ...(logId === undefined ? {} : { logId }), ...outcome }));
    await tell();
  };
  try {
    const document = await known.load();
    const input = { ...entry.input, commandId, recordedOnDeviceAt: entry.madeAt };
    // Somebody may have signed in in another tab since: the server compares.
    const answer = await send(document, { input: input as never }, entry.accountId);
    const answerId = Object.values(answer)[0]?.id;
    await settle({
      state: 'sent',
      sentAt: new Date().toISOString(),
      ...(answerId === undefined ? {} : { answerId }),
    });
    void changed(known.about);
    return true;
  } catch (error) {
    const refusal =
      error instanceof Refusal ? error : new Refusal('UNINTELLIGIBLE', { message: String(error) });
    // Done, and only not shown yet.
    if (refusal.code === 'VIEW_BEHIND') {
      await settle({ state: 'sent', sentAt: new Date().toISOString() });
      return true;
    }
    if (refusal.passing || STOPS.has(refusal.code)) {
      await settle({ state: 'pending' });
      if (refusal.code === 'INTERNAL_SERVER_ERROR' && entry.tries >= PATIENCE) return false;
      throw refusal;
    }
    const { code, params, fields } = refusal;
    await settle({
      state: code === 'CONFLICT' ? 'conflict' : 'refused',
      refusal: { code, params, fields },
    });
    return true;
  }
};

/** Not the command's fault: it waits until somebody has signed in again, or the page is new. */
const STOPS = new Set([
  'UNAUTHENTICATED',
  'ACCOUNT_CHANGED',
  'CSRF',
  'CROSS_SITE',
  'FORBIDDEN_ORIGIN',
  'GRAPHQL_VALIDATION_FAILED',
]);

const stopFor = (error: unknown): void => {
  const code = error instanceof Stop || error instanceof Refusal ? error.code : 'UNINTELLIGIBLE';
  if (!(error instanceof Stop || error instanceof Refusal)) console.error(error);
  const seconds = error instanceof Refusal ? Number(error.params['retryAfterSeconds']) : 0;
  if (seconds > 0) {
    notBefore = Date.now() + seconds * 1000;
    setTimeout(() => void flush(), seconds * 1000);
  }
  say({ stopped: code });
  // The page asks for it once, however often it is told; whoever comes back finds the queue going on.
  const why = sessionLost(code);
  if (why !== undefined && document.visibilityState === 'visible')
    void askToSignIn(why)?.then(
      () => flush({ now: true }),
      () => undefined,
    );
};

/** The tab that sends may have looked for the last time just before this one's entry came. */
const lookAgain = (): void => {
  if (waiting.pending > 0) setTimeout(() => void flush(), 2_000);
};

let flushing: Promise<void> | undefined;
let wanted = false;

/** Sends what waits. Another tab that is already at it is left to it. `now`: somebody asked, so the server is asked even if nothing waits. */
export const flush = ({ now = false }: { readonly now?: boolean } = {}): Promise<void> => {
  const accountId = account;
  if (accountId === undefined || (!now && Date.now() < notBefore)) return Promise.resolve();
  if (flushing !== undefined) {
    // What came in since the last look at the queue is not left lying for half a minute.
    wanted = true;
    return flushing;
  }
  const run = async () => {
    say({ busy: true });
    // Locks need a secure context; without them two tabs may send the same command, which the server knows again by its id.
    if (navigator.locks === undefined) return sendAll(accountId, now);
    await navigator.locks.request('yinfeng.outbox', { ifAvailable: true }, (lock) =>
      lock === null ? lookAgain() : sendAll(accountId, now),
    );
  };
  return (flushing = run()
    .catch(stopFor)
    .finally(() => {
      flushing = undefined;
      say({ busy: false });
      if (wanted && waiting.stopped === undefined) void flush();
      wanted = false;
    }));
};

const forgetOld = async (accountId: string): Promise<void> => {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
  for (const { commandId, state, sentAt } of await allOf(accountId))
    if (state === 'sent' && sentAt !== undefined && sentAt < before) await remove(commandId);
};

const begin = async (accountId: string): Promise<void> => {
  const [logId, syncedAt] = await Promise.all([
    kept<string>('logId'),
    kept<string>(`syncedAt:${accountId}`),
    forgetOld(accountId),
  ]);
  if (account !== accountId) return;
  say({ logId: waiting.logId ?? logId, syncedAt });
  await show();
  await flush();
};

/** Sends at the start, when the network comes back, when the page is looked at again, and now and then. @returns how to stop it */
export const startOutbox = (accountId: string): (() => void) => {
  account = accountId;
  say(nothing);
  const wake = () => {
    if (document.visibilityState === 'visible') void flush();
  };
  void begin(accountId);
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

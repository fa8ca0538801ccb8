import { embeddedIn } from '../app/embedded.ts';
import { newId } from '../app/new-id.ts';
import { database } from './database.ts';
import type { OutboxEntry } from './stored.ts';

/*
 * Where the queue lies: on the device, or in this page where the device keeps nothing (denied in some private windows, or
 * full). What could not be written stays in the page and stands over what the device still has of it.
 */

const memory = new Map<string, OutboxEntry>();
/** Views inside other apps store, but may clear it once they are closed: nobody is told that it stays. */
const stays = embeddedIn() === undefined;
let stored = stays;

/** Whether what is submitted outlives this page. */
export const isStored = (): boolean => stored;

/** Tries it out, so that a form can say so before anybody types. */
export const probeStorage = async (): Promise<boolean> => {
  try {
    await (await database()).put('kept', { key: 'probe', value: null, keptAt: new Date().toISOString() });
    stored = stays && memory.size === 0;
  } catch {
    stored = false;
  }
  return stored;
};

const inOrder = (entries: readonly OutboxEntry[]) =>
  entries.toSorted((a, b) =>
    a.madeAt < b.madeAt ? -1 : a.madeAt > b.madeAt ? 1 : a.commandId < b.commandId ? -1 : 1,
  );

/** All of one account, in the order in which they were made. */
export const allOf = async (accountId: string): Promise<OutboxEntry[]> => {
  const byId = new Map<string, OutboxEntry>();
  try {
    for (const entry of await (await database()).getAllFromIndex('outbox', 'byAccount', accountId))
      byId.set(entry.commandId, entry);
  } catch {
    stored = false;
  }
  for (const entry of memory.values()) if (entry.accountId === accountId) byId.set(entry.commandId, entry);
  return inOrder([...byId.values()]);
};

const saysTheSame = (a: OutboxEntry, b: OutboxEntry): boolean =>
  a.mutation === b.mutation && JSON.stringify(a.input) === JSON.stringify(b.input);

/**
 * Under which id a new one belongs into the queue, and whether it is there already. The same pressed twice is one command. Two tabs that
 * have restored one draft, or mend one refused entry, have typed two things: the later one gets an id of its own, for the server
 * would refuse a known id with other values.
 */
const placeOf = (
  entry: OutboxEntry,
  replaces: string | undefined,
  lying: readonly OutboxEntry[],
): { readonly entry: OutboxEntry; readonly isThere: boolean } => {
  const sameId = lying.find(({ commandId }) => commandId === entry.commandId);
  const there = lying.find(
    (one) =>
      saysTheSame(one, entry) &&
      (one === sameId ||
        (one.insteadOf !== undefined && [entry.commandId, replaces].includes(one.insteadOf))),
  );
  if (there !== undefined) return { entry: there, isThere: true };
  if (sameId !== undefined)
    return { entry: { ...entry, commandId: newId(), insteadOf: entry.commandId }, isThere: false };
  return { entry: replaces === undefined ? entry : { ...entry, insteadOf: replaces }, isThere: false };
};

/**
 * Puts a new one in, in one step with what it replaces and the draft that it was: after a crash there is either the draft or the
 * entry. One that is there already with the same values stays as it is, whatever became of it: a double tap is one command. Other values
 * are never dropped.
 * @returns the id under which these values lie in the queue
 */
export const putNew = async (
  entry: OutboxEntry,
  { replaces, draft }: { readonly replaces?: string | undefined; readonly draft?: string | undefined } = {},
): Promise<string> => {
  const inPage = [...memory.values()];
  try {
    const transaction = (await database()).transaction(['outbox', 'drafts'], 'readwrite', {
      durability: 'strict',
    });
    const outbox = transaction.objectStore('outbox');
    const onDevice = await outbox.index('byAccount').getAll(entry.accountId);
    const placed = placeOf(entry, replaces, [...inPage, ...onDevice]);
    if (!placed.isThere) await outbox.put(placed.entry);
    if (replaces !== undefined) await outbox.delete(replaces);
    if (draft !== undefined) await transaction.objectStore('drafts').delete(draft);
    await transaction.done;
    if (replaces !== undefined) memory.delete(replaces);
    return placed.entry.commandId;
  } catch {
    stored = false;
    const placed = placeOf(entry, replaces, [...memory.values()]);
    if (!placed.isThere) memory.set(placed.entry.commandId, placed.entry);
    if (replaces !== undefined) await remove(replaces);
    return placed.entry.commandId;
  }
};

/**
 * Changes one as it lies there now. What another tab removed meanwhile is not brought back.
 * @returns what it is now; undefined where it is gone, or `alter` wants nothing changed
 */
export const alter = async (
  commandId: string,
  how: (entry: OutboxEntry) => OutboxEntry | undefined,
): Promise<OutboxEntry | undefined> => {
  const held = memory.get(commandId);
  if (held !== undefined) {
    const changed = how(held);
    if (changed !== undefined) memory.set(commandId, changed);
    return changed;
  }
  let changed: OutboxEntry | undefined;
  try {
    const transaction = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
    const lies = await transaction.store.get(commandId);
    changed = lies === undefined ? undefined : how(lies);
    if (changed !== undefined) await transaction.store.put(changed);
    await transaction.done;
  } catch {
    stored = false;
    if (changed !== undefined) memory.set(commandId, changed);
  }
  return changed;
};

export const remove = async (commandId: string): Promise<void> => {
  memory.delete(commandId);
  try {
    await (await database()).delete('outbox', commandId);
  } catch {
    stored = false;
  }
};

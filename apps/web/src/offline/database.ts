import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Draft, Kept, OutboxEntry } from './stored.ts';

export interface Stores extends DBSchema {
  outbox: { key: string; value: OutboxEntry; indexes: { byAccount: string } };
  drafts: { key: string; value: Draft };
  kept: { key: string; value: Kept };
}

/**
 * What each version added to the one before it. A step is never changed once released: devices are at any of them, with entries
 * in the queue that must come through.
 */
const steps: readonly ((db: IDBPDatabase<Stores>) => void)[] = [
  (db) => {
    db.createObjectStore('outbox', { keyPath: 'commandId' }).createIndex('byAccount', 'accountId');
    db.createObjectStore('drafts', { keyPath: 'key' });
    db.createObjectStore('kept', { keyPath: 'key' });
  },
];

let opened: Promise<IDBPDatabase<Stores>> | undefined;

/** What this device keeps: the queue, drafts, and what a page needs without a network. Rejects where storage is denied. */
export const database = (): Promise<IDBPDatabase<Stores>> =>
  (opened ??= openDB<Stores>('yinfeng', steps.length, {
    upgrade(db, from) {
      for (const step of steps.slice(from)) step(db);
    },
    // A tab of a newer version wants to upgrade: this one lets go, and opens it again when it next needs it.
    blocking: (_from, _to, event) => {
      opened = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => void (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kept, OutboxEntry, Draft } from './stored.ts';

interface Stores extends DBSchema {
  outbox: { key: string; value: OutboxEntry; indexes: { byAccount: string } };
  drafts: { key: string; value: Draft };
  kept: { key: string; value: Kept };
}

let opened: Promise<IDBPDatabase<Stores>> | undefined;

/** What this device keeps: the queue, drafts, and what a page needs without a network. Rejects where storage is denied. */
export const database = (): Promise<IDBPDatabase<Stores>> =>
  (opened ??= openDB<Stores>('yinfeng', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'commandId' }).createIndex('byAccount', 'accountId');
      db.createObjectStore('drafts', { keyPath: 'key' });
      db.createObjectStore('kept', { keyPath: 'key' });
    },
    terminated: () => void (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));

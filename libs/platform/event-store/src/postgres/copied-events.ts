import type { ClientBase } from 'pg';
import type { HashedEvent } from '../port.js';
import { eventColumns, insertListed, listed, metaOfEach } from './event-columns.js';

/**
 * Writes events of any number of streams as they stood in another store, in this order: one statement, hence one transaction id and
 * rising positions. For a session of the owner, on a log that nobody else writes to; it must be the first and only write of its transaction.
 */
export const insertCopied = async (owner: ClientBase, events: readonly HashedEvent[]): Promise<void> => {
  await owner.query(`${insertListed(metaOfEach)} from ${listed(metaOfEach)} order by e.ord`, [
    ...eventColumns(events),
    ...metaOfEach.params(events),
  ]);
};

import type { ClientBase } from 'pg';
import type { HashedEvent } from '../port.js';
import { eventColumns } from './event-columns.js';

/**
 * Writes events of any number of streams as they stood in another store, in this order: one statement, hence one transaction id and
 * rising positions. For a session of the owner, on a log that nobody else writes to; it must be the first and only write of its transaction.
 */
export const insertCopied = async (owner: ClientBase, events: readonly HashedEvent[]): Promise<void> => {
  await owner.query(
    `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
     select e.id, e.stream_id, e.version, e.type, e.v, e.data, e.meta, decode(e.hash, 'hex')
     from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::int[], $6::jsonb[], $7::jsonb[], $8::text[])
       with ordinality as e(id, stream_id, version, type, v, data, meta, hash, ord)
     order by e.ord`,
    eventColumns(events),
  );
};

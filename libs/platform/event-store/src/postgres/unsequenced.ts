import type { Pool, ClientBase } from 'pg';
import type { EventStore } from '../port.js';
import { PostgresEventStore } from './postgres-event-store.js';

/** Events that are in the store, and that the sequencer has not come to. */
export type Unsequenced = {
  /** How many, counted up to 10,000; in a store that cannot count them, 1 for any number. */
  readonly events: number;
  /** Since when the first of those that could have a place waits; null where none could. */
  readonly since: string | null;
};

const mostCounted = 10_000;

/**
 * What waits for the sequencer by the word of the store and of the database, not by what any process remembers: a sequencer that stands still
 * knows of nothing that came after it. An event that is held back by an open append is counted, and waits for that one and not for the sequencer.
 */
export const unsequenced = async (store: EventStore, db: Pool | ClientBase): Promise<Unsequenced> => {
  const { rows } = await db.query<{ token: string | null }>('select token from log.sequencer');
  const token = rows[0]?.token ?? null;
  if ((await store.head()) === token) return { events: 0, since: null };
  if (!(store instanceof PostgresEventStore)) {
    const [first] = await store.readAll(token, 1);
    return first ? { events: 1, since: first.meta.recordedAt } : { events: 0, since: null };
  }
  const found = await db.query<{ events: number; since: string | null }>(
    `select (select created_at::text from log.read_after($1::int, $2::xid8, $3::bigint, 1)) as since,
            (select count(*)::int from (select from log.events
              where (epoch, xid, position) > ($1::int, $2::xid8, $3::bigint) limit ${mostCounted}) e) as events`,
    token === null ? ['0', '0', '0'] : token.split('.'),
  );
  return found.rows[0]!;
};

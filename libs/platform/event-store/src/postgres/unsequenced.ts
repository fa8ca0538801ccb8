import type { Pool, ClientBase } from 'pg';
import type { EventStore } from '../port.js';
import { PostgresEventStore } from './postgres-event-store.js';

/** Events that are in the store, and that the sequencer has not come to. */
export type Unsequenced = {
  /** How many, counted up to 10,000; in a store that cannot count them, 1 for any number. */
  readonly events: number;
  /** The place that the last of them will have, told from the same moment; 0 where none waits. */
  readonly upTo: number;
  /** Since when the first of those that could have a place waits; null where none could. */
  readonly since: string | null;
};

const mostCounted = 10_000;

/**
 * What waits for the sequencer by the word of the store and of the database, not by what any process remembers: a sequencer that stands still
 * knows of nothing that came after it. An event that is held back by an open append is counted, and waits for that one and not for the sequencer.
 */
export const unsequenced = async (store: EventStore, db: Pool | ClientBase): Promise<Unsequenced> => {
  const { rows } = await db.query<{ token: string | null; seq: number }>(
    'select token, seq::int from log.sequencer',
  );
  const { token, seq } = rows[0] ?? { token: null, seq: 0 };
  const waiting = (events: number, since: string | null): Unsequenced => ({
    events,
    upTo: events === 0 ? 0 : seq + events,
    since,
  });
  if ((await store.head()) === token) return waiting(0, null);
  if (!(store instanceof PostgresEventStore)) {
    const [first] = await store.readAll(token, 1);
    return first ? waiting(1, first.meta.recordedAt) : waiting(0, null);
  }
  // One that was passed over and has its place since lies behind the token all the same.
  const found = await db.query<{ events: number; since: string | null }>(
    `select (select created_at::text from log.read_after($1::int, $2::xid8, $3::bigint, 1)) as since,
            (select count(*)::int from (select from log.events e
              where (epoch, xid, position) > ($1::int, $2::xid8, $3::bigint)
                and not exists (select from log.log_index i where i.event_id = e.event_id and i.seq <= $4)
              limit ${mostCounted}) e) as events`,
    [...(token === null ? ['0', '0', '0'] : token.split('.')), seq],
  );
  const { events, since } = found.rows[0]!;
  return waiting(events, since);
};

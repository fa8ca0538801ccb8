import type { ClientBase, Pool } from 'pg';
import type { StoredEvent, Token } from '../port.js';
import { storedColumns, toEvent, type StoredRow } from './postgres-event-store.js';

/**
 * Looks for events that the sequencer went past: they are in the store and have no place in the public order, though it has placed events
 * behind them. It does not go by the function that tells readers how far they may read, but by what PostgreSQL itself says is over.
 */
export type PassedOver = {
  /** Earlier versions of these events' streams that have no place, in the order in which they get one. */
  before(events: readonly StoredEvent[]): Promise<StoredEvent[]>;
  /** Those among the next events to be looked at. `isMore`: there is more that can be looked at at once. */
  next(): Promise<{ readonly found: StoredEvent[]; readonly isMore: boolean }>;
};

const inOrder = 'order by e.epoch, e.xid, e.position';
const unplaced = 'not exists (select from log.log_index i where i.event_id = e.event_id)';
/** A token as what it is made of; null stands before everything. */
const partsOf = (token: string): string =>
  `coalesce(split_part(${token}, '.', 1)::int, 0), coalesce(split_part(${token}, '.', 2)::xid8, '0'), coalesce(split_part(${token}, '.', 3)::bigint, 0)`;

// Only the version right before is looked up for each stream: what comes before that had its place before it got one.
const beforeQuery = {
  name: 'yf-passed-before',
  text: `with gaps as materialized (
      select stream, until from unnest($1::text[], $2::int[]) as s(stream, until)
      where exists (select from log.events e where e.stream_id = stream and e.version = until - 1 and ${unplaced}))
    select ${storedColumns} from log.events e join gaps on e.stream_id = stream and e.version < until
    where ${unplaced} ${inOrder}, e.version`,
};

// One statement sees one snapshot: a transaction below its xmin is over, and in it if it was committed. Each event is looked at once.
const nextQuery = {
  name: 'yf-passed-next',
  text: `with looked as materialized (
      select e.epoch, e.xid, e.position
      from log.sequencer s, log.log_info i, lateral (
        select epoch, xid, position from log.events e
        where (e.epoch, e.xid, e.position) > (${partsOf('s.checked')})
          and (e.epoch, e.xid, e.position) <= (${partsOf('s.token')})
          and (e.epoch < i.epoch or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
        ${inOrder} limit $1) e
    ), last as (
      select epoch || '.' || xid || '.' || position as token, (select count(*) from looked) as count
      from looked order by looked.epoch desc, looked.xid desc, looked.position desc limit 1
    )
    select last.token as checked, last.count, missing.* from last left join (
      select ${storedColumns} from log.events e join looked using (epoch, xid, position) where ${unplaced} ${inOrder}) as missing on true`,
};

/** Of the log in PostgreSQL, for the role that sequences. */
export class PostgresPassedOver implements PassedOver {
  constructor(
    private readonly db: Pool | ClientBase,
    private readonly batch = 10_000,
  ) {}

  async before(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const first = new Map<string, number>();
    for (const { streamId, version } of events) if (!first.has(streamId)) first.set(streamId, version);
    const later = [...first].filter(([, version]) => version > 1);
    if (later.length === 0) return [];
    const { rows } = await this.db.query<StoredRow>(beforeQuery, [
      later.map(([streamId]) => streamId),
      later.map(([, version]) => version),
    ]);
    return rows.map(toEvent);
  }

  async next(): Promise<{ found: StoredEvent[]; isMore: boolean }> {
    const { rows } = await this.db.query<StoredRow & { checked: string; count: string }>(nextQuery, [
      this.batch,
    ]);
    if (rows.length === 0) return { found: [], isMore: false };
    const { checked, count } = rows[0]!;
    const found = rows.filter(({ token }) => token !== null).map(toEvent);
    // Looked at again until they have a place: whoever is killed in between must not have looked for nothing.
    if (found.length === 0)
      await this.db.query(
        `update log.sequencer s set checked = $1 where (${partsOf('s.checked')}) < (${partsOf('$1::text')})`,
        [checked],
      );
    return { found, isMore: found.length > 0 || Number(count) === this.batch };
  }

  /** Begins to look from the first event again. */
  async beginAnew(): Promise<void> {
    await this.db.query('update log.sequencer set checked = null');
  }

  /** Whether everything up to the token was looked at. */
  async isThrough(token: Token | null): Promise<boolean> {
    const { rows } = await this.db.query<{ through: boolean }>(
      `select (${partsOf('s.checked')}) >= (${partsOf('$1::text')}) as through from log.sequencer s`,
      [token],
    );
    return rows[0]!.through;
  }
}

/** Asks for the events behind the sequencer's token that have no place: gone past, and never to be come to again. Reads the whole log. */
export const passedOverNow = `select ${storedColumns} from log.events e, log.sequencer s
  where (e.epoch, e.xid, e.position) <= (${partsOf('s.token')}) and ${unplaced} ${inOrder}`;

import type { ClientBase, Pool } from 'pg';
import type { StoredEvent } from '../port.js';
import { nextKnownAt } from '../next-known-at.js';
import { storedColumns, toEvent, type StoredRow } from './postgres-event-store.js';

/**
 * Looks for events that the sequencer went past: they are in the store and have no place in the public order, though it has placed events behind
 * them. It does not rely on the function that bounds readers, but on PostgreSQL's own word about which transactions have ended.
 */
export type PassedOver = {
  /** Earlier versions of these events' streams that have no place, in the order in which they get one. */
  before(events: readonly StoredEvent[]): Promise<StoredEvent[]>;
  /** Those among the next events to be looked at. `isMore`: there is more that can be looked at at once. */
  next(): Promise<{
    readonly found: StoredEvent[];
    /** Later versions of their streams have places: a place at the end would reverse the stream's order for all current readers. */
    readonly overtaken: StoredEvent[];
    readonly isMore: boolean;
  }>;
};

const inOrder = 'order by e.epoch, e.xid, e.position';
// A subselect that is compared with null is asked for each row. 'not exists' would become a join, planned by how many rows there may be:
// of a long log, both tables read whole, once a second.
const placeOf = '(select i.seq from log.log_index i where i.event_id = e.event_id)';
const overtaken = `exists (select from log.events later join log.log_index i on i.event_id = later.event_id
    where later.stream_id = e.stream_id and later.version > e.version)`;
/** A token as what it is made of; null stands before everything. */
const partsOf = (token: string): string =>
  `coalesce(split_part(${token}, '.', 1)::int, 0), coalesce(split_part(${token}, '.', 2)::xid8, '0'), coalesce(split_part(${token}, '.', 3)::bigint, 0)`;

// Only the version right before is looked up for each stream: what comes before that had its place before it got one.
const beforeQuery = {
  name: 'yf-passed-before',
  text: `with looked as materialized (
      select s.stream, s.until,
        (select ${placeOf} is null from log.events e where e.stream_id = s.stream and e.version = s.until - 1) as gap
      from unnest($1::text[], $2::int[]) as s(stream, until)
    ), gaps as materialized (select stream, until from looked where gap)
    select ${storedColumns} from gaps cross join lateral (
      select * from log.events e where e.stream_id = stream and e.version < until) e
    where ${placeOf} is null and not (${overtaken}) ${inOrder}, e.version`,
};

// One statement sees one snapshot: a transaction below its xmin is over, and in it if it was committed. Each event is looked at once.
const nextQuery = {
  name: 'yf-passed-next',
  text: `with looked as materialized (
      select s.checked, e.epoch as in_epoch, e.xid as in_xid, e.position as at, ${placeOf} is null as missing
      from log.sequencer s, log.log_info i, lateral (
        select epoch, xid, position, event_id from log.events e
        where (e.epoch, e.xid, e.position) > (${partsOf('s.checked')})
          and (e.epoch, e.xid, e.position) <= (${partsOf('s.token')})
          and (e.epoch < i.epoch or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
        ${inOrder} limit $1) e
    ), last as (
      select in_epoch || '.' || in_xid || '.' || at as until, checked, (select count(*) from looked) as count
      from looked order by in_epoch desc, in_xid desc, at desc limit 1
    )
    select last.until, last.checked, last.count, missing.* from last left join lateral (
      select ${storedColumns}, ${overtaken} as overtaken from looked cross join lateral (
        select * from log.events e where (e.epoch, e.xid, e.position) = (in_epoch, in_xid, at)) e
      where looked.missing) as missing on true`,
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

  async next(): Promise<{ found: StoredEvent[]; overtaken: StoredEvent[]; isMore: boolean }> {
    const { rows } = await this.db.query<
      StoredRow & { until: string; checked: string | null; count: string; overtaken: boolean }
    >(nextQuery, [this.batch]);
    if (rows.length === 0) return { found: [], overtaken: [], isMore: false };
    const { until, checked, count } = rows[0]!;
    const missing = rows.filter(({ token }) => token !== null);
    const found = missing.filter((row) => !row.overtaken).map(toEvent);
    // These are looked at again until they have a place: a process that is killed in between must not lose them. If the search was started over
    // meanwhile, that stands.
    if (found.length === 0)
      await this.db.query('update log.sequencer set checked = $1 where checked is not distinct from $2', [
        until,
        checked,
      ]);
    return {
      found,
      overtaken: found.length > 0 ? [] : missing.map(toEvent),
      isMore: found.length > 0 || Number(count) === this.batch,
    };
  }
}

/** Finds the events behind the sequencer's token that have no place: it went past them and will never come to them again. Reads the whole log. */
export const passedOverNow = `select ${storedColumns} from log.events e, log.sequencer s
  where (e.epoch, e.xid, e.position) <= (${partsOf('s.token')})
    and not exists (select from log.log_index i where i.event_id = e.event_id) ${inOrder}, e.version`;

/**
 * Gives every passed-over event a place at the end, on a log that nobody else uses: in one statement, for the owner. Later versions of their
 * streams that have places are held until there, so that a stream is read in its own order.
 */
export const placePassedOver = async (owner: ClientBase): Promise<{ placed: number; held: number }> => {
  const { rows } = await owner.query<{ placed: number; held: number }>(
    `with missing as materialized (
       select e.event_id, e.stream_id, e.version, e.hash, e.epoch || '.' || e.xid || '.' || e.position as token,
         row_number() over (${inOrder}, e.version) as ord
       from log.events e, log.sequencer s
       where (e.epoch, e.xid, e.position) <= (${partsOf('s.token')})
         and not exists (select from log.log_index i where i.event_id = e.event_id)
     ), moved as (
       update log.sequencer s set seq = s.seq + (select count(*) from missing), checked = null,
         known_at = ${nextKnownAt}
       returning s.seq - (select count(*) from missing) as base, known_at
     ), placed as (
       insert into log.log_index (seq, event_id, event_hash, known_at, token, late)
       select base + ord, event_id, hash, known_at, token, true from missing, moved returning seq, event_id
     ), held as (
       insert into log.held_place (seq, behind)
       select i.seq, max(p.seq) from placed p
         join missing on missing.event_id = p.event_id
         join log.events e on e.stream_id = missing.stream_id and e.version > missing.version
         join log.log_index i on i.event_id = e.event_id
       group by i.seq
       on conflict (seq) do update set behind = greatest(held_place.behind, excluded.behind)
       returning 1
     )
     select (select count(*) from placed)::int as placed, (select count(*) from held)::int as held`,
  );
  return rows[0]!;
};

import { DatabaseError, type ClientBase, type Pool } from 'pg';
import { AnotherDatabase } from '#platform/database';
import { eventHash, genesisHash } from './hash.js';
import { nextKnownAt } from './next-known-at.js';
import { eventsAt } from './placed-events.js';
import type { EventStore, Marked, StoredEvent, StreamHead, Stranger, Token } from './port.js';
import type { PassedOver } from './postgres/passed-over.js';

/** An event with the public place and the moment the log came to know of it. */
export type Sequenced = StoredEvent & { readonly seq: number; readonly knownAt: string };

/** RFC 3339 in UTC with microseconds, from a timestamptz. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// One statement: the compare on seq fences a second sequencer, and the event at that place a log that is not the one that was read before. Where
// the store is this very database the events must be in it, too: another statement has read them. (Each by a subselect of its own, which is
// planned as a look into the index however small the log is yet.) known_at goes forward with every batch, past the heartbeat too: what was
// answered for a moment that had been reached must not change, and a clock may stand still or be set back.
const moved = (token: string): string => `moved as (
      update log.sequencer set seq = $1::bigint + cardinality($2::uuid[]), token = ${token},
        known_at = ${nextKnownAt}
      where seq = $1::bigint
        and ($5::uuid is null or (select i.event_id from log.log_index i where i.seq = $1::bigint) = $5::uuid)
        and (not $6::boolean or (select bool_and((select e.event_id from log.events e where e.event_id = p.id) is not null)
                               from unnest($2::uuid[]) as p(id)))
      returning known_at)`;
const place = (
  late: boolean,
): string => `insert into log.log_index (seq, event_id, event_hash, known_at, token, late)
    select $1::bigint + e.ord, e.id, decode(e.hash, 'hex'), moved.known_at, e.token, ${late}
    from moved, unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as e(id, hash, token, ord)
    returning ${instant('known_at')} as known_at`;
const assign = { name: 'yf-sequence', text: `with ${moved('$7::text')} ${place(false)}` };
// A late place is a place like any other, at the end. The token stays where it is: it marks how far the store was read.
const assignLate = { name: 'yf-sequence-late', text: `with ${moved('token')} ${place(true)}` };

// The same for a store that others can write to: in the same statement what they wrote is put aside, and how far each stream has come is
// written down. There may be no event at all among what was read.
const assignMarked = {
  name: 'yf-sequence-marked',
  text: `with moved as (
      update log.sequencer set seq = $1::bigint + cardinality($2::uuid[]), heads_at = $1::bigint + cardinality($2::uuid[]), token = $6::text,
        known_at = ${nextKnownAt}
      where seq = $1::bigint and heads_at = $1::bigint
        and ($5::uuid is null or (select i.event_id from log.log_index i where i.seq = $1::bigint) = $5::uuid)
      returning known_at
    ), placed as (
      insert into log.log_index (seq, event_id, event_hash, known_at, token)
      select $1::bigint + e.ord, e.id, decode(e.hash, 'hex'), moved.known_at, e.token
      from moved, unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as e(id, hash, token, ord)
    ), headed as (
      insert into log.stream_head (stream_id, version, hash)
      select h.stream, h.version, decode(h.hash, 'hex') from moved, unnest($7::text[], $8::int[], $9::text[]) as h(stream, version, hash)
      on conflict (stream_id) do update set version = excluded.version, hash = excluded.hash
    ), aside as (
      insert into log.stranger (position, stream, revision, type, written_at, reason)
      select s.position, s.stream, s.revision, s.type, s.written_at, s.reason from moved,
        unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::text[]) as s(position, stream, revision, type, written_at, reason)
      on conflict (position) do nothing returning position
    )
    select ${instant('known_at')} as known_at, array(select position from aside) as aside from moved`,
};
const writeHeads = `with moved as (update log.sequencer set heads_at = $2 where heads_at = $1 and seq >= $2 returning 1)
  insert into log.stream_head (stream_id, version, hash)
  select h.stream, h.version, decode(h.hash, 'hex') from moved, unnest($3::text[], $4::int[], $5::text[]) as h(stream, version, hash)
  on conflict (stream_id) do update set version = excluded.version, hash = excluded.hash`;

// Heads that are remembered; others are asked for.
const headsKept = 20_000;

/**
 * Gives every event its dense public ordinal, once and for ever, in the store's order: the first consumer of the store. One
 * sequencer works at a time (its caller holds the lock); a second one is fenced by the compare and only reads again.
 */
export class Sequencer {
  private at: Stand | undefined;
  /** The last place that this sequencer has given or found: whatever it does next must come behind it. */
  private last: Place | undefined;

  /**
   * @param passedOver for a store whose order this program makes itself: finds events that were passed over, which should never happen
   * @param onLate gets the events that had been passed over, once they have their places
   * @param onOvertaken gets those that cannot be placed here, because later versions of their streams have places: they are for `yinfeng
   *   repair-log`
   * @param onStrangers gets what was put aside, each once: it is no event of the log
   */
  constructor(
    private readonly store: EventStore,
    private readonly db: Pool | ClientBase,
    private readonly batch = 1000,
    private readonly passedOver?: PassedOver,
    private readonly onLate: (events: readonly Sequenced[]) => void = () => {},
    private readonly onOvertaken: (events: readonly StoredEvent[]) => void = () => {},
    private readonly onStrangers: (strangers: readonly Stranger[]) => void = () => {},
  ) {}

  /** Where streams stand by the public order, as far as remembered: of a store that others can write to. */
  private readonly heads = new Map<string, StreamHead>();

  /** The ordinal it has come to; undefined until it has looked. */
  get seq(): number | undefined {
    return this.at?.seq;
  }

  /** Sequences what is settled, up to one batch. Empty when caught up. */
  async advance(): Promise<Sequenced[]> {
    for (;;) {
      const { seq, token } = (this.at ??= await this.stand());
      if (this.store.readMarked) {
        const found = await this.store.readMarked(token, this.batch);
        if (found.length === 0) return [];
        const placed = await this.placeMarked(seq, found);
        if (placed === undefined || placed.length === 0) continue; // fenced, or strangers alone
        return placed;
      }
      const events = await this.store.readAll(token, this.batch);
      if (events.length === 0) return [];
      // An event can only follow a version that was there: an earlier version without a place was passed over, and gets its place first.
      const late = (await this.passedOver?.before(events)) ?? [];
      if (late.length > 0) return this.placeLate(late);
      const placed = await this.place({ seq, token: events.at(-1)!.token }, events);
      if (placed) return placed;
    }
  }

  /**
   * Looks for passed-over events where nothing can appear any more, a part of the log at a time, and gives them places at the end.
   * @returns those, and whether there is more to look at now
   */
  async mend(): Promise<{ readonly late: Sequenced[]; readonly isMore: boolean }> {
    if (!this.passedOver) return { late: [], isMore: false };
    const { found, overtaken, isMore } = await this.passedOver.next();
    if (overtaken.length > 0) this.onOvertaken(overtaken);
    return { late: found.length > 0 ? await this.placeLate(found) : [], isMore };
  }

  /** Records that nothing more was known until now, so that an as-of time just past can be answered while nothing is written. */
  async beat(): Promise<void> {
    const { rows } = await this.db.query<{ seq: string }>(
      `update log.sequencer set beaten_at = clock_timestamp(),
         heartbeat_at = greatest(heartbeat_at, known_at, coalesce(clock, clock_timestamp())) where seq >= $1 returning seq`,
      [this.last?.seq ?? 0],
    );
    if (rows.length === 0) throw new AnotherDatabase(endsBefore(this.last!));
    // Another sequencer may have given late places. That moves no token, so nothing that is read would show it.
    if (this.at && this.at.seq < Number(rows[0]!.seq)) this.at = undefined;
  }

  /** @returns undefined when another sequencer was there first: look where it stands */
  private async place(
    { seq, token }: { seq: number; token: Token },
    events: readonly StoredEvent[],
  ): Promise<Sequenced[] | undefined> {
    try {
      const { rows } = await this.db.query<{ known_at: string }>(assign, [
        seq,
        ...columnsOf(events),
        ...this.proof(),
        token,
      ]);
      if (rows.length !== events.length) {
        this.at = undefined;
        await this.refuseGone(events);
        return undefined;
      }
      this.stands({ seq: seq + events.length, token }, events.at(-1)!.id);
      const knownAt = rows[0]!.known_at;
      return events.map((event, index) => ({ ...event, seq: seq + index + 1, knownAt }));
    } catch (error) {
      if (!isTaken(error)) throw error;
      // One of these got a late place before the sequencer came to it; the others get theirs now.
      const rest = await this.withoutPlace(events);
      if (rest.length === events.length) throw error;
      if (rest.length > 0) return this.place({ seq, token }, rest);
      await this.db.query('update log.sequencer set token = $2 where seq = $1', [seq, token]);
      this.at = undefined;
      return undefined;
    }
  }

  /**
   * Places those that follow the event before them in their stream, and puts the others aside.
   * @returns undefined when another sequencer was there first
   */
  private async placeMarked(seq: number, found: readonly Marked[]): Promise<Sequenced[] | undefined> {
    const token = found.at(-1)!.token;
    let taken: ReadonlySet<Token> = new Set();
    for (;;) {
      const { events, strangers, heads } = await this.sorted(found, taken);
      try {
        const { rows } = await this.db.query<{ known_at: string; aside: Token[] }>(assignMarked, [
          seq,
          ...columnsOf(events),
          this.last?.eventId ?? null,
          token,
          ...headColumns(heads),
          strangers.map((stranger) => stranger.token),
          strangers.map(({ stream }) => stream),
          strangers.map(({ revision }) => revision),
          strangers.map(({ type }) => type),
          strangers.map(({ writtenAt }) => writtenAt),
          strangers.map(({ reason }) => reason),
        ]);
        const row = rows[0];
        if (!row) {
          this.at = undefined;
          return undefined;
        }
        for (const [streamId, head] of heads) this.remember(streamId, head);
        if (row.aside.length > 0)
          this.onStrangers(strangers.filter((each) => row.aside.includes(each.token)));
        if (events.length === 0) this.at = { seq, token };
        else this.stands({ seq: seq + events.length, token }, events.at(-1)!.id);
        return events.map((event, index) => ({ ...event, seq: seq + index + 1, knownAt: row.known_at }));
      } catch (error) {
        if (!isTaken(error)) throw error;
        // Another sequencer gave them their places meanwhile, or one has the id of an event that has its place.
        const placed = new Map((await this.placesOf(events)).map((place) => [place.event_id, place.token]));
        if (events.some(({ id, token: at }) => placed.get(id) === at)) {
          this.at = undefined;
          return undefined;
        }
        const now = events.flatMap((event) => (placed.has(event.id) ? [event.token] : []));
        if (now.length === 0) throw error;
        taken = new Set([...taken, ...now]);
      }
    }
  }

  /** Which of these are the log's, by the hash of the event before each in its stream, and where their streams stand behind them. */
  private async sorted(found: readonly Marked[], taken: ReadonlySet<Token>) {
    const logId = await this.store.logId();
    const streams = new Set(found.flatMap((each) => ('event' in each ? [each.event.streamId] : [])));
    const known = await this.headsOf([...streams]);
    const heads = new Map<string, StreamHead>();
    const ids = new Set<string>();
    const events: StoredEvent[] = [];
    const strangers: Stranger[] = [];
    for (const each of found) {
      const aside = (reason: string) => {
        const { token, stream, revision, type, writtenAt } = each;
        strangers.push({ token, stream, revision, type, writtenAt, reason });
      };
      if (!('event' in each)) {
        aside(each.reason);
        continue;
      }
      const { event } = each;
      const head = heads.get(event.streamId) ??
        known.get(event.streamId) ?? { version: 0, hash: genesisHash(logId, event.streamId) };
      if (event.version !== head.version + 1) aside(`follows version ${head.version} of its stream`);
      else if (!isHashed(event, head.hash)) aside('does not follow by its hash the event before it');
      else if (taken.has(event.token) || ids.has(event.id)) aside('has the id of another event');
      else {
        events.push(event);
        ids.add(event.id);
        heads.set(event.streamId, { version: event.version, hash: event.hash });
      }
    }
    return { events, strangers, heads };
  }

  private async headsOf(streamIds: readonly string[]): Promise<Map<string, StreamHead>> {
    const heads = new Map<string, StreamHead>();
    const unknown: string[] = [];
    for (const id of streamIds) {
      const head = this.heads.get(id);
      if (head) heads.set(id, head);
      else unknown.push(id);
    }
    if (unknown.length === 0) return heads;
    const { rows } = await this.db.query<StreamHead & { stream_id: string }>(
      `select stream_id, version, encode(hash, 'hex') as hash from log.stream_head where stream_id = any($1)`,
      [unknown],
    );
    for (const { stream_id: id, version, hash } of rows) heads.set(id, { version, hash });
    return heads;
  }

  private remember(streamId: string, head: StreamHead): void {
    this.heads.delete(streamId); // and so the last of the map
    this.heads.set(streamId, head);
    if (this.heads.size > headsKept) this.heads.delete(this.heads.keys().next().value!);
  }

  /** Writes down how far streams have come by places that a release gave that did not write it down. */
  private async catchUpHeads(from: number, until: number): Promise<void> {
    for (let at = from; at < until;) {
      const { rows } = await this.db.query<{ seq: string; event_id: string; token: Token }>(
        'select seq, event_id, token from log.log_index where seq >= $1 and seq <= $2 order by seq limit $3',
        [at, until, this.batch + 1],
      );
      const before = Number(rows[0]?.seq) === at ? rows.shift()! : undefined;
      const places = rows.map((row) => ({ seq: Number(row.seq), eventId: row.event_id, token: row.token }));
      const { events, fault } = await eventsAt(this.store, before?.token ?? null, places);
      if (fault) throw fault;
      const heads = new Map(events.map(({ streamId, version, hash }) => [streamId, { version, hash }]));
      await this.db.query(writeHeads, [at, at + events.length, ...headColumns(heads)]);
      if (events.length === 0) throw new Error(`log_index has no row ${at + 1}`);
      at += events.length;
    }
  }

  private async placeLate(events: readonly StoredEvent[]): Promise<Sequenced[]> {
    for (let left = events; left.length > 0; left = await this.withoutPlace(left)) {
      const { seq, token } = (this.at ??= await this.stand());
      const { rows } = await this.db
        .query<{ known_at: string }>(assignLate, [seq, ...columnsOf(left), ...this.proof()])
        .catch((error: unknown) => {
          if (isTaken(error)) return { rows: [] }; // by another sequencer, since it was looked for
          throw error;
        });
      if (rows.length !== left.length) {
        this.at = undefined;
        await this.refuseGone(left);
        continue;
      }
      this.stands({ seq: seq + left.length, token }, left.at(-1)!.id);
      const placed = left.map((event, at) => ({
        ...event,
        seq: seq + at + 1,
        knownAt: rows[at]!.known_at,
      }));
      this.onLate(placed);
      return placed;
    }
    return [];
  }

  private async placesOf(events: readonly StoredEvent[]): Promise<{ event_id: string; token: Token }[]> {
    const { rows } = await this.db.query<{ event_id: string; token: Token }>(
      'select event_id, token from log.log_index where event_id = any($1::uuid[])',
      [events.map(({ id }) => id)],
    );
    return rows;
  }

  private async withoutPlace(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const placed = new Set((await this.placesOf(events)).map(({ event_id }) => event_id));
    return events.filter(({ id }) => !placed.has(id));
  }

  /** @throws AnotherDatabase when the log does not hold what this sequencer had come to */
  private async stand(): Promise<Stand> {
    const { last } = this;
    this.heads.clear();
    const { rows } = await this.db.query<{
      seq: string;
      token: string | null;
      heads_at: string;
      event_id: string | null;
      before: string | null;
    }>(
      `select s.seq, s.token, s.heads_at, (select i.event_id from log.log_index i where i.seq = s.seq) as event_id,
         (select i.event_id from log.log_index i where i.seq = $1) as before
       from log.sequencer s`,
      [last?.seq ?? 0],
    );
    const { token, event_id: eventId, before } = rows[0]!;
    const seq = Number(rows[0]!.seq);
    if (last && before !== last.eventId)
      throw new AnotherDatabase(
        seq < last.seq ? endsBefore(last) : `the log has another event at place ${last.seq}`,
      );
    this.last = eventId === null ? undefined : { seq, eventId };
    if (this.store.readMarked && Number(rows[0]!.heads_at) < seq)
      await this.catchUpHeads(Number(rows[0]!.heads_at), seq);
    return { seq, token };
  }

  private stands(at: Stand, eventId: string): void {
    this.at = at;
    this.last = { seq: at.seq, eventId };
  }

  /** The event behind which the next ones get their places, and whether those must be in this database. */
  private proof(): [eventId: string | null, isHere: boolean] {
    return [this.last?.eventId ?? null, this.passedOver !== undefined];
  }

  /** Nothing was placed: because another sequencer was there first, or because these events are not where they were read? */
  private async refuseGone(events: readonly StoredEvent[]): Promise<void> {
    if (!this.passedOver) return;
    const { rows } = await this.db.query<{ here: string }>(
      'select count(*) as here from log.events where event_id = any($1::uuid[])',
      [events.map(({ id }) => id)],
    );
    if (Number(rows[0]!.here) < events.length)
      throw new AnotherDatabase('events that were read are not in the log any more');
  }
}

type Stand = { readonly seq: number; readonly token: Token | null };
type Place = { readonly seq: number; readonly eventId: string };

const endsBefore = ({ seq }: Place): string => `the log ends before place ${seq}, which it had`;

const columnsOf = (events: readonly StoredEvent[]): [string[], string[], Token[]] => [
  events.map(({ id }) => id),
  events.map(({ hash }) => hash),
  events.map(({ token }) => token),
];

const headColumns = (heads: ReadonlyMap<string, StreamHead>): [string[], number[], string[]] => [
  [...heads.keys()],
  [...heads.values()].map(({ version }) => version),
  [...heads.values()].map(({ hash }) => hash),
];

const isHashed = (event: StoredEvent, before: string): boolean => {
  try {
    return eventHash(event, before) === event.hash;
  } catch {
    return false; // what has no canonical form was never hashed
  }
};

/** A place that two wanted at once, or an event that has one. */
const isTaken = (error: unknown): boolean => error instanceof DatabaseError && error.code === '23505';

/** One line for operators about events that had been passed over. */
export const latePlaces = (late: readonly Sequenced[]): string =>
  `${late.length} events were in the store without a place in the log's order and have one at its end now, from ${late[0]?.seq} on ` +
  `(event ${late[0]?.version} of ${late[0]?.streamId})`;

/** One line for operators about what was put aside. */
export const strangersAside = ([first, ...others]: readonly Stranger[]): string =>
  `${first?.stream}@${first?.revision} (${first?.type}) ${first?.reason}: put aside with ${others.length} others, without a place in the ` +
  "log's order; npx yinfeng verify lists them";

/** One line for operators about those that only `yinfeng repair-log` can help. */
export const overtakenEvents = ([first, ...others]: readonly StoredEvent[]): string =>
  `event ${first?.version} of ${first?.streamId} and ${others.length} others are in the store without a place in the log's order, and later ` +
  'versions of their streams have theirs: stop everything and run npx yinfeng repair-log';

import { DatabaseError, type ClientBase, type Pool } from 'pg';
import { AnotherDatabase } from '#platform/database';
import type { EventStore, StoredEvent, Token } from './port.js';
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
        known_at = greatest(clock_timestamp(), greatest(known_at, heartbeat_at) + interval '1 microsecond')
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
   */
  constructor(
    private readonly store: EventStore,
    private readonly db: Pool | ClientBase,
    private readonly batch = 1000,
    private readonly passedOver?: PassedOver,
    private readonly onLate: (events: readonly Sequenced[]) => void = () => {},
    private readonly onOvertaken: (events: readonly StoredEvent[]) => void = () => {},
  ) {}

  /** The ordinal it has come to; undefined until it has looked. */
  get seq(): number | undefined {
    return this.at?.seq;
  }

  /** Sequences what is settled, up to one batch. Empty when caught up. */
  async advance(): Promise<Sequenced[]> {
    for (;;) {
      const { seq, token } = (this.at ??= await this.stand());
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
      'update log.sequencer set heartbeat_at = greatest(heartbeat_at, known_at, clock_timestamp()) where seq >= $1 returning seq',
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

  private async withoutPlace(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const { rows } = await this.db.query<{ event_id: string }>(
      'select event_id from log.log_index where event_id = any($1::uuid[])',
      [events.map(({ id }) => id)],
    );
    const placed = new Set(rows.map(({ event_id }) => event_id));
    return events.filter(({ id }) => !placed.has(id));
  }

  /** @throws AnotherDatabase when the log does not hold what this sequencer had come to */
  private async stand(): Promise<Stand> {
    const { last } = this;
    const { rows } = await this.db.query<{
      seq: string;
      token: string | null;
      event_id: string | null;
      before: string | null;
    }>(
      `select s.seq, s.token, (select i.event_id from log.log_index i where i.seq = s.seq) as event_id,
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

/** A place that two wanted at once, or an event that has one. */
const isTaken = (error: unknown): boolean => error instanceof DatabaseError && error.code === '23505';

/** One line for operators about events that had been passed over. */
export const latePlaces = (late: readonly Sequenced[]): string =>
  `${late.length} events were in the store without a place in the log's order and have one at its end now, from ${late[0]?.seq} on ` +
  `(event ${late[0]?.version} of ${late[0]?.streamId})`;

/** One line for operators about those that only `yinfeng repair-log` can help. */
export const overtakenEvents = ([first, ...others]: readonly StoredEvent[]): string =>
  `event ${first?.version} of ${first?.streamId} and ${others.length} others are in the store without a place in the log's order, and later ` +
  'versions of their streams have theirs: stop everything and run npx yinfeng repair-log';

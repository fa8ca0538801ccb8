import type pg from 'pg';
import type { EventStore, StoredEvent, Token } from './port.js';

/** An event with the public place and the moment the log came to know of it. */
export type Sequenced = StoredEvent & { readonly seq: number; readonly knownAt: string };

/** RFC 3339 in UTC with microseconds, from a timestamptz. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// One statement: the compare on seq fences a second sequencer. known_at goes forward with every batch, past the heartbeat too: what was
// answered for a moment that had been reached must not change, and a clock may stand still or be set back.
const assign = {
  name: 'yf-sequence',
  text: `with moved as (
      update log.sequencer set seq = $1::bigint + cardinality($2::uuid[]), token = ($4::text[])[cardinality($4::text[])],
        known_at = greatest(clock_timestamp(), greatest(known_at, heartbeat_at) + interval '1 microsecond')
      where seq = $1::bigint returning known_at)
    insert into log.log_index (seq, event_id, event_hash, known_at, token)
    select $1::bigint + e.ord, e.id, decode(e.hash, 'hex'), moved.known_at, e.token
    from moved, unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as e(id, hash, token, ord)
    returning ${instant('known_at')} as known_at`,
};

/**
 * Gives every event its dense public ordinal, once and for ever, in the store's order: the first consumer of the store. One
 * sequencer works at a time (its caller holds the lock); a second one is fenced by the compare and only reads again.
 */
export class Sequencer {
  private at: { seq: number; token: Token | null } | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly db: pg.Pool | pg.ClientBase,
    private readonly batch = 1000,
  ) {}

  /** The ordinal it has come to; undefined until it has looked. */
  get seq(): number | undefined {
    return this.at?.seq;
  }

  /** Sequences what is settled, up to one batch. Empty when caught up. */
  async advance(): Promise<Sequenced[]> {
    this.at ??= await this.stand();
    const { seq, token } = this.at;
    const events = await this.store.readAll(token, this.batch);
    if (events.length === 0) return [];
    const { rows } = await this.db.query<{ known_at: string }>(assign, [
      seq,
      events.map((e) => e.id),
      events.map((e) => e.hash),
      events.map((e) => e.token),
    ]);
    if (rows.length !== events.length) {
      this.at = undefined; // another sequencer was there first: look where it stands
      return this.advance();
    }
    this.at = { seq: seq + events.length, token: events.at(-1)!.token };
    const knownAt = rows[0]!.known_at;
    return events.map((event, index) => ({ ...event, seq: seq + index + 1, knownAt }));
  }

  /** Says "nothing more was known until now", so that an as-of time shortly past can be answered while idle. */
  async beat(): Promise<void> {
    await this.db.query(
      'update log.sequencer set heartbeat_at = greatest(heartbeat_at, known_at, clock_timestamp())',
    );
  }

  private async stand(): Promise<{ seq: number; token: Token | null }> {
    const { rows } = await this.db.query<{ seq: string; token: string | null }>(
      'select seq, token from log.sequencer',
    );
    return { seq: Number(rows[0]!.seq), token: rows[0]!.token };
  }
}

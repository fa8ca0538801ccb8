import type pg from 'pg';
import type { StreamHead, Token } from '../port.js';

/** What is known of event ids before they are appended to a stream. */
type Claimed = {
  /** Claimed by another stream: they must not be appended here. */
  readonly taken: readonly string[];
  /** Claimed by this stream before: the events may stand there already. */
  readonly repeated: readonly string[];
  /** In the public order already: where they don't stand in this stream, they stand in another. */
  readonly ordered: readonly string[];
  /** The version that the public order knows of the stream; 0 for none. */
  readonly known: number;
};

/** A place of the public order, and which event it went to. */
type LastPlace = { readonly seq: number; readonly eventId: string; readonly token: Token };

/**
 * What PostgreSQL knows beside KurrentDB. It keeps an event id to one stream, which KurrentDB does not: that compares ids only with those at the
 * same place of the same stream. And it knows what has its place in the public order, whatever becomes of the store.
 */
export interface EventClaims {
  /** Where the stream stood when the last of its events was placed; undefined where none was. */
  headOf(streamId: string): Promise<StreamHead | undefined>;
  /** The last place that was given; undefined where none was, or where the log lives elsewhere. */
  lastPlace(): Promise<LastPlace | undefined>;
  /** Claims the ids for the stream, unless another has them. */
  claim(streamId: string, ids: readonly string[]): Promise<Claimed>;
}

const claimQuery = {
  name: 'yf-claim',
  // The upsert waits for whoever claims the same id at the same moment, and then returns whose it is. Ids are claimed in order, so that two
  // appends cannot deadlock.
  text: `with claimed as (
      insert into log.event_claim (event_id, stream_id) select id, $1 from unnest($2::uuid[]) as said(id) order by id
      on conflict (event_id) do update set stream_id = log.event_claim.stream_id
      returning event_id, stream_id, xmax = 0 as fresh)
    select event_id, stream_id, fresh, exists (select from log.log_index i where i.event_id = claimed.event_id) as ordered,
      coalesce((select h.version from log.stream_head h where h.stream_id = $1), 0) as known from claimed`,
};
const headQuery = {
  name: 'yf-stream-head',
  text: `select version, encode(hash, 'hex') as hash from log.stream_head where stream_id = $1`,
};
const lastPlaceQuery = `select i.seq, i.event_id, i.token from log.sequencer s join log.log_index i on i.seq = s.seq, log.log_info l
  where l.home = 'kurrentdb'`;

/** Claims in PostgreSQL, where the public order is: one durable statement an append. Needs a pool of the API's or the worker's role. */
export class PostgresEventClaims implements EventClaims {
  constructor(private readonly db: pg.Pool | pg.ClientBase) {}

  async claim(streamId: string, ids: readonly string[]): Promise<Claimed> {
    const { rows } = await this.db.query<{
      event_id: string;
      stream_id: string;
      fresh: boolean;
      ordered: boolean;
      known: number;
    }>(claimQuery, [streamId, ids]);
    const idsOf = (of: typeof rows) => of.map((row) => row.event_id);
    const own = rows.filter((row) => row.stream_id === streamId);
    return {
      taken: idsOf(rows.filter((row) => row.stream_id !== streamId)),
      repeated: idsOf(own.filter((row) => !row.fresh)),
      ordered: idsOf(own.filter((row) => row.ordered)),
      known: rows[0]?.known ?? 0,
    };
  }

  async headOf(streamId: string): Promise<StreamHead | undefined> {
    return (await this.db.query<StreamHead>(headQuery, [streamId])).rows[0];
  }

  async lastPlace(): Promise<LastPlace | undefined> {
    const { rows } = await this.db.query<{ seq: string; event_id: string; token: string }>(lastPlaceQuery);
    const [row] = rows;
    return row && { seq: Number(row.seq), eventId: row.event_id, token: row.token };
  }
}

import type pg from 'pg';

/** What is known of event ids before they are appended to a stream. */
type Claimed = {
  /** Claimed by another stream: they must not be appended here. */
  readonly taken: readonly string[];
  /** Claimed by this stream before: the events may stand there already. */
  readonly repeated: readonly string[];
  /** In the public order already: where they don't stand in this stream, they stand in another. */
  readonly ordered: readonly string[];
};

/** Keeps an event id to one stream, which KurrentDB does not: it compares ids only with those at the same place of the same stream. */
export interface EventClaims {
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
    select event_id, stream_id, fresh, exists (select from log.log_index i where i.event_id = claimed.event_id) as ordered from claimed`,
};

/** Claims in PostgreSQL, where the public order is: one durable statement an append. Needs a pool of the API's or the worker's role. */
export class PostgresEventClaims implements EventClaims {
  constructor(private readonly db: pg.Pool | pg.ClientBase) {}

  async claim(streamId: string, ids: readonly string[]): Promise<Claimed> {
    const { rows } = await this.db.query<{
      event_id: string;
      stream_id: string;
      fresh: boolean;
      ordered: boolean;
    }>(claimQuery, [streamId, ids]);
    const idsOf = (of: typeof rows) => of.map((row) => row.event_id);
    const own = rows.filter((row) => row.stream_id === streamId);
    return {
      taken: idsOf(rows.filter((row) => row.stream_id !== streamId)),
      repeated: idsOf(own.filter((row) => !row.fresh)),
      ordered: idsOf(own.filter((row) => row.ordered)),
    };
  }
}

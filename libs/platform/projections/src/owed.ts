import type { DataSource } from 'typeorm';

/** An event that a reaction has passed over, because a stream that its command needs is damaged. It is tried again until the stream is whole. */
export type Owed = {
  readonly reaction: string;
  readonly seq: number;
  readonly eventId: string;
  /** The stream at fault, and what is wrong with it. */
  readonly streamId: string;
  readonly message: string;
  /** When it was passed over. */
  readonly since: string;
  readonly triedAt: string;
};

type Db = Pick<DataSource, 'query'>;
type Row = {
  reaction: string;
  seq: string;
  event_id: string;
  stream_id: string;
  reason: string;
  passed_at: Date;
  tried_at: Date;
};
const columns = 'reaction, seq, event_id, stream_id, reason, passed_at, tried_at';

const owedOf = ({ reaction, seq, event_id, stream_id, reason, passed_at, tried_at }: Row): Owed => ({
  reaction,
  seq: Number(seq),
  eventId: event_id,
  streamId: stream_id,
  message: reason,
  since: passed_at.toISOString(),
  triedAt: tried_at.toISOString(),
});

/** Writes down that an event is owed, or why it still is. */
export const owe = async (
  db: Db,
  { reaction, seq, eventId, streamId, message }: Omit<Owed, 'since' | 'triedAt'>,
): Promise<void> => {
  await db.query(
    `insert into log.owed_reaction (reaction, seq, event_id, stream_id, reason) values ($1, $2, $3, $4, $5)
     on conflict (reaction, event_id) do update set stream_id = excluded.stream_id, reason = excluded.reason, tried_at = clock_timestamp()`,
    [reaction, seq, eventId, streamId, message.slice(0, 500)],
  );
};

/** Strikes out what is owed no longer. */
export const paid = async (db: Db, { reaction, eventId }: Owed): Promise<void> => {
  await db.query('delete from log.owed_reaction where reaction = $1 and event_id = $2', [reaction, eventId]);
};

/** What one reaction owes behind a place, in the order of the log. */
export const owedBy = async (db: Db, reaction: string, after: number, limit: number): Promise<Owed[]> =>
  (
    (await db.query(
      `select ${columns} from log.owed_reaction where reaction = $1 and seq > $2 order by seq limit $3`,
      [reaction, after, limit],
    )) as Row[]
  ).map(owedOf);

/** What all reactions owe, in the order of the log; the first of it, where a limit is said. */
export const owedNow = async (db: Db, limit?: number): Promise<Owed[]> =>
  (
    (await db.query(`select ${columns} from log.owed_reaction order by seq, reaction limit $1`, [
      limit ?? null,
    ])) as Row[]
  ).map(owedOf);

/** How much all reactions owe. */
export const owedCount = async (db: Db): Promise<number> => {
  const [row] = (await db.query('select count(*)::int as count from log.owed_reaction')) as {
    count: number;
  }[];
  return row!.count;
};

import type { DataSource } from 'typeorm';

/** An event that a reaction has passed over, because a stream that its command needs is damaged. It is tried again until the stream is whole. */
export type Owed = {
  readonly reaction: string;
  readonly seq: number;
  readonly eventId: string;
  /** The stream at fault, and what is wrong with it. */
  readonly streamId: string;
  readonly message: string;
};

type Db = Pick<DataSource, 'query'>;
type Row = { reaction: string; seq: string; event_id: string; stream_id: string; reason: string };

const owedOf = ({ reaction, seq, event_id, stream_id, reason }: Row): Owed => ({
  reaction,
  seq: Number(seq),
  eventId: event_id,
  streamId: stream_id,
  message: reason,
});

/** Writes down that an event is owed, or why it still is. */
export const owe = async (db: Db, { reaction, seq, eventId, streamId, message }: Owed): Promise<void> => {
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
      `select reaction, seq, event_id, stream_id, reason from log.owed_reaction where reaction = $1 and seq > $2 order by seq limit $3`,
      [reaction, after, limit],
    )) as Row[]
  ).map(owedOf);

/** What all reactions owe, in the order of the log. */
export const owedNow = async (db: Db): Promise<Owed[]> =>
  (
    (await db.query(
      'select reaction, seq, event_id, stream_id, reason from log.owed_reaction order by seq, reaction',
    )) as Row[]
  ).map(owedOf);

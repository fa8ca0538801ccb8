import { eventHash, genesisHash, type EventStore, type StoredEvent, type Token } from '#libs/event-store';
import type { Platform } from '#libs/program';

/** The log is not what was written: the message names the first event at which it shows. */
export class LogDamaged extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogDamaged';
  }
}

export type Verified = {
  readonly events: number;
  readonly streams: number;
  /** Events that nobody has given a place yet: the sequencer stands still, or has not come to them. */
  readonly unsequenced: number;
};

/** Where the public order is read: a TypeORM connection gives the rows. */
type Index = { query(text: string, params?: unknown[]): Promise<unknown> };
type Place = { readonly seq: string; readonly event_id: string; readonly event_hash: string };

const batch = 2000;

/**
 * Recomputes every event's hash over the one before it in its stream, and holds the log against its index: each place must have its
 * event, with the hash that it was given its place with, in the store's order. A stream whose last events are gone, or which was
 * hashed anew from a change on, agrees with itself; the index tells. In bounded memory but for a line per stream, beside running writers.
 * @throws LogDamaged
 */
export const verifyLog = async (
  store: Pick<EventStore, 'logId' | 'readAll'>,
  index: Index,
  progress: (events: number) => void = () => {},
): Promise<Verified> => {
  const logId = await store.logId();
  const placed = await placedUntil(index);
  const heads = new Map<string, { version: number; hash: string }>();
  let [after, read]: [Token | null, number] = [null, 0];
  for (;;) {
    const events = await store.readAll(after, batch);
    const last = events.at(-1);
    if (!last) break;
    const places = await placesAfter(index, read, Math.min(placed - read, events.length));
    for (const [at, event] of events.entries()) {
      const seq = read + at + 1;
      if (seq <= placed) checkPlace(seq, places[at], event);
      const head = heads.get(event.streamId) ?? { version: 0, hash: genesisHash(logId, event.streamId) };
      if (event.version > head.version + 1)
        throw new LogDamaged(
          `event ${head.version + 1} of ${event.streamId}, before ${nameOf(event)}, is gone`,
        );
      if (event.version !== head.version + 1 || eventHash(event, head.hash) !== event.hash)
        throw new LogDamaged(`${nameOf(event)} is not what was recorded`);
      heads.set(event.streamId, { version: event.version, hash: event.hash });
    }
    read += events.length;
    after = last.token;
    progress(read);
  }
  if (read < placed) {
    const [gone] = await placesAfter(index, read, 1);
    throw new LogDamaged(
      `event ${gone?.event_id ?? ''} is gone, which stood at place ${read + 1}, and ${placed - read - 1} behind it`,
    );
  }
  return { events: read, streams: heads.size, unsequenced: read - placed };
};

/** The last place that was given when this began; what is appended meanwhile comes behind it. */
const placedUntil = async (index: Index): Promise<number> => {
  const [row] = (await index.query(
    'select seq, (select coalesce(max(seq), 0) from log.log_index) as last from log.sequencer',
  )) as { seq: string; last: string }[];
  if (row?.seq !== row?.last)
    throw new LogDamaged(`the index ends at place ${row?.last}, and the sequencer stands at ${row?.seq}`);
  return Number(row?.seq);
};

const checkPlace = (seq: number, place: Place | undefined, event: StoredEvent): void => {
  if (place === undefined || Number(place.seq) !== seq)
    throw new LogDamaged(`the index has lost place ${seq}, at which ${nameOf(event)} stands`);
  if (place.event_id !== event.id)
    throw new LogDamaged(
      `event ${place.event_id} is gone from place ${seq}: the store has ${nameOf(event)} there`,
    );
  if (place.event_hash !== event.hash)
    throw new LogDamaged(`${nameOf(event)} is not the one that was given place ${seq}`);
};

const placesAfter = async (index: Index, seq: number, limit: number): Promise<Place[]> =>
  limit <= 0
    ? []
    : ((await index.query(
        `select seq, event_id, encode(event_hash, 'hex') as event_hash from log.log_index where seq > $1 order by seq limit $2`,
        [seq, limit],
      )) as Place[]);

const nameOf = (event: StoredEvent): string => `event ${event.version} of ${event.streamId} (${event.id})`;

/** Says whether the log is what was written. @returns false when it is not */
export const verify = async ({ store, apiDb }: Pick<Platform, 'store' | 'apiDb'>): Promise<boolean> => {
  let told = Date.now();
  try {
    const { events, streams, unsequenced } = await verifyLog(store, apiDb, (read) => {
      if (Date.now() - told < 1000) return;
      told = Date.now();
      process.stdout.write(`${read} events so far\n`);
    });
    process.stdout.write(
      `${events} events of ${streams} streams: every hash holds, and every place has its event` +
        `${unsequenced === 0 ? '' : `; ${unsequenced} not yet sequenced`}\n`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    process.stderr.write(`yinfeng: ${error.message}\n`);
    return false;
  }
};

import {
  eventHash,
  eventsAt,
  genesisHash,
  passedOverNow,
  StreamDamaged,
  strangersOf,
  toEvent,
  type EventStore,
  type OrderDiffers,
  type StoredEvent,
  type StoredRow,
  type Stranger,
  type Token,
} from '#platform/event-store';
import type { Platform } from '#composition/program';

/** The log is not what was written: the message names the first event at which it shows. */
export class LogDamaged extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogDamaged';
  }
}

type Verified = {
  readonly events: number;
  readonly streams: number;
  /** Events that nobody has given a place yet: the sequencer stands still, or has not come to them. */
  readonly unsequenced: number;
  /** Events that had been passed over and got their places late, if there are any. */
  readonly late?: number;
};

/** Where the public order is read: a TypeORM connection gives the rows. */
type Index = { query(text: string, params?: unknown[]): Promise<unknown> };
type Place = {
  readonly seq: string;
  readonly event_id: string;
  readonly event_hash: string;
  readonly token: Token;
  readonly late: boolean;
};

const batch = 2000;

/**
 * Recomputes every event's hash over the one before it in its stream, and holds the log against its index: each place must have its event, with
 * the hash that it was given its place with. A stream whose last events are gone, or which was hashed anew from a change on, agrees with itself,
 * and only the index shows it. An event that is there and was passed over is distinguished from one that is gone. In bounded memory but for a
 * line per stream, beside running writers.
 * @throws LogDamaged
 */
export const verifyLog = async (
  store: Pick<EventStore, 'logId' | 'readAll' | 'readAt'>,
  index: Index,
  progress: (events: number) => void = () => {},
): Promise<Verified> => {
  // First: what gets its place meanwhile is among them, and no event between the two is missing.
  const passedOver = await passedOverIn(store, index);
  const { placed, token } = await placedUntil(index);
  const chain = new Chain(await store.logId(), passedOver);
  const held = await heldPlaces(index, placed);
  const waiting = new Map<number, StoredEvent[]>();
  const order = new StoreOrder();
  const asideAt = new Set((await strangersOf(index)).map(({ token }) => token));
  let [after, read]: [Token | null, number] = [null, 0];
  while (read < placed) {
    const wanted = Math.min(batch, placed - read);
    const rows = await placesAfter(index, read, wanted);
    const lost = rows.findIndex((row, at) => Number(row.seq) !== read + at + 1);
    const whole = lost < 0 ? rows : rows.slice(0, lost);
    const places = whole.map((row) => ({ seq: Number(row.seq), eventId: row.event_id, token: row.token }));
    const { events, fault, between = [] } = await eventsAt(store, after, places);
    const unknown = between.find(({ token }) => !asideAt.has(token));
    if (unknown)
      throw new LogDamaged(`${nameOf(unknown)} stands between the places of the log, and has none`);
    for (const [at, event] of events.entries()) {
      const row = whole[at]!;
      if (row.event_hash !== event.hash)
        throw new LogDamaged(`${nameOf(event)} is not the one that was given place ${row.seq}`);
      if (store.readAt) order.follow(event, row);
      const behind = held.get(Number(row.seq));
      if (behind !== undefined) {
        waiting.set(behind, [...(waiting.get(behind) ?? []), event]);
        continue;
      }
      chain.follow(event);
      for (const late of (waiting.get(Number(row.seq)) ?? []).toSorted((a, b) => a.version - b.version)) {
        if (late.streamId !== event.streamId || late.version < event.version)
          throw new LogDamaged(`${nameOf(late)} is held behind ${nameOf(event)}, which is nothing to it`);
        chain.follow(late);
      }
      waiting.delete(Number(row.seq));
    }
    read += events.length;
    after = events.at(-1)?.token ?? after;
    if (fault) throw (await movedFrom(store, index, fault)) ?? isGone(fault, placed - read - 1);
    if (whole.length < wanted) {
      const [here] = await store.readAll(after, 1);
      throw new LogDamaged(
        `the index has lost place ${read + 1}${here ? `, at which ${nameOf(here)} stands` : ''}`,
      );
    }
    progress(read);
  }
  const [lost] = [...waiting.values()].flat();
  if (lost) throw new LogDamaged(`${nameOf(lost)} is held behind a place that is held itself`);
  // A late place cannot be used to go on in the store's own order.
  if (store.readAt) after = token;
  for (;;) {
    const events = await store.readAll(after, batch);
    const last = events.at(-1);
    if (!last) break;
    const ours = events.filter(({ token: at }) => !asideAt.has(at));
    for (const event of ours) chain.follow(event);
    read += ours.length;
    after = last.token;
    progress(read);
  }
  chain.followRest();
  const [first, ...others] = passedOver.length > 0 ? await passedOverIn(store, index) : [];
  if (first)
    throw new LogDamaged(
      `${nameOf(first)} was passed over, and ${others.length} others: they are in the store as they were recorded, but have no place in ` +
        'the order and are in no figure. npx yinfeng repair-log gives them one',
    );
  return {
    events: read + passedOver.length,
    streams: chain.streams,
    unsequenced: read - placed,
    ...(order.late > 0 ? { late: order.late } : {}),
  };
};

/** Each stream by its hashes. An earlier version that was passed over is put in where it belongs. */
class Chain {
  private readonly linkedEarly = new Set<string>();
  private readonly heads = new Map<string, { version: number; hash: string }>();
  private readonly passedOver = new Map<string, StoredEvent[]>();

  constructor(
    private readonly logId: string,
    passedOver: readonly StoredEvent[],
  ) {
    for (const event of passedOver.toSorted((a, b) => a.version - b.version))
      this.passedOver.set(event.streamId, [...(this.passedOver.get(event.streamId) ?? []), event]);
  }

  get streams(): number {
    return this.heads.size;
  }

  follow(event: StoredEvent): void {
    if (this.linkedEarly.has(event.id)) return; // it got its place while this went on
    const passedOver = this.passedOver.get(event.streamId);
    while (passedOver?.[0] && passedOver[0].version <= event.version) {
      this.linkedEarly.add(passedOver[0].id);
      this.link(passedOver.shift()!);
    }
    if (!this.linkedEarly.has(event.id)) this.link(event);
  }

  followRest(): void {
    for (const events of this.passedOver.values()) for (const event of events.splice(0)) this.link(event);
  }

  private link(event: StoredEvent): void {
    const head = this.heads.get(event.streamId) ?? {
      version: 0,
      hash: genesisHash(this.logId, event.streamId),
    };
    if (event.version > head.version + 1)
      throw new LogDamaged(
        `event ${head.version + 1} of ${event.streamId}, before ${nameOf(event)}, is gone`,
      );
    if (event.version !== head.version + 1 || eventHash(event, head.hash) !== event.hash)
      throw new LogDamaged(`${nameOf(event)} is not what was recorded`);
    this.heads.set(event.streamId, { version: event.version, hash: event.hash });
  }
}

/** The places against the order of a store that has one of its own: only what was passed over may stand behind its turn. */
class StoreOrder {
  late = 0;
  private last: readonly bigint[] = [];

  follow(event: StoredEvent, { seq, late }: Place): void {
    const parts = event.token.split('.').map(BigInt);
    if (late) return void (this.late += 1);
    if (!isAfter(parts, this.last))
      throw new LogDamaged(
        `${nameOf(event)} has place ${seq}, and stands before that of an earlier place in the store's order`,
      );
    this.last = parts;
  }
}

const isAfter = (a: readonly bigint[], b: readonly bigint[]): boolean => {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (b[at] === undefined || a[at]! > b[at]);
};

/** The last place that was given when this began, and how far the store had been read; what is appended meanwhile comes behind it. */
const placedUntil = async (index: Index): Promise<{ placed: number; token: Token | null }> => {
  const [row] = (await index.query(
    'select seq, token, (select coalesce(max(seq), 0) from log.log_index) as last from log.sequencer',
  )) as { seq: string; token: Token | null; last: string }[];
  if (row?.seq !== row?.last)
    throw new LogDamaged(`the index ends at place ${row?.last}, and the sequencer stands at ${row?.seq}`);
  return { placed: Number(row?.seq), token: row?.token ?? null };
};

/** Only of a store whose order this program makes itself. */
const passedOverIn = async (store: Pick<EventStore, 'readAt'>, index: Index): Promise<StoredEvent[]> =>
  store.readAt ? ((await index.query(passedOverNow)) as StoredRow[]).map(toEvent) : [];

/** Places whose events take effect behind a later one, by place. @throws LogDamaged where that later one was never given */
const heldPlaces = async (index: Index, placed: number): Promise<Map<number, number>> => {
  const rows = (await index.query('select seq, behind from log.held_place')) as {
    seq: string;
    behind: string;
  }[];
  const lost = rows.find(({ behind }) => Number(behind) > placed);
  if (lost)
    throw new LogDamaged(`place ${lost.seq} is held behind place ${lost.behind}, which has not been given`);
  return new Map(rows.map(({ seq, behind }) => [Number(seq), Number(behind)]));
};

/** The event of the place stands elsewhere in the store's order than when it was given its place. */
const movedFrom = async (
  store: Pick<EventStore, 'readAt'>,
  index: Index,
  { place }: OrderDiffers,
): Promise<LogDamaged | undefined> => {
  if (!store.readAt) return undefined;
  const [row] = (await index.query('select stream_id, version from log.events where event_id = $1', [
    place.eventId,
  ])) as { stream_id: string; version: number }[];
  return (
    row &&
    new LogDamaged(
      `event ${row.version} of ${row.stream_id} (${place.eventId}) has moved in the store's order, away from place ${place.seq}`,
    )
  );
};

const isGone = ({ place, instead }: OrderDiffers, behind: number): LogDamaged =>
  new LogDamaged(
    instead
      ? `event ${place.eventId} is gone from place ${place.seq}: the store has ${nameOf(instead)} there`
      : `event ${place.eventId} is gone, which stood at place ${place.seq}, and ${behind} behind it`,
  );

const placesAfter = async (index: Index, seq: number, limit: number): Promise<Place[]> =>
  (await index.query(
    `select seq, event_id, encode(event_hash, 'hex') as event_hash, token, late from log.log_index where seq > $1 order by seq limit $2`,
    [seq, limit],
  )) as Place[];

const nameOf = (event: StoredEvent): string => `event ${event.version} of ${event.streamId} (${event.id})`;

/** One line about a stranger. */
export const strangerLine = ({ stream, revision, type, token, writtenAt, reason }: Stranger): string =>
  `${stream}@${revision} (${type}, position ${token}, ${writtenAt}) ${reason}: it was put aside`;

const readAtOnce = 8;

/**
 * Reads every stream that has a place in the order the way a command does, in a store that others can write to: what was cut there, or written
 * into by others.
 */
export const damagedStreams = async (
  store: Pick<EventStore, 'readStream' | 'readMarked'>,
  index: Index,
): Promise<StreamDamaged[]> => {
  if (!store.readMarked) return [];
  const damaged: StreamDamaged[] = [];
  for (let after = ''; ;) {
    const rows = (await index.query(
      'select stream_id from log.stream_head where stream_id > $1 order by stream_id limit $2',
      [after, batch],
    )) as { stream_id: string }[];
    const last = rows.at(-1);
    if (!last) return damaged.toSorted((a, b) => (a.streamId < b.streamId ? -1 : 1));
    const waiting = rows.map((row) => row.stream_id);
    const one = async (): Promise<void> => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
        await store.readStream(id).catch((error: unknown) => {
          if (!(error instanceof StreamDamaged)) throw error;
          damaged.push(error);
        });
    };
    await Promise.all(Array.from({ length: readAtOnce }, one));
    after = last.stream_id;
  }
};

/** Says whether the log is what was written, and what others have done to it. @returns false when it is not, or when they have */
export const verify = async ({ store, apiDb }: Pick<Platform, 'store' | 'apiDb'>): Promise<boolean> => {
  const isWhole = await verified(store, apiDb);
  const faults = [
    ...(await strangersOf(apiDb)).map(strangerLine),
    ...(await damagedStreams(store, apiDb)).map(({ message }) => message),
  ];
  for (const fault of faults) process.stderr.write(`yinfeng: ${fault}\n`);
  return isWhole && faults.length === 0;
};

const verified = async (store: EventStore, apiDb: Index): Promise<boolean> => {
  let reportedAt = Date.now();
  try {
    const { events, streams, unsequenced, late } = await verifyLog(store, apiDb, (read) => {
      if (Date.now() - reportedAt < 1000) return;
      reportedAt = Date.now();
      process.stdout.write(`${read} events so far\n`);
    });
    process.stdout.write(
      `${events} events of ${streams} streams: every hash holds, and every place has its event` +
        `${late === undefined ? '' : `, ${late} of them late`}` +
        `${unsequenced === 0 ? '' : `; ${unsequenced} not yet sequenced`}\n`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    process.stderr.write(`yinfeng: ${error.message}\n`);
    return false;
  }
};

import {
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  START,
  type AllStreamResolvedEvent,
  type Position,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import { AnotherDatabase } from '#platform/database';
import type { EventMeta } from '#platform/kernel';
import { checkAppend } from '../checked-append.js';
import { verifyStream } from '../hash.js';
import {
  AppendTooLarge,
  EventIdTaken,
  StreamDamaged,
  VersionConflict,
  type EventStore,
  type HashedEvent,
  type Marked,
  type StoredEvent,
  type StreamHead,
  type Token,
} from '../port.js';
import type { EventClaims } from './event-claims.js';
import { readAllFiltered, type FilteredRead } from './filtered-read.js';
import { KurrentConnection, type Attempt, type Patience } from './kurrent-connection.js';

/** What of an event KurrentDB has no place for: stands in its metadata. */
type Envelope = {
  /** Present only where KurrentDB knows the event by another id. */
  readonly id?: string;
  readonly v: number;
  readonly version: number;
  readonly hash: string;
  readonly meta: EventMeta;
};

export type KurrentOptions = Partial<Patience> & {
  /** Names of streams begin with it; several installations may share a cluster under different ones. */
  readonly prefix?: string;
  /**
   * Called when a connection leads to a KurrentDB in which the last placed event does not stand where it was placed: an older copy, or another
   * server. Nothing is read there or written. Absent: it is not looked at.
   */
  readonly onAnother?: (found: AnotherDatabase) => void;
};

const headsKept = 10_000;
const logMade = 'LogMade';

const hasType = (error: unknown, type: ErrorType): boolean => (error as { type?: unknown }).type === type;
const revisionOf = (version: number): bigint => BigInt(version - 1);
const tokenOf = ({ commit, prepare }: Position): Token => `${commit}.${prepare}`;
const positionOf = (token: Token): Position => {
  const [commit, prepare] = token.split('.');
  return { commit: BigInt(commit!), prepare: BigInt(prepare!) };
};
const isAfter = (a: Position, b: Position): boolean =>
  a.commit === b.commit ? a.prepare > b.prepare : a.commit > b.commit;

/**
 * The log in KurrentDB (EventStoreDB): one stream for each of ours under a prefix, the order is that of `$all`. Appends name the
 * expected revision, always; ids are kept to one stream by claims. Every read and write is answered by the leader.
 */
export class KurrentEventStore implements EventStore {
  private readonly connection: KurrentConnection;
  private readonly prefix: string;
  private readonly logStream: string;
  private id: Promise<string> | undefined;
  /** Heads seen; what stands at a version never changes. */
  private readonly heads = new Map<string, StreamHead>();
  /** After this token there was nothing of ours up to that position, which others' events may have carried far. */
  private quiet: { readonly after: Token | null; readonly through: Position | undefined } | undefined;

  constructor(
    connectionString: string,
    private readonly claims: EventClaims,
    { prefix = 'yinfeng', deadlineMs = 5000, patienceMs = 15_000, onAnother }: KurrentOptions = {},
  ) {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(prefix))
      throw new TypeError(`${prefix} is no prefix for streams' names`);
    this.connection = new KurrentConnection(
      connectionString,
      { deadlineMs, patienceMs },
      onAnother && ((attempt) => this.standsWhereItWasPlaced(attempt, onAnother)),
    );
    this.prefix = `${prefix}-`;
    this.logStream = `${prefix}.log`; // not under the prefix: it is no event of the log
  }

  logId(): Promise<string> {
    return this.begin(randomUUID());
  }

  /** Makes the log with this identity, unless it is there. @returns the identity it has */
  begin(logId: string): Promise<string> {
    this.id ??= this.settledLogId(logId).catch((error: unknown) => {
      this.id = undefined;
      throw error;
    });
    return this.id;
  }

  /** The identity of the log that is there; undefined where none was begun. Writes nothing. */
  async existingLogId(): Promise<string | undefined> {
    const [made] = await this.collect(
      ({ client }) =>
        client.readStream(this.logStream, {
          direction: FORWARDS,
          fromRevision: START,
          maxCount: 1,
          requiresLeader: true,
        }),
      true, // a server without our log says more by that
    );
    return (made?.event?.data as { logId: string } | undefined)?.logId;
  }

  private async settledLogId(newLogId: string): Promise<string> {
    const there = await this.existingLogId();
    if (there !== undefined) return there;
    // The same event id in every attempt: a repeat after a lost answer is the same write.
    const made = jsonEvent({ id: randomUUID(), type: logMade, data: { logId: newLogId } });
    try {
      await this.connection.run(({ client, deadlineMs }) =>
        client.appendToStream(this.logStream, made, {
          expectedRevision: NO_STREAM,
          requiresLeader: true,
          deadline: deadlineMs,
        }),
      );
      return newLogId;
    } catch (error) {
      if (!hasType(error, ErrorType.WRONG_EXPECTED_VERSION)) throw error;
      return (await this.existingLogId())!; // another process was first
    }
  }

  async append(expected: StreamHead, events: readonly HashedEvent[]): Promise<void> {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return;
    checkAppend(await this.logId(), expected, events);
    const { streamId } = first;
    const ids = events.map((event) => event.id);
    const { taken, repeated, ordered, known } = await this.claims.claim(streamId, ids);
    if (taken.length > 0) throw new EventIdTaken(taken);
    // Also where KurrentDB would take it, as it takes a first event for a stream that somebody deleted. A repeat stands there, and is found below.
    const isBehind = known > expected.version && repeated.length + ordered.length === 0;
    if (isBehind) throw new VersionConflict(streamId, expected.version);
    if (repeated.length > 0 || ordered.length > 0) {
      const standing = await this.standing(events);
      if (standing === 'all') return;
      const elsewhere = ordered.filter((id) => !standing.includes(id));
      if (standing.length + elsewhere.length > 0) throw new EventIdTaken([...standing, ...elsewhere]);
    }
    if (!(await this.isHead(streamId, expected))) throw new VersionConflict(streamId, expected.version);

    try {
      // KurrentDB takes the same ids at the same place for a repeat, whatever the content. So only the first claimant uses the ids as they are;
      // any other append (the same command sent twice, or decided again) gets ids made of the content as well. When it succeeds, exactly these
      // events stand there.
      const isFirst = repeated.length === 0;
      await this.write(expected.version, events, (event) => (isFirst ? event.id : v5(event.hash, event.id)));
    } catch (error) {
      if (!hasType(error, ErrorType.WRONG_EXPECTED_VERSION)) throw error;
      const standing = await this.standing(events);
      if (standing === 'all') return;
      if (standing.length > 0) throw new EventIdTaken(standing);
      throw new VersionConflict(streamId, expected.version);
    }
    this.remember(streamId, last);
  }

  /**
   * Writes the next events of a stream as they stood in another store, whose order knows their ids: nobody has to claim them. For a log
   * that nobody else writes to.
   */
  async copy(events: readonly HashedEvent[]): Promise<void> {
    await this.write(events[0]!.version - 1, events, (event) => event.id);
  }

  async readStream(streamId: string, afterVersion = 0): Promise<StoredEvent[]> {
    let [known, events] = await Promise.all([
      this.claims.headOf(streamId),
      this.range(streamId, afterVersion + 1),
    ]);
    const end = () => events.at(-1)?.version ?? afterVersion;
    // What the order knows may have been written since the stream was read.
    if (known && known.version > end()) events = await this.range(streamId, afterVersion + 1);
    if (known && known.version > end())
      throw new StreamDamaged(
        streamId,
        end() + 1,
        `the public order has its events up to ${known.version}, and KurrentDB does not give them`,
      );
    const wrong = afterVersion === 0 ? verifyStream(await this.logId(), streamId, events) : undefined;
    if (wrong !== undefined)
      throw new StreamDamaged(streamId, wrong, `that event does not follow the one before it`);
    const last = events.at(-1);
    if (last) this.remember(streamId, last);
    return events;
  }

  async readAll(after: Token | null, limit: number): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let from = after; events.length < limit;) {
      const wanted = limit - events.length;
      const found = await this.readMarked(from, wanted);
      events.push(...found.flatMap((marked) => ('event' in marked ? [marked.event] : [])));
      if (found.length < wanted) break;
      from = found.at(-1)!.token;
    }
    return events;
  }

  async readMarked(after: Token | null, limit: number): Promise<Marked[]> {
    const node = await this.connection.node();
    let from = after === null ? undefined : positionOf(after);
    let end: Position | undefined;
    if (this.quiet?.after === after) {
      // Where nothing was found last time, the end of `$all` shows at once whether anybody has written since. Taken before the read: what the
      // read does not find up to there does not exist.
      from = this.quiet.through;
      end = await this.lastPosition();
      if (end === undefined || (from && !isAfter(end, from))) return [];
    }
    const found = await this.filtered({
      prefix: this.prefix,
      from: from ?? START,
      direction: FORWARDS,
      // A read begins at the position itself, which is somebody's event.
      maxCount: from === undefined ? limit : limit + 1,
    });
    const events = from === undefined ? found : found.filter(({ token }) => isAfter(positionOf(token), from));
    // Another node may lag behind the one that answered for the end.
    if (events.length === 0 && node !== undefined && node === (await this.connection.node()))
      this.quiet = { after, through: end ?? from };
    return events.slice(0, limit);
  }

  async head(): Promise<Token | null> {
    const [last] = await this.filtered({ prefix: this.prefix, from: END, direction: BACKWARDS, maxCount: 1 });
    return last?.token ?? null;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async write(
    afterVersion: number,
    events: readonly HashedEvent[],
    idOf: (event: HashedEvent) => string,
  ): Promise<void> {
    const written = events.map((event) => {
      const { type, v, version, hash, meta } = event;
      const id = idOf(event);
      const envelope: Envelope = { ...(id === event.id ? {} : { id: event.id }), v, version, hash, meta };
      return jsonEvent({ id, type, data: event.data as Record<string, unknown>, metadata: envelope });
    });
    try {
      const { nextExpectedRevision } = await this.connection.run(({ client, deadlineMs }) =>
        client.appendToStream(this.prefix + events[0]!.streamId, written, {
          expectedRevision: afterVersion === 0 ? NO_STREAM : revisionOf(afterVersion),
          requiresLeader: true,
          deadline: deadlineMs,
        }),
      );
      // A stream that was deleted before anybody placed its events takes a first event, and goes on counting.
      if (nextExpectedRevision !== revisionOf(events.at(-1)!.version))
        throw new StreamDamaged(events[0]!.streamId, 1, 'somebody has deleted it');
    } catch (error) {
      if (hasType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED)) throw new AppendTooLarge(error);
      if (hasType(error, ErrorType.STREAM_DELETED)) throw withTombstone(events[0]!.streamId);
      throw error;
    }
  }

  /** Which of these events' ids stand in their stream; `all` where these very events do. */
  private async standing(events: readonly HashedEvent[]): Promise<'all' | string[]> {
    const stored = new Map((await this.range(events[0]!.streamId, 1)).map((event) => [event.id, event]));
    const isSame = (event: HashedEvent) => {
      const there = stored.get(event.id);
      return there?.version === event.version && there.hash === event.hash;
    };
    return events.every(isSame) ? 'all' : events.flatMap(({ id }) => (stored.has(id) ? [id] : []));
  }

  /** Whether the stream has this hash at this version; that no version follows is for the append to check. */
  private async isHead(streamId: string, expected: StreamHead): Promise<boolean> {
    if (expected.version === 0) return true; // `checkAppend` knows the hash before the first event
    const seen = this.heads.get(streamId);
    if (seen?.version === expected.version) return seen.hash === expected.hash;
    const [there] = await this.range(streamId, expected.version, 1);
    if (there) this.remember(streamId, there);
    return there?.hash === expected.hash;
  }

  private remember(streamId: string, { version, hash }: StreamHead): void {
    this.heads.delete(streamId); // and so the last of the map: the first is the one longest unused
    this.heads.set(streamId, { version, hash });
    if (this.heads.size > headsKept) this.heads.delete(this.heads.keys().next().value!);
  }

  private async range(streamId: string, fromVersion: number, maxCount?: number): Promise<StoredEvent[]> {
    const found = await this.collect(({ client }) =>
      client.readStream(this.prefix + streamId, {
        direction: FORWARDS,
        fromRevision: revisionOf(fromVersion),
        requiresLeader: true,
        ...(maxCount === undefined ? {} : { maxCount }),
      }),
    ).catch((error: unknown) => {
      throw hasType(error, ErrorType.STREAM_DELETED) ? withTombstone(streamId) : error;
    });
    return found.map((resolved, index) => {
      const marked = this.marked(resolved);
      const version = fromVersion + index;
      if (resolved.event?.revision !== revisionOf(version))
        throw new StreamDamaged(
          streamId,
          version,
          'KurrentDB does not give that event, and gives later ones',
        );
      if (!('event' in marked))
        throw new StreamDamaged(streamId, version, `there stands one that ${marked.reason}`);
      return marked.event;
    });
  }

  private async filtered(read: FilteredRead): Promise<Marked[]> {
    const found = await this.collect(({ client }) => readAllFiltered(client, read));
    return found.map((resolved) => this.marked(resolved));
  }

  /** @throws AnotherDatabase where the last event that has a place does not stand where it was placed */
  private async standsWhereItWasPlaced(
    attempt: Attempt,
    onAnother: (found: AnotherDatabase) => void,
  ): Promise<void> {
    const last = await this.claims.lastPlace();
    if (!last) return;
    const [there] = await received(attempt, (client) =>
      readAllFiltered(client, {
        prefix: this.prefix,
        from: positionOf(last.token),
        direction: FORWARDS,
        maxCount: 1,
      }),
    ).catch((error: unknown) => {
      // In a server that went on otherwise, nothing begins at that position.
      if (hasType(error, ErrorType.INVALID_ARGUMENT) || /invalid position/i.test((error as Error).message))
        return [];
      throw error;
    });
    const marked = there && this.marked(there);
    if (marked && 'event' in marked && marked.token === last.token && marked.event.id === last.eventId)
      return;
    attempt.signal.throwIfAborted(); // only an answer in time says that it is another one
    const found = new AnotherDatabase(
      `the log ended with event ${last.eventId} at place ${last.seq}, and the KurrentDB that KURRENTDB_URL leads to does not have it there: ` +
        'it was restored from an older copy, or it is the one that the log was moved away from, or another server (or the event was scavenged)',
    );
    onAnother(found);
    throw found;
  }

  private async lastPosition(): Promise<Position | undefined> {
    const [last] = await this.collect(({ client }) =>
      client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true }),
    );
    return (last as AllStreamResolvedEvent | undefined)?.event?.position;
  }

  private async collect(
    begin: (attempt: Attempt) => StreamingRead<Resolved>,
    unmet = false,
  ): Promise<Resolved[]> {
    try {
      return await this.connection.run((attempt) => received(attempt, () => begin(attempt)), unmet);
    } catch (error) {
      if (hasType(error, ErrorType.STREAM_NOT_FOUND)) return [];
      throw error;
    }
  }

  /** What a record is by its form. Whether it follows the event before it is for those to say who know that one. */
  private marked({ event }: Resolved): Marked {
    if (!event?.position)
      throw new Error('the KurrentDB does not tell where an event stands: it is older than 22.10');
    const { streamId: stream, revision, type, created } = event;
    const at = {
      token: tokenOf(event.position),
      stream: visible(stream),
      revision: String(revision),
      type: visible(type),
      writtenAt: new Date(created).toISOString(),
    };
    const { id, v, version, hash, meta } = (event.metadata ?? {}) as Partial<Record<keyof Envelope, unknown>>;
    const isOurs =
      event.isJson &&
      !stream.includes('\0') && // PostgreSQL takes no such name
      isRecord(event.data) &&
      isRecord(meta) &&
      typeof v === 'number' &&
      typeof version === 'number' &&
      typeof hash === 'string' &&
      /^[0-9a-f]{64}$/.test(hash) &&
      (id === undefined || (typeof id === 'string' && uuidPattern.test(id)));
    if (!isOurs) return { ...at, reason: 'is no event of this log' };
    if (!Number.isSafeInteger(version) || version < 1 || revision !== revisionOf(version))
      return { ...at, reason: `says that it is version ${version}` };
    return {
      ...at,
      event: {
        id: (id as string | undefined) ?? event.id,
        streamId: stream.slice(this.prefix.length),
        version,
        type,
        v,
        data: event.data as object,
        meta: meta as EventMeta,
        hash,
        token: at.token,
      },
    };
  }
}

type Resolved = ResolvedEvent | AllStreamResolvedEvent;

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const withTombstone = (streamId: string): StreamDamaged =>
  new StreamDamaged(streamId, 1, 'somebody has deleted it for good');

/** Others' words as operators read them, and as PostgreSQL takes them: what shows nothing, ends a line or turns one round stands as its number. */
const visible = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (found) => `\\u{${found.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );

/** All that one read gives. */
const received = (
  attempt: Attempt,
  begin: (client: Attempt['client']) => StreamingRead<Resolved>,
): Promise<Resolved[]> =>
  new Promise((resolve, reject) => {
    const { signal } = attempt;
    if (signal.aborted) return reject(signal.reason);
    const found: Resolved[] = [];
    const reading = begin(attempt.client);
    signal.addEventListener('abort', () => {
      // First: a read that is cancelled ends like one that has given everything, and an answer that never came must not pass for "nothing there".
      reject(signal.reason);
      void reading.cancel().catch(() => undefined);
    });
    reading
      .on('data', (event) => {
        attempt.alive();
        found.push(event);
      })
      .on('end', () => resolve(found))
      .on('error', reject);
  });

import { Refused, type EventMeta } from '#platform/kernel';

/** Where an event stands in its store. Opaque: compare by reading, never by text; it does not leave the server. */
export type Token = string;

/** An event as it will be written: identity, place in its stream and hash are settled before the store sees it. */
export type HashedEvent = {
  readonly id: string;
  readonly streamId: string;
  /** 1-based, dense within the stream. */
  readonly version: number;
  readonly type: string;
  /** Schema version of `data`. */
  readonly v: number;
  readonly data: object;
  readonly meta: EventMeta;
  /** Hex SHA-256 of the envelope, which holds the hash before it (see `eventHash`). */
  readonly hash: string;
};

export type StoredEvent = HashedEvent & { readonly token: Token };

/** What stands among a log's events in a store that others can write to, and is none of them. It has no place in the public order. */
export type Stranger = {
  readonly token: Token;
  /** Stream and revision as the store names them. */
  readonly stream: string;
  readonly revision: string;
  readonly type: string;
  /** When the store took it. */
  readonly writtenAt: string;
  /** Why it is no event of the log. */
  readonly reason: string;
};

/** What stands at a token: an event of the log, as far as its form says, or the reason why it is none. */
export type Marked = Omit<Stranger, 'reason'> &
  ({ readonly event: StoredEvent } | { readonly reason: string });

/** Where a stream stands: version 0 carries the hash every first event builds on. */
export type StreamHead = { readonly version: number; readonly hash: string };

/**
 * The narrow port. Adapters: `memory` (specs), `postgres` (default), `kurrentdb`; one contract suite runs on all.
 * Durable once `append` resolves; all or nothing; per-stream versions dense; `readAll` gives every committed event
 * exactly once, in one order that never changes, and an event of a stream never before an earlier version of it.
 */
export interface EventStore {
  /** Identity of the log, made with it. First hashes build on it and public positions carry it. */
  logId(): Promise<string>;

  /**
   * Appends to one stream behind `expected`. The same events (by id, in this stream, at these versions) once more are
   * accepted and written once.
   * @throws VersionConflict when the stream's head is another
   * @throws EventIdTaken when an id already stands elsewhere
   * @throws AppendTooLarge where the store has a limit; nothing was written
   */
  append(expected: StreamHead, events: readonly HashedEvent[]): Promise<void>;

  /**
   * Events of one stream in version order, beginning after `afterVersion`. Where they stand in the store is not asked for.
   * @throws StreamDamaged in a store that others can write to, where the stream is not what was recorded
   */
  readStream(streamId: string, afterVersion?: number): Promise<HashedEvent[]>;

  /** Up to `limit` events after the token in the store's order; fewer only when the settled end is reached. */
  readAll(after: Token | null, limit: number): Promise<StoredEvent[]>;

  /**
   * The events at these tokens, in the order asked; undefined where none stands. Only of a store in which an event may get its place later
   * than its order says: readers of the public order then ask for each by its token.
   */
  readAt?(tokens: readonly Token[]): Promise<(StoredEvent | undefined)[]>;

  /**
   * As `readAll`, with what is no event of the log in its place: only of a store that others can write to, where `readAll` leaves it out. The
   * sequencer puts it aside.
   */
  readMarked?(after: Token | null, limit: number): Promise<Marked[]>;

  /** Token of the last event that stands there now, were it a stranger's; null for an empty log. */
  head(): Promise<Token | null>;

  close(): Promise<void>;
}

/** The stream's head is not what the writer had read. Read again and decide again. */
export class VersionConflict extends Error {
  constructor(
    readonly streamId: string,
    readonly expectedVersion: number,
  ) {
    super(`stream ${streamId} is not at version ${expectedVersion}`);
    this.name = 'VersionConflict';
  }
}

/** An event id is already used by another event. */
export class EventIdTaken extends Error {
  constructor(readonly eventIds: readonly string[]) {
    super(`event id already used: ${eventIds.join(', ')}`);
    this.name = 'EventIdTaken';
  }
}

/** An append must be the first and only write of its transaction: otherwise a later version could sort before an earlier one. */
export class AppendNotAlone extends Error {
  constructor() {
    super('an append must be the first and only write of its transaction');
    this.name = 'AppendNotAlone';
  }
}

/** The store does not take so much at once, and never will: the command has to ask for less. */
export class AppendTooLarge extends Refused {
  constructor(override readonly cause?: unknown) {
    super('APPEND_TOO_LARGE', { reason: 'the event store does not take so much at once; ask for less' });
    this.name = 'AppendTooLarge';
  }
}

/**
 * Somebody cut the stream, deleted it, or wrote into it: it is not what was recorded. Nothing is decided by what is left of it, and nothing
 * appended to it.
 */
export class StreamDamaged extends Refused {
  constructor(
    readonly streamId: string,
    /** The first version that is not there as it was recorded. */
    readonly version: number,
    readonly trouble: string,
  ) {
    super('STREAM_DAMAGED', {
      streamId,
      version,
      reason: 'the record is damaged in the event store: an administrator must look',
    });
    this.name = 'StreamDamaged';
    this.message = `stream ${streamId} is damaged from its event ${version} on: ${trouble}`;
  }
}

/**
 * The store did not answer in time, again and again. What was being appended may stand or not: the same events once more are accepted and
 * written once, so the caller may send the same command again.
 */
export class StoreUnavailable extends Refused {
  constructor(
    /** For operators; holds no secret. */
    readonly trouble: string,
    override readonly cause?: unknown,
  ) {
    super('STORE_UNAVAILABLE', { reason: 'the event store does not answer; say the same command again' });
    this.name = 'StoreUnavailable';
    this.message = `the event store does not answer: ${trouble}`;
  }
}

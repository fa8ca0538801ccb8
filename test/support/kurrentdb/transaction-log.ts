import { randomUUID } from 'node:crypto';

/** An event as a client proposes it. */
export type Proposed = {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

/** An event as it stands in the log. Commit and prepare position are the same number, as for everything written without an explicit transaction. */
export type Recorded = Proposed & {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** 100 nanoseconds since 1970, as text. */
  readonly created: string;
};

/** One write: what the journal keeps, and what a replay writes again. */
export type Write = {
  readonly stream: string;
  readonly events: readonly Proposed[];
  readonly created: string;
  readonly tombstone?: true;
};

/** What a writer expects of its stream. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

/** How a write ended. `revision` is the stream's last one, -1 for none. */
export type Outcome =
  | { readonly result: 'success'; readonly revision: number; readonly position: number | undefined }
  | { readonly result: 'wrong-expected-version'; readonly revision: number }
  | { readonly result: 'stream-deleted' };

type Stream = {
  /** Indexes into the log, by revision. */
  readonly at: number[];
  /** Revisions below this one are not read any more (`$tb` of the stream's metadata); Infinity: the stream is deleted. */
  truncatedBefore: number;
  /** Only so many of the last events are read (`$maxCount`), and only those not older than so many seconds (`$maxAge`). */
  maxCount: number;
  maxAge: number;
  tombstone: boolean;
};

/** Revision of a tombstone, and `$tb` of a deleted stream: .NET's long.MaxValue, which no number here can hold. */
export const deletedRevision = '9223372036854775807';

const textEncoder = new TextEncoder();
const textDecoder = new TextDecoder();
const nothing = new Uint8Array();
const json = (value: unknown): Uint8Array => textEncoder.encode(JSON.stringify(value));

/**
 * The log of one database: all events in one order, and each stream's revisions. It decides on writes as
 * EventStoreDB's index writer does; nothing here knows of gRPC. Several servers may share one log, as the nodes of a
 * cluster do.
 */
export class TransactionLog {
  readonly #events: Recorded[] = [];
  readonly #streams = new Map<string, Stream>();
  /** Where an id was last written: what `any` and `stream_exists` are idempotent by. */
  readonly #byId = new Map<string, Recorded>();
  readonly #waiting = new Set<() => void>();
  #end = 0;
  #visible = 0;
  #journal: ((write: Write) => void) | undefined;

  /** @param journal called with every write; its events are read only after `show`. */
  constructor(past: Iterable<Write> = [], journal?: (write: Write) => void) {
    for (const write of past) this.#record(write);
    if (this.#events.length === 0) {
      this.#journal = journal;
      this.#begin();
    }
    this.#journal = journal;
    this.show();
  }

  /** A log that ends behind the first so many events of this one: a backup that was made then. Each goes on by itself. */
  copy(length = this.#events.length): TransactionLog {
    return new TransactionLog(
      this.#events.slice(0, length).map(({ stream, created, ...event }) => ({
        stream,
        created,
        events: [event],
        ...(event.type === '$streamDeleted' && { tombstone: true as const }),
      })),
    );
  }

  /** How many events a reader sees. */
  get length(): number {
    return this.#visible;
  }

  /** The position that the next event will have. */
  get end(): number {
    return this.#events[this.#visible]?.position ?? this.#end;
  }

  at(index: number): Recorded {
    const event = this.#events[index];
    if (event === undefined) throw new RangeError(`no event at ${index}`);
    return event;
  }

  /** Index of the first event at or after a position; `exact`: a record begins there. */
  find(position: number): { index: number; exact: boolean } {
    let low = 0;
    let high = this.#visible;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle).position < position) low = middle + 1;
      else high = middle;
    }
    return {
      index: low,
      exact: low < this.#visible ? this.at(low).position === position : position >= this.end,
    };
  }

  /** What of a stream can be read: the log's indexes by revision, and from which revision on. */
  stream(name: string): { at: readonly number[]; from: number; state: 'there' | 'none' | 'deleted' } {
    const stream = this.#streams.get(name);
    if (stream?.tombstone) return { at: [], from: 0, state: 'deleted' };
    // A write that is not yet visible is the stream's last.
    let count = stream?.at.length ?? 0;
    while (count > 0 && (stream?.at[count - 1] ?? 0) >= this.#visible) count--;
    const at = count === stream?.at.length ? stream.at : (stream?.at.slice(0, count) ?? []);
    if (stream === undefined || at.length === 0 || stream.truncatedBefore === Infinity)
      return { at, from: 0, state: 'none' };
    let from = Math.max(stream.truncatedBefore, at.length - stream.maxCount, 0);
    const oldest = BigInt(Date.now()) * 10_000n - BigInt(Math.min(stream.maxAge, mostSeconds)) * 10_000_000n;
    while (from < at.length && BigInt(this.at(at[from] as number).created) < oldest) from++;
    // One that was cut so that nothing is left is there, and reads as empty.
    return { at, from: Math.min(from, at.length), state: 'there' };
  }

  /** Appends, or answers as EventStoreDB does why not. The same ids at the same expected revision succeed once more. */
  append(name: string, expected: Expected, events: readonly Proposed[]): Outcome {
    const verdict = this.#check(
      name,
      expected,
      events.map(({ id }) => id),
    );
    if (verdict !== 'ok') return verdict;
    const last = this.#lastRevision(name);
    if (events.length === 0) return { result: 'success', revision: last, position: undefined };
    const revived = this.#isDeleted(name);
    const [written] = this.#record({ stream: name, events, created: now() }).slice(-1);
    // A deleted stream that is written to again begins behind what was deleted.
    if (revived) this.#setMetadata(name, { $tb: last + 1 });
    return { result: 'success', revision: last + events.length, position: written?.position };
  }

  /** Deletes a stream: it may be written to again, and goes on counting. */
  delete(name: string, expected: Expected): Outcome {
    const verdict = this.#check(name, expected, [randomUUID()]);
    if (verdict !== 'ok') return verdict;
    const written = this.#setMetadata(name, undefined);
    return { result: 'success', revision: this.#lastRevision(name), position: written.position };
  }

  /** Deletes a stream for good. */
  tombstone(name: string, expected: Expected): Outcome {
    const verdict = this.#check(name, expected, [randomUUID()]);
    if (verdict !== 'ok') return verdict;
    const event = { id: randomUUID(), type: '$streamDeleted', json: true, data: json({}), metadata: nothing };
    const [written] = this.#record({ stream: name, events: [event], created: now(), tombstone: true });
    return { result: 'success', revision: -1, position: written?.position };
  }

  /** Writes events of the system's own, as a real server does every now and then. */
  noise(times = 1): void {
    for (let time = 0; time < times; time++) {
      this.#writeOwn('$stats-127.0.0.1:2113', '$statsCollected', { 'proc-id': process.pid });
    }
    this.show();
  }

  /** How many events were written, whether readers see them or not. */
  get written(): number {
    return this.#events.length;
  }

  /** Lets readers see the first so many events, or all. */
  show(count = this.#events.length): void {
    if (count <= this.#visible) return;
    this.#visible = count;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** Calls back once, when there is more to read than `length` events. Returns how to stop waiting. */
  onMore(length: number, wake: () => void): () => void {
    if (this.#visible > length) {
      wake();
      return () => undefined;
    }
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  #lastRevision(name: string): number {
    return (this.#streams.get(name)?.at.length ?? 0) - 1;
  }

  #isDeleted(name: string): boolean {
    const stream = this.#streams.get(name);
    return stream?.truncatedBefore === Infinity;
  }

  /** May these ids be written? In the order in which EventStoreDB's IndexWriter.CheckCommit asks. */
  #check(name: string, expected: Expected, ids: readonly string[]): Outcome | 'ok' {
    const stream = this.#streams.get(name);
    const last = this.#lastRevision(name);
    const wrong = { result: 'wrong-expected-version', revision: last } as const;
    if (stream?.tombstone) return { result: 'stream-deleted' };

    if (expected === 'stream_exists') {
      if (this.#isDeleted(name)) return { result: 'stream-deleted' };
      if (last < 0 && this.#lastRevision(`$$${name}`) < 0) return wrong;
    }
    if (expected === 'any' || expected === 'stream_exists') {
      const before = ids.map((id) => this.#byId.get(id));
      const same = before.findIndex((event) => event?.stream !== name);
      if (same === 0 || ids.length === 0) return 'ok';
      const end = before[before.length - 1];
      if (same > 0 || end === undefined) return wrong;
      return { result: 'success', revision: end.revision, position: end.position };
    }

    const revision = expected === 'no_stream' ? -1 : expected;
    if (revision > last) return wrong;
    if (revision === last) return 'ok';
    // Somebody wrote here before: perhaps this very writer, whose answer was lost.
    let end: Recorded | undefined;
    for (const [offset, id] of ids.entries()) {
      const index = stream?.at[revision + 1 + offset];
      const there = index === undefined ? undefined : this.#events[index];
      if (there?.id !== id) {
        const first = offset === 0;
        return first && expected === 'no_stream' && this.#isDeleted(name) ? 'ok' : wrong;
      }
      end = there;
    }
    return end ? { result: 'success', revision: end.revision, position: end.position } : wrong;
  }

  /** `undefined` for the metadata of a deleted stream. */
  #setMetadata(name: string, metadata: object | undefined): Recorded {
    const data = metadata ? json(metadata) : textEncoder.encode(`{"$tb":${deletedRevision}}`);
    return this.#writeOwn(`$$${name}`, '$metadata', data);
  }

  #writeOwn(stream: string, type: string, data: object): Recorded {
    const event = {
      id: randomUUID(),
      type,
      json: true,
      data: data instanceof Uint8Array ? data : json(data),
      metadata: nothing,
    };
    const [written] = this.#record({ stream, events: [event], created: now() });
    if (written === undefined) throw new Error('nothing was written');
    return written;
  }

  #record(write: Write): Recorded[] {
    const { stream: name, events, created } = write;
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = newStream();
      this.#streams.set(name, stream);
    }
    const recorded: Recorded[] = [];
    for (const event of events) {
      const at = { ...event, stream: name, created, revision: stream.at.length, position: this.#end };
      stream.at.push(this.#events.length);
      this.#events.push(at);
      this.#byId.set(at.id, at);
      recorded.push(at);
      this.#end += 64 + name.length + 2 * event.type.length + event.data.length + event.metadata.length;
    }
    if (write.tombstone) stream.tombstone = true;
    if (name.startsWith('$$')) this.#apply(name.slice(2), recorded);
    this.#journal?.(write);
    return recorded;
  }

  /** Of a stream's metadata, what says which of its events are read is heeded. The last metadata counts, whole. */
  #apply(name: string, metadata: readonly Recorded[]): void {
    const [last] = metadata.slice(-1);
    if (last?.type !== '$metadata') return;
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = newStream();
      this.#streams.set(name, stream);
    }
    let said: { $tb?: unknown; $maxCount?: unknown; $maxAge?: unknown } | null;
    try {
      said = JSON.parse(textDecoder.decode(last.data)) as typeof said;
    } catch {
      said = null;
    }
    const number = (value: unknown, otherwise: number) =>
      typeof value === 'number' && value > 0 ? value : otherwise;
    const before = number(said?.$tb, 0);
    stream.truncatedBefore = before > Number.MAX_SAFE_INTEGER ? Infinity : before;
    stream.maxCount = number(said?.$maxCount, Infinity);
    stream.maxAge = number(said?.$maxAge, Infinity);
  }

  /** A database that nobody has written to is not empty: whoever reads `$all` without a filter meets the system's events. */
  #begin(): void {
    this.#writeOwn('$epoch-information', '$epoch-information', { epochNumber: 0 });
    this.#writeOwn('$$$user-admin', '$metadata', { $acl: { $r: '$admins', $w: '$admins' } });
    this.#writeOwn('$user-admin', '$UserCreated', { loginName: 'admin', groups: ['$admins'] });
    this.#writeOwn('$users', '$User', { loginName: 'admin' });
  }
}

const newStream = (): Stream => ({
  at: [],
  truncatedBefore: 0,
  maxCount: Infinity,
  maxAge: Infinity,
  tombstone: false,
});

/** A century: what `$maxAge` is where none was set. */
const mostSeconds = 100 * 366 * 24 * 3600;

const now = (): string => `${BigInt(Date.now()) * 10_000n}`;

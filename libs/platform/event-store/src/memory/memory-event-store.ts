import { randomUUID } from 'node:crypto';
import { checkAppend } from '../checked-append.js';
import { genesisHash } from '../hash.js';
import {
  EventIdTaken,
  VersionConflict,
  type EventStore,
  type HashedEvent,
  type StoredEvent,
  type StreamHead,
  type Token,
} from '../port.js';

/** The log in memory, for specs: the same promises, no durability. */
export class MemoryEventStore implements EventStore {
  private readonly all: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly byId = new Map<string, StoredEvent>();

  constructor(private readonly id: string = randomUUID()) {}

  async logId(): Promise<string> {
    return this.id;
  }

  async append(expected: StreamHead, events: readonly HashedEvent[]): Promise<void> {
    const first = events[0];
    if (!first) return;
    checkAppend(this.id, expected, events);
    const stream = this.streams.get(first.streamId) ?? [];
    const known = events.filter((event) => this.byId.has(event.id));
    if (known.length > 0) {
      const same = (event: HashedEvent) =>
        stream[event.version - 1]?.id === event.id && stream[event.version - 1]?.hash === event.hash;
      if (events.every(same)) return;
      throw new EventIdTaken(known.map((event) => event.id));
    }
    const head = stream.at(-1);
    const hash = head?.hash ?? genesisHash(this.id, first.streamId);
    if ((head?.version ?? 0) !== expected.version || hash !== expected.hash)
      throw new VersionConflict(first.streamId, expected.version);
    for (const event of events) {
      // A copy, so that a later change of the object does not reach the log.
      const stored: StoredEvent = { ...structuredClone(event), token: String(this.all.length + 1) };
      this.all.push(stored);
      stream.push(stored);
      this.byId.set(stored.id, stored);
    }
    this.streams.set(first.streamId, stream);
  }

  async readStream(streamId: string, afterVersion = 0): Promise<StoredEvent[]> {
    return (this.streams.get(streamId) ?? []).slice(afterVersion);
  }

  async readAll(after: Token | null, limit: number): Promise<StoredEvent[]> {
    const from = after === null ? 0 : Number(after);
    return this.all.slice(from, from + limit);
  }

  async readAt(tokens: readonly Token[]): Promise<(StoredEvent | undefined)[]> {
    return tokens.map((token) => this.all[Number(token) - 1]);
  }

  async head(): Promise<Token | null> {
    return this.all.at(-1)?.token ?? null;
  }

  async close(): Promise<void> {}
}

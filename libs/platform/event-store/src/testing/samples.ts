import { randomUUID } from 'node:crypto';
import type { EventMeta } from '#platform/kernel';
import { eventHash, genesisHash } from '../hash.js';
import type { EventStore, HashedEvent, StoredEvent, StreamHead, Token } from '../port.js';

/** A fact to be put into an envelope; what is left out is made up. */
export type Fact = {
  readonly id?: string;
  readonly type?: string;
  readonly v?: number;
  readonly data?: object;
};

export const sampleMeta = (given: Partial<EventMeta> = {}): EventMeta => ({
  commandId: randomUUID(),
  digest: 'd'.repeat(64),
  correlationId: randomUUID(),
  actorId: '00000000-0000-4000-8000-000000000001',
  jurisdictionId: 'qingdao',
  recordedAt: '2022-08-31T09:30:00+08:00',
  ...given,
});

/** Where a stream stands before its first event. */
export const start = (logId: string, streamId: string): StreamHead => ({
  version: 0,
  hash: genesisHash(logId, streamId),
});

/** The facts as the next events of a stream, with metadata of one command unless each has its own. */
export const following = (
  streamId: string,
  head: StreamHead,
  facts: readonly Fact[],
  metas: readonly EventMeta[] = [],
): HashedEvent[] => {
  const shared = sampleMeta();
  let prev = head.hash;
  return facts.map(({ id = randomUUID(), type = 'Noted', v = 1, data = { note: 'a fact' } }, index) => {
    const meta = metas[index] ?? shared;
    const envelope = { id, streamId, version: head.version + index + 1, type, v, data, meta };
    prev = eventHash(envelope, prev);
    return { ...envelope, hash: prev };
  });
};

/** Where a stream stands after these events. */
export const headOf = (events: readonly HashedEvent[]): StreamHead => {
  const { version, hash } = events.at(-1)!;
  return { version, hash };
};

/** Appends one more event to a stream that it reads first, as a writer does. */
export const appendNext = async (
  store: EventStore,
  streamId: string,
  ...facts: readonly Fact[]
): Promise<HashedEvent[]> => {
  const past = await store.readStream(streamId);
  const head = past.length === 0 ? start(await store.logId(), streamId) : headOf(past);
  const events = following(streamId, head, facts.length === 0 ? [{}] : facts);
  await store.append(head, events);
  return events;
};

/** Pages through everything after a token until `enough` says so; waits where something open holds the end back. */
export const readOn = async (
  store: EventStore,
  after: Token | null,
  enough: (events: readonly StoredEvent[]) => boolean,
  page = 100,
): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for (let token = after; !enough(found);) {
    const events = await store.readAll(token, page);
    found.push(...events);
    token = events.at(-1)?.token ?? token;
    if (events.length === 0) await new Promise((done) => setTimeout(done, 5));
  }
  return found;
};

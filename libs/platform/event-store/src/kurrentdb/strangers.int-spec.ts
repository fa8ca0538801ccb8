import { EventStoreDBClient, jsonEvent, binaryEvent, type EventData } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { AnotherDatabase } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import {
  startKurrentServer,
  type KurrentServer,
} from '../../../../../test/support/kurrentdb/kurrentdb-server.js';
import { eventsAt } from '../placed-events.js';
import { StoreUnavailable, type HashedEvent, type Stranger } from '../port.js';
import { logMigrations } from '../postgres/log.migration.js';
import { unsequenced } from '../postgres/unsequenced.js';
import { Sequencer, strangersAside } from '../sequencer.js';
import { openPool } from '../testing/pool.js';
import { appendNext, following, start } from '../testing/samples.js';
import { PostgresEventClaims } from './event-claims.js';
import { KurrentEventStore, type KurrentOptions } from './kurrent-event-store.js';

/* What others do to the log in KurrentDB: write into it, cut it, put an older copy in its place. */

let database: TestDatabase;
let [owner, pool]: Pool[] = [];
let server: KurrentServer;
let client: EventStoreDBClient;
const stores: KurrentEventStore[] = [];
const clients: EventStoreDBClient[] = [];

beforeEach(async () => {
  database = await testDatabase(logMigrations);
  owner = openPool(database.owner, 2);
  await owner.query(`select log.settle_home('kurrentdb')`);
  pool = openPool(database.worker, 8);
  server = await startKurrentServer({ refuseAny: false });
  client = clientOf(server);
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await Promise.all(clients.splice(0).map((each) => each.dispose()));
  await server.stop();
  await Promise.all([owner!.end(), pool!.end()]);
  await database.drop();
});

const clientOf = ({ connectionString }: KurrentServer): EventStoreDBClient => {
  const made = EventStoreDBClient.connectionString(connectionString);
  clients.push(made);
  return made;
};
const open = (options: KurrentOptions = {}): KurrentEventStore => {
  const store = new KurrentEventStore(server.connectionString, new PostgresEventClaims(pool!), {
    prefix: 'yinfeng',
    deadlineMs: 500,
    patienceMs: 4000,
    ...options,
  });
  stores.push(store);
  return store;
};
const newStream = () => `sample-${randomUUID()}`;
const named = (stream: string) => `yinfeng-${stream}`;
const said: Stranger[] = [];
const sequencerOf = (store: KurrentEventStore, batch?: number) => {
  said.length = 0;
  return new Sequencer(store, pool!, batch, undefined, undefined, undefined, (strangers) =>
    said.push(...strangers),
  );
};
/** Gives places until nothing is left. */
const drained = async (sequencer: Sequencer): Promise<string[]> => {
  const ids: string[] = [];
  for (;;) {
    const placed = await sequencer.advance();
    if (placed.length === 0) return ids;
    ids.push(...placed.map(({ id }) => id));
  }
};
const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);
const rows = async (text: string): Promise<Record<string, unknown>[]> => (await owner!.query(text)).rows;
const aside = async () =>
  (await rows('select stream, reason from log.stranger order by stream, position')).map(Object.values);
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const damagedAt = async (promise: Promise<unknown>) => {
  const { code, details } = (await caught(promise)) as { code: string; details: { version: number } };
  return [code, details.version];
};
/** An event as this program writes it, written by somebody else. */
const asOurs = (event: HashedEvent): EventData =>
  jsonEvent({
    id: event.id,
    type: event.type,
    data: event.data as Record<string, unknown>,
    metadata: { v: event.v, version: event.version, hash: event.hash, meta: event.meta },
  });

describe('a stranger', () => {
  const forms: Record<string, () => EventData> = {
    'of another program': () => jsonEvent({ type: 'Whatever', data: {} }),
    'that is no JSON': () =>
      binaryEvent({ type: 'Bytes', data: Buffer.from([0, 255]), metadata: Buffer.from([1]) }),
    'whose metadata is a list': () => jsonEvent({ type: 'List', data: {}, metadata: [1, 2] as never }),
    'without a hash': () =>
      jsonEvent({ type: 'Half', data: {}, metadata: { v: 1, version: 3, hash: 7 as never, meta: {} } }),
    'that says it is another version': () =>
      jsonEvent({ type: 'Far', data: {}, metadata: { v: 1, version: 9, hash: 'a'.repeat(64), meta: {} } }),
    'whose hash follows nothing': () =>
      jsonEvent({ type: 'Forged', data: {}, metadata: { v: 1, version: 3, hash: 'a'.repeat(64), meta: {} } }),
  };
  it.each(Object.keys(forms))('%s has no place, and the order goes on', async (form) => {
    const store = open();
    const [ours, later] = [newStream(), newStream()];
    const before = await appendNext(store, ours, {}, {});
    await client.appendToStream(named(ours), forms[form]!());
    const after = await appendNext(store, later);
    const sequencer = sequencerOf(store);
    expect(await drained(sequencer)).toEqual(idsOf([...before, ...after]));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ stream: named(ours), revision: '2', reason: expect.any(String) });
    expect(await unsequenced(store, pool!)).toMatchObject({ events: 0 });
    expect(await rows('select stream, revision, type, reason from log.stranger')).toEqual([
      expect.objectContaining({ stream: named(ours), revision: '2' }),
    ]);
    // The stream is what was recorded no more; others are.
    expect(await damagedAt(store.readStream(ours))).toEqual(['STREAM_DAMAGED', 3]);
    expect(idsOf(await store.readStream(later))).toEqual(idsOf(after));
  });

  it('whose words no text column takes, or that no operator should be shown as they are, stands in characters that are seen', async () => {
    const store = open();
    const before = await appendNext(store, newStream());
    const type = 'Nul\u0000, line\nbell\u0007 \u202Eturned';
    await client.appendToStream(named('stray-1'), jsonEvent({ type, data: {} }));
    // Of the form of our events, and a first one by its hash.
    const stream = 'stray-\u0000-2';
    const forged = following(stream, start(await store.logId(), stream), [{}]);
    await client.appendToStream(named(stream), forged.map(asOurs));
    const after = await appendNext(store, newStream());
    expect(await drained(sequencerOf(store))).toEqual(idsOf([...before, ...after]));
    expect(await rows('select stream, type from log.stranger order by stream desc')).toEqual([
      { stream: named('stray-\\u{0}-2'), type: forged[0]!.type },
      { stream: named('stray-1'), type: 'Nul\\u{0}, line\\u{A}bell\\u{7} \\u{202E}turned' },
    ]);
    expect(strangersAside(said)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(said).toHaveLength(2);
  });

  it('is told of once, whoever meets it again', async () => {
    const store = open();
    await client.appendToStream(named('stray-1'), forms['of another program']!());
    expect(await drained(sequencerOf(store))).toEqual([]);
    expect(said).toHaveLength(1);
    await owner!.query('update log.sequencer set token = null');
    const events = await appendNext(store, newStream());
    expect(await drained(sequencerOf(store))).toEqual(idsOf(events));
    expect([said, await aside()]).toEqual([[], [[named('stray-1'), 'is no event of this log']]]);
  });

  it('is what follows a stranger, too, and a deletion for good', async () => {
    const store = open();
    const [stream, gone] = [newStream(), newStream()];
    const [first] = await appendNext(store, stream);
    const whole = await appendNext(store, gone);
    const forged = following(stream, { version: 1, hash: 'b'.repeat(64) }, [{}, {}]);
    await client.appendToStream(named(stream), forged.map(asOurs));
    await client.tombstoneStream(named(gone));
    expect(await drained(sequencerOf(store))).toEqual(idsOf([first!, ...whole]));
    expect((await aside()).map(([, reason]) => reason).toSorted()).toEqual([
      'does not follow by its hash the event before it',
      'follows version 1 of its stream',
      'is no event of this log',
    ]);
    expect(await damagedAt(store.readStream(stream))).toEqual(['STREAM_DAMAGED', 2]);
    expect(await damagedAt(store.readStream(gone))).toEqual(['STREAM_DAMAGED', 1]);
  });

  it('is an event that has the id of another one', async () => {
    const store = open();
    const logId = await store.logId();
    const [one, two, three] = [newStream(), newStream(), newStream()];
    const [event] = await appendNext(store, one);
    const copy = following(two, start(logId, two), [{ id: event!.id }]);
    const sequencer = sequencerOf(store);
    expect(await drained(sequencer)).toEqual([event!.id]);
    const fresh = await appendNext(store, three);
    await client.appendToStream(named(two), copy.map(asOurs));
    const last = await appendNext(store, newStream());
    expect(await drained(sequencer)).toEqual(idsOf([...fresh, ...last]));
    expect(await aside()).toEqual([[named(two), 'has the id of another event']]);
  });

  it('many of them, more than a read gives, are passed by readers of the order', async () => {
    const store = open();
    const first = await appendNext(store, newStream());
    const stream = newStream();
    const forged = following(
      stream,
      { version: 0, hash: 'c'.repeat(64) },
      Array.from({ length: 30 }, () => ({})),
    );
    await client.appendToStream(named(stream), forged.map(asOurs));
    await client.appendToStream(named('stray-1'), Array.from({ length: 30 }, forms['of another program']!));
    const last = await appendNext(store, newStream());
    expect(await drained(sequencerOf(store, 7))).toEqual(idsOf([...first, ...last]));
    expect(said).toHaveLength(60);
    const placed = await owner!.query<{ seq: string; event_id: string; token: string }>(
      'select seq, event_id, token from log.log_index order by seq',
    );
    const places = placed.rows.map((row) => ({
      seq: Number(row.seq),
      eventId: row.event_id,
      token: row.token,
    }));
    const { events, fault, between } = await eventsAt(store, null, places);
    expect([idsOf(events), fault, between?.length]).toEqual([idsOf([...first, ...last]), undefined, 30]);
  });
});

describe('how far each stream has come', () => {
  it('is written down with the places, and made up for where a release did not write it down', async () => {
    const store = open();
    const streams = Array.from({ length: 5 }, newStream);
    for (const stream of streams) await appendNext(store, stream, {}, {});
    await drained(sequencerOf(store, 3));
    const heads = () => rows(`select stream_id, version, hash from log.stream_head order by stream_id`);
    const written = await heads();
    expect(written.map(({ version }) => version)).toEqual([2, 2, 2, 2, 2]);
    await owner!.query('delete from log.stream_head');
    await owner!.query('update log.sequencer set heads_at = 0');
    const more = await appendNext(store, streams[0]!);
    expect(await drained(sequencerOf(store, 3))).toEqual(idsOf(more));
    const made = await heads();
    const ofOthers = (all: typeof made) => all.filter((head) => head['stream_id'] !== streams[0]);
    expect(ofOthers(made)).toEqual(ofOthers(written));
    expect(made.find((head) => head['stream_id'] === streams[0])).toMatchObject({ version: 3 });
    expect(said).toEqual([]);
  });
});

describe('a stream that somebody cut', () => {
  const cuts: Record<string, [(name: string) => Promise<unknown>, version: number]> = {
    deleted: [(name) => client.deleteStream(name), 1],
    'deleted for good': [(name) => client.tombstoneStream(name), 1],
    'given a $maxCount': [(name) => client.setStreamMetadata(name, { maxCount: 1 }), 1],
    truncated: [(name) => client.setStreamMetadata(name, { truncateBefore: 2 }), 1],
    'truncated to nothing': [(name) => client.setStreamMetadata(name, { truncateBefore: 3 }), 1],
  };
  it.each(Object.keys(cuts))('%s is damaged, not empty, and takes nothing more', async (how) => {
    const store = open();
    const stream = newStream();
    const events = await appendNext(store, stream, {}, {}, {});
    await drained(sequencerOf(store));
    const [cut, version] = cuts[how]!;
    await cut(named(stream));
    expect(await damagedAt(store.readStream(stream))).toEqual(['STREAM_DAMAGED', version]);
    // Who takes it for new, and who still has its head, in another process.
    const logId = await store.logId();
    const other = open();
    const before = server.log.length;
    expect(
      await caught(other.append(start(logId, stream), following(stream, start(logId, stream), [{}]))),
    ).toMatchObject({
      name: 'VersionConflict',
    });
    expect(server.log).toHaveLength(before);
    // All that was recorded stands in the order of all streams, and is read from there.
    expect(idsOf(await other.readAll(null, 10))).toEqual(idsOf(events));
  });

  it('is whole again once its administrator takes that back', async () => {
    const store = open();
    const stream = newStream();
    const events = await appendNext(store, stream, {}, {}, {});
    await drained(sequencerOf(store));
    await client.deleteStream(named(stream));
    expect(await damagedAt(store.readStream(stream))).toEqual(['STREAM_DAMAGED', 1]);
    await client.setStreamMetadata(named(stream), {});
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    expect(await appendNext(store, stream)).toMatchObject([{ version: 4 }]);
  });

  it('before anybody placed its events takes none of ours for its first', async () => {
    const store = open();
    const stream = newStream();
    await appendNext(store, stream, {}, {});
    await client.deleteStream(named(stream));
    const logId = await store.logId();
    const again = following(stream, start(logId, stream), [{}]);
    expect(await damagedAt(store.append(start(logId, stream), again))).toEqual(['STREAM_DAMAGED', 1]);
  });
});

describe('an older copy', () => {
  const places = async () => rows('select seq, event_id from log.log_index order by seq');

  it('behind a new connection is noticed before anything is read or written there', async () => {
    const another: AnotherDatabase[] = [];
    const store = open({ onAnother: (found) => another.push(found) });
    const stream = newStream();
    await appendNext(store, stream);
    await drained(sequencerOf(store));
    const copy = server.log.copy();
    const events = await appendNext(store, stream);
    const sequencer = sequencerOf(store);
    await drained(sequencer);
    const { port } = server;
    await server.stop();
    const written = copy.length;
    server = await startKurrentServer({ log: copy, port });
    const fresh = newStream();
    const head = start(await store.logId(), fresh);
    const error = await caught(store.append(head, following(fresh, head, [{}])));
    expect(error).toBeInstanceOf(AnotherDatabase);
    expect((error as Error).message).toContain(`event ${events[0]!.id} at place 2`);
    expect(await caught(sequencer.advance())).toBeInstanceOf(AnotherDatabase);
    expect(await caught(store.readStream(stream))).toBeInstanceOf(AnotherDatabase);
    expect(copy.length).toBe(written);
    expect(await places()).toHaveLength(2);
    expect(another.length).toBeGreaterThan(0);
  });

  it('that went on by itself is noticed as well, where the same place has another event or none begins', async () => {
    const store = open();
    const stream = newStream();
    await appendNext(store, stream);
    const copy = server.log.copy();
    await appendNext(store, stream, { data: { note: 'a' } });
    await drained(sequencerOf(store));
    await server.stop();
    server = await startKurrentServer({ log: copy });
    const there = open();
    for (const note of ['b', 'b b b']) await appendNext(there, newStream(), { data: { note } });
    const refusing = open({ onAnother: () => {} });
    expect(await caught(refusing.readAll(null, 10))).toBeInstanceOf(AnotherDatabase);
  });

  it('is none where the same log comes back, or another node has it', async () => {
    const another: AnotherDatabase[] = [];
    const store = open({ onAnother: (found) => another.push(found) });
    const stream = newStream();
    await appendNext(store, stream);
    const sequencer = sequencerOf(store);
    await drained(sequencer);
    const { port, log } = server;
    await server.stop();
    server = await startKurrentServer({ log, port });
    const events = await appendNext(store, stream);
    server.cutConnections();
    expect(await drained(sequencer)).toEqual(idsOf(events));
    expect(another).toEqual([]);
  });

  it('is none where a server is silent just when a new connection is met', async () => {
    const another: AnotherDatabase[] = [];
    const store = open({ onAnother: (found) => another.push(found) });
    const stream = newStream();
    const placed = await appendNext(store, stream);
    const sequencer = sequencerOf(store);
    await drained(sequencer);
    const later = await appendNext(store, newStream());
    server.cutConnections();
    server.faults.hold({ on: 'read', times: 1 });
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(placed));
    expect(server.faults.left).toBe(0);
    // Silent for as long as anybody has patience.
    server.cutConnections();
    server.faults.hold({ on: 'read', times: 1000 });
    expect(await caught(store.readAll(null, 10))).toBeInstanceOf(StoreUnavailable);
    server.faults.clear();
    expect(await drained(sequencer)).toEqual(idsOf(later));
    expect(another).toEqual([]);
  });
});

import {
  ANY,
  BACKWARDS,
  END,
  EventStoreDBClient,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type AppendResult,
  type Position,
  type ResolvedEvent,
  type StreamSubscription,
  type SubscribeToAllOptions,
} from '@eventstore/db-client';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { credentials } from '@grpc/grpc-js';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameNoAddresses } from '../../../libs/platform/event-store/src/kurrentdb/server-names.js';
import { startKurrentServer, TransactionLog, type KurrentServer, type Options } from './kurrentdb-server.js';
import { shared, streams } from './messages.js';
import { selfSigned } from './self-signed.js';

// The client is used bare here; it connects over TLS as that of the program does.
nameNoAddresses();

const servers: KurrentServer[] = [];
const clients: EventStoreDBClient[] = [];
const folders: string[] = [];

const start = async (options?: Options): Promise<KurrentServer> => {
  const server = await startKurrentServer(options);
  servers.push(server);
  return server;
};
const connect = (to: KurrentServer | string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(typeof to === 'string' ? to : to.connectionString);
  clients.push(client);
  return client;
};
const both = async (options?: Options): Promise<{ server: KurrentServer; client: EventStoreDBClient }> => {
  const server = await start(options);
  return { server, client: connect(server) };
};
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yinfeng-kurrentdb-'));
  folders.push(folder);
  return folder;
};

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const event = (type = 'planted', id: string = randomUUID()) => jsonEvent({ id, type, data: { type } });
const events = (count: number, type = 'planted') => Array.from({ length: count }, () => event(type));
type Read = NonNullable<ResolvedEvent['event']>;
const collect = async (stream: AsyncIterable<ResolvedEvent>): Promise<Read[]> => {
  const all = [];
  for await (const { event } of stream) if (event) all.push(event);
  return all;
};
const ours = ({ streamId }: { streamId: string }): boolean => !streamId.startsWith('$');
const allOurs = async (client: EventStoreDBClient): Promise<Read[]> =>
  (await collect(client.readAll())).filter(ours);
const commits = (all: readonly { position?: Position | undefined }[]): (bigint | undefined)[] =>
  all.map(({ position }) => position?.commit);
const wrongVersion = { type: 'wrong-expected-version' };

/** What a subscription hears, and ways to wait for it. */
const listen = (client: EventStoreDBClient, options: SubscribeToAllOptions = {}) => {
  const heard: Read[] = [];
  const checkpoints: Position[] = [];
  let waiting: (() => void)[] = [];
  let caughtUp = 0;
  let failed: unknown;
  const look = (): void => {
    const all = waiting;
    waiting = [];
    for (const again of all) again();
  };
  const until = async (there: () => boolean): Promise<void> => {
    while (!there()) await new Promise<void>((again) => waiting.push(again));
  };
  const checkpointReached = async (_subscription: AllStreamSubscription, position: Position) => {
    checkpoints.push(position);
    look();
  };
  const subscription = client.subscribeToAll({
    ...options,
    ...(options.filter && { filter: { ...options.filter, checkpointReached } }),
  });
  subscription.on('data', ({ event }) => {
    if (event) heard.push(event);
    look();
  });
  subscription.on('caughtUp', () => {
    caughtUp++;
    look();
  });
  subscription.on('error', (error) => {
    failed = error;
    look();
  });
  return {
    heard,
    checkpoints,
    types: () => heard.map(({ type }) => type),
    until,
    hears: (count: number) => until(() => heard.length >= count),
    catchesUp: () => until(() => caughtUp > 0),
    fails: async () => {
      await until(() => failed !== undefined);
      return failed;
    },
    subscription,
  };
};
const until = async (there: () => boolean): Promise<void> => {
  for (const end = Date.now() + 20_000; !there();) {
    if (Date.now() > end) throw new Error(`waited in vain for ${there}`);
    await new Promise((again) => setImmediate(again));
  }
};

describe.each([
  ['BatchAppend', true],
  ['Append', false],
])('appending by %s', (_how, batchAppend) => {
  it('counts revisions from 0, and positions upwards with gaps', async () => {
    const { server, client } = await both({ batchAppend });
    const first = await client.appendToStream('x-1', events(2), { expectedRevision: NO_STREAM });
    const second = await client.appendToStream('x-1', event(), { expectedRevision: 1n });
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(second).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const read = await collect(client.readStream('x-1'));
    expect(read.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
    const [a, b, c] = commits(read) as [bigint, bigint, bigint];
    expect(b).toBeGreaterThan(a + 1n);
    expect(c).toBeGreaterThan(b + 1n);
    expect(commits([first, second])).toEqual([b, c]);
    expect(read.map(({ position }) => position?.prepare)).toEqual([a, b, c]);
    expect(server.seen).toMatchObject({ appends: 2, batchAppends: batchAppend ? 2 : 0, anyExpected: 0 });
  });

  const wrong: [string, AppendExpectedRevision, number, bigint | 'no_stream'][] = [
    ['nothing, where something is', NO_STREAM, 2, 1n],
    ['something, where nothing is', STREAM_EXISTS, 0, 'no_stream'],
    ['a revision that is past', 0n, 2, 1n],
    ['a revision to come', 7n, 2, 1n],
    ['a revision of no stream', 0n, 0, 'no_stream'],
  ];
  it.each(wrong)('refuses who expects %s', async (_what, expectedRevision, there, actualVersion) => {
    const { client } = await both({ batchAppend });
    if (there) await client.appendToStream('x-1', events(there), { expectedRevision: NO_STREAM });
    await expect(client.appendToStream('x-1', events(2), { expectedRevision })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'x-1',
      expectedVersion: expectedRevision,
      actualVersion,
    });
    expect(await allOurs(client)).toHaveLength(there);
  });

  it('answers the same events once more as it did the first time, and writes them once', async () => {
    const { client } = await both({ batchAppend });
    const begun = events(2);
    const more = events(2, 'watered');
    const answers: AppendResult[] = [];
    answers.push(await client.appendToStream('x-1', begun, { expectedRevision: NO_STREAM }));
    answers.push(await client.appendToStream('x-1', more, { expectedRevision: 1n }));
    await client.appendToStream('x-1', event('sold'), { expectedRevision: 3n });
    const before = await allOurs(client);

    const again = [
      await client.appendToStream('x-1', begun, { expectedRevision: NO_STREAM }),
      await client.appendToStream('x-1', more, { expectedRevision: 1n }),
    ];
    expect(again).toEqual(answers);
    // So are the first of them alone.
    const part = await client.appendToStream('x-1', begun.slice(0, 1), { expectedRevision: NO_STREAM });
    expect(part).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await allOurs(client)).toEqual(before);
  });

  it('refuses what is the same only in part, longer, or elsewhere in the stream', async () => {
    const { client } = await both({ batchAppend });
    const [one, two] = [event(), event()];
    await client.appendToStream('x-1', [one, two], { expectedRevision: NO_STREAM });
    const refused: [ReturnType<typeof event>[], AppendExpectedRevision][] = [
      [[one, event()], NO_STREAM],
      [[one, two, event()], NO_STREAM],
      [[two, one], NO_STREAM],
      [[one, two], 0n],
      [[one, event()], ANY],
    ];
    for (const [proposed, expectedRevision] of refused) {
      const appended = client.appendToStream('x-1', proposed, { expectedRevision });
      await expect(appended).rejects.toMatchObject(wrongVersion);
    }
    expect(await allOurs(client)).toHaveLength(2);
  });

  it('does not mind an id that stands in another stream, or further back in this one', async () => {
    const { client } = await both({ batchAppend });
    const one = event();
    await client.appendToStream('x-1', one, { expectedRevision: NO_STREAM });
    await client.appendToStream('x-2', one, { expectedRevision: NO_STREAM });
    await client.appendToStream('x-1', one, { expectedRevision: 0n });
    expect((await allOurs(client)).map(({ id, streamId }) => [id, streamId])).toEqual([
      [one.id, 'x-1'],
      [one.id, 'x-2'],
      [one.id, 'x-1'],
    ]);
  });

  it('takes any revision, once by id, and counts who asks for it, or refuses', async () => {
    const { server, client } = await both({ batchAppend });
    const one = event();
    const answer = await client.appendToStream('x-1', one, { expectedRevision: ANY });
    expect(await client.appendToStream('x-1', one, { expectedRevision: ANY })).toEqual(answer);
    expect(await client.appendToStream('x-1', one, { expectedRevision: STREAM_EXISTS })).toEqual(answer);
    await client.appendToStream('x-1', event());
    expect(await allOurs(client)).toHaveLength(2);
    expect(server.seen.anyExpected).toBe(3);
    server.refuseAny = true;
    await expect(client.appendToStream('x-1', event())).rejects.toMatchObject({ type: 'unknown' });
    expect(await allOurs(client)).toHaveLength(2);
  });

  it('lets one of many writers at one revision win, and the others see where the stream stands', async () => {
    const { client } = await both({ batchAppend });
    const appended = Array.from({ length: 24 }, () =>
      client.appendToStream('x-1', events(3), { expectedRevision: NO_STREAM }),
    );
    const ended = await Promise.allSettled(appended);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const { reason } of ended.filter((end) => end.status === 'rejected')) {
      expect(reason).toMatchObject({ ...wrongVersion, actualVersion: 2n });
    }
    expect(await allOurs(client)).toHaveLength(3);
  });

  it('refuses an append that is too large, an id that is none, and writes nothing of it', async () => {
    const { client } = await both({ batchAppend, maxAppendSize: 1000 });
    const large = jsonEvent({ type: 'large', data: { text: 'x'.repeat(600) } });
    const twice = [large, { ...large, id: randomUUID() }];
    await expect(client.appendToStream('x-1', twice, { expectedRevision: NO_STREAM })).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1000,
    });
    await expect(
      client.appendToStream('x-1', event('odd', 'no-uuid'), { expectedRevision: NO_STREAM }),
    ).rejects.toMatchObject({ type: 'unknown' });
    expect(await allOurs(client)).toEqual([]);
    // The connection is none the worse for it.
    await client.appendToStream('x-1', large, { expectedRevision: NO_STREAM });
  });
});

describe('an append that comes in pieces', () => {
  it('is written as one', async () => {
    const { server, client } = await both();
    const written = events(50);
    const answer = await client.appendToStream('x-1', written, {
      expectedRevision: NO_STREAM,
      batchAppendSize: 200,
    });
    expect(answer.nextExpectedRevision).toBe(49n);
    expect(server.seen.appends).toBe(1);
    expect((await collect(client.readStream('x-1'))).map(({ id }) => id)).toEqual(
      written.map(({ id }) => id),
    );
  });
});

describe('reading', () => {
  it('gives back what was written, with its time, and ids in lower case', async () => {
    const { client } = await both();
    const before = Date.now();
    const id = randomUUID();
    const metadata = { by: '王' };
    const data = { 名: '引凤', sum: 1.5, none: null };
    await client.appendToStream(
      'x-王',
      jsonEvent({ id: id.toUpperCase(), type: 'planted', data, metadata }),
      {
        expectedRevision: NO_STREAM,
      },
    );
    const [read] = await collect(client.readStream('x-王'));
    expect(read).toMatchObject({ id, streamId: 'x-王', type: 'planted', data, metadata, isJson: true });
    expect(read?.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(read?.created.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('reads a stream from a revision, which is included, in both directions', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(5), { expectedRevision: NO_STREAM });
    const revisions = async (options: Parameters<typeof client.readStream>[1]) =>
      (await collect(client.readStream('x-1', options))).map(({ revision }) => Number(revision));
    expect(await revisions({ fromRevision: 2n })).toEqual([2, 3, 4]);
    expect(await revisions({ fromRevision: 1n, maxCount: 2 })).toEqual([1, 2]);
    expect(await revisions({ fromRevision: 5n })).toEqual([]);
    expect(await revisions({ fromRevision: END })).toEqual([]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: END, maxCount: 2 })).toEqual([4, 3]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 1n })).toEqual([1, 0]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 99n, maxCount: 1 })).toEqual([4]);
    await expect(collect(client.readStream('x-2'))).rejects.toMatchObject({
      type: 'stream-not-found',
      streamName: 'x-2',
    });
  });

  it("reads $all from a position: forwards with it, backwards without it; the system's events too", async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(2), { expectedRevision: NO_STREAM });
    await client.appendToStream('x-2', events(2), { expectedRevision: NO_STREAM });
    const all = await collect(client.readAll());
    const written = all.filter(ours);
    expect(written.map(({ streamId }) => streamId)).toEqual(['x-1', 'x-1', 'x-2', 'x-2']);
    expect(all.length).toBeGreaterThan(written.length);
    expect(written[1]?.position).toEqual({
      commit: expect.anything(),
      prepare: written[1]?.position?.commit,
    });

    const fromPosition = written[1]?.position as Position;
    expect(await collect(client.readAll({ fromPosition }))).toEqual(written.slice(1));
    expect(await collect(client.readAll({ fromPosition, maxCount: 2 }))).toEqual(written.slice(1, 3));
    expect(await collect(client.readAll({ direction: BACKWARDS, fromPosition, maxCount: 1 }))).toEqual(
      written.slice(0, 1),
    );
    expect(await collect(client.readAll({ direction: BACKWARDS, fromPosition: END }))).toEqual(
      all.toReversed(),
    );
    expect(await collect(client.readAll({ fromPosition: END }))).toEqual([]);
    expect(await collect(client.readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual([]);
  });

  it('refuses a position at which nothing begins', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(2), { expectedRevision: NO_STREAM });
    const [first] = await allOurs(client);
    const between = (first?.position?.commit ?? 0n) + 1n;
    await expect(
      collect(client.readAll({ fromPosition: { commit: between, prepare: between } })),
    ).rejects.toThrow('Trying to read from an invalid position.');
  });

  it('filters $all, which the protocol has and this client only subscribes with', async () => {
    const { server, client } = await both();
    for (const name of ['x-1', 'y-1', 'x-2']) {
      await client.appendToStream(name, events(20), { expectedRevision: NO_STREAM });
    }
    const { Options } = streams.ReadReq;
    const none = new shared.Empty();
    const request = new streams.ReadReq().setOptions(
      new Options()
        .setAll(new Options.AllOptions().setStart(none))
        .setCount('30')
        .setUuidOption(new Options.UUIDOption().setStructured(none))
        .setFilter(
          new Options.FilterOptions()
            .setStreamIdentifier(new Options.FilterOptions.Expression().setPrefixList(['x-']))
            .setCount(none),
        ),
    );
    const raw = new StreamsClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
    const read: string[] = [];
    for await (const answer of raw.read(request) as AsyncIterable<streams.ReadResp>) {
      const recorded = answer.getEvent()?.getEvent();
      expect(recorded?.getId()?.hasStructured()).toBe(true);
      read.push(Buffer.from(recorded?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString());
    }
    raw.close();
    expect(read).toEqual([...Array(20).fill('x-1'), ...Array(10).fill('x-2')]);
  });
});

describe('subscribing to $all', () => {
  it('catches up with what a filter lets through, says so, and goes on with what comes', async () => {
    const { server, client } = await both();
    await client.appendToStream('x-1', events(40, 'old'), { expectedRevision: NO_STREAM });
    await client.appendToStream('y-1', events(40, 'other'), { expectedRevision: NO_STREAM });
    await client.appendToStream('x-2', events(40, 'old'), { expectedRevision: NO_STREAM });
    const heard = listen(client, { filter: streamNameFilter({ prefixes: ['x-'] }) });
    await heard.catchesUp();
    expect(heard.types()).toEqual(Array(80).fill('old'));
    await client.appendToStream('y-1', event('other'), { expectedRevision: 39n });
    await client.appendToStream('x-1', events(2, 'new'), { expectedRevision: 39n });
    await heard.hears(82);
    expect(heard.heard.slice(80).map(({ type, revision }) => [type, revision])).toEqual([
      ['new', 40n],
      ['new', 41n],
    ]);
    const written = await allOurs(client);
    expect(heard.heard).toEqual(written.filter(({ streamId }) => streamId.startsWith('x-')));
    expect(server.seen).toMatchObject({ subscriptions: 1, subscribed: 1 });
    await heard.subscription.unsubscribe();
    await until(() => server.seen.subscribed === 0);
  });

  it('filters by type, by regular expression, or not at all', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', [event('a1'), event('b1'), event('a2')], {
      expectedRevision: NO_STREAM,
    });
    const byType = listen(client, { filter: eventTypeFilter({ prefixes: ['a', '$User'] }) });
    const byPattern = listen(client, { filter: streamNameFilter({ regex: '^[^$]' }) });
    const everything = listen(client);
    await Promise.all([byType, byPattern, everything].map((heard) => heard.catchesUp()));
    expect(byType.types()).toEqual(['$UserCreated', '$User', 'a1', 'a2']);
    expect(byPattern.types()).toEqual(['a1', 'b1', 'a2']);
    expect(everything.heard).toEqual(await collect(client.readAll()));
    expect(everything.checkpoints).toEqual([]);
  });

  it('begins behind a position, at the end, or with what does not exist yet', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', [event('one'), event('two')], { expectedRevision: NO_STREAM });
    const [one, two] = (await allOurs(client)) as [Read, Read];
    const filter = streamNameFilter({ prefixes: ['x-'] });
    const later = 1_000_000_000n;
    const behind = listen(client, { filter, fromPosition: one.position as Position });
    const last = listen(client, { filter, fromPosition: two.position as Position });
    const atEnd = listen(client, { filter, fromPosition: END });
    const toCome = listen(client, { filter, fromPosition: { commit: later, prepare: later } });
    await Promise.all([behind, last, atEnd, toCome].map((heard) => heard.catchesUp()));
    await client.appendToStream('x-1', event('three'), { expectedRevision: 1n });
    await Promise.all([behind.hears(2), last.hears(1), atEnd.hears(1)]);
    expect([behind, last, atEnd, toCome].map(({ types }) => types())).toEqual([
      ['two', 'three'],
      ['three'],
      ['three'],
      [],
    ]);
  });

  it('refuses a position at which nothing begins', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(2), { expectedRevision: NO_STREAM });
    const [first] = await allOurs(client);
    const between = (first?.position?.commit ?? 0n) + 1n;
    const heard = listen(client, { fromPosition: { commit: between, prepare: between } });
    expect(String(await heard.fails())).toMatch('Trying to read from an invalid position.');
  });

  it('says how far it has looked: after so many windows, when it has caught up, and afterwards', async () => {
    const { server, client } = await both();
    await client.appendToStream('y-1', events(40), { expectedRevision: NO_STREAM });
    const all = await collect(client.readAll());
    const [checkpointInterval, maxSearchWindow] = [2, 5];
    const filter = streamNameFilter({ prefixes: ['x-'], checkpointInterval, maxSearchWindow });
    const heard = listen(client, { filter });
    await heard.catchesUp();
    // Every ten events, and at the end; each stands where the last page of five began, never behind the end.
    const pages = all.map(({ position }) => position).filter((_position, index) => index % 5 === 0);
    const every = pages.filter((_position, index) => index % 2 === 1);
    const end = pages.at(-1);
    expect(heard.checkpoints).toEqual(every.includes(end) ? every : [...every, end]);

    server.log.noise(9);
    await client.appendToStream('x-1', event('found'), { expectedRevision: NO_STREAM });
    await heard.hears(1);
    await heard.until(() => heard.checkpoints.at(-1)?.commit === heard.heard[0]?.position?.commit);

    // Whoever begins again at a checkpoint misses nothing and hears nothing twice.
    for (const fromPosition of heard.checkpoints) {
      const again = listen(client, { filter, fromPosition });
      await again.catchesUp();
      const isLast = fromPosition === heard.checkpoints.at(-1);
      expect(again.types()).toEqual(isLast ? [] : ['found']);
      await again.subscription.unsubscribe();
    }
  });

  it('gives many events to a reader who takes his time, in order', async () => {
    const { client } = await both();
    for (let stream = 0; stream < 3; stream++) {
      await client.appendToStream(`x-${stream}`, events(500), { expectedRevision: NO_STREAM });
    }
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['x-'] }) });
    const heard: (bigint | undefined)[] = [];
    for await (const { event } of subscription) {
      heard.push(event?.position?.commit);
      if (heard.length % 300 === 0) await new Promise((later) => setImmediate(later));
      if (heard.length === 1500) break;
    }
    expect(heard).toEqual(commits(await allOurs(client)));
  });
});

describe('subscribing to a stream', () => {
  it('begins behind a revision, waits for a stream that is not there, and ends with it', async () => {
    const { server, client } = await both();
    await client.appendToStream('x-1', [event('a'), event('b')], { expectedRevision: NO_STREAM });
    const types: string[] = [];
    const take = async (subscription: StreamSubscription, count: number) => {
      for await (const { event } of subscription) {
        types.push(`${event?.type}`);
        if (--count === 0) break;
      }
      await subscription.unsubscribe();
    };
    await take(client.subscribeToStream('x-1', { fromRevision: 0n }), 1);
    expect(types).toEqual(['b']);
    await until(() => server.seen.subscribed === 0);

    const toCome = take(client.subscribeToStream('x-2'), 2);
    const atEnd = take(client.subscribeToStream('x-1', { fromRevision: END }), 1);
    await until(() => server.seen.subscribed === 2);
    await client.appendToStream('x-1', event('c'), { expectedRevision: 1n });
    await atEnd;
    await client.appendToStream('x-2', events(2, 'd'), { expectedRevision: NO_STREAM });
    await toCome;
    expect(types).toEqual(['b', 'c', 'd', 'd']);
    await until(() => server.seen.subscribed === 0);

    const ended = take(client.subscribeToStream('x-1', { fromRevision: END }), 9).catch(
      (error: unknown) => error,
    );
    await until(() => server.seen.subscribed === 1);
    await client.tombstoneStream('x-1', { expectedRevision: 2n });
    expect(await ended).toMatchObject({ type: 'stream-deleted', streamName: 'x-1' });
  });
});

describe('a stream that is deleted', () => {
  it('is not found, goes on counting when it is written to again, and stays in $all', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(3), { expectedRevision: NO_STREAM });
    await expect(client.deleteStream('x-1', { expectedRevision: 0n })).rejects.toMatchObject(wrongVersion);
    await client.deleteStream('x-1', { expectedRevision: 2n });
    await expect(collect(client.readStream('x-1'))).rejects.toMatchObject({ type: 'stream-not-found' });
    await expect(
      client.appendToStream('x-1', event(), { expectedRevision: STREAM_EXISTS }),
    ).rejects.toMatchObject({ type: 'stream-deleted' });
    const again = await client.appendToStream('x-1', event('again'), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(3n);
    expect((await collect(client.readStream('x-1'))).map(({ type, revision }) => [type, revision])).toEqual([
      ['again', 3n],
    ]);
    const all = await collect(client.readAll());
    expect(all.filter(ours)).toHaveLength(4);
    expect(all.filter(({ streamId }) => streamId === '$$x-1').map(({ type }) => type)).toEqual([
      '$metadata',
      '$metadata',
    ]);
  });

  it('takes nothing any more once it has a tombstone', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(3), { expectedRevision: NO_STREAM });
    await client.tombstoneStream('x-1', { expectedRevision: 2n });
    const deleted = { type: 'stream-deleted', streamName: 'x-1' };
    await expect(collect(client.readStream('x-1'))).rejects.toMatchObject(deleted);
    await expect(
      client.appendToStream('x-1', event(), { expectedRevision: NO_STREAM }),
    ).rejects.toMatchObject(deleted);
    expect((await allOurs(client)).map(({ type }) => type).at(-1)).toBe('$streamDeleted');
  });
});

describe('a stream whose metadata cuts it', () => {
  const revisions = async (client: EventStoreDBClient) =>
    (await collect(client.readStream('x-1'))).map(({ revision }) => revision);
  it('is read from where it was cut on, appended to as before, whole in $all, and whole again without', async () => {
    const { client } = await both();
    await client.appendToStream('x-1', events(5), { expectedRevision: NO_STREAM });
    await client.setStreamMetadata('x-1', { maxCount: 2 });
    expect(await revisions(client)).toEqual([3n, 4n]);
    await client.appendToStream('x-1', event(), { expectedRevision: 4n });
    expect(await revisions(client)).toEqual([4n, 5n]);
    await client.setStreamMetadata('x-1', { truncateBefore: 3 });
    expect(await revisions(client)).toEqual([3n, 4n, 5n]);
    await client.setStreamMetadata('x-1', { truncateBefore: 6 });
    expect(await revisions(client)).toEqual([]);
    expect(await allOurs(client)).toHaveLength(6);
    await client.setStreamMetadata('x-1', {});
    expect(await revisions(client)).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
  });

  it('loses what is older than it may be, and comes back from a deletion', async () => {
    const past = new TransactionLog();
    past.append('x-1', 'no_stream', [
      { id: randomUUID(), type: 'planted', json: true, data: Buffer.from('{}'), metadata: Buffer.from('') },
    ]);
    const { client } = await both({ log: past });
    await client.setStreamMetadata('x-1', { maxAge: 3600 });
    expect(await revisions(client)).toEqual([0n]);
    const later = Date.now() + 3_700_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    expect(await revisions(client)).toEqual([]);
    jest.restoreAllMocks();
    await client.deleteStream('x-1', { expectedRevision: 0n });
    await expect(revisions(client)).rejects.toMatchObject({ type: 'stream-not-found' });
    await client.setStreamMetadata('x-1', {});
    expect(await revisions(client)).toEqual([0n]);
  });
});

describe('a copy of a log', () => {
  it('ends where it was made, has all positions up to there, and goes on by itself', async () => {
    const { server, client } = await both();
    await client.appendToStream('x-1', events(3), { expectedRevision: NO_STREAM });
    await client.tombstoneStream('x-1', { expectedRevision: 2n });
    await client.appendToStream('x-2', events(2), { expectedRevision: NO_STREAM });
    const before = await collect(client.readAll());
    const older = server.log.copy();
    await client.appendToStream('x-2', event('later'), { expectedRevision: 1n });
    const { client: other } = await both({ log: older });
    expect(await collect(other.readAll())).toEqual(before);
    await expect(collect(other.readStream('x-1'))).rejects.toMatchObject({ type: 'stream-deleted' });
    await other.appendToStream('x-2', event('elsewhere'), { expectedRevision: 1n });
    expect((await allOurs(other)).at(-1)).toMatchObject({ type: 'elsewhere', revision: 2n });
    expect((await allOurs(client)).at(-1)).toMatchObject({ type: 'later', revision: 2n });
  });
});

describe('faults', () => {
  it('says that another node leads, and the client finds the leader of the same log', async () => {
    const leader = await start();
    const { server: follower, client } = await both({ log: leader.log });
    follower.faults.notLeader({ leader });
    const one = event();
    const appended = () => client.appendToStream('x-1', one, { expectedRevision: NO_STREAM });
    await expect(appended()).rejects.toMatchObject({
      type: 'not-leader',
      leader: { address: leader.address, port: leader.port },
    });
    await appended();
    expect([follower.seen.appends, leader.seen.appends]).toEqual([1, 1]);
    expect(await allOurs(client)).toHaveLength(1);
  });

  it.each([
    ['before it is written', false],
    ['before its answer', true],
  ])('cuts the connection of an append %s; the same append once more settles it', async (_when, written) => {
    const { server, client } = await both();
    const other = connect(server);
    await other.appendToStream('x-2', event(), { expectedRevision: NO_STREAM });
    expect(server.connections).toBe(1);
    server.faults.cut({ written });
    const one = events(2);
    const appended = () => client.appendToStream('x-1', one, { expectedRevision: NO_STREAM });
    await expect(appended()).rejects.toMatchObject({ type: 'unavailable' });
    const stream = async () => (await allOurs(other)).filter(({ streamId }) => streamId === 'x-1');
    expect(await stream()).toHaveLength(written ? 2 : 0);
    expect(await appended()).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await stream()).toHaveLength(2);
    expect(server.faults.left).toBe(0);
  });

  it.each([
    ['BatchAppend', true, 'deadline-exceeded', 'unknown'],
    ['Append', false, 'timeout', 'unavailable'],
  ])(
    'answers %s with a time-out of its own, not ready, or busy',
    async (_how, batchAppend, late, notReady) => {
      const { server, client } = await both({ batchAppend });
      server.faults.timeOut({ written: true });
      server.faults.timeOut();
      server.faults.notReady();
      server.faults.unavailable({ times: 2 });
      const one = event();
      const appended = () => client.appendToStream('x-1', one, { expectedRevision: NO_STREAM });
      await expect(appended()).rejects.toMatchObject({ type: late });
      expect(server.log.stream('x-1').at).toHaveLength(1);
      await expect(appended()).rejects.toMatchObject({ type: late });
      await expect(appended()).rejects.toMatchObject({ type: notReady });
      await expect(appended()).rejects.toMatchObject({ type: 'unavailable' });
      await expect(collect(client.readAll())).rejects.toMatchObject({ type: 'unavailable' });
      await appended();
      expect(await allOurs(client)).toHaveLength(1);
    },
  );

  it('holds answers until they are let go', async () => {
    const { server, client } = await both();
    const let1 = server.faults.hold({ on: 'append', written: true });
    const let2 = server.faults.hold({ on: 'append' });
    const order: string[] = [];
    const one = client
      .appendToStream('x-1', event(), { expectedRevision: NO_STREAM })
      .then(() => order.push('one'));
    await until(() => server.seen.appends === 1);
    const two = client
      .appendToStream('x-2', event(), { expectedRevision: NO_STREAM })
      .then(() => order.push('two'));
    await until(() => server.seen.appends === 2);
    await client.appendToStream('x-3', event(), { expectedRevision: NO_STREAM });
    expect((await allOurs(client)).map(({ streamId }) => streamId)).toEqual(['x-1', 'x-3']);
    let2();
    await two;
    let1();
    await one;
    expect(order).toEqual(['two', 'one']);
    expect((await allOurs(client)).map(({ streamId }) => streamId)).toEqual(['x-1', 'x-3', 'x-2']);

    const read = server.faults.hold({ on: 'read' });
    const reading = collect(client.readStream('x-1')).then((all) => order.push(`read ${all.length}`));
    await client.appendToStream('x-4', event(), { expectedRevision: NO_STREAM });
    expect(order).toHaveLength(2);
    read();
    await reading;
    expect(order[2]).toBe('read 1');
  });

  it('never answers an Append, whose deadline the client then keeps by itself, and nothing is written', async () => {
    const { server, client } = await both({ batchAppend: false });
    const release = server.faults.hold();
    await expect(
      client.appendToStream('x-1', event(), { expectedRevision: NO_STREAM, deadline: 200 }),
    ).rejects.toMatchObject({ type: 'deadline-exceeded' });
    await until(() => server.seen.abandoned === 1);
    release();
    expect(await allOurs(client)).toEqual([]);
  });

  it('cuts all connections: subscriptions fail, and begin again where they were', async () => {
    const { server, client } = await both();
    await client.appendToStream('x-1', events(2, 'before'), { expectedRevision: NO_STREAM });
    const filter = streamNameFilter({ prefixes: ['x-'] });
    const heard = listen(client, { filter });
    await heard.catchesUp();
    server.cutConnections();
    expect(await heard.fails()).toMatchObject({ type: 'unavailable' });
    await until(() => server.seen.subscribed === 0);
    await client.appendToStream('x-1', event('after'), { expectedRevision: 1n });
    const again = listen(client, { filter, fromPosition: heard.heard.at(-1)?.position as Position });
    await again.hears(1);
    expect([...heard.types(), ...again.types()]).toEqual(['before', 'before', 'after']);
  });

  it('cuts a subscription and a read in the middle', async () => {
    const { server, client } = await both();
    await client.appendToStream('x-1', events(100), { expectedRevision: NO_STREAM });
    const filter = streamNameFilter({ prefixes: ['x-'] });
    server.faults.cut({ on: 'read', after: 40 });
    const heard = listen(client, { filter });
    expect(await heard.fails()).toMatchObject({ type: 'unavailable' });
    expect(heard.heard.length).toBeLessThanOrEqual(40);
    const fromPosition = heard.heard.at(-1)?.position ?? START;
    const again = listen(client, { filter, fromPosition });
    await again.catchesUp();
    expect([...heard.heard, ...again.heard]).toEqual(await allOurs(client));

    server.faults.cut({ on: 'read', after: 40 });
    await expect(collect(client.readStream('x-1'))).rejects.toMatchObject({ type: 'unavailable' });
    expect(await collect(client.readStream('x-1'))).toHaveLength(100);
  });

  it('starts again on its port with the log that it had', async () => {
    const { server, client } = await both();
    const one = event();
    const answer = await client.appendToStream('x-1', one, { expectedRevision: NO_STREAM });
    await server.stop();
    await expect(client.appendToStream('x-1', one, { expectedRevision: NO_STREAM })).rejects.toMatchObject({
      type: 'unavailable',
    });
    await start({ port: server.port, log: server.log });
    expect(await client.appendToStream('x-1', one, { expectedRevision: NO_STREAM })).toEqual(answer);
  });
});

describe('gossip', () => {
  it('leads a client to the leader of a cluster', async () => {
    const leader = await start();
    const follower = await start({ log: leader.log });
    const { address, port } = follower;
    const members = [
      { address, port, state: 'FOLLOWER' as const },
      { address: leader.address, port: leader.port, state: 'LEADER' as const },
    ];
    leader.members = members;
    follower.members = members;
    const hosts = `${address}:${port},${address}:${port}`;
    const client = connect(`esdb://${hosts}?tls=false&nodePreference=leader`);
    await client.appendToStream('x-1', event(), { expectedRevision: NO_STREAM });
    expect([leader.seen.appends, follower.seen.appends]).toEqual([1, 0]);
  });
});

describe('a connection string', () => {
  it.each([
    ['BatchAppend', true],
    ['Append', false],
  ])('needs the right name and word, over TLS, for %s and for reading', async (_how, batchAppend) => {
    const tls = selfSigned();
    const ca = join(newFolder(), 'ca.pem');
    writeFileSync(ca, tls.cert);
    const credentials = { username: 'admin', password: 'change:it' };
    const server = await start({ tls, credentials, batchAppend });
    const client = connect(`${server.connectionString}&tlsCAFile=${encodeURIComponent(ca)}`);
    // The client cuts a password at its first colon unless it is escaped; this one is.
    await client.appendToStream('x-1', event(), { expectedRevision: NO_STREAM });
    expect(await allOurs(client)).toHaveLength(1);

    for (const login of ['', 'admin:wrong@']) {
      const at = `esdb://${login}127.0.0.1:${server.port}?tls=true&tlsCAFile=${encodeURIComponent(ca)}`;
      const stranger = connect(at);
      const denied = { type: 'access-denied' };
      await expect(stranger.appendToStream('x-1', event(), { expectedRevision: 0n })).rejects.toMatchObject(
        denied,
      );
      await expect(collect(stranger.readAll())).rejects.toMatchObject(denied);
    }
    expect(server.log.stream('x-1').at).toHaveLength(1);
  });
});

describe('a log in a file', () => {
  it('is there after a restart, with the same positions and times, and without a write that was torn', async () => {
    const data = join(newFolder(), 'log');
    const { server, client } = await both({ data });
    const written = events(3);
    await client.appendToStream('x-1', written, { expectedRevision: NO_STREAM });
    await Promise.all(
      Array.from({ length: 20 }, (_none, stream) =>
        client.appendToStream(`y-${stream}`, events(2), { expectedRevision: NO_STREAM }),
      ),
    );
    await client.tombstoneStream('y-1', { expectedRevision: 1n });
    await client.deleteStream('y-2', { expectedRevision: 1n });
    const before = await collect(client.readAll());
    const { size } = await stat(data);
    await client.appendToStream('x-2', event(), { expectedRevision: NO_STREAM });
    await server.stop();
    truncateSync(data, size + 10);

    const { server: second, client: again } = await both({ data });
    expect(await collect(again.readAll())).toEqual(before);
    await expect(collect(again.readStream('y-1'))).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(collect(again.readStream('y-2'))).rejects.toMatchObject({ type: 'stream-not-found' });
    const repeated = await again.appendToStream('x-1', written, { expectedRevision: NO_STREAM });
    expect(repeated.nextExpectedRevision).toBe(2n);
    await again.appendToStream('x-2', event('once more'), { expectedRevision: NO_STREAM });
    const then = await collect(again.readAll());
    await second.stop();
    const { client: later } = await both({ data });
    expect(await collect(later.readAll())).toEqual(then);
    expect(then.at(-1)).toMatchObject({ streamId: 'x-2', type: 'once more' });
  });
});

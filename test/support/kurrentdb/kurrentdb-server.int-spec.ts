import {
  EventStoreDBClient,
  jsonEvent,
  streamNameFilter,
  eventTypeFilter,
  NO_STREAM,
  STREAM_EXISTS,
  ANY,
  BACKWARDS,
  END,
  START,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type Position,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startKurrentServer, type KurrentServer, type Options } from './kurrentdb-server.js';

const servers: KurrentServer[] = [];
const clients: EventStoreDBClient[] = [];

const start = async (options?: Options): Promise<KurrentServer> => {
  const server = await startKurrentServer(options);
  servers.push(server);
  return server;
};
const connect = (to: KurrentServer | string, more = ''): EventStoreDBClient => {
  const at = typeof to === 'string' ? to : to.connectionString;
  const client = EventStoreDBClient.connectionString(`${at}${more}`);
  clients.push(client);
  return client;
};
const both = async (options?: Options): Promise<{ server: KurrentServer; client: EventStoreDBClient }> => {
  const server = await start(options);
  return { server, client: connect(server) };
};

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const event = (type = 'planted', id: string = randomUUID()) => jsonEvent({ id, type, data: { type } });
const events = (count: number, type = 'planted') => Array.from({ length: count }, () => event(type));
const collect = async (
  stream: AsyncIterable<ResolvedEvent>,
): Promise<NonNullable<ResolvedEvent['event']>[]> => {
  const all = [];
  for await (const { event } of stream) if (event) all.push(event);
  return all;
};
const positions = (all: readonly { position?: Position | undefined }[]): bigint[] =>
  all.map(({ position }) => position?.commit ?? -1n);

/** What a subscription hears, with a way to wait for it. */
const listen = (subscription: AllStreamSubscription, checkpoints: Position[] = []) => {
  const heard: AllStreamResolvedEvent[] = [];
  const waiting: (() => void)[] = [];
  const look = (): void => waiting.splice(0).forEach((again) => again());
  let caughtUp = 0;
  let failed: unknown;
  subscription.on('data', (resolved) => (heard.push(resolved), look()));
  subscription.on('caughtUp', () => (caughtUp++, look()));
  subscription.on('error', (error) => ((failed = error), look()));
  const until = async (there: () => boolean): Promise<void> => {
    while (!there()) await new Promise<void>((again) => waiting.push(again));
  };
  return {
    checkpoints,
    look,
    until,
    types: () => heard.map(({ event }) => event?.type),
    heard,
    hears: (count: number) => until(() => heard.length >= count),
    caughtUp: () => until(() => caughtUp > 0),
    fails: async () => {
      await until(() => failed !== undefined);
      return failed;
    },
  };
};

describe.each([
  ['BatchAppend', true],
  ['Append', false],
])('appending by %s', (_how, batchAppend) => {
  it('counts revisions from 0 and positions upwards', async () => {
    const { server, client } = await both({ batchAppend });
    const first = await client.appendToStream('x-1', events(2), { expectedRevision: NO_STREAM });
    const second = await client.appendToStream('x-1', event(), { expectedRevision: 1n });
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(second).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const read = await collect(client.readStream('x-1'));
    expect(read.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
    const [a, b, c] = positions(read) as [bigint, bigint, bigint];
    expect(b > a && c > b).toBe(true);
    expect([first.position?.commit, second.position?.commit]).toEqual([b, c]);
    expect(server.seen).toMatchObject({ appends: 2, batchAppends: batchAppend ? 2 : 0, anyExpected: 0 });
  });

  const wrong: [string, AppendExpectedRevision, number, unknown][] = [
    ['nothing, where something is', NO_STREAM, 2, 1n],
    ['something, where nothing is', STREAM_EXISTS, 0, 'no_stream'],
    ['a revision that is past', 0n, 2, 1n],
    ['a revision to come', 7n, 2, 1n],
    ['a revision of no stream', 0n, 0, 'no_stream'],
  ];
  it.each(wrong)('refuses who expects %s', async (_what, expectedRevision, there, actualVersion) => {
    const { client } = await both({ batchAppend });
    if (there) await client.appendToStream('x-1', events(there), { expectedRevision: NO_STREAM });
    await expect(client.appendToStream('x-1', event(), { expectedRevision })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: 'x-1',
      expectedVersion: expectedRevision,
      actualVersion,
    });
    expect(
      await collect(client.readAll({ fromPosition: START })).then((all) => all.filter(ours)),
    ).toHaveLength(there);
  });
});

const ours = ({ streamId }: { streamId: string }): boolean => !streamId.startsWith('$');

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { configFrom } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import {
  startKurrentServer,
  TransactionLog,
  type KurrentServer,
} from '../../../../../test/support/kurrentdb/kurrentdb-server.js';
import { selfSigned } from '../../../../../test/support/kurrentdb/self-signed.js';
import { eventStoreContract } from '../testing/event-store.contract.js';
import { EventIdTaken, StoreUnavailable, VersionConflict, type StoredEvent } from '../port.js';
import { logMigrations } from '../postgres/log.migration.js';
import { openPool } from '../testing/pool.js';
import { appendNext, following, headOf, readOn, start } from '../testing/samples.js';
import { PostgresEventClaims } from './event-claims.js';
import { BadConnectionString } from './kurrent-connection.js';
import { KurrentEventStore, type KurrentOptions } from './kurrent-event-store.js';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase(logMigrations);
  const owner = openPool(database.owner, 1);
  await owner.query(`select log.settle_home('kurrentdb')`);
  await owner.end();
  pool = openPool(database.api, 16);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A log of its own, also in a server that others use. */
const newPrefix = () => `t${randomBytes(6).toString('hex')}`;
const storeAt = (url: string, options: KurrentOptions = {}) =>
  new KurrentEventStore(url, new PostgresEventClaims(pool), { prefix: newPrefix(), ...options });

const newStream = () => `sample-${randomUUID()}`;
const idsOf = (events: readonly { id: string }[]) => events.map((event) => event.id);
const bare = ({ token, ...event }: StoredEvent) => {
  expect(token).toMatch(/^\d+\.\d+$/);
  return event;
};
const until = async (there: () => boolean) => {
  while (!there()) await new Promise((again) => setTimeout(again, 5));
};
const caughtBy = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('beside others in one server', () => {
  let shared: KurrentServer;
  beforeAll(async () => {
    shared = await startKurrentServer({ refuseAny: true });
  });
  afterAll(() => shared.stop());

  eventStoreContract('kurrentdb', async () => storeAt(shared.connectionString));

  it('never expected just any revision', () => {
    expect(shared.seen.appends).toBeGreaterThan(0);
    expect(shared.seen.anyExpected).toBe(0);
  });
});

const real = process.env['KURRENTDB_TEST_URL'];
if (real !== undefined) {
  const { url } = configFrom({ KURRENTDB_URL: real }).kurrentdb!;
  eventStoreContract('the KurrentDB of KURRENTDB_TEST_URL', async () => storeAt(url));
}

// Every server here refuses appends that expect any revision.
describe('the log in KurrentDB', () => {
  let server: KurrentServer;
  const stores: KurrentEventStore[] = [];
  const open = (options: KurrentOptions = {}, url = server.connectionString) => {
    const store = storeAt(url, options);
    stores.push(store);
    return store;
  };
  const hasty = { deadlineMs: 300, patienceMs: 1_500 };
  beforeEach(async () => {
    server = await startKurrentServer({ refuseAny: true });
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await server.stop();
  });
  const recordedIn = (stream: string) => {
    const { at } = server.log.stream(stream);
    return at.map((index) => server.log.at(index));
  };
  /** Appends the same events to a new stream through whatever happens meanwhile. */
  const appendThrough = async (store: KurrentEventStore, stream = newStream()) => {
    const head = start(await store.logId(), stream);
    const events = following(stream, head, [{ data: { 名称: '青岛' } }, {}]);
    return { stream, head, events, appending: store.append(head, events) };
  };

  it('is one stream for each of ours, under a prefix, with the ids and types as they are', async () => {
    const store = open({ prefix: 'yinfeng' });
    const stream = newStream();
    const events = await appendNext(store, stream, { type: 'LeadReported', v: 3 }, { type: 'LeadLost' });
    const recorded = recordedIn(`yinfeng-${stream}`);
    expect(recorded.map(({ id, type, json }) => ({ id, type, json }))).toEqual(
      events.map(({ id, type }) => ({ id, type, json: true })),
    );
    expect(JSON.parse(Buffer.from(recorded[0]!.data).toString())).toEqual(events[0]!.data);
    expect(JSON.parse(Buffer.from(recorded[0]!.metadata).toString())).toEqual({
      v: 3,
      version: 1,
      hash: events[0]!.hash,
      meta: events[0]!.meta,
    });
  });

  it('keeps its identity in itself, and many who open it at once agree', async () => {
    const prefix = newPrefix();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 8 }, () => open({ prefix }).begin(randomUUID())),
    );
    expect(others).toEqual(others.map(() => first));
    expect(await open({ prefix }).existingLogId()).toBe(first);
    expect(await open().existingLogId()).toBeUndefined();
  });

  it('takes over the identity that it begins with', async () => {
    const logId = randomUUID();
    const store = open();
    expect(await store.begin(logId)).toBe(logId);
    expect(await store.logId()).toBe(logId);
  });

  it('sees nothing of other logs and of the system in the same server', async () => {
    const [one, other] = [open({ prefix: 'one' }), open({ prefix: 'oneself' })];
    const stream = newStream();
    await appendNext(one, stream);
    await appendNext(other, stream, {}, {});
    server.log.noise(40);
    await appendNext(one, stream);
    expect(idsOf(await readOn(one, null, (found) => found.length >= 2, 1))).toEqual(
      idsOf(await one.readStream(stream)),
    );
    expect(await one.readAll((await one.head())!, 10)).toEqual([]);
  });

  it('finds an event behind any number of others, also where it waited', async () => {
    const store = open();
    await appendNext(store, newStream());
    const after = await store.head();
    for (let round = 0; round < 3; round++) {
      server.log.noise(100);
      expect(await store.readAll(after, 10)).toEqual([]);
    }
    server.log.noise(100);
    const [event] = await appendNext(store, newStream());
    server.log.noise(100);
    expect(idsOf(await store.readAll(after, 10))).toEqual([event!.id]);
  });

  it('waits with one short read, however much others have written', async () => {
    const store = open();
    await appendNext(store, newStream());
    server.log.noise(500);
    const after = await store.head();
    await store.readAll(after, 10);
    await store.readAll(after, 10);
    const before = server.seen.reads;
    for (let poll = 0; poll < 5; poll++) expect(await store.readAll(after, 10)).toEqual([]);
    expect(server.seen.reads - before).toBe(5);
  });

  describe('keeps an event id to one stream', () => {
    it('also where two streams want it at the same moment', async () => {
      const store = open();
      const id = randomUUID();
      const attempts = Array.from({ length: 10 }, async () => {
        const stream = newStream();
        const head = start(await store.logId(), stream);
        await store.append(head, following(stream, head, [{ id }, {}]));
      });
      const errors = (await Promise.all(attempts.map(caughtBy))).filter((error) => error !== undefined);
      expect(errors).toHaveLength(9);
      for (const error of errors) expect(error).toMatchObject({ name: 'EventIdTaken', eventIds: [id] });
      expect(await store.readAll(null, 100)).toHaveLength(2);
    });

    it('also where it came into the order before there were claims', async () => {
      const store = open();
      const id = randomUUID();
      const worker = openPool(database.worker, 1);
      await worker.query(
        `insert into log.log_index (seq, event_id, event_hash, known_at, token)
         select coalesce(max(seq), 0) + 1, $1, '\\x00', clock_timestamp(), '0.0' from log.log_index`,
        [id],
      );
      await worker.end();
      for (let time = 0; time < 2; time++)
        expect(await caughtBy(appendNext(store, newStream(), { id }))).toMatchObject({
          name: 'EventIdTaken',
          eventIds: [id],
        });
    });

    it('leaves it to the stream whose append failed, which may still use it', async () => {
      const store = open();
      const stream = newStream();
      const id = randomUUID();
      const ahead = { version: 3, hash: 'ab'.repeat(32) };
      expect(await caughtBy(store.append(ahead, following(stream, ahead, [{ id }])))).toBeInstanceOf(
        VersionConflict,
      );
      expect(await caughtBy(appendNext(store, newStream(), { id }))).toBeInstanceOf(EventIdTaken);
      expect(idsOf(await appendNext(store, stream, { id }))).toEqual([id]);
    });

    it('does not take other content sent at the same moment for the same', async () => {
      const store = open();
      const stream = newStream();
      const head = start(await store.logId(), stream);
      const id = randomUUID();
      const offers = Array.from({ length: 20 }, (_, writer) =>
        following(stream, head, [{ id, data: { writer } }, {}]),
      );
      const errors = await Promise.all(offers.map((events) => caughtBy(store.append(head, events))));
      expect(errors.filter((error) => error === undefined)).toHaveLength(1);
      for (const error of errors.filter((found) => found !== undefined))
        expect(error).toBeInstanceOf(EventIdTaken);
      expect((await store.readStream(stream)).map(bare)).toEqual(offers[errors.indexOf(undefined)]);
    });

    it('gives the id back as it is where KurrentDB had to be given another', async () => {
      const store = open({ prefix: 'yinfeng' });
      const stream = newStream();
      const past = await appendNext(store, stream);
      const stale = start(await store.logId(), stream);
      const id = randomUUID();
      await caughtBy(store.append(stale, following(stream, stale, [{ id }])));
      const again = following(stream, headOf(past), [{ id }]); // decided again, as after any conflict
      await store.append(headOf(past), again);
      await store.append(headOf(past), again);
      expect((await store.readStream(stream)).map(bare)).toEqual([...past, ...again]);
      expect(idsOf(await store.readAll(null, 10))).toEqual(idsOf([...past, ...again]));
      expect(recordedIn(`yinfeng-${stream}`)[1]!.id).not.toBe(id);
    });
  });

  describe('when a head was read by somebody else', () => {
    it('checks its hash at the server', async () => {
      const prefix = newPrefix();
      const [one, other] = [open({ prefix }), open({ prefix })];
      const stream = newStream();
      const past = await appendNext(one, stream, {}, {});
      const wrong = { version: 2, hash: 'ab'.repeat(32) };
      expect(await caughtBy(other.append(wrong, following(stream, wrong, [{}])))).toBeInstanceOf(
        VersionConflict,
      );
      await other.append(headOf(past), following(stream, headOf(past), [{}]));
      expect(await one.readStream(stream)).toHaveLength(3);
    });
  });

  describe('through troubles', () => {
    it.each([
      ['the connection is cut after the write', () => server.faults.cut({ written: true })],
      ['the connection is cut before the write', () => server.faults.cut({ written: false })],
      [
        'the server says that it ran out of time, having written',
        () => server.faults.timeOut({ written: true }),
      ],
      [
        'the server says that it ran out of time, having not',
        () => server.faults.timeOut({ written: false }),
      ],
      ['the server is too busy for a while', () => server.faults.unavailable({ on: 'append', times: 3 })],
      ['the server is not ready yet', () => server.faults.notReady({ on: 'append', times: 2 })],
      [
        'there is no answer, though it was written',
        () => void server.faults.hold({ on: 'append', written: true }),
      ],
      ['there is no answer', () => void server.faults.hold({ on: 'append', written: false })],
    ])('an append is written once when %s', async (_, fail) => {
      const store = open({ deadlineMs: 150, patienceMs: 60_000 });
      await store.logId();
      fail();
      const { stream, events, appending } = await appendThrough(store);
      await appending;
      expect(server.faults.left).toBe(0);
      expect((await store.readStream(stream)).map(bare)).toEqual(events);
      expect(await store.readAll(null, 10)).toHaveLength(2);
    });

    it('an append goes to the new leader when the old one leads no more, and is written once', async () => {
      const log = new TransactionLog();
      const old = await startKurrentServer({ log, refuseAny: true });
      const leader = await startKurrentServer({ log, refuseAny: true });
      try {
        const store = open({}, old.connectionString);
        await store.logId();
        old.faults.timeOut({ written: true }); // written by the old leader in its last moment
        old.faults.notLeader({ leader: { address: leader.address, port: leader.port }, times: 100 });
        const { stream, events, appending } = await appendThrough(store);
        await appending;
        expect(leader.seen.appends).toBeGreaterThan(0);
        expect((await store.readStream(stream)).map(bare)).toEqual(events);
        await appendNext(store, stream);
        expect(await store.readAll(null, 10)).toHaveLength(3);
      } finally {
        await old.stop();
        await leader.stop();
      }
    });

    it('finds the leader of a cluster by gossip, and the next one after it died', async () => {
      const log = new TransactionLog();
      const nodes = await Promise.all([0, 1, 2].map(() => startKurrentServer({ log, refuseAny: true })));
      const lead = (index: number) => {
        for (const node of nodes)
          node.members = nodes.map(({ address, port }, at) => ({
            address,
            port,
            state: at === index ? 'LEADER' : 'FOLLOWER',
          }));
      };
      try {
        lead(1);
        const hosts = nodes.map(({ address, port }) => `${address}:${port}`).join(',');
        const store = open({}, `esdb://${hosts}?tls=false&discoveryInterval=20`);
        const stream = newStream();
        await appendNext(store, stream);
        expect(nodes.map((node) => node.seen.appends)).toEqual([0, 2, 0]); // the log's identity, and the event
        lead(2);
        await nodes[1]!.stop();
        await appendNext(store, stream);
        expect(nodes[2]!.seen.appends).toBe(1);
        expect(await store.readAll(null, 10)).toHaveLength(2);
      } finally {
        await Promise.all(nodes.map((node) => node.stop()));
      }
    });

    it.each([
      ['BatchAppend', true],
      ['single appends only', false],
    ])('an append to a server that is silent and offers %s ends in time', async (_, batchAppend) => {
      const silent = await startKurrentServer({ batchAppend });
      try {
        const store = open(hasty, silent.connectionString);
        await store.logId();
        silent.faults.hold({ on: 'append', times: 1000 });
        const { appending } = await appendThrough(store);
        expect(await caughtBy(appending)).toBeInstanceOf(StoreUnavailable);
        silent.faults.clear();
        await appendNext(store, newStream());
      } finally {
        await silent.stop();
      }
    });

    it('says StoreUnavailable where nobody answers, and goes on by itself when somebody does', async () => {
      const store = open({ ...hasty, prefix: 'yinfeng' });
      const stream = newStream();
      await appendNext(store, stream);
      const { log, port } = server;
      await server.stop();
      const { version, hash } = versionsIn(log, stream).at(-1)!;
      const head = { version, hash };
      const calls = [
        store.append(head, following(stream, head, [{}])),
        store.readStream(stream),
        store.readAll(null, 10),
        store.head(),
      ];
      for (const error of await Promise.all(calls.map(caughtBy)))
        expect(error).toMatchObject({ name: 'StoreUnavailable', code: 'STORE_UNAVAILABLE' });
      server = await startKurrentServer({ log, port, refuseAny: true });
      await appendNext(store, stream);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it('waits for a server that is away for a moment', async () => {
      const store = open({ deadlineMs: 500, patienceMs: 60_000 });
      const stream = newStream();
      await appendNext(store, stream);
      const { log, port } = server;
      await server.stop();
      const reading = store.readStream(stream);
      const { appending } = await appendThrough(store);
      server = await startKurrentServer({ log, port, refuseAny: true });
      await appending;
      expect(await reading).toHaveLength(1);
    });

    it('a read that is cut begins anew, and gives nothing twice', async () => {
      const store = open();
      const stream = newStream();
      const events = await appendNext(store, stream, ...Array.from({ length: 200 }, () => ({})));
      server.faults.cut({ on: 'read', times: 2 });
      expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
      server.faults.unavailable({ on: 'read', times: 2 });
      expect(idsOf(await store.readAll(null, 1000))).toEqual(idsOf(events));
      server.faults.cut({ on: 'read', after: 70 }); // with some of it given already
      expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
    });

    it.each([
      ['silent to', () => void server.faults.hold({ on: 'read' })],
      ['too busy for', () => server.faults.unavailable({ on: 'read' })],
    ])('a long read goes on to its end while the server is %s another call', async (_how, fail) => {
      const store = open({ deadlineMs: 400, patienceMs: 60_000 });
      const [long, short] = [newStream(), newStream()];
      const events = await appendNext(store, long, ...Array.from({ length: 24 }, () => ({})));
      const others = await appendNext(store, short);
      const { reads } = server.seen;
      server.faults.trickle(100);
      const reading = store.readStream(long);
      await until(() => server.seen.reads > reads);
      // The connection is replaced by then, and the one before it is closed as soon as nobody needs it.
      fail();
      expect(idsOf(await store.readStream(short))).toEqual(idsOf(others));
      expect(idsOf(await reading)).toEqual(idsOf(events));
      await until(() => server.connections === 1);
    });

    it('reads that are under way end when the store is closed', async () => {
      const store = open();
      await store.logId();
      server.faults.hold({ on: 'read', times: 1000 });
      const reading = caughtBy(store.readAll(null, 10));
      await store.close();
      expect(await reading).toBeInstanceOf(StoreUnavailable);
    });

    it('an append that is too large is a refusal of its own, at once, and writes nothing', async () => {
      const small = await startKurrentServer({ maxAppendSize: 1000 });
      try {
        const store = open({}, small.connectionString);
        const stream = newStream();
        const error = await caughtBy(appendNext(store, stream, { data: { text: 'x'.repeat(2000) } }));
        expect(error).toMatchObject({ name: 'AppendTooLarge', code: 'APPEND_TOO_LARGE' });
        expect(await store.readStream(stream)).toEqual([]);
      } finally {
        await small.stop();
      }
    });
  });

  describe('with TLS and credentials, all in the connection string', () => {
    const credentials = { username: 'yinfeng', password: 'hunter2: @/' };
    let guarded: KurrentServer;
    let folder: string;
    const tls = selfSigned();
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'yinfeng-tls-'));
      await writeFile(path.join(folder, 'ca.pem'), tls.cert);
      guarded = await startKurrentServer({ tls, credentials, refuseAny: true });
    });
    afterAll(async () => {
      await guarded.stop();
      await rm(folder, { recursive: true });
    });
    const withAuthority = (url: string) =>
      `${url}&tlsCAFile=${encodeURIComponent(path.join(folder, 'ca.pem'))}`;

    it('reads and writes', async () => {
      const url = configFrom({ KURRENTDB_URL: withAuthority(guarded.connectionString) }).kurrentdb!.url;
      const store = open({}, url);
      const events = await appendNext(store, newStream(), {}, {});
      expect(idsOf(await store.readAll(null, 10))).toEqual(idsOf(events));
    });

    it.each([
      ['no name where it is reached by its address', '127.0.0.1', false],
      ['its name where it is reached by one', 'localhost', true],
    ])('is told %s, and its certificate is held against that', async (_what, host, isNamed) => {
      // What the client says before anything is encrypted has the name of the server that it wants.
      const said: Buffer[] = [];
      const way = createServer((caller) => {
        const server = connect(guarded.port, guarded.address);
        caller.once('data', (hello) => said.push(hello));
        for (const socket of [caller, server]) socket.on('error', () => undefined);
        caller.pipe(server).pipe(caller);
      });
      await new Promise<void>((listening) => way.listen(0, '127.0.0.1', listening));
      const { port } = way.address() as AddressInfo;
      const url = guarded.connectionString.replace(`127.0.0.1:${guarded.port}`, `${host}:${port}`);
      try {
        const store = open({}, withAuthority(url));
        const events = await appendNext(store, newStream());
        expect(idsOf(await store.readAll(null, 10))).toEqual(idsOf(events));
      } finally {
        way.close();
      }
      expect(said).toHaveLength(1);
      expect(said.map((hello) => hello.includes(host))).toEqual([isNamed]);
    });

    it('is not spoken to by an address that its certificate does not have', async () => {
      const other = selfSigned(new Date(), [127, 0, 0, 2]);
      const elsewhere = await startKurrentServer({ tls: other, credentials });
      try {
        await writeFile(path.join(folder, 'other.pem'), other.cert);
        const ca = encodeURIComponent(path.join(folder, 'other.pem'));
        const store = open(hasty, `${elsewhere.connectionString}&tlsCAFile=${ca}`);
        expect(await caughtBy(store.logId())).toBeInstanceOf(StoreUnavailable);
      } finally {
        await elsewhere.stop();
      }
    });

    it('is refused at once with a wrong password, which is not repeated', async () => {
      const store = open({}, withAuthority(guarded.connectionString.replace('hunter2', 'hunter3')));
      const error = (await caughtBy(store.logId())) as Error;
      expect(error).toMatchObject({ type: 'access-denied' });
      expect(`${error.message} ${error.stack}`).not.toContain('hunter');
    });

    it('is not spoken to where its certificate is not trusted', async () => {
      const store = open(hasty, guarded.connectionString);
      const error = (await caughtBy(store.logId())) as Error;
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error.message).not.toContain('hunter');
    });
  });

  it.each(['esdb://admin:hunter2@', 'http://admin:hunter2@h', 'esdb://a:hunter2@h?tlsCAFile=/no/such'])(
    'tells the wrong connection string %j without repeating it',
    (url) => {
      const make = () => open({}, url);
      expect(make).toThrow(BadConnectionString);
      expect(make).not.toThrow('hunter2');
      expect(make).not.toThrow(expect.objectContaining({ cause: expect.anything() }));
    },
  );
});

/** Versions and hashes of a stream under the prefix `yinfeng`, out of the log itself. */
const versionsIn = (log: TransactionLog, stream: string) => {
  const { at } = log.stream(`yinfeng-${stream}`);
  return at.map((index) => JSON.parse(Buffer.from(log.at(index).metadata).toString())) as {
    version: number;
    hash: string;
  }[];
};

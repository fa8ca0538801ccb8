import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { connect } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { eventStoreContract } from '../testing/event-store.contract.js';
import { verifyStream } from '../hash.js';
import { AppendNotAlone, EventIdTaken, VersionConflict } from '../port.js';
import { openPool } from '../testing/pool.js';
import { appendNext, following, headOf, readOn, start } from '../testing/samples.js';
import { beginEpoch, isFromElsewhere } from './epoch.js';
import { oldestOpenAppend } from './oldest-open-append.js';
import { logMigrations } from './log.migration.js';
import { commandStatements, PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let pool: Pool;
let store: PostgresEventStore;
const clients: Client[] = [];

beforeAll(async () => {
  database = await testDatabase(logMigrations);
  pool = openPool(database.api, 16);
  store = new PostgresEventStore(pool);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await pool.end();
  await database.drop();
});

const session = async (role: 'owner' | 'worker' | 'api' = 'api'): Promise<Client> => {
  const client = await connect(database[role]);
  clients.push(client);
  return client;
};
const newStream = () => `sample-${randomUUID()}`;
const idsOf = (events: readonly { id: string }[]) => events.map((event) => event.id);

eventStoreContract('postgres', async () => store);

describe('the order of the log in PostgreSQL', () => {
  it('waits for a transaction that began earlier and commits last, and then skips neither', async () => {
    const before = await store.head();
    const slow = await session();
    await slow.query('begin');
    const [late] = await appendNext(new PostgresEventStore(slow), newStream());
    const [early] = await appendNext(store, newStream()); // committed at once, with the higher transaction id

    expect(await store.readAll(before, 10)).toEqual([]);
    expect(await store.head()).toBe(before);
    await slow.query('commit');
    expect(idsOf(await readOn(store, before, (found) => found.length >= 2))).toEqual([late!.id, early!.id]);
  });

  it('gives nothing of a transaction that was rolled back, and goes on behind it', async () => {
    const before = await store.head();
    const failing = await session();
    await failing.query('begin');
    await appendNext(new PostgresEventStore(failing), newStream());
    const [sound] = await appendNext(store, newStream());
    await failing.query('rollback');
    expect(idsOf(await readOn(store, before, (found) => found.length >= 1))).toEqual([sound!.id]);
  });

  it('takes nothing from a transaction that already has an id, by whatever statement: it could come before what was read', async () => {
    const before = await store.head();
    const trap = await session();
    await trap.query('begin');
    await trap.query('select pg_current_xact_id()'); // the lower transaction id …
    const [plain] = await appendNext(store, newStream());
    expect(idsOf(await readOn(store, before, (found) => found.length >= 1))).toEqual([plain!.id]);
    const stream = newStream();
    const [trapped] = following(stream, start(await store.logId(), stream), [{}]);
    const { id, version, type, v, data, meta, hash } = trapped!;
    await expect(
      trap.query(
        `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
         values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'))`,
        [id, stream, version, type, v, data, meta, hash],
      ), // … behind what was read
    ).rejects.toMatchObject({ code: 'YF002' });
    await trap.query('rollback');
  });

  it('is not held back by a transaction that writes something else, however long', async () => {
    const before = await store.head();
    const rebuilding = await session('worker');
    await rebuilding.query('begin');
    await rebuilding.query('update log.sequencer set heartbeat_at = heartbeat_at');
    const written = [
      ...(await appendNext(store, newStream())),
      ...(await appendNext(store, newStream(), {}, {})),
    ];
    expect(idsOf(await store.readAll(before, 10))).toEqual(idsOf(written));
    expect(await store.head()).toBe((await store.readAll(before, 10)).at(-1)!.token);
    await rebuilding.query('rollback');
  });

  it('loses nothing to appends that are left open for a while, in the order they began or another', async () => {
    const before = await store.head();
    const written: string[] = [];
    let done = false;
    const open = async (turns: number, wait: number) => {
      const client = await session();
      const own = new PostgresEventStore(client);
      for (let turn = 0; turn < turns; turn++) {
        await client.query('begin');
        const events = await appendNext(own, newStream(), ...(turn % 2 ? [{}] : [{}, {}]));
        await client.query('select pg_sleep($1)', [(wait * (turn % 5)) / 1000]);
        await client.query(turn % 7 === 6 ? 'rollback' : 'commit');
        if (turn % 7 !== 6) written.push(...idsOf(events));
      }
    };
    const plain = async () => {
      while (!done) {
        const events = await Promise.all([
          appendNext(store, newStream()),
          appendNext(store, newStream(), {}, {}),
        ]);
        written.push(...idsOf(events.flat()));
      }
    };
    const opening = Promise.all([open(40, 1), open(40, 2), open(20, 5)]).finally(() => (done = true));
    const all = Promise.all([opening, plain(), plain()]);
    let ended = false;
    void all.finally(() => (ended = true));
    const followed = await readOn(store, before, (found) => ended && found.length >= written.length, 7);
    await all;
    expect(new Set(idsOf(followed)).size).toBe(followed.length);
    expect(idsOf(followed).toSorted()).toEqual(written.toSorted());
    expect(await readOn(store, before, (found) => found.length >= followed.length)).toEqual(followed);
  });

  it('is not held back by a transaction that only reads', async () => {
    const before = await store.head();
    const reading = await session();
    await reading.query('begin isolation level repeatable read');
    await reading.query('select count(*) from log.events');
    const [event] = await appendNext(store, newStream());
    expect(idsOf(await readOn(store, before, (found) => found.length >= 1))).toEqual([event!.id]);
    await reading.query('commit');
  });

  it('keeps the versions of a stream in order whoever writes them, through transactions of all lengths', async () => {
    const before = await store.head();
    const streams = Array.from({ length: 4 }, newStream);
    let written = 0;
    const writer = async (turns: number, wait: number) => {
      const client = await session();
      const own = new PostgresEventStore(client);
      for (let turn = 0; turn < turns; turn++) {
        await client.query('begin');
        try {
          // Says nothing of how often it wins: conflicts and refusals are the others' wins.
          const events = await appendNext(own, streams[turn % streams.length]!, {}, {});
          await client.query('select pg_sleep($1)', [wait / 1000]);
          await client.query('commit');
          written += events.length;
        } catch {
          await client.query('rollback');
        }
      }
    };
    let done = false;
    const writing = Promise.all([writer(30, 0), writer(30, 1), writer(20, 3), writer(10, 8)]);
    void writing.finally(() => (done = true));
    const followed = await readOn(store, before, (found) => done && found.length >= written, 5);
    await writing;
    expect(written).toBeGreaterThan(0);
    expect(followed).toHaveLength(written);
    for (const stream of streams) {
      const versions = followed.filter((event) => event.streamId === stream).map((event) => event.version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      expect(verifyStream(await store.logId(), stream, await store.readStream(stream))).toBeUndefined();
    }
  });
});

describe('an append in PostgreSQL', () => {
  it('is refused in a transaction that has already appended', async () => {
    const client = await session();
    const own = new PostgresEventStore(client);
    const stream = newStream();
    for (const facts of [[{}], [{}, {}]])
      for (const again of [stream, newStream()]) {
        await client.query('begin');
        await appendNext(own, stream);
        await expect(appendNext(own, again, ...facts)).rejects.toBeInstanceOf(AppendNotAlone);
        await client.query('rollback');
      }
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('is refused in a transaction that has written anything else', async () => {
    const client = await session('worker');
    const own = new PostgresEventStore(client);
    await client.query('begin');
    await client.query('update log.sequencer set heartbeat_at = heartbeat_at');
    await expect(appendNext(own, newStream())).rejects.toBeInstanceOf(AppendNotAlone);
    await client.query('rollback');
  });

  it('may follow reads of its transaction', async () => {
    const client = await session();
    await client.query('begin');
    const stream = newStream();
    await client.query('select count(*) from log.events');
    await appendNext(new PostgresEventStore(client), stream);
    await client.query('commit');
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('keeps its session when it loses a race', async () => {
    const own = openPool(database.api, 1);
    let sessions = 0;
    own.on('connect', () => (sessions += 1));
    try {
      const stream = newStream();
      const head = start(await store.logId(), stream);
      await store.append(head, following(stream, head, [{}]));
      for (const facts of [[{}], [{}, {}]])
        await expect(
          new PostgresEventStore(own).append(head, following(stream, head, facts)),
        ).rejects.toBeInstanceOf(VersionConflict);
      expect(sessions).toBe(1);
    } finally {
      await own.end();
    }
  });

  it('tells a failure of the database from a conflict', async () => {
    const stream = newStream();
    const head = start(await store.logId(), stream);
    const [event] = following(stream, head, [{}]);
    await expect(store.append(head, [{ ...event!, data: { text: 'a\u0000b' } }])).rejects.toMatchObject({
      code: '22P05',
    });
    expect(await store.readStream(stream)).toEqual([]);
  });
});

describe('appends that come at once', () => {
  const offered = async (count: number, facts: readonly object[] = [{}]) => {
    const logId = await store.logId();
    return Array.from({ length: count }, () => {
      const stream = newStream();
      const head = start(logId, stream);
      return { stream, head, events: following(stream, head, facts) };
    });
  };
  const transactionsOf = async (ids: readonly string[]) => {
    const { rows } = await pool.query<{ n: string; events: string }>(
      'select count(distinct xid) as n, count(*) as events from log.events where event_id = any($1)',
      [ids],
    );
    return { transactions: Number(rows[0]!.n), events: Number(rows[0]!.events) };
  };

  it('go together, each whole and in its order', async () => {
    const appends = await offered(40, [{}, {}, {}]);
    await Promise.all(appends.map(({ head, events }) => store.append(head, events)));
    const { transactions, events } = await transactionsOf(appends.flatMap((each) => idsOf(each.events)));
    expect(events).toBe(120);
    expect(transactions).toBeLessThan(40);
    for (const { stream, events: written } of appends)
      expect(idsOf(await store.readStream(stream))).toEqual(idsOf(written));
  });

  it('go together again when those who wait for them send their next ones', async () => {
    const turns = await Promise.all(Array.from({ length: 5 }, () => offered(8)));
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (const turn of turns) await store.append(turn[writer]!.head, turn[writer]!.events);
      }),
    );
    const ids = turns.flat().flatMap((each) => idsOf(each.events));
    expect(await transactionsOf(ids)).toEqual({ transactions: 5, events: 40 });
  });

  it('share out what would be a long statement, and pass a long append by', async () => {
    const [long] = await offered(
      1,
      Array.from({ length: 60 }, () => ({})),
    );
    const short = await offered(
      8,
      Array.from({ length: 10 }, () => ({})),
    );
    const appends = [...short.slice(0, 2), long!, ...short.slice(2)];
    await Promise.all(appends.map(({ head, events }) => store.append(head, events)));
    expect(await transactionsOf(appends.flatMap((each) => idsOf(each.events)))).toEqual({
      transactions: 3,
      events: 140,
    });
  });

  it('to one stream keep their order, also when the first is too long to go with others', async () => {
    const [other, long] = await Promise.all([
      offered(1),
      offered(
        1,
        Array.from({ length: 45 }, () => ({})),
      ),
    ]);
    const { stream, head, events } = long[0]!;
    const next = following(stream, headOf(events), [{}]);
    await Promise.all([
      store.append(other[0]!.head, other[0]!.events),
      store.append(head, events),
      store.append(headOf(events), next),
    ]);
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf([...events, ...next]));
  });

  it('to a stream whose name has what lists are separated by harm no other', async () => {
    const logId = await store.logId();
    const sound = await offered(6);
    const stream = `${newStream()}\u001Fx`;
    const odd = { stream, head: start(logId, stream), events: following(stream, start(logId, stream), [{}]) };
    const appends = [...sound.slice(0, 3), odd, ...sound.slice(3)];
    await Promise.all(appends.map(({ head, events }) => store.append(head, events)));
    for (const each of appends)
      expect(idsOf(await store.readStream(each.stream))).toEqual(idsOf(each.events));
    const two = following(`${stream}y`, start(logId, `${stream}y`), [{}, {}]);
    await expect(store.append(start(logId, `${stream}y`), two)).rejects.toMatchObject({ code: '23502' });
    expect(await store.readStream(`${stream}y`)).toEqual([]);
  });

  it('fail one by one: what another one did wrong hurts none', async () => {
    const logId = await store.logId();
    const sound = await offered(12);
    const [taken, broken] = await offered(2);
    const [missed] = following(newStream(), { version: 4, hash: sound[0]!.head.hash }, [{}]);
    const unstorable = { ...broken!.events[0]!, data: { text: 'a\u0000b' } };
    const [standing] = await appendNext(store, newStream());
    const results = await Promise.allSettled([
      ...sound.slice(0, 6).map(({ head, events }) => store.append(head, events)),
      store.append({ version: 4, hash: sound[0]!.head.hash }, [missed!]),
      store.append(broken!.head, [unstorable]),
      store.append(
        taken!.head,
        following(taken!.stream, start(logId, taken!.stream), [{ id: standing!.id }]),
      ),
      ...sound.slice(6).map(({ head, events }) => store.append(head, events)),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      ...Array.from({ length: 6 }, () => 'fulfilled'),
      'rejected',
      'rejected',
      'rejected',
      ...Array.from({ length: 6 }, () => 'fulfilled'),
    ]);
    expect(results.slice(6, 9).map((result) => (result as PromiseRejectedResult).reason as unknown)).toEqual([
      expect.any(VersionConflict),
      expect.objectContaining({ code: '22P05' }),
      expect.any(EventIdTaken),
    ]);
    expect((await transactionsOf(sound.flatMap((each) => idsOf(each.events)))).events).toBe(12);
    for (const { stream } of [taken!, broken!]) expect(await store.readStream(stream)).toEqual([]);
  });

  it('are written once when they come twice', async () => {
    const appends = await offered(10, [{}, {}]);
    await Promise.all([...appends, ...appends].map(({ head, events }) => store.append(head, events)));
    expect((await transactionsOf(appends.flatMap((each) => idsOf(each.events)))).events).toBe(20);
  });

  it('need no more connections than a pool of one has', async () => {
    const narrow = openPool(database.api, 1);
    try {
      const own = new PostgresEventStore(narrow);
      const appends = await offered(20);
      const [first] = appends;
      const other = following(first!.stream, first!.head, [{}]);
      const results = await Promise.allSettled([
        ...appends.map(({ head, events }) => own.append(head, events)),
        own.append(first!.head, other),
      ]);
      expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1);
    } finally {
      await narrow.end();
    }
  });
});

describe('the log in PostgreSQL', () => {
  it('can be neither changed nor emptied by the roles that serve', async () => {
    await appendNext(store, newStream());
    const forbidden = [
      `update log.events set data = '{}'`,
      'delete from log.events',
      'truncate log.events',
      'drop table log.events',
      `update log.log_index set known_at = known_at`,
      'delete from log.log_index',
      'truncate log.log_index',
      `update log.log_info set log_id = gen_random_uuid()`,
      'delete from log.sequencer',
      'alter table log.events disable trigger all',
    ];
    for (const role of ['api', 'worker'] as const) {
      const client = await session(role);
      for (const statement of forbidden)
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('leaves ordering and checkpoints to the worker', async () => {
    const client = await session('api');
    for (const statement of [
      `insert into log.log_index values (1, gen_random_uuid(), '\\x00', now(), '0.0.0')`,
      'update log.sequencer set seq = seq + 1',
      'delete from log.checkpoint',
      `insert into log.checkpoint (name, version, shape) values ('x', 1, 'x')`,
    ])
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows a changed event when its stream is verified', async () => {
    const stream = newStream();
    const [first] = await appendNext(store, stream, { data: { fen: 100 } }, {}, {});
    const owner = await session('owner');
    await owner.query(`update log.events set data = '{"fen": 900}' where event_id = $1`, [first!.id]);
    expect(verifyStream(await store.logId(), stream, await store.readStream(stream))).toBe(1);
  });
});

describe('a log that has just begun', () => {
  // Sessions keep their plans while the log grows.
  it.each(commandStatements)('is never planned to be read whole: $name', async ({ text }) => {
    const empty = await testDatabase(logMigrations);
    const client = await connect(empty.api);
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('events_stream_version');
      expect(plan).not.toContain('Seq Scan');
    } finally {
      await client.end();
      await empty.drop();
    }
  });
});

describe('a log that moved into another cluster', () => {
  let moved: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    moved = await testDatabase(logMigrations);
    owner = await connect(moved.owner);
  });
  afterAll(async () => {
    await owner.end();
    await moved.drop();
  });

  it('is recognized by its transaction ids, and goes on in a new epoch: everything from before the move comes first', async () => {
    const own = new PostgresEventStore(owner);
    const stream = newStream();
    const old = await appendNext(own, stream, {}, {});
    expect(await isFromElsewhere(owner)).toBe(false);
    // The old cluster had come much further than this one: those ids would never be below the oldest open transaction here.
    await owner.query(`update log.events set xid = '9000000000000'`);
    expect(await isFromElsewhere(owner)).toBe(true);
    expect(await own.readAll(null, 10)).toEqual([]);

    await beginEpoch(owner);
    expect(await isFromElsewhere(owner)).toBe(false);
    expect(idsOf(await own.readAll(null, 10))).toEqual(idsOf(old));
    const recent = following(stream, headOf(old), [{}]);
    await own.append(headOf(old), recent);
    const found = await readOn(own, null, (events) => events.length >= 3, 1);
    expect(idsOf(found)).toEqual(idsOf([...old, ...recent]));
    expect(await own.head()).toBe(found.at(-1)!.token);
  });
});

describe('what holds readers back', () => {
  it('is named: the transaction that has written and is open for longest', async () => {
    const worker = openPool(database.worker, 1);
    try {
      expect(await oldestOpenAppend(worker)).toBeNull();
      const idle = await session('api');
      await idle.query(`set application_name = 'a forgotten window'`);
      await idle.query('begin');
      await appendNext(new PostgresEventStore(idle), newStream());
      const pid = (await idle.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
      expect(await oldestOpenAppend(worker)).toBeNull(); // nothing waits for it yet
      await appendNext(store, newStream(), {}, {});
      expect(await oldestOpenAppend(worker)).toEqual({
        before: expect.stringMatching(/^\d+$/),
        waiting: 2,
        writer: expect.stringMatching(`^process ${pid} \\(yinfeng_api`),
        sinceMs: null, // the worker may not see it of another role
      });
      const owner = await session('owner');
      expect(await oldestOpenAppend(owner)).toMatchObject({ waiting: 2 });
      expect(await oldestOpenAppend(idle)).toMatchObject({ waiting: 3 }); // its own among them
      await idle.query('rollback');
      expect(await oldestOpenAppend(worker)).toBeNull();
    } finally {
      await worker.end();
    }
  });
});

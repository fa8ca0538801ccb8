import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { connect } from '#libs/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { eventStoreContract } from '../event-store.contract.js';
import { verifyStream } from '../hash.js';
import { AppendNotAlone } from '../port.js';
import { openPool } from '../testing/pool.js';
import { appendNext, following, headOf, readOn, start } from '../testing/samples.js';
import { logMigrations } from './log.migration.js';
import { PostgresEventStore } from './postgres-event-store.js';

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

  it('loses nothing to a transaction whose id is lower and whose position is higher', async () => {
    const before = await store.head();
    const trap = await session();
    await trap.query('begin');
    await trap.query('select pg_current_xact_id()'); // the lower transaction id …
    const [plain] = await appendNext(store, newStream());
    const stream = newStream();
    const [trapped] = following(stream, start(await store.logId(), stream), [{}]);
    const { id, version, type, v, data, meta, hash } = trapped!;
    await trap.query(
      `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
       values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'))`,
      [id, stream, version, type, v, data, meta, hash],
    ); // … and the higher position
    await trap.query('commit');

    const { rows } = await pool.query<{ event_id: string }>(
      'select event_id from log.events where event_id = any($1) order by position',
      [[id, plain!.id]],
    );
    expect(rows.map((row) => row.event_id)).toEqual([plain!.id, id]); // the trap is set
    // One event a page: a reader that went by position would stand behind the trapped one and never see the other.
    expect(idsOf(await readOn(store, before, (found) => found.length >= 2, 1))).toEqual([id, plain!.id]);
  });

  it('is held back, but not broken, by any open transaction that has written', async () => {
    const before = await store.head();
    const idle = await session('worker');
    await idle.query('begin');
    await idle.query('update log.sequencer set heartbeat_at = heartbeat_at');
    const written = [
      ...(await appendNext(store, newStream())),
      ...(await appendNext(store, newStream(), {}, {})),
    ];
    expect(await store.readAll(before, 10)).toEqual([]);
    await idle.query('rollback');
    expect(idsOf(await readOn(store, before, (found) => found.length >= 3))).toEqual(idsOf(written));
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
    for (const facts of [[{}], [{}, {}]]) {
      await client.query('begin');
      await appendNext(own, stream);
      await expect(appendNext(own, stream, ...facts)).rejects.toBeInstanceOf(AppendNotAlone);
      await expect(appendNext(own, newStream(), ...facts)).rejects.toBeInstanceOf(AppendNotAlone);
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

describe('a log that moved into another cluster', () => {
  it('gives everything from before the move first, whatever the old transaction ids were', async () => {
    const moved = await testDatabase(logMigrations);
    const owner = await connect(moved.owner);
    try {
      const own = new PostgresEventStore(owner);
      const stream = newStream();
      const old = await appendNext(own, stream, {}, {});
      // The old cluster had come much further than this one: those ids would never be below the oldest open transaction here.
      await owner.query(`update log.events set xid = '9000000000000'`);
      await owner.query('alter table log.events alter epoch set default 2');
      const recent = following(stream, headOf(old), [{}]);
      await own.append(headOf(old), recent);
      const found = await readOn(own, null, (events) => events.length >= 3, 1);
      expect(idsOf(found)).toEqual(idsOf([...old, ...recent]));
      expect(await own.head()).toBe(found.at(-1)!.token);
    } finally {
      await owner.end();
      await moved.drop();
    }
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Refused } from '#platform/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { EventRegistry, UnknownEvent } from './event-registry.js';
import { beginBranch } from './postgres/branches.js';
import { logMigrations } from './postgres/log.migration.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { SequencedLog } from './sequenced-log.js';
import { Sequencer, type Sequenced } from './sequencer.js';
import { openPool } from './testing/pool.js';
import { appendNext } from './testing/samples.js';

const registry = new EventRegistry([
  {
    types: { Noted: { v: 2 } },
    upcasts: [{ type: 'Noted', from: 1, step: (data) => ({ ...data, upcast: true }) }],
  },
]);

let database: TestDatabase;
let api: Pool;
let worker: Pool;
let store: PostgresEventStore;
let sequencer: Sequencer;
beforeAll(async () => {
  database = await testDatabase(logMigrations);
  api = openPool(database.api, 4);
  worker = openPool(database.worker, 4);
  store = new PostgresEventStore(api);
  sequencer = new Sequencer(new PostgresEventStore(worker), worker);
});
afterAll(async () => {
  await Promise.all([api.end(), worker.end()]);
  await database.drop();
});

/** Appends to a new stream and places it. */
const recorded = async (count: number, type = 'Noted', v = 1): Promise<Sequenced[]> => {
  await appendNext(
    store,
    `sample-${randomUUID()}`,
    ...Array.from({ length: count }, (_, n) => ({ type, v, data: { n, 名称: '青岛', list: [{ a: null }] } })),
  );
  const placed: Sequenced[] = [];
  while (placed.length < count) placed.push(...(await sequencer.advance()));
  return placed;
};
const fresh = () => new SequencedLog(store, registry, api);
/** What is believed for a moment is believed in these specs for as long as they take. */
const timeStands = () => void jest.spyOn(performance, 'now').mockReturnValue(performance.now());
afterEach(() => void jest.restoreAllMocks());
const refusal = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as Refused,
  );

describe('the log by public ordinal', () => {
  it('is empty at first', async () => {
    expect(await fresh().head()).toBe(0);
    expect(await fresh().read(0, 10)).toEqual([]);
  });

  it('reads densely from any ordinal, up to a limit, and nothing beyond the end', async () => {
    await recorded(7);
    const log = fresh();
    const end = await log.head();
    const all = await log.read(0, 1000);
    expect(all.map((event) => event.seq)).toEqual(Array.from({ length: end }, (_, n) => n + 1));
    for (const limit of [1, 2, 3, 1000])
      for (let after = 0; after <= end; after++)
        expect(await log.read(after, limit)).toEqual(all.slice(after, after + limit));
  });

  it('gives the same events from memory as from the database', async () => {
    const placed = await recorded(5);
    const remembering = fresh();
    remembering.remember(placed.slice(0, 2));
    remembering.remember(placed.slice(2));
    const before = placed[0]!.seq - 1;
    expect(await remembering.read(before, 100)).toEqual(await fresh().read(before, 100));
    expect(await remembering.read(before + 3, 1)).toEqual(await fresh().read(before + 3, 1));
    // What lies before the remembered ones, and what lies across their beginning, comes from the database.
    expect(await remembering.read(0, 100)).toEqual(await fresh().read(0, 100));
    expect(await remembering.read(placed.at(-1)!.seq, 100)).toEqual([]);
    expect(await remembering.seqOf(placed[3]!.id)).toBe(placed[3]!.seq);
  });

  it('reads remembered events without asking the database', async () => {
    const placed = await recorded(3);
    const unreachable = new Proxy(api, {
      get: () => () => Promise.reject(new Error('was asked')),
    });
    const log = new SequencedLog(store, registry, unreachable);
    log.remember(placed);
    expect((await log.read(placed[0]!.seq - 1, 10)).map((event) => event.id)).toEqual(
      placed.map((e) => e.id),
    );
    await expect(log.read(placed[0]!.seq - 2, 10)).rejects.toThrow('was asked');
  });

  it('is looked at once for all who have come to its end, until somebody calls that events were sequenced', async () => {
    const [placed] = await recorded(1);
    let asked = 0;
    const counting = new Proxy(api, {
      get: (pool, name) =>
        name === 'query'
          ? (...args: Parameters<Pool['query']>) => {
              asked += 1;
              return pool.query(...args);
            }
          : Reflect.get(pool, name),
    });
    const log = new SequencedLog(store, registry, counting);
    timeStands();
    const both = () => Promise.all([log.read(placed!.seq, 10), log.read(placed!.seq, 10)]);
    expect(await both()).toEqual([[], []]);
    expect(await log.read(placed!.seq, 500)).toEqual([]);
    expect(asked).toBe(1);

    const [next] = await recorded(1);
    log.sequenced(String(next!.seq));
    expect((await both()).map((events) => events.map(({ id }) => id))).toEqual([[next!.id], [next!.id]]);
    expect(asked).toBe(2);

    // Also without a call, for those who ask where it ends.
    expect(await log.read(next!.seq, 10)).toEqual([]);
    const [last] = await recorded(1);
    expect(await log.head()).toBe(last!.seq);
    expect((await log.read(next!.seq, 10)).map(({ id }) => id)).toEqual([last!.id]);
  });

  it('takes its own sequencer’s word for where it ends', async () => {
    const [placed] = await recorded(1);
    const unreachable = new Proxy(api, { get: () => () => Promise.reject(new Error('was asked')) });
    const log = new SequencedLog(store, registry, unreachable);
    timeStands();
    log.endsAt(placed!.seq);
    log.sequenced(String(placed!.seq)); // of which it says so itself
    expect(await log.read(placed!.seq, 10)).toEqual([]);
    await expect(log.read(placed!.seq - 1, 10)).rejects.toThrow('was asked');
    log.sequenced(''); // calls may have been lost
    await expect(log.read(placed!.seq, 10)).rejects.toThrow('was asked');
  });

  it('never joins remembered events across a gap', async () => {
    const [first] = await recorded(1);
    const between = await recorded(2);
    const [last] = await recorded(1);
    const log = fresh();
    log.remember([first!]);
    log.remember([last!]);
    expect((await log.read(first!.seq - 1, 10)).map((event) => event.id)).toEqual([
      first!.id,
      ...between.map((event) => event.id),
      last!.id,
    ]);
  });

  it('brings events up to their latest shape, and leaves the newest as they are', async () => {
    const [old] = await recorded(1, 'Noted', 1);
    const [recent] = await recorded(1, 'Noted', 2);
    const [a, b] = await fresh().read(old!.seq - 1, 2);
    expect(a!.data).toEqual({ n: 0, 名称: '青岛', list: [{ a: null }], upcast: true });
    expect(b).toMatchObject({ id: recent!.id, data: { n: 0 } });
    expect(b!.data).not.toHaveProperty('upcast');
  });

  it('finds the ordinal of an event, and none before it is placed', async () => {
    const [placed] = await recorded(1);
    expect(await fresh().seqOf(placed!.id)).toBe(placed!.seq);
    const [waiting] = await appendNext(store, `sample-${randomUUID()}`);
    expect(await fresh().seqOf(waiting!.id)).toBeUndefined();
    while ((await sequencer.advance()).length === 0);
    expect(await fresh().seqOf(waiting!.id)).toBe(placed!.seq + 1);
  });
});

describe('a public position', () => {
  it('names its log and goes both ways', async () => {
    const log = fresh();
    expect(await log.position(42)).toBe(`${await store.logId()}:0.42`);
    expect((await log.positions())('42')).toBe(await log.position(42));
    expect(await log.ordinal('after', await log.position(42))).toBe(42);
    expect(await log.ordinal('after', await log.position(0))).toBe(0);
  });

  it('of another log is refused', async () => {
    const refused = await refusal(fresh().ordinal('after', `${randomUUID()}:42`));
    expect(refused).toMatchObject({ code: 'POSITION_FOREIGN', details: { field: 'after' } });
  });

  it('of an earlier release is of the first branch', async () => {
    expect(await fresh().ordinal('after', `${await store.logId()}:42`)).toBe(42);
  });

  it('of a branch that was left holds up to the end of that branch, and is lost beyond it', async () => {
    const own = await testDatabase(logMigrations);
    const [owner, reader] = [openPool(own.owner, 1), openPool(own.api, 1)];
    try {
      const log = () => new SequencedLog(new PostgresEventStore(reader), registry, reader);
      const begin = async (place: number) => {
        await owner.query('update log.sequencer set seq = $1', [place]);
        return (await beginBranch(owner, 'promoted', { cluster: '1', timeline: place })).number;
      };
      const first = log();
      const of = await first.positions();
      const second = await begin(10); // branch 0 ends at 10
      const third = await begin(20); // and the second one at 20
      const logId = await new PostgresEventStore(reader).logId();
      const answers = async (position: string) =>
        log()
          .ordinal('after', position)
          .catch((error: unknown) => (error as Refused).code);

      expect(third).toBeGreaterThan(second);
      expect(await log().position(7)).toBe(`${logId}:${third}.7`);
      expect(await Promise.all([of(10), of(11)].map(answers))).toEqual([10, 'POSITION_LOST']);
      expect(await Promise.all([`${logId}:10`, `${logId}:11`].map(answers))).toEqual([10, 'POSITION_LOST']);
      const at = (branch: number, seq: number) => answers(`${logId}:${branch}.${seq}`);
      expect([await at(second, 20), await at(second, 21), await at(third, 21)]).toEqual([
        20,
        'POSITION_LOST',
        21,
      ]);
      // Of a branch that this copy of the log has never heard of: begun on another copy, and left with it.
      expect(await at(third + 1, 1)).toBe('POSITION_LOST');
    } finally {
      await Promise.all([owner.end(), reader.end()]);
      await own.drop();
    }
  });

  it.each([
    '',
    '42',
    ':42',
    'x:42',
    '%:',
    '%:-1',
    '%:.5',
    '%:1.',
    '%:1.5.2',
    '%:-1.5',
    '%:1e3',
    '%:4242424242424242',
    '% :1',
    '%:１',
    '%:1\n',
  ])('is not %j', async (text) => {
    const given = text.replace('%', await store.logId());
    const refused = await refusal(fresh().ordinal('after', given));
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { fields: [{ field: 'after', code: 'POSITION_INVALID' }] },
    });
  });
});

describe('a log that cannot be read on', () => {
  it('stops every reader at an event that this release does not know, not before', async () => {
    const [known] = await recorded(1);
    const [unknown] = await recorded(1, 'Novelty');
    const after = await recorded(1);
    const remembering = fresh();
    remembering.remember([known!, unknown!]);
    remembering.remember(after);
    for (const log of [fresh(), remembering]) {
      expect((await log.read(known!.seq - 1, 10)).map((event) => event.id)).toEqual([known!.id]);
      await expect(log.read(known!.seq, 10)).rejects.toBeInstanceOf(UnknownEvent);
      expect((await log.read(unknown!.seq, 10)).map((event) => event.id)).toEqual([after[0]!.id]);
    }
  });

  it('stops where the store’s order is not the one that was numbered', async () => {
    const placed = await recorded(2);
    const owner = openPool(database.owner, 1);
    try {
      await owner.query('update log.log_index set event_id = gen_random_uuid() where seq = $1', [
        placed[1]!.seq,
      ]);
      expect(await fresh().read(placed[0]!.seq - 1, 10)).toHaveLength(1);
      await expect(fresh().read(placed[0]!.seq, 10)).rejects.toThrow('order differs');
      await owner.query('delete from log.log_index where seq = $1', [placed[0]!.seq]);
      await expect(fresh().read(placed[0]!.seq, 10)).rejects.toThrow('has no row');
    } finally {
      await owner.end();
    }
  });
});

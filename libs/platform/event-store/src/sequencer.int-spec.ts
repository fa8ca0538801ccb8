import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { logMigrations } from './postgres/log.migration.js';
import { PostgresPassedOver } from './postgres/passed-over.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { Sequencer, type Sequenced } from './sequencer.js';
import { openPool } from './testing/pool.js';
import { appendNext } from './testing/samples.js';

const databases: TestDatabase[] = [];
let owner: Pool;
let worker: Pool;
let store: PostgresEventStore;
beforeEach(async () => {
  const database = await testDatabase(logMigrations);
  databases.push(database);
  owner = openPool(database.owner, 2);
  worker = openPool(database.worker, 10);
  store = new PostgresEventStore(worker);
});
afterEach(() => Promise.all([owner.end(), worker.end()]));
afterAll(() => Promise.all(databases.map((database) => database.drop())));

const newStream = () => `sample-${randomUUID()}`;
type Entry = { seq: string; event_id: string; event_hash: string; known_at: string; token: string };
const index = async (): Promise<Entry[]> =>
  (
    await owner.query<Entry>(
      `select seq, event_id, encode(event_hash, 'hex') as event_hash, token,
              to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as known_at
         from log.log_index order by seq`,
    )
  ).rows;
/** Advances until `count` events have been placed; what is open elsewhere may hold the end back for a moment. */
const placed = async (sequencer: Sequencer, count: number): Promise<Sequenced[]> => {
  const found: Sequenced[] = [];
  while (found.length < count) found.push(...(await sequencer.advance()));
  return found;
};
const ascending = (entries: readonly Entry[]) => entries.map((entry) => entry.known_at);
/** A sequencer's clock as the database has it: what stands in the row, in microseconds. */
const moment = async (column: 'known_at' | 'heartbeat_at'): Promise<string> =>
  (
    await owner.query<{ at: string }>(
      `select (extract(epoch from ${column}) * 1000000)::bigint as at from log.sequencer`,
    )
  ).rows[0]!.at;

describe('the sequencer', () => {
  it('has nothing to do for an empty log', async () => {
    expect(await new Sequencer(store, worker).advance()).toEqual([]);
    expect(await index()).toEqual([]);
  });

  it('numbers the events in the store’s order, densely from 1, with their hashes and tokens', async () => {
    for (let n = 0; n < 5; n++) await appendNext(store, newStream(), {}, {});
    const events = await placed(new Sequencer(store, worker, 3), 10);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const all = await store.readAll(null, 100);
    expect(await index()).toEqual(
      all.map((event, at) => ({
        seq: String(at + 1),
        known_at: events[at]!.knownAt,
        event_id: event.id,
        event_hash: event.hash,
        token: event.token,
      })),
    );
    expect(events).toEqual(all.map((event, at) => ({ ...event, seq: at + 1, knownAt: events[at]!.knownAt })));
  });

  it('goes on where an earlier one stopped', async () => {
    await appendNext(store, newStream(), {}, {});
    await placed(new Sequencer(store, worker), 2);
    await appendNext(store, newStream());
    const [event] = await placed(new Sequencer(store, worker), 1);
    expect(event!.seq).toBe(3);
    expect(await index()).toHaveLength(3);
  });

  it('never says that something became known earlier than what came before', async () => {
    const sequencer = new Sequencer(store, worker);
    for (let n = 0; n < 6; n++) {
      await appendNext(store, newStream());
      await placed(sequencer, 1);
      if (n % 2) await sequencer.beat();
    }
    const moments = ascending(await index());
    expect(moments).toEqual(moments.toSorted());
    expect(new Set(moments).size).toBe(6);
  });

  it.each(['known_at', 'heartbeat_at'] as const)(
    'says a later moment than the one reached (%s), also when the clock was set back by an hour',
    async (column) => {
      const sequencer = new Sequencer(store, worker);
      await appendNext(store, newStream());
      await placed(sequencer, 1);
      await owner.query(`update log.sequencer set ${column} = clock_timestamp() + interval '1 hour'`);
      const reached = await moment(column);
      for (let n = 1n; n <= 3n; n++) {
        await appendNext(store, newStream());
        await placed(sequencer, 1);
        expect(BigInt(await moment('known_at'))).toBe(BigInt(reached) + n);
      }
      const moments = ascending(await index());
      expect(moments).toEqual(moments.toSorted());
    },
  );

  it('beats forward, never behind what it has placed', async () => {
    const sequencer = new Sequencer(store, worker);
    const before = await moment('heartbeat_at');
    await sequencer.beat();
    expect(BigInt(await moment('heartbeat_at'))).toBeGreaterThan(BigInt(before));
    await owner.query(`update log.sequencer set known_at = clock_timestamp() + interval '1 hour'`);
    await sequencer.beat();
    expect(await moment('heartbeat_at')).toBe(await moment('known_at'));
  });

  it('keeps order and numbers when two of them race behind many writers', async () => {
    const streams = Array.from({ length: 10 }, newStream);
    let done = false;
    const writing = Promise.all(
      streams.map(async (stream) => {
        for (let turn = 0; turn < 20; turn++)
          await appendNext(store, stream, ...(turn % 2 ? [{}] : [{}, {}]));
      }),
    ).finally(() => (done = true));
    const returned: Sequenced[] = [];
    const race = async (batch: number) => {
      const sequencer = new Sequencer(store, worker, batch);
      // Until all 300 are placed, by whichever of the two.
      while (!done || (await index()).length < 300) returned.push(...(await sequencer.advance()));
    };
    await Promise.all([writing, race(7), race(11)]);

    const entries = await index();
    expect(entries.map((entry) => Number(entry.seq))).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    expect(entries.map((entry) => entry.event_id)).toEqual(
      (await store.readAll(null, 1000)).map((event) => event.id),
    );
    const moments = ascending(entries);
    expect(moments).toEqual(moments.toSorted());
    // Each event was returned by the one that placed it, and by no other.
    expect(returned.map((event) => event.seq).toSorted((a, b) => a - b)).toEqual(
      entries.map((entry) => Number(entry.seq)),
    );
    for (const event of returned) expect(entries[event.seq - 1]!.event_id).toBe(event.id);
  });

  it('places nothing when its statement fails, and everything afterwards', async () => {
    await appendNext(store, newStream(), {}, {});
    const sequencer = new Sequencer(store, worker);
    await owner.query('alter table log.log_index add constraint refuse check (false)');
    await expect(sequencer.advance()).rejects.toMatchObject({ code: '23514' });
    await owner.query('alter table log.log_index drop constraint refuse');
    expect((await placed(sequencer, 2)).map((event) => event.seq)).toEqual([1, 2]);
  });

  describe('whose database went back', () => {
    const goesBack = async (seq: number) => {
      await owner.query(
        'delete from log.events where event_id in (select event_id from log.log_index where seq > $1)',
        [seq],
      );
      await owner.query('delete from log.log_index where seq > $1', [seq]);
      await owner.query(
        'update log.sequencer set seq = $1, token = (select token from log.log_index where seq = $1)',
        [seq],
      );
    };
    const another = { name: 'AnotherDatabase' };

    it('places nothing more, and does not move the heartbeat', async () => {
      const stream = newStream();
      await appendNext(store, stream, {}, {}, {});
      const sequencer = new Sequencer(store, worker);
      await placed(sequencer, 3);
      await goesBack(1);
      const beat = await moment('heartbeat_at');
      await expect(sequencer.beat()).rejects.toMatchObject(another);
      await appendNext(store, stream, {});
      await expect(sequencer.advance()).rejects.toMatchObject(another);
      await expect(sequencer.advance()).rejects.toMatchObject(another);
      expect(await moment('heartbeat_at')).toBe(beat);
      expect(await index()).toHaveLength(1);
    });

    it('places nothing behind an event that another one has the place of', async () => {
      await appendNext(store, newStream(), {}, {});
      const sequencer = new Sequencer(store, worker);
      await placed(sequencer, 2);
      await goesBack(1);
      const [instead] = await appendNext(store, newStream(), {});
      await placed(new Sequencer(store, worker), 1);
      await appendNext(store, newStream(), {});
      await expect(sequencer.advance()).rejects.toMatchObject({
        ...another,
        message: 'the log has another event at place 2',
      });
      expect((await index()).map((entry) => entry.event_id).slice(1)).toEqual([instead!.id]);
    });

    it('gives no place to events that are not in it, though they were read before', async () => {
      await appendNext(store, newStream(), {});
      const [gone] = await store.readAll(null, 1);
      await owner.query('delete from log.events');
      const remembering = Object.assign(new PostgresEventStore(worker), { readAll: async () => [gone!] });
      const sequencer = new Sequencer(remembering, worker, 10, new PostgresPassedOver(worker));
      await expect(sequencer.advance()).rejects.toMatchObject(another);
      expect(await index()).toEqual([]);
    });
  });

  it('does not number what a still open transaction may come before', async () => {
    const client: PoolClient = await worker.connect();
    try {
      await client.query('begin');
      const [late] = await appendNext(new PostgresEventStore(client), newStream());
      const [early] = await appendNext(store, newStream());
      const sequencer = new Sequencer(store, worker);
      expect(await sequencer.advance()).toEqual([]);
      await client.query('commit');
      expect((await placed(sequencer, 2)).map((event) => event.id)).toEqual([late!.id, early!.id]);
    } finally {
      client.release();
    }
  });
});

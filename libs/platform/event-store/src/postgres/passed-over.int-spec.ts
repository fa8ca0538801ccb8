import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { EventRegistry } from '../event-registry.js';
import type { HashedEvent, StoredEvent } from '../port.js';
import { eventsBehind, placesOf as placesOfRead, SequencedLog } from '../sequenced-log.js';
import { Sequencer, type Sequenced } from '../sequencer.js';
import { openPool } from '../testing/pool.js';
import { appendNext } from '../testing/samples.js';
import { logMigrations } from './log.migration.js';
import { placePassedOver, PostgresPassedOver } from './passed-over.js';
import { PostgresEventStore } from './postgres-event-store.js';

let database: TestDatabase;
let [worker, owner]: Pool[] = [];
let store: PostgresEventStore;
let late: Sequenced[];
let overtaken: StoredEvent[];
const opened: { pools: Pool[]; database: TestDatabase }[] = [];

beforeEach(async () => {
  database = await testDatabase(logMigrations);
  worker = openPool(database.worker, 8);
  owner = openPool(database.owner, 1);
  opened.push({ pools: [worker, owner], database });
  store = new PostgresEventStore(worker);
  late = [];
  overtaken = [];
});
afterAll(async () => {
  for (const { pools, database: one } of opened) {
    await Promise.all(pools.map((pool) => pool.end()));
    await one.drop();
  }
});

const newStream = () => `sample-${randomUUID()}`;
const sequencer = (batch = 1000, looked = 10_000) =>
  new Sequencer(
    store,
    worker!,
    batch,
    new PostgresPassedOver(worker!, looked),
    (events) => late.push(...events),
    (events) => overtaken.push(...events),
  );
const blindly = () => new Sequencer(store, worker!);
const allPlaced = async (by: Sequencer): Promise<Sequenced[]> => {
  const placed: Sequenced[] = [];
  for (;;) {
    const events = await by.advance();
    if (events.length === 0) return placed;
    placed.push(...events);
  }
};
const mended = async (by: Sequencer): Promise<void> => {
  await nothingOlderOpen();
  while ((await by.mend()).isMore);
};
/**
 * Until no transaction of the whole server is older than what was written: other databases' transactions count in a snapshot's xmin as well,
 * and what they hold back is looked at later, in parts of other sizes.
 */
const nothingOlderOpen = async (): Promise<void> => {
  const older = 'select max(xid) >= pg_snapshot_xmin(pg_current_snapshot()) as open from log.events';
  while ((await owner!.query<{ open: boolean }>(older)).rows[0]!.open) await setTimeout(5);
};
/** As if the events' transaction had begun before all that has a place: they stand behind the sequencer's token now. */
const passOver = async (...events: readonly HashedEvent[]): Promise<void> => {
  await owner!.query(`update log.events set xid = '700' where event_id = any($1)`, [
    events.map(({ id }) => id),
  ]);
};
const placesOf = async (): Promise<string[]> =>
  (await owner!.query<{ event_id: string }>('select event_id from log.log_index order by seq')).rows.map(
    ({ event_id }) => event_id,
  );
const tokenOf = async () =>
  (await owner!.query<{ token: string }>('select token from log.sequencer')).rows[0]!.token;
const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);
const noted = new EventRegistry([{ types: { Noted: { v: 1 } }, upcasts: [] }]);
const readAll = async (pageOf: number): Promise<{ id: string; type: string; seq: number }[]> => {
  const log = new SequencedLog(store, noted, worker!);
  const found: { id: string; type: string; seq: number }[] = [];
  for (let at = 0; ;) {
    const events = await log.read(at, pageOf);
    if (events.length === 0) return found;
    found.push(...events);
    at = events.at(-1)!.seq;
  }
};

describe('an event that was passed over', () => {
  it('is found behind the token, placed at the end, and reported; what comes then comes behind it', async () => {
    const [first] = await appendNext(store, newStream());
    const by = sequencer();
    await allPlaced(by);
    const [missed] = await appendNext(store, newStream());
    await passOver(missed!);
    const [second] = await appendNext(store, newStream());
    await allPlaced(by);
    const token = await tokenOf();
    expect(await placesOf()).toEqual(idsOf([first!, second!]));

    await mended(by);
    expect(late).toMatchObject([{ id: missed!.id, seq: 3 }]);
    expect(await tokenOf()).toBe(token);
    const [third] = await appendNext(store, newStream());
    await allPlaced(by);
    const inOrder = idsOf([first!, second!, missed!, third!]);
    expect(await placesOf()).toEqual(inOrder);
    for (const pageOf of [1, 2, 3, 2000]) expect(idsOf(await readAll(pageOf))).toEqual(inOrder);
  });

  it('gets its place before a later version of its stream does', async () => {
    const by = sequencer();
    await appendNext(store, newStream());
    await allPlaced(by);
    const stream = newStream();
    const [one] = await appendNext(store, stream);
    const [two] = await appendNext(store, stream);
    await passOver(one!, two!);
    const [three, four] = await appendNext(store, stream, {}, {});
    const [other] = await appendNext(store, newStream());
    await allPlaced(by);
    expect((await placesOf()).slice(1)).toEqual(idsOf([one!, two!, three!, four!, other!]));
    expect(idsOf(late)).toEqual(idsOf([one!, two!]));
  });

  it('gets one place when two sequencers find it at once, and none twice', async () => {
    const [one, two] = [sequencer(), sequencer()];
    await appendNext(store, newStream());
    await allPlaced(one);
    const missed = (
      await Promise.all(Array.from({ length: 20 }, () => appendNext(store, newStream())))
    ).flat();
    await passOver(...missed);
    await appendNext(store, newStream());
    await Promise.all([allPlaced(one), allPlaced(two), mended(one), mended(two)]);
    await Promise.all([mended(one), mended(two)]);
    const places = await placesOf();
    expect(places).toHaveLength(22);
    expect(new Set(places).size).toBe(22);
    expect(idsOf(late).toSorted()).toEqual(idsOf(missed).toSorted());
    expect((await readAll(7)).map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1));
  });

  it('is looked for once in each part of the log, a part at a time, by whoever sequences next as well', async () => {
    const by = sequencer(1000, 2);
    for (let n = 0; n < 5; n++) await appendNext(store, newStream());
    await allPlaced(by);
    await nothingOlderOpen();
    const checked = async () =>
      (await owner!.query<{ checked: string | null }>('select checked from log.sequencer')).rows[0]!.checked;
    const seen = new Set<string | null>([await checked()]);
    for (let time = 0; time < 3; time++) {
      await (time % 2 ? by : sequencer(1000, 2)).mend();
      seen.add(await checked());
    }
    expect(seen.size).toBe(4);
    expect(await checked()).toBe(await tokenOf());
    expect(await by.mend()).toEqual({ late: [], isMore: false });
    // What was looked at is not looked at again: nothing can appear there any more.
    const [missed] = await appendNext(store, newStream());
    await owner!.query(`update log.events set xid = '1' where event_id = $1`, [missed!.id]);
    await mended(by);
    expect(late).toEqual([]);
    await owner!.query('update log.sequencer set checked = null');
    await mended(by);
    expect(idsOf(late)).toEqual([missed!.id]);
  });

  it('is not missed where an older transaction is open while it is looked for: what that may still write is looked at later', async () => {
    const by = sequencer();
    await appendNext(store, newStream());
    await allPlaced(by);
    await mended(by);
    const open = await worker!.connect();
    try {
      await open.query('begin');
      const { rows } = await open.query<{ xid: string }>('select pg_current_xact_id() as xid');
      const missed = await appendNext(store, newStream()).then(([event]) => event!);
      await appendNext(store, newStream());
      // As if it were that transaction's event, and this were not to be seen yet.
      const hidden = await owner!.query(`delete from log.events where event_id = $1 returning *`, [
        missed.id,
      ]);
      await allPlaced(by);
      while ((await by.mend()).isMore);
      const row = hidden.rows[0] as Record<string, unknown>;
      await owner!.query('alter table log.events disable trigger first_write');
      await owner!.query(
        `insert into log.events (position, epoch, xid, event_id, stream_id, version, type, v, data, meta, hash) overriding system value
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          row['position'],
          row['epoch'],
          rows[0]!.xid,
          row['event_id'],
          row['stream_id'],
          row['version'],
          row['type'],
          row['v'],
          row['data'],
          row['meta'],
          row['hash'],
        ],
      );
      await open.query('commit');
      await mended(by);
      expect(idsOf(late)).toEqual([missed.id]);
    } finally {
      open.release();
    }
  });

  it('takes its place when the store’s order comes to it after all', async () => {
    const by = sequencer();
    await appendNext(store, newStream());
    await allPlaced(by);
    // A later version that sorts before an earlier one cannot be written; should it be there, nobody may stand still because of it.
    const stream = newStream();
    const [one] = await appendNext(store, stream);
    const [two] = await appendNext(store, stream);
    await owner!.query(
      `update log.events set xid = (xid::text::bigint + 500)::text::xid8 where event_id = $1`,
      [one!.id],
    );
    for (let n = 0; n < 600; n++) await owner!.query('select pg_current_xact_id()');
    const [after] = await appendNext(store, newStream());
    await allPlaced(by);
    expect((await placesOf()).slice(1)).toEqual(idsOf([one!, two!, after!]));
    expect(await by.advance()).toEqual([]);
  });
});

describe('a late place', () => {
  it('that another gave moves no token: who has caught up notices by its heartbeat', async () => {
    const [by, other] = [sequencer(), sequencer()];
    await appendNext(store, newStream());
    await allPlaced(by);
    const [missed] = await appendNext(store, newStream());
    await passOver(missed!);
    await appendNext(store, newStream());
    await allPlaced(by);
    await mended(other);
    expect(await by.advance()).toEqual([]);
    expect(by.seq).toBe(2);
    await by.beat();
    expect(await by.advance()).toEqual([]);
    expect(by.seq).toBe(3);
  });
});

describe('a log in which later versions of a stream have places, and an earlier one has none', () => {
  /** Place 2 and 4 of a stream whose first version has none, 1 and 3 of others. */
  const damaged = async () => {
    const [first] = await appendNext(store, newStream());
    await allPlaced(blindly());
    const stream = newStream();
    const [one] = await appendNext(store, stream);
    await passOver(one!);
    const [two] = await appendNext(store, stream);
    const [between] = await appendNext(store, newStream());
    const [three] = await appendNext(store, stream);
    await allPlaced(blindly());
    return { stream, first: first!, one: one!, two: two!, between: between!, three: three! };
  };

  it('is reported by the sequencer, which gives it no place: those who read on have had the later ones', async () => {
    const { stream, one } = await damaged();
    const by = sequencer();
    await appendNext(store, stream);
    await allPlaced(by);
    await mended(by);
    expect(idsOf(overtaken)).toEqual([one.id]);
    expect(late).toEqual([]);
    expect(await placesOf()).toHaveLength(5);
    // What is missing elsewhere gets its place all the same.
    const [other] = await appendNext(store, newStream());
    await passOver(other!);
    await owner!.query('update log.sequencer set checked = null');
    await mended(by);
    expect(idsOf(late)).toEqual([other!.id]);
  });

  it('is read in the order of the stream once it is repaired, and goes on densely', async () => {
    const { stream, first, one, two, between, three } = await damaged();
    const client = await owner!.connect();
    try {
      expect(await placePassedOver(client)).toEqual({ placed: 1, held: 2 });
      expect(await placePassedOver(client)).toEqual({ placed: 0, held: 0 });
    } finally {
      client.release();
    }
    const [four] = await appendNext(store, stream);
    const by = sequencer();
    await allPlaced(by);
    await mended(by);
    expect(overtaken).toEqual([]);
    for (const pageOf of [1, 2, 4, 2000]) {
      const found = await readAll(pageOf);
      const handled = found.filter(({ type }) => type === 'Noted');
      expect(idsOf(handled)).toEqual(idsOf([first, between, one, two, three, four!]));
      expect(handled.map(({ seq }) => seq)).toEqual([1, 3, 5, 2, 4, 6]);
      // Where those stood that were held, and behind them, stands what nobody handles: a reader knows where to go on.
      expect(found.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 2, 4, 5, 6]);
    }
    const all = await new SequencedLog(store, noted, worker!).read(0, 10);
    expect(placesOfRead(all)).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 6]);
    for (let place = 0; place <= 6; place++)
      expect(eventsBehind(all, place)).toEqual(all.slice([0, 1, 2, 3, 4, 8, 9][place]!));
  });
});

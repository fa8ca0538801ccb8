import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { EventRegistry } from './event-registry.js';
import { declareDemonstration, DemonstrationClock, isClockRefused } from './log-clock.js';
import { logMigrations } from './postgres/log.migration.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { SequencedLog } from './sequenced-log.js';
import { Sequencer, type Sequenced } from './sequencer.js';
import { openPool } from './testing/pool.js';
import { following, sampleMeta, start } from './testing/samples.js';

const databases: TestDatabase[] = [];
let owner: Pool;
let session: PoolClient;
let worker: Pool;
let api: Pool;
let clock: DemonstrationClock;
let store: PostgresEventStore;
let sequencer: Sequencer;
beforeEach(async () => {
  const database = await testDatabase(logMigrations);
  databases.push(database);
  [owner, worker, api] = [
    openPool(database.owner, 4),
    openPool(database.worker, 4),
    openPool(database.api, 4),
  ];
  session = await owner.connect();
  clock = new DemonstrationClock(session);
  store = new PostgresEventStore(api);
  sequencer = new Sequencer(new PostgresEventStore(worker), worker);
});
afterEach(async () => {
  session.release();
  await Promise.all([owner.end(), worker.end(), api.end()]);
});
afterAll(() => Promise.all(databases.map((database) => database.drop())));

const day = (n: number) => new Date(`2022-07-${String(n).padStart(2, '0')}T10:00:00Z`);
const correlationId = randomUUID();
const another = randomUUID();
const log = () =>
  new SequencedLog(store, new EventRegistry([{ types: { Noted: { v: 1 } }, upcasts: [] }]), api);

/** Appends an event of a command that the demonstration named, or of another. */
const appended = async (of = correlationId): Promise<void> => {
  const streamId = `sample-${randomUUID()}`;
  const head = start(await store.logId(), streamId);
  await store.append(head, following(streamId, head, [{}], [sampleMeta({ correlationId: of })]));
};

/** The same, with its place. */
const recorded = async (of = correlationId): Promise<Sequenced> => {
  await appended(of);
  for (;;) {
    const [placed] = await sequencer.advance();
    if (placed) return placed;
  }
};

/** A demonstration, at the first of July. */
const begun = async () => {
  await declareDemonstration(owner);
  await clock.begin(day(1), [correlationId]);
};
const refusal = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'was not refused',
    (error: unknown) => (isClockRefused(error) ? (error as Error).message.split(': ')[1]! : String(error)),
  );
const said = async () =>
  (await owner.query('select demonstration, demonstration_until::int as until from log.log_info')).rows[0];

describe('the clock of a demonstration', () => {
  it('says when what is placed becomes known, also where the log has beaten before', async () => {
    await sequencer.beat();
    await begun();
    const [first, second] = [await recorded(), await recorded()];
    expect([first.knownAt, second.knownAt]).toEqual([
      '2022-07-01T10:00:00.000001Z',
      '2022-07-01T10:00:00.000002Z',
    ]);
    await clock.set(day(2));
    await sequencer.beat();
    expect((await recorded()).knownAt).toBe('2022-07-02T10:00:00.000001Z');
  });

  it('once taken off leaves the rest to the database’s clock, and says for ever where it ended', async () => {
    await begun();
    const last = await recorded();
    const before = new Date();
    await clock.end();
    const next = await recorded();
    expect(new Date(next.knownAt).getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(await Promise.all([0, last.seq, next.seq].map((seq) => log().clockAt(seq)))).toEqual([
      'DEMONSTRATION',
      'DEMONSTRATION',
      'WITNESSED',
    ]);
    expect(await said()).toEqual({ demonstration: true, until: last.seq });
    expect(await refusal(clock.set(day(3)))).toBe('it was taken off, for ever');
    expect(await refusal(owner.query('update log.log_info set demonstration_until = 7'))).toBe(
      'what it said is not written over',
    );
    expect(await said()).toEqual({ demonstration: true, until: last.seq });
  });

  it('keeps a moment that was answered, and refuses what is ahead of it', async () => {
    await begun();
    const { seq } = await recorded();
    const asked = { recordedBy: '2022-07-01T15:00:00Z' };
    await expect(log().asOf('asOf', asked)).rejects.toMatchObject({ code: 'AS_OF_FUTURE' });
    await clock.set(day(2));
    await recorded();
    const answer = await log().asOf('asOf', asked);
    expect(answer.seq).toBe(seq);
    await clock.end();
    await recorded();
    expect(await log().asOf('asOf', asked)).toEqual(answer);
  });

  it('lets the log begin at its first day', async () => {
    await begun();
    const { knownAt } = await log().asOf('asOf', { recordedBy: '1990-01-01T00:00:00Z' });
    expect(knownAt).toBe('2022-07-01T10:00:00.000000Z');
    expect(await log().times()).toMatchObject({
      begunAt: knownAt,
      isRunning: true,
      demonstrationUntil: 0,
      seq: 0,
    });
  });

  it('is read and taken off in one row: what is placed meanwhile is on the one side of its end or on the other', async () => {
    await begun();
    await Promise.all(Array.from({ length: 12 }, () => appended()));
    const singly = new Sequencer(new PostgresEventStore(worker), worker, 1);
    const placed: Sequenced[] = [];
    const placing = (async () => {
      while (placed.length < 12) placed.push(...(await singly.advance()));
    })();
    while (placed.length < 4) await new Promise((resolve) => setImmediate(resolve));
    await clock.end();
    await placing;
    const { until } = await said();
    expect(until).toBeGreaterThanOrEqual(4);
    for (const { seq, knownAt } of placed)
      expect([seq, knownAt.startsWith('2022-07-01')]).toEqual([seq, seq <= until]);
  });

  describe('is refused by the database', () => {
    it('backwards', async () => {
      await begun();
      await clock.set(day(3));
      expect(await refusal(clock.set(day(2)))).toBe('it only goes forward');
      expect(await clock.now()).toEqual(day(3));
    });

    it('ahead of the time', async () => {
      await begun();
      expect(await refusal(clock.set(new Date(Date.now() + 60_000)))).toBe('it is ahead of the time');
    });

    it('in a log that was not begun as a demonstration', async () => {
      expect(await refusal(clock.begin(day(1), [correlationId]))).toBe('this log is no demonstration');
      expect(await clock.now()).toBeUndefined();
    });

    it('in a log that has an event, with a place or without', async () => {
      await declareDemonstration(owner);
      await appended();
      expect(await refusal(clock.set(day(1)))).toBe('the log has events');
      expect(await refusal(clock.begin(day(1), []))).toBe('its commands are named before the first event');
      await declareDemonstration(owner);
      expect(await clock.mayBegin()).toBe(false);
    });

    it('where something else was recorded meanwhile, from then on', async () => {
      await begun();
      await recorded();
      await recorded(another);
      for (const attempt of [1, 2])
        expect([attempt, await refusal(clock.set(day(2)))]).toEqual([attempt, 'the log has other events']);
      expect(
        await refusal(
          owner.query('insert into log.demonstration_command (command_id) values ($1)', [another]),
        ),
      ).toBe('its commands are named before the first event');
      await clock.end();
      expect(await said()).toEqual({ demonstration: true, until: 2 });
    });

    it('by another role, which cannot say either that the log is a demonstration', async () => {
      await begun();
      for (const role of [worker, api])
        for (const statement of [
          `update log.sequencer set clock = '2022-07-02'`,
          'update log.sequencer set clock = null',
          'update log.log_info set demonstration = true',
          `insert into log.demonstration_command (command_id) values ('${another}')`,
        ])
          await expect(role.query(statement)).rejects.toMatchObject({ code: '42501' });
      expect(await clock.now()).toEqual(day(1));
    });

    it('for a log that has begun as what it is', async () => {
      await recorded();
      await declareDemonstration(owner);
      expect(await said()).toEqual({ demonstration: false, until: null });
      expect(await refusal(owner.query('update log.log_info set demonstration = true'))).toBe(
        'only an empty log becomes a demonstration, and it stays one',
      );
      expect(await log().clockAt(1)).toBe('WITNESSED');
      expect(await log().times()).toMatchObject({ demonstrationUntil: null, isRunning: false });
    });
  });

  it('is set by one at a time', async () => {
    const other = await owner.connect();
    try {
      expect(await clock.takeTurn()).toBe(true);
      expect(await new DemonstrationClock(other).takeTurn()).toBe(false);
    } finally {
      other.release();
    }
  });
});

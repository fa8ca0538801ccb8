import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { Pool, PoolClient } from 'pg';
import { Refused } from '#platform/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { histories, patience } from '../../../../test/support/histories.js';
import { EventRegistry } from './event-registry.js';
import { logMigrations } from './postgres/log.migration.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';
import { SequencedLog } from './sequenced-log.js';
import { Sequencer, type Sequenced } from './sequencer.js';
import { openPool } from './testing/pool.js';
import { appendNext } from './testing/samples.js';

const registry = new EventRegistry([{ types: { Noted: { v: 1 } }, upcasts: [] }]);

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
const refusal = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as Refused,
  );

describe('as of when', () => {
  const beat = () => sequencer.beat();
  const plus = (moment: string, microseconds: number): string => {
    const [, seconds, fraction] = /^(.*)\.(\d{6})Z$/.exec(moment)!;
    const at = BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction!) + BigInt(microseconds);
    return `${new Date(Number(at / 1000n)).toISOString().slice(0, -1)}${String(at % 1000n).padStart(3, '0')}Z`;
  };
  const codeOf = async (asked: Parameters<SequencedLog['asOf']>[1]) =>
    (await refusal(fresh().asOf('asOf', asked))).code;

  it('a moment knows each batch whole, or not at all, and the log begins with nothing', async () => {
    const batch = await recorded(3);
    const knownAt = batch[0]!.knownAt;
    expect(new Set(batch.map((event) => event.knownAt)).size).toBe(1);
    const [first, last] = [batch[0]!.seq, batch[2]!.seq];
    await beat();
    const log = fresh();
    expect(await log.asOf('asOf', { recordedBy: knownAt })).toEqual({ seq: last, knownAt });
    expect(await log.asOf('asOf', { recordedBy: plus(knownAt, -1) })).toMatchObject({ seq: first - 1 });
    const nothing = await log.asOf('asOf', { recordedBy: '1990-01-01T00:00:00+08:00' });
    expect(nothing.seq).toBe(0);
    expect(await log.asOf('asOf', { position: await log.position(0) })).toEqual(nothing);
  });

  it('a moment that was answered once has the same answer whatever comes', async () => {
    const [event] = await recorded(1);
    await beat();
    const { rows } = await api.query<{ beat: string }>(
      'select heartbeat_at::text as beat from log.sequencer',
    );
    const asked = { recordedBy: rows[0]!.beat };
    const before = await fresh().asOf('asOf', asked);
    expect(before.seq).toBe(event!.seq);
    await recorded(2);
    await beat();
    expect(await fresh().asOf('asOf', asked)).toEqual(before);
  });

  it('a moment that the log has not come to is waited for', async () => {
    await recorded(1);
    const { rows } = await api.query<{ now: string }>('select clock_timestamp()::text as now');
    const asked = fresh().asOf('asOf', { recordedBy: rows[0]!.now });
    await beat();
    expect((await asked).seq).toBe(await fresh().head());
  });

  it('and refused where it does not come', async () => {
    const { rows } = await api.query<{ now: string }>('select clock_timestamp()::text as now');
    expect(await codeOf({ recordedBy: rows[0]!.now })).toBe('AS_OF_NOT_REACHED');
  });

  it('a position knows what stands there, and all before it', async () => {
    const [event] = await recorded(1);
    const log = fresh();
    const { seq, knownAt } = event!;
    expect(await log.asOf('asOf', { position: await log.position(seq) })).toEqual({ seq, knownAt });
    expect(await codeOf({ position: await log.position(seq + 1) })).toBe('POSITION_UNKNOWN');
    expect(await codeOf({ position: `${randomUUID()}:0.${seq}` })).toBe('POSITION_FOREIGN');
    expect(await codeOf({ position: `${await store.logId()}:77.1` })).toBe('POSITION_LOST');
  });

  it('is one of both, and nothing ahead of the database’s clock', async () => {
    const position = await fresh().position(1);
    expect(await codeOf({ position, recordedBy: '2022-01-01T00:00:00Z' })).toBe('AS_OF_AMBIGUOUS');
    expect(await codeOf({})).toBe('AS_OF_AMBIGUOUS');
    expect(await codeOf({ position: null, recordedBy: null })).toBe('AS_OF_AMBIGUOUS');
    expect(await codeOf({ recordedBy: '2999-01-01T00:00:00+08:00' })).toBe('AS_OF_FUTURE');
  });
});

describe('as of when, over random histories', () => {
  const databases: TestDatabase[] = [];
  const pools: Pool[] = [];
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    for (const one of databases) await one.drop();
  });

  /** A log whose database has the clock that it is told: statements find this one before PostgreSQL's own. */
  const onSteppedClock = async () => {
    const one = await testDatabase(logMigrations);
    databases.push(one);
    const open = (url: string): Pool => {
      const pool = openPool(url, 4);
      pools.push(pool);
      return pool;
    };
    const admin = open(one.env.DATABASE_URL);
    await admin.query(`create schema stepped;
      create table stepped.clock as select clock_timestamp() as now;
      create function stepped.clock_timestamp() returns timestamptz language sql volatile as 'select now from stepped.clock';
      grant usage on schema stepped to public;
      grant select on stepped.clock to public`);
    const stepped = (url: string): string => {
      const made = new URL(url);
      const options = `${made.searchParams.get('options')} -c search_path=stepped,pg_catalog`; // the last one said counts
      made.searchParams.set('options', options);
      made.search = made.searchParams.toString().replaceAll('+', '%20');
      return made.href;
    };
    const [asApi, asWorker] = [open(stepped(one.api)), open(stepped(one.worker))];
    return {
      api: asApi,
      store: new PostgresEventStore(asApi),
      sequencers: [3, 1].map((batch) => new Sequencer(new PostgresEventStore(asWorker), asWorker, batch)),
      step: (microseconds: number) =>
        admin.query(`update stepped.clock set now = now + $1 * interval '1 microsecond'`, [microseconds]),
    };
  };
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant('append' as const) },
    { weight: 1, arbitrary: fc.constant('leave an append open' as const) },
    { weight: 1, arbitrary: fc.constantFrom('commit' as const, 'roll back' as const) },
    { weight: 3, arbitrary: fc.constantFrom('place' as const, 'place by another' as const) },
    { weight: 2, arbitrary: fc.constantFrom('beat' as const, 'beat by another' as const) },
    { weight: 2, arbitrary: fc.constant('ask' as const) },
    // Forwards and back, by a microsecond up to hours; else the clock stands still.
    { weight: 4, arbitrary: fc.constantFrom(1, 1_000_000, 3_600_000_000, -1, -1_000_000, -7_200_000_000) },
  );

  it(
    'no answer that was once given changes: a clock that stands still or is stepped, appends left open across a beat, two sequencers',
    async () => {
      const { api: on, store: log, sequencers, step: stepBy } = await onSteppedClock();
      const ask = (recordedBy: string) =>
        new SequencedLog(log, registry, on).asOf('asOf', { recordedBy }).catch((error: unknown) => {
          if (error instanceof Refused) return error.code;
          throw error;
        });
      const given = new Map<string, unknown>();
      const refused = new Set<unknown>();
      let left: PoolClient | undefined;
      const end = async (how: 'commit' | 'rollback') => {
        await left?.query(how);
        left?.release();
        left = undefined;
      };
      /** Moments around all that the log has said so far, and whether it has come to them. */
      const moments = async () =>
        (
          await on.query<{ at: string; reached: boolean; ahead: boolean }>(
            `select distinct m::text as at, m <= greatest(s.known_at, s.heartbeat_at) as reached, m > clock_timestamp() as ahead
               from log.sequencer s, lateral (values (s.known_at), (s.heartbeat_at), (clock_timestamp())) said(moment),
                 lateral (values (moment - interval '1 microsecond'), (moment), (moment + interval '1 microsecond')) around(m)`,
          )
        ).rows;
      const doIt = async (what: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
        if (typeof what === 'number') return void (await stepBy(what));
        if (what === 'append') return void (await appendNext(log, `sample-${randomUUID()}`, {}));
        if (what === 'commit') return end('commit');
        if (what === 'roll back') return end('rollback');
        if (what === 'place') return void (await sequencers[0]!.advance());
        if (what === 'place by another') return void (await sequencers[1]!.advance());
        if (what === 'beat') return sequencers[0]!.beat();
        if (what === 'beat by another') return sequencers[1]!.beat();
        if (what === 'leave an append open') {
          if (left) return;
          left = await on.connect();
          await left.query('begin');
          return void (await appendNext(new PostgresEventStore(left), `sample-${randomUUID()}`, {}));
        }
        for (const { at, reached, ahead } of await moments()) {
          // One that is neither would be waited for.
          if (!reached && !ahead) continue;
          const answer = await ask(at);
          if (!reached) refused.add(answer);
          else if (!given.has(at)) given.set(at, answer);
        }
      };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
          given.clear();
          // Ahead of all that the history before has reached, or every place would be a microsecond behind the last.
          await stepBy(86_400_000_000);
          try {
            for (const each of steps) await doIt(each);
            await end('commit');
            while ((await sequencers[0]!.advance()).length > 0);
          } finally {
            await end('rollback');
          }
          for (const [at, answer] of given) {
            expect([at, await ask(at)]).toEqual([at, answer]);
            // All that was known by then, and nothing else, lies up to its place.
            const { rows } = await on.query<{ known: number }>(
              'select count(*)::int as known from log.log_index where known_at <= $1::timestamptz',
              [at],
            );
            expect(answer).toMatchObject({ seq: rows[0]!.known });
          }
        }),
        { numRuns: histories(3), seed: 9 },
      );
      expect([...refused]).toEqual(['AS_OF_FUTURE']);
    },
    patience,
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Refused } from '#platform/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
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

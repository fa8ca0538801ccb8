import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { unsequenced } from '#platform/event-store';
import { healthOf, standstillOf, type PartHealth } from './health.js';
import { lockOf } from './leadership.js';
import { opened, openSampleLog, session, type SampleLog } from './testing/sample-log.js';
import { takeTurn } from './rebuild-turn.js';

let sample: SampleLog;
let leader: Client;
beforeAll(async () => {
  sample = await openSampleLog();
});
beforeEach(async () => {
  sample = await sample.emptied();
  leader = await session(sample, 'worker');
  await sample.happened(opened(1), opened(2), opened(3));
});
afterEach(() => leader.end());
afterAll(() => sample.close());

/** As a process that leads these parts. */
const leads = async (...names: string[]) => {
  for (const name of names)
    await leader.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf({ name })]);
};
const stands = (name: string, seq: number, failure: string | null = null) =>
  sample.db.query(
    `insert into log.checkpoint (name, version, shape, seq, failure) values ($1, 1, '-', $2, $3)
     on conflict (name) do update set seq = excluded.seq, failure = excluded.failure`,
    [name, seq, failure],
  );
const owner = async (sql: string) => {
  const client = await session(sample, 'owner');
  await client.query(sql);
  await client.end();
};
const health = () =>
  healthOf(sample.apiDb, [{ name: 'tallies' }, { name: 'days' }], [{ name: 'here' }, { name: 'not-begun' }]);
const states = async () => Object.fromEntries((await health()).map(({ name, state }) => [name, state]));

describe('the health of the parts of a worker', () => {
  it('is told of the sequencer, the projections and the reactions that have begun', async () => {
    await stands('tallies', 2);
    await stands('reaction/here', 3);
    expect(await health()).toMatchObject([
      { name: 'sequencer', kind: 'SEQUENCER', seq: 3, head: 3 },
      { name: 'days', kind: 'PROJECTION', seq: 0, head: 3, seenAt: null, failure: null },
      { name: 'tallies', kind: 'PROJECTION', seq: 2, head: 3 },
      { name: 'reaction/here', kind: 'REACTION', seq: 3, head: 3 },
    ]);
  });

  it('is STOPPED where nobody leads, and the moment a leader is gone', async () => {
    await stands('tallies', 3);
    await leads('sequencer', 'projection/tallies', 'reaction/here');
    await stands('reaction/here', 3);
    expect(await states()).toEqual({
      sequencer: 'RUNNING',
      tallies: 'RUNNING',
      days: 'STOPPED',
      'reaction/here': 'RUNNING',
    });
    await leader.end();
    leader = await session(sample, 'worker');
    while (Object.values(await states()).some((state) => state !== 'STOPPED')); // until PostgreSQL has noticed
    const [, , tallies] = await health();
    expect(tallies!.seenAt).not.toBeNull(); // when it last moved
  });

  it('is BEHIND until all is shown', async () => {
    await leads('projection/tallies');
    await stands('tallies', 2);
    expect((await states())['tallies']).toBe('BEHIND');
    await stands('tallies', 3);
    expect((await states())['tallies']).toBe('RUNNING');
  });

  it('is STOPPED by a failure, though somebody leads, and says which', async () => {
    await leads('projection/tallies');
    await stands('tallies', 1, 'a row to change is not there');
    expect((await health()).at(-1)).toMatchObject({
      name: 'tallies',
      state: 'STOPPED',
      failure: 'a row to change is not there',
    });
  });

  it('is REBUILDING while somebody has the turn, of those projections alone', async () => {
    await leads('projection/tallies', 'projection/days');
    await stands('tallies', 3);
    await stands('days', 3);
    const turn = await takeTurn(sample.database.worker, ['tallies']);
    expect(await states()).toMatchObject({ tallies: 'REBUILDING', days: 'RUNNING' });
    await turn.end();
    while ((await states())['tallies'] !== 'RUNNING'); // until PostgreSQL has noticed
  });

  it('says how long something waits for it, and since when at most it could have moved', async () => {
    await leads('sequencer', 'projection/tallies');
    await stands('tallies', 3);
    await sample.db.query(`update log.checkpoint set updated_at = clock_timestamp() - interval '1 day'`);
    const tallied = async () => (await health()).find(({ name }) => name === 'tallies')!;
    expect(await tallied()).toMatchObject({ state: 'RUNNING', stillMs: 0 });
    // It stood idle for a day, and something has come just now: that is no standstill.
    await sample.happened(opened(4));
    const { stillMs, state } = await tallied();
    expect([state, stillMs < 3_600_000]).toEqual(['BEHIND', true]);
    await owner(`update log.log_index set known_at = known_at - interval '2 hours' where seq = 4`);
    expect((await tallied()).stillMs).toBeGreaterThan(3_600_000);
    await sample.db.query(`update log.checkpoint set updated_at = clock_timestamp()`);
    expect((await tallied()).stillMs).toBeLessThan(3_600_000);
  });

  it('is STOPPED beyond the end of the log, and where its tables are gone', async () => {
    await leads('projection/tallies', 'projection/days');
    await stands('tallies', 7);
    expect((await states())['tallies']).toBe('STOPPED');
    await stands('tallies', 3);
    const asked = [{ name: 'tallies', tables: ['"views"."tally"'] }];
    expect((await healthOf(sample.apiDb, asked, [])).at(-1)).toMatchObject({
      missing: true,
      state: 'STOPPED',
    });
    await sample.db.query('create table views.tally (id uuid)');
    expect((await healthOf(sample.apiDb, asked, [])).at(-1)).toMatchObject({
      missing: false,
      state: 'RUNNING',
    });
  });

  it('of a sequencer counts what has no place yet', async () => {
    await leads('sequencer');
    await sample.sequencer.beat();
    await sample.appended(opened(4));
    await sample.appended(opened(5));
    const sequencer = async () =>
      (await healthOf(sample.apiDb, [], [], await unsequenced(sample.store, sample.pool)))[0]!;
    expect(await sequencer()).toMatchObject({ seq: 3, head: 5, state: 'BEHIND' });
    await owner(`update log.events set created_at = created_at - interval '2 hours'`);
    await owner(`update log.sequencer set known_at = known_at - interval '1 hour'`);
    const { stillMs } = await sequencer();
    expect(Math.round(stillMs / 3_600_000)).toBe(1);
    await sample.sequencer.advance();
    expect(await sequencer()).toMatchObject({ seq: 5, head: 5, state: 'RUNNING', stillMs: 0 });
  });

  it('is STOPPED for a sequencer that hangs, though it holds its lock', async () => {
    await leads('sequencer');
    await sample.sequencer.beat();
    expect((await states())['sequencer']).toBe('RUNNING');
    await leader.query(`update log.sequencer set heartbeat_at = heartbeat_at - interval '1 minute'`);
    expect((await states())['sequencer']).toBe('STOPPED');
  });
});

describe('a standstill', () => {
  const part = (more: Partial<PartHealth>): PartHealth => ({
    name: 'tallies',
    kind: 'PROJECTION',
    seq: 3,
    head: 5,
    state: 'BEHIND',
    seenAt: null,
    failure: null,
    missing: false,
    stillMs: 0,
    ...more,
  });
  it.each([
    ['a backlog that moves', part({ stillMs: 4_000 }), undefined],
    ['a large batch that is being written', part({ stillMs: 30_000 }), undefined],
    ['one that hangs', part({ stillMs: 90_000 }), 'tallies does not go on at 3 of 5, for 90 s'],
    [
      'a failure of this moment',
      part({ state: 'STOPPED', failure: 'select secret', stillMs: 900 }),
      undefined,
    ],
    [
      'a failure that lasts',
      part({ state: 'STOPPED', failure: 'select secret', stillMs: 9_000 }),
      'tallies fails at 3 of 5, for 9 s',
    ],
    [
      'nobody who runs it',
      part({ state: 'STOPPED', stillMs: 9_000 }),
      'tallies runs nowhere at 3 of 5, for 9 s',
    ],
    ['nobody who runs it, and nothing to do', part({ state: 'STOPPED', seq: 5, stillMs: 0 }), undefined],
    ['a rebuild', part({ state: 'REBUILDING', stillMs: 900_000 }), undefined],
    ['no tables', part({ state: 'STOPPED', seq: 0, head: 0, missing: true }), 'tallies has no tables yet'],
    [
      'a place beyond the log',
      part({ state: 'STOPPED', seq: 9 }),
      'tallies stands at 9, beyond the end of the log at 5',
    ],
    ['a reaction', part({ kind: 'REACTION', state: 'STOPPED', stillMs: 90_000 }), undefined],
    [
      'a sequencer that beats and does not go on',
      part({ kind: 'SEQUENCER', stillMs: 9_000 }),
      'tallies does not go on at 3 of 5, for 9 s',
    ],
  ])('is told of, without a detail of the store, or is none: %s', (_, given, said) => {
    expect(standstillOf(given)).toBe(said);
  });
});

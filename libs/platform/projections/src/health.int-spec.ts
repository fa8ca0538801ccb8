import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { healthOf } from './health.js';
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

  it('is STOPPED for a sequencer that hangs, though it holds its lock', async () => {
    await leads('sequencer');
    await sample.sequencer.beat();
    expect((await states())['sequencer']).toBe('RUNNING');
    await leader.query(`update log.sequencer set heartbeat_at = heartbeat_at - interval '1 minute'`);
    expect((await states())['sequencer']).toBe('STOPPED');
  });
});

import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import { connect } from '#platform/database';
import { beginBranch, logMigrations, PostgresEventStore, Sequencer } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { appendNext } from '../../../platform/event-store/src/testing/samples.js';
import { forgetSeen, noteSeen, refuseOlderCopy } from './last-seen.js';

let database: TestDatabase;
let owner: Client;
let dataDir: string;
beforeAll(async () => {
  database = await testDatabase(logMigrations);
  owner = await connect(database.owner);
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-seen-'));
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Two events at the places 1 and 2. */
const begun = async (): Promise<void> => {
  await owner.query(
    'truncate log.events, log.log_index; delete from log.branch where number > 0; update log.sequencer set seq = 0, token = null',
  );
  await happened(2);
};
const happened = async (count: number): Promise<void> => {
  const worker = await connect(database.worker);
  const store = new PostgresEventStore(worker);
  const sequencer = new Sequencer(store, worker);
  for (let n = 0; n < count; n++) await appendNext(store, `sample-${Math.random()}`, {});
  for (let placed = 0; placed < count;) placed += (await sequencer.advance()).length;
  await worker.end();
};
const goesBackTo = async (seq: number): Promise<void> => {
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
beforeEach(async () => {
  await begun();
  await rm(path.join(dataDir, 'last-seen.json'), { force: true });
});

const isAccepted = () => refuseOlderCopy(owner, dataDir);
const isRefused = (words: string) =>
  expect(refuseOlderCopy(owner, dataDir)).rejects.toMatchObject({
    name: 'StartRefused',
    named: 'DATABASE_WENT_BACK',
    message: expect.stringContaining(words) as unknown,
  });

it('a log is taken as it is where nothing was noted of it, and where it has what was noted or more', async () => {
  await isAccepted();
  await noteSeen(owner, dataDir);
  await isAccepted();
  await happened(1);
  await isAccepted();
});

it('a log that ends before the place that was noted is refused', async () => {
  await noteSeen(owner, dataDir);
  await goesBackTo(1);
  await isRefused('had come to place 2, and this database ends before it');
});

it('a log that has another event at that place is refused, however long it is', async () => {
  await noteSeen(owner, dataDir);
  await goesBackTo(1);
  await happened(5);
  await isRefused('this database has another event there');
});

it('an older copy that a process still looks at before it ends is not noted: its next start is refused', async () => {
  await noteSeen(owner, dataDir);
  await goesBackTo(1);
  await noteSeen(owner, dataDir);
  await isRefused('had come to place 2, and this database ends before it');
  await happened(5);
  await noteSeen(owner, dataDir);
  await isRefused('this database has another event there');
  // Taken by a command, it is noted again.
  await beginBranch(owner, 'restored', { cluster: '7', timeline: 1 });
  await noteSeen(owner, dataDir);
  await isAccepted();
  await goesBackTo(3);
  await isRefused('had come to place 6, and this database ends before it');
});

it('a log without the branch that was noted is refused: it is the one from before', async () => {
  const { number } = await beginBranch(owner, 'promoted', { cluster: '7', timeline: 2 });
  await noteSeen(owner, dataDir);
  await owner.query('delete from log.branch where number > 0');
  await isRefused(`the log has been on branch ${number}, of which this database knows nothing`);
});

it('an older copy from before the branch that was noted is taken once that is forgotten, and what is seen of it from then on is noted', async () => {
  await beginBranch(owner, 'promoted', { cluster: '7', timeline: 2 });
  await noteSeen(owner, dataDir);
  await owner.query('delete from log.branch where number > 0');
  await goesBackTo(1);
  await isRefused('of which this database knows nothing');
  // A branch of its own may have the same number.
  await beginBranch(owner, 'restored', { cluster: '7', timeline: 1 });
  await noteSeen(owner, dataDir);
  await isRefused('had come to place 2');
  await forgetSeen(dataDir);
  await isAccepted();
  await happened(2);
  await noteSeen(owner, dataDir);
  await isAccepted();
  await goesBackTo(1);
  await isRefused('had come to place 3, and this database ends before it');
});

it('a log that has left the branch that was noted, by a command, is taken', async () => {
  await noteSeen(owner, dataDir);
  await goesBackTo(1);
  await beginBranch(owner, 'restored', { cluster: '7', timeline: 1 });
  await isAccepted();
});

it('what was noted of another log says nothing', async () => {
  await noteSeen(owner, dataDir);
  await goesBackTo(1);
  await owner.query('update log.log_info set log_id = gen_random_uuid()');
  await isAccepted();
});

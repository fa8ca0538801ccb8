import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { configFrom, connect, openDataSource } from '#platform/database';
import { branchesOf } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { beginBranchHere, refuseOtherCluster, tellPromoted } from './log-branch.js';
import { useLog } from './log-lock.js';
import { platformMigrations } from './migrations.js';

let database: TestDatabase;
let owner: DataSource;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-branch-'));
});
beforeEach(async () => {
  database = await testDatabase(platformMigrations);
  owner = await openDataSource(database.owner, []);
});
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const current = async () => (await branchesOf(owner)).at(-1)!;
/** As a physical copy has it that was promoted: what it has written down is of the timeline before. */
const wasPromoted = () => owner.query('update log.branch set timeline = timeline + 6');
const told = async (old?: string): Promise<string[]> => {
  const lines: string[] = [];
  await tellPromoted(configFrom({ ...database.env, DATA_DIR: dataDir }), {
    print: (line) => lines.push(line),
    old,
    open: { unsafe: true, onWarning: () => {} },
  });
  return lines;
};

describe('the cluster of a log', () => {
  it('is written down by the first start, also of a log of an earlier release, and stays', async () => {
    expect(await current()).toMatchObject({ number: 0, reason: 'begun', cluster: null, timeline: null });
    const { cluster, timeline } = await refuseOtherCluster(owner);
    expect(await current()).toMatchObject({ number: 0, cluster, timeline: 1 });
    expect(await refuseOtherCluster(owner)).toMatchObject({ cluster, timeline });
  });

  it.each([
    ['another timeline', 'update log.branch set timeline = 7', 'was promoted or brought back to a moment'],
    ['another cluster', `update log.branch set cluster = '7'`, 'is another cluster'],
  ])(
    'is not taken where it is %s: the start is refused with the commands for it',
    async (_what, change, words) => {
      await refuseOtherCluster(owner);
      await owner.query(change);
      await expect(refuseOtherCluster(owner)).rejects.toMatchObject({
        name: 'StartRefused',
        named: 'DATABASE_CHANGED',
        message: expect.stringMatching(
          new RegExp(`${words}.*npx yinfeng promoted.*npx yinfeng adopt-log`),
        ) as unknown,
      });
      expect(await branchesOf(owner)).toHaveLength(1);
    },
  );
});

it('that may not be asked which it is says in one line what to grant', async () => {
  const admin = await connect(database.env.DATABASE_URL);
  try {
    await admin.query('revoke execute on function pg_control_system() from public');
    await expect(refuseOtherCluster(owner)).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringMatching(
        /pg_control_system.*yinfeng_owner, yinfeng_worker, yinfeng_api/,
      ) as unknown,
    });
  } finally {
    await admin.end();
  }
});

describe('npx yinfeng promoted', () => {
  it('begins a branch where the log is, once, and the start is taken', async () => {
    const { cluster, timeline } = await refuseOtherCluster(owner);
    await wasPromoted();
    await owner.query('update log.sequencer set seq = 42');
    const lines = await told();
    const branch = await current();
    expect(branch).toMatchObject({ parent: 0, fromSeq: 42, reason: 'promoted', cluster, timeline });
    expect(lines[0]).toBe(
      `the log is on branch ${branch.number} from here on; it has left branch 0 behind place 42`,
    );
    await refuseOtherCluster(owner);
    expect(await told()).toEqual([
      `the log is on this cluster already, on branch ${branch.number}: nothing was begun`,
    ]);
    expect(await branchesOf(owner)).toHaveLength(2);
  });

  it('is refused while anybody uses the log', async () => {
    await refuseOtherCluster(owner);
    await wasPromoted();
    const stop = await useLog(database.api, () => {});
    await expect(told()).rejects.toThrow('the log is in use');
    await stop();
    expect(await branchesOf(owner)).toHaveLength(1);
  });

  it('takes no other log for the old one', async () => {
    const other = await testDatabase(platformMigrations);
    try {
      await refuseOtherCluster(owner);
      await expect(told(other.env.DATABASE_URL)).rejects.toThrow('has another log');
    } finally {
      await other.drop();
    }
  });
});

it('a copy that is restored twice begins two branches that share no number', async () => {
  await refuseOtherCluster(owner);
  const first = await beginBranchHere(database.owner, 'restored', true);
  await owner.query('delete from log.branch where number > 0'); // the copy knows nothing of it
  await owner.query('select pg_sleep(1.1)');
  const second = await beginBranchHere(database.owner, 'restored', true);
  expect(second!.branch.number).toBeGreaterThan(first!.branch.number);
  expect(second!.branch).toMatchObject({ parent: 0, reason: 'restored' });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { takeLog, takeTables, useLog } from './log-lock.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const nothing = () => undefined;
const isFree = async (): Promise<boolean> => {
  try {
    await (
      await takeLog(database.owner)
    )();
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      name: 'StartRefused',
      message: expect.stringMatching(/^the log is in use/),
    });
    return false;
  }
};
const sessions = async (sql: string): Promise<number> => {
  // A role may end its own sessions, and see them.
  const api = await connect(database.api);
  try {
    const { rowCount } = await api.query(
      `${sql} from pg_stat_activity where application_name = 'yinfeng uses the log' and datname = current_database()`,
    );
    return rowCount ?? 0;
  } finally {
    await api.end();
  }
};
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('a log', () => {
  it('is used by many, and moved by one alone', async () => {
    const ends = [await useLog(database.api, nothing), await useLog(database.worker, nothing)];
    expect(await isFree()).toBe(false);
    await ends[0]!();
    expect(await isFree()).toBe(false);
    await ends[1]!();
    expect(await isFree()).toBe(true);
  });

  it('is not begun to be used while it is moved', async () => {
    const end = await takeLog(database.owner);
    await expect(useLog(database.api, nothing)).rejects.toThrow(
      'the log is being moved or repaired by a yinfeng command: start when that has ended',
    );
    await end();
    await (
      await useLog(database.api, nothing)
    )();
  });

  it('is used again after the connection was lost', async () => {
    const end = await useLog(database.api, nothing);
    expect(await sessions('select pg_terminate_backend(pid)')).toBe(1);
    await until(async () => (await sessions('select pid')) === 1);
    await until(async () => !(await isFree()));
    await end();
    expect(await isFree()).toBe(true);
    expect(await sessions('select pid')).toBe(0);
  });

  it('says so where it was taken away meanwhile, and is used again afterwards', async () => {
    const reports: string[] = [];
    const end = await useLog(database.api, (line) => reports.push(line));
    // It gives its word again as soon as it can, and may well be faster.
    let release: (() => Promise<void>) | undefined;
    while (!release) {
      await sessions('select pg_terminate_backend(pid)');
      release = await takeLog(database.owner).catch(() => undefined);
    }
    await until(async () => reports.length > 0);
    expect(reports).toEqual(['the log is being moved or repaired while this process runs: stop it']);
    await release();
    await until(async () => !(await isFree()));
    await end();
  });
});

describe('read tables that are filled from nothing', () => {
  it('are taken by who alone uses the log, and keep others from beginning to', async () => {
    const own = await useLog(database.api, nothing);
    const giveBack = await takeTables(database.api);
    await expect(useLog(database.worker, nothing)).rejects.toThrow(/^the read tables are being filled/);
    await expect(takeTables(database.api)).rejects.toMatchObject({ name: 'StartRefused' });
    await giveBack();
    const other = await useLog(database.worker, nothing);
    await Promise.all([own(), other()]);
  });

  it('are not taken while another process uses the log', async () => {
    const ends = [await useLog(database.api, nothing), await useLog(database.worker, nothing)];
    await expect(takeTables(database.api)).rejects.toThrow(/stop it first, or rebuild without --drop/);
    await ends[1]!();
    await until(async () =>
      takeTables(database.api).then(
        async (giveBack) => (await giveBack(), true),
        () => false,
      ),
    );
    await ends[0]!();
  });

  it('are taken or the log is used, but never both, where both are begun at once', async () => {
    const own = await useLog(database.api, nothing);
    for (let round = 0; round < 20; round++) {
      const both = await Promise.allSettled([takeTables(database.api), useLog(database.worker, nothing)]);
      const won = both.filter((each) => each.status === 'fulfilled');
      expect(won.length).toBeLessThanOrEqual(1);
      for (const { value } of won) await value();
    }
    await own();
  });
});

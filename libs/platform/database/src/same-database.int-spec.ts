import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { logMigrations } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { connect } from './connection.js';
import { openDataSource } from './data-source.js';
import { AnotherDatabase, identityOf, SameDatabase, type DatabaseIdentity } from './same-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(logMigrations);
});
afterAll(() => database.drop());

const asked = async (url: string): Promise<DatabaseIdentity> => {
  const client = await connect(url);
  try {
    return await identityOf(client);
  } finally {
    await client.end();
  }
};

/** What a connection would be answered. */
const answering = (
  identity: Partial<Record<keyof DatabaseIdentity, string | number | null>>,
  until?: Promise<void>,
) =>
  ({
    query: async () => {
      await until;
      return {
        rows: [{ cluster: '7', timeline: 1, logId: 'l', branch: '0', flushed: '1000', ...identity }],
      };
    },
  }) as never;

const watched = () => {
  const found: string[] = [];
  return { found, same: new SameDatabase(({ message }) => found.push(message)) };
};

describe('which database a connection leads to', () => {
  it('is known to each role, the same to all', async () => {
    const [owner, worker, api] = await Promise.all(
      [database.owner, database.worker, database.api].map(asked),
    );
    expect(owner).toMatchObject({
      cluster: expect.stringMatching(/^\d{15,20}$/) as unknown,
      timeline: 1,
      branch: '0',
    });
    const lasting = ({ cluster, timeline, logId, branch }: DatabaseIdentity) => [
      cluster,
      timeline,
      logId,
      branch,
    ];
    expect([lasting(worker!), lasting(api!)]).toEqual([lasting(owner!), lasting(owner!)]);
  });

  it.each([
    ['another cluster', { cluster: '8' }, 'another cluster now (system identifier 8 instead of 7)'],
    ['one that was promoted', { timeline: 2 }, 'promoted or restored (timeline 2 instead of 1)'],
    ['another log', { logId: 'm' }, 'another log now (m)'],
    ['another branch', { branch: '1764278636' }, 'another branch now (1764278636)'],
    ['a standby', { timeline: null, flushed: null }, 'a standby now'],
    ['the same one as it was earlier', { flushed: '999' }, 'has gone back'],
  ])('is noticed where it is %s', async (_what, other, words) => {
    const { found, same } = watched();
    await same.check(answering({}));
    await expect(same.check(answering(other))).rejects.toBeInstanceOf(AnotherDatabase);
    expect(found).toEqual([expect.stringContaining(words)]);
  });

  it('is the same after a restart, which takes nothing back', async () => {
    const { found, same } = watched();
    for (const flushed of ['1000', '1000', '5000', '5000']) await same.check(answering({ flushed }));
    expect(found).toEqual([]);
  });

  it('is the same for connections whose answers overtake each other', async () => {
    const { found, same } = watched();
    await same.check(answering({}));
    let arrive = (): void => {};
    const slow = same.check(answering({ flushed: '1001' }, new Promise<void>((done) => (arrive = done))));
    await same.check(answering({ flushed: '2000' }));
    arrive();
    await slow;
    expect(found).toEqual([]);
  });

  it('is asked before anything runs on a new connection', async () => {
    const { found, same } = watched();
    const pool = new Pool({ connectionString: database.api, max: 1, onConnect: same.check });
    const source = await openDataSource(database.worker, [], {
      poolSize: 1,
      onConnect: same.check,
      onLost: () => undefined,
    });
    const owner = await connect(database.owner);
    try {
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      const [{ pid }] = (await source.query('select pg_backend_pid() as pid')) as [{ pid: number }];
      await owner.query(`insert into log.branch (number, parent, reason) values (1764278636, 0, 'restored')`);
      // Those that are there stay: a connection leads where it was made to.
      expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
      const worker = await connect(database.worker);
      await worker.query('select pg_terminate_backend($1)', [pid]);
      await worker.end();
      // The pool may lend the dead one once more.
      const refused = async () => {
        for (;;)
          try {
            await source.query('create table views.touched ()');
            return undefined;
          } catch (error) {
            if (!/terminat|closed|ended/i.test(String(error))) return error;
          }
      };
      expect(await refused()).toBeInstanceOf(AnotherDatabase);
      expect(found).toEqual(['the log is on another branch now (1764278636)']);
      expect((await owner.query(`select to_regclass('views.touched') as made`)).rows).toEqual([
        { made: null },
      ]);
    } finally {
      await Promise.all([pool.end(), source.destroy(), owner.end()]);
    }
  });
});

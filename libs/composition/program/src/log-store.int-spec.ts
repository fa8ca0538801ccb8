import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import type { KurrentOptions } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  startKurrentServer,
  type KurrentServer,
} from '../../../../test/support/kurrentdb/kurrentdb-server.js';
import { openPlatform, type Platform } from './platform.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yinfeng-home-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open = async (
  database: TestDatabase,
  env: NodeJS.ProcessEnv = {},
  kurrent: KurrentOptions = {},
): Promise<Platform> =>
  openPlatform(configFrom({ ...database.env, DATA_DIR: folder, DEMO: '1', ...env }), {
    unsafe: true,
    onWarning: () => undefined,
    report: () => undefined,
    kurrent,
  });
/** Starts and stops; tells the line of a refusal. */
const start = async (
  database: TestDatabase,
  env: NodeJS.ProcessEnv = {},
  kurrent: KurrentOptions = {},
): Promise<string | undefined> => {
  try {
    await (await open(database, env, kurrent)).close();
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'StartRefused', message: expect.not.stringMatching(/\n|hunter2/) });
    return (error as Error).message;
  }
};

describe('the home of a log', () => {
  let server: KurrentServer;
  const databases: TestDatabase[] = [];
  const fresh = async (): Promise<TestDatabase> => {
    const database = await testDatabase();
    databases.push(database);
    return database;
  };
  const kurrentdb = (prefix: string) => ({
    EVENT_STORE: 'kurrentdb',
    KURRENTDB_URL: server.connectionString,
    KURRENTDB_PREFIX: prefix,
  });
  /** One row is enough for a log to have begun. */
  const ask = async (database: TestDatabase, sql: string): Promise<Record<string, unknown>[]> => {
    const client = await connect(database.owner);
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const begin = (database: TestDatabase) =>
    ask(
      database,
      `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
       values (gen_random_uuid(), 'sample-1', 1, 'Noted', 1, '{}', '{}', '\\x00')`,
    );

  beforeAll(async () => {
    server = await startKurrentServer({ refuseAny: true });
  });
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
  });
  afterAll(() => server.stop());

  it('is PostgreSQL unless something else is said, and may become KurrentDB until the log begins', async () => {
    const database = await fresh();
    expect(await start(database)).toBeUndefined();
    expect(await ask(database, 'select home from log.log_info')).toEqual([{ home: 'postgres' }]);
    expect(await start(database, kurrentdb('first'))).toBeUndefined();
    expect(await ask(database, 'select home from log.log_info')).toEqual([{ home: 'kurrentdb' }]);
    expect(await start(database, kurrentdb('first'))).toBeUndefined();
  });

  it('has one identity, which an empty KurrentDB takes over', async () => {
    const database = await fresh();
    const platform = await open(database, kurrentdb('second'));
    const [info] = await ask(database, 'select log_id from log.log_info');
    const logId = await platform.store.logId();
    await platform.close();
    expect(logId).toBe(info!['log_id']);
  });

  it('is not left by a word in the configuration', async () => {
    const database = await fresh();
    await start(database, kurrentdb('third'));
    expect(await start(database)).toMatch(
      /^the log of this database lives in KurrentDB: .*EVENT_STORE=kurrentdb.*migrate-log --to postgres$/,
    );
    const other = await fresh();
    await start(other);
    await begin(other);
    expect(await start(other, kurrentdb('fourth'))).toMatch(
      /^the log of this database lives in PostgreSQL: .*migrate-log --to kurrentdb, or start without EVENT_STORE=kurrentdb$/,
    );
    expect(server.log.stream('fourth.log').state).toBe('none');
  });

  it("is not another database's log", async () => {
    await start(await fresh(), kurrentdb('fifth'));
    expect(await start(await fresh(), kurrentdb('fifth'))).toMatch(
      /^the log in the KurrentDB at KURRENTDB_URL \(\S+\) is not this database's/,
    );
  });

  it('is not a KurrentDB that has lost the events, or never had them', async () => {
    const database = await fresh();
    await start(database, kurrentdb('sixth'));
    await ask(database, 'update log.sequencer set seq = 7');
    expect(await start(database, kurrentdb('seventh'))).toMatch(
      /^the KurrentDB at KURRENTDB_URL does not have the 7 events/,
    );
    expect(server.log.stream('seventh.log').state).toBe('none');
  });

  it('is told in one line when it cannot be reached, or is spelt wrong', async () => {
    const database = await fresh();
    expect(
      await start(
        database,
        { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: 'esdb://a:hunter2@127.0.0.1:1?tls=false' },
        { deadlineMs: 300, patienceMs: 600 }, // nobody is there, however long one waits
      ),
    ).toMatch(/^KURRENTDB_URL: the KurrentDB does not answer/);
    expect(
      await start(database, {
        EVENT_STORE: 'kurrentdb',
        KURRENTDB_URL: 'esdb://a:hunter2@h?tlsCAFile=/no/such.pem',
      }),
    ).toMatch(/^KURRENTDB_URL: .*certificate/);
    expect(await start(database, { EVENT_STORE: 'memory' })).toMatch(/^EVENT_STORE=memory is for specs/);
  });

  it('refuses a user who may not read it', async () => {
    const guarded = await startKurrentServer({ credentials: { username: 'yinfeng', password: 'hunter2' } });
    const database = await fresh();
    // Without TLS the client keeps the password to itself.
    expect(
      await start(database, { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: guarded.connectionString }),
    ).toMatch(/^KURRENTDB_URL: the KurrentDB refuses this user/);
    await guarded.stop();
  });
});

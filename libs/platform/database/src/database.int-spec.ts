import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { startEmbedded, superuser, type Embedded } from '#platform/supervision';
import { configFrom } from './config.js';
import { connect } from './connection.js';
import { migrate, openDataSource } from './data-source.js';
import { openDatabase, type OpenOptions } from './database.js';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yinfeng-database-'));
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const open = (env: NodeJS.ProcessEnv, options: OpenOptions = { unsafe: true }) =>
  openDatabase(configFrom({ DATA_DIR: dataDir, ...env }), options);

const ask = async <T>(url: string, sql: string): Promise<T[]> => {
  const client = await connect(url);
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

const who = `select current_user::text as who, current_schema()::text as schema,
                    current_setting('statement_timeout') as patience,
                    current_setting('idle_in_transaction_session_timeout') as forgetful`;

describe('a given PostgreSQL', () => {
  it('is used with one login a role, each with its search path and limits', async () => {
    const given = await open(database.env);
    expect(given).toMatchObject({ embedded: false, attached: false });
    const limits = { patience: '0', forgetful: '30s' };
    expect(await ask(given.owner, who)).toEqual([{ who: 'yinfeng_owner', schema: 'log', ...limits }]);
    expect(await ask(given.worker, who)).toEqual([{ who: 'yinfeng_worker', schema: 'views', ...limits }]);
    expect(await ask(given.api, who)).toEqual([
      { who: 'yinfeng_api', schema: 'views', ...limits, patience: '10s' },
    ]);
    await given.stop();
    expect(existsSync(join(dataDir, 'keys'))).toBe(false); // the environment had all passwords
  });

  it('is refused when a power cut could lose acknowledged events', () =>
    expect(open(database.env, {})).rejects.toThrow(
      'PostgreSQL runs with fsync, full_page_writes, synchronous_commit off',
    ));

  it('is refused when the API’s login is one that row-level security does not bind', () =>
    expect(open({ ...database.env, DATABASE_URL_API: database.env.DATABASE_URL })).rejects.toThrow(
      'DATABASE_URL_API: yinfeng_admin is a superuser or has BYPASSRLS, and must not',
    ));

  it('is refused when a login is, with the variable to set', () =>
    expect(
      open({
        ...database.env,
        DATABASE_URL_API: database.env.DATABASE_URL_API.replace(/:[^:@]+@/, ':wrong@'),
      }),
    ).rejects.toThrow(/it refuses the password of yinfeng_api \(set DATABASE_URL_API\)$/));

  it('is refused when its roles are there, but their passwords are known neither here nor to the environment', async () => {
    const { DATABASE_URL } = database.env;
    await expect(open({ DATABASE_URL })).rejects.toThrow(
      /it refuses the password of yinfeng_worker \(set DATABASE_URL_WORKER, or for a restored copy run npx yinfeng adopt-log, .*\)$/,
    );
  });
});

const refusal = async (url: string): Promise<string> => {
  const error = await open({ DATABASE_URL: url }).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  expect(error?.name).toBe('StartRefused');
  expect(error?.message).not.toContain('hunter2');
  expect(error?.message).not.toContain('\n');
  return error!.message;
};

describe('a PostgreSQL that can’t be reached', () => {
  it('is said in one line: nothing listens', async () =>
    expect(await refusal('postgres://u:hunter2@127.0.0.1:1/d')).toBe(
      'PostgreSQL at 127.0.0.1:1: nothing listens there',
    ));

  it('is said in one line: no such host', async () =>
    // No name at all, which nobody is asked for: how long a network takes to know none is its own affair.
    expect(await refusal('postgres://u:hunter2@no..such-host/d')).toBe(
      'PostgreSQL at no..such-host: no such host',
    ));

  it('is said in one line: no such database, no such user', async () => {
    const { DATABASE_URL } = database.env;
    expect(await refusal(DATABASE_URL.replace(/[^/]+$/, '不存在'))).toMatch(/: it has no database 不存在$/);
    expect(await refusal(DATABASE_URL.replace(/\/\/[^@]+@/, '//nobody:hunter2@'))).toMatch(
      /: it refuses the password of nobody$/,
    );
  });

  it('is given up after ten seconds when it is silent', async () => {
    const silent: Server = createServer();
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    expect(await refusal(`postgres://u:hunter2@127.0.0.1:${port}/d`)).toBe(
      `PostgreSQL at 127.0.0.1:${port}: no answer within 10 s`,
    );
    silent.close();
  });
});

describe('a PostgreSQL of an administrator', () => {
  let folder: string;
  let cluster: Embedded;
  const address = (user: string, password: string, name: string) =>
    `postgres://${user}:${password}@127.0.0.1:${cluster.port}/${name}`;
  const asSuperuser = (sql: string, name = 'postgres') => ask(address(superuser, 'secret', name), sql);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yinfeng-given-'));
    cluster = await startEmbedded(join(folder, 'postgres'), 'secret');
    await asSuperuser(`create role crm_admin login createrole password 'p%ss'`);
    await asSuperuser('create database crm owner crm_admin');
    await asSuperuser(`create role plain login password 'plain'`);
    await asSuperuser('create database other');
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('that may not be prepared says what is missing', () =>
    expect(open({ DATABASE_URL: address('plain', 'plain', 'other') })).rejects.toThrow(
      /^DATABASE_URL may not prepare the database \(permission denied.*\): give it a role with CREATEROLE/,
    ));

  it('is prepared by a role with CREATEROLE that owns the database, once, and keeps the passwords it made', async () => {
    const env = { DATABASE_URL: address('crm_admin', 'p%25ss', 'crm') };
    const first = await open(env, {});
    expect(await ask(first.owner, who)).toMatchObject([{ who: 'yinfeng_owner' }]);
    expect(await ask(first.worker, 'create table board (id int)')).toEqual([]);
    expect(
      await ask(first.api, 'select current_user::text as who from board right join (select) on true'),
    ).toEqual([{ who: 'yinfeng_api' }]);
    expect(await open(env, {})).toMatchObject({ worker: first.worker, api: first.api });
    expect(readFileSync(join(dataDir, 'keys/database.json'), 'utf8')).toContain(
      decodeURIComponent(new URL(first.api).password),
    );
  });

  it('that was restored without the passwords is opened once they are set anew, by who is told to and by nobody else', async () => {
    const env = { DATABASE_URL: address('crm_admin', 'p%25ss', 'crm') };
    const elsewhere = mkdtempSync(join(tmpdir(), 'yinfeng-restored-'));
    try {
      const restored = (renewPasswords: boolean) => open({ ...env, DATA_DIR: elsewhere }, { renewPasswords });
      await expect(restored(false)).rejects.toThrow(/refuses the password of yinfeng_worker .*adopt-log/);
      await open(env, {}); // the machine that has them goes on
      const { worker, api } = await restored(true);
      expect(await ask(worker, who)).toMatchObject([{ who: 'yinfeng_worker' }]);
      expect(await ask(api, who)).toMatchObject([{ who: 'yinfeng_api' }]);
      expect(await restored(false)).toMatchObject({ worker, api }); // kept for the next start
      await expect(open(env, {})).rejects.toThrow('refuses the password of yinfeng_worker');
    } finally {
      await open(env, { renewPasswords: true });
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it('is never told a password in clear', async () => {
    const rows = await asSuperuser(`select rolpassword from pg_authid where rolname = 'yinfeng_api'`);
    expect(rows).toEqual([{ rolpassword: expect.stringMatching(/^SCRAM-SHA-256\$4096:/) }]);
  });

  it('may have been given its roles by the administrator, as the README says', async () => {
    for (const role of ['owner', 'worker', 'api'])
      await asSuperuser(`alter role yinfeng_${role} password 'given' nocreaterole`);
    await asSuperuser('grant yinfeng_worker to yinfeng_owner with inherit true, set true');
    await asSuperuser(
      `create database by_hand owner yinfeng_owner encoding 'UTF8' lc_ctype 'C.UTF-8' template template0`,
    );
    const given = await open(
      {
        DATABASE_URL: address('yinfeng_owner', 'given', 'by_hand'),
        DATABASE_URL_WORKER: address('yinfeng_worker', 'given', 'by_hand'),
        DATABASE_URL_API: address('yinfeng_api', 'given', 'by_hand'),
      },
      {},
    );
    await migrate(given.owner, []);
    await ask(given.worker, 'create table board (id int)');
    expect(await ask(given.api, 'select id from board')).toEqual([]);
  });

  it('is refused when the API’s login is above row-level security', async () => {
    await asSuperuser('alter role yinfeng_api bypassrls');
    const logins = {
      DATABASE_URL_WORKER: address('yinfeng_worker', 'given', 'crm'),
      DATABASE_URL_API: address('yinfeng_api', 'given', 'crm'),
    };
    await expect(
      open({ DATABASE_URL: address('crm_admin', 'p%25ss', 'crm'), ...logins }, {}),
    ).rejects.toThrow('DATABASE_URL_API: yinfeng_api is a superuser or has BYPASSRLS, and must not');
  });
});

describe('migrations', () => {
  class MakeEvents1700000000001 {
    up = (runner: { query(sql: string): Promise<unknown> }) =>
      runner.query('create table log.events (id int)');
    down = () => Promise.resolve();
  }
  class AddIndex1700000000002 {
    transaction = false; // or CONCURRENTLY would be refused
    up = (runner: { query(sql: string): Promise<unknown> }) =>
      runner.query('create index concurrently events_id on log.events (id)');
    down = () => Promise.resolve();
  }
  class Fail1700000000003 {
    up = async (runner: { query(sql: string): Promise<unknown> }) => {
      await runner.query('create table log.half (id int)');
      throw new Error('half way');
    };
    down = () => Promise.resolve();
  }

  it('run once in the order of their times, however many processes try', async () => {
    const all = [AddIndex1700000000002, MakeEvents1700000000001];
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.owner, all)));
    expect(runs.toSorted((a, b) => b.length - a.length)).toEqual([
      ['MakeEvents1700000000001', 'AddIndex1700000000002'],
      [],
      [],
    ]);
  });

  it('leave nothing of one that fails', async () => {
    await expect(migrate(database.owner, [Fail1700000000003])).rejects.toThrow('half way');
    expect(await ask(database.owner, `select to_regclass('log.half') as half`)).toEqual([{ half: null }]);
  });
});

describe('a data source', () => {
  it('gives bigint and numeric as text, so that nothing is rounded', async () => {
    const source = await openDataSource(database.api, [], { applicationName: 'spec' });
    expect(
      await source.query(
        `select 9007199254740993::bigint as big, 0.1::numeric as exact, current_setting('application_name') as name`,
      ),
    ).toEqual([{ big: '9007199254740993', exact: '0.1', name: 'spec' }]);
    await source.destroy();
  });

  it('survives the loss of its connections', async () => {
    const lost: string[] = [];
    const source = await openDataSource(database.worker, [], {
      applicationName: 'lost',
      onLost: (line) => lost.push(line),
    });
    await ask(
      database.worker,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'`,
    );
    while (lost.length === 0) await new Promise((done) => setTimeout(done, 5));
    expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
    await source.destroy();
  });

  it('refuses in one line when nothing listens', () =>
    expect(openDataSource('postgres://u:p@127.0.0.1:1/d', [])).rejects.toThrow(
      'PostgreSQL at 127.0.0.1:1: nothing listens there',
    ));
});

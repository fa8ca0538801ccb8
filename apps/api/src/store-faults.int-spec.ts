import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { patience, queryAt, until } from '../../../test/process/program.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { runningServer, type Ask, type RunningServer } from '../../../test/support/server.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/* What a client is told where this PostgreSQL takes no writes, as one does that was promoted away from, or read tables are gone: by the whole program. */

jest.setTimeout(patience);

let database: TestDatabase;
let server: RunningServer;
let admin: Ask;
const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-faults-'));

/** Who can take that back, too. */
const asSuperuser = (text: string) =>
  queryAt(`${database.env.DATABASE_URL}?options=-c%20default_transaction_read_only%3Doff`, text);
const asWorker = (text: string) => queryAt(database.worker, text);
const name = () => new URL(database.env.DATABASE_URL).pathname.slice(1);
const REGISTER = 'mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }';
const organization = (words: string) => ({
  commandId: randomUUID(),
  name: words,
  kind: 'SOCIAL_ASSOCIATION',
  regionCode: '370202',
});
const LIST = '{ organizations(first: 5) { totalCount } }';
const FIGURES = '{ totals(measures: [PROJECTS_LANDED]) { grand { value } } }';
/** Status, when to ask again, and the codes of all errors. */
const told = async (query: string, variables: object = {}) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: admin.cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return [
    response.status,
    response.headers.get('retry-after'),
    ...errors.map(({ extensions }) => extensions),
  ];
};
const unavailable = [503, '5', { code: 'STORE_UNAVAILABLE', retryAfterSeconds: 5 }];

beforeAll(async () => {
  database = await testDatabase();
  server = await runningServer({ on: { database, dataDir } });
  admin = await server.as('admin');
  await admin(REGISTER, { i: organization('甲协会') });
});
afterAll(async () => {
  await server?.end();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a PostgreSQL that takes no writes', () => {
  const takesWrites = async (takes: boolean) => {
    await asSuperuser(`alter database ${name()} set default_transaction_read_only = ${takes ? 'off' : 'on'}`);
    await asSuperuser(
      // Until each is gone: nobody is answered by one that is still to end.
      `select pg_terminate_backend(pid, ${patience}) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
  };
  afterEach(() => takesWrites(true));

  it('is a store that is not available to who writes, who may send the same again, and still answers who reads', async () => {
    const input = organization('乙协会');
    await takesWrites(false);
    await until('it is read again', async () => (await told(LIST))[0] === 200);
    expect(await told(REGISTER, { i: input })).toEqual(unavailable);
    expect(await told(REGISTER, { i: input })).toEqual(unavailable);
    expect(
      await told('mutation($i: SignInInput!) { signIn(input: $i) { username } }', {
        i: { username: 'admin', password: 'demo-yinfeng' },
      }),
    ).toEqual(unavailable);
    expect((await admin(LIST)).organizations.totalCount).toBe(1);
    await takesWrites(true);
    await until('it is taken', async () => (await told(REGISTER, { i: input }))[0] === 200);
    await until('it is shown', async () => (await admin.raw(LIST)).data?.organizations.totalCount === 2);
  });
});

describe('read tables that are gone', () => {
  it.each([
    ['organizations', LIST],
    ['ledger_sum', FIGURES],
    ['ledger_entry', '{ ledgerEntries(measure: PROJECTS_LANDED, first: 1) { totalCount } }'],
  ])('are a store that is not available: %s', async (table, query) => {
    await until('it is answered', async () => (await told(LIST))[0] === 200); // after the cuts of the case before
    await asWorker(`alter table views.${table} rename to ${table}_gone`);
    try {
      expect(await told(query)).toEqual(unavailable);
    } finally {
      await asWorker(`alter table views.${table}_gone rename to ${table}`);
    }
    await until('it is answered again', async () => (await told(query))[0] === 200);
  });
});

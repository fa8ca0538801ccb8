import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom } from '#platform/database';
import { signedIn, type Ask } from '../../../test/process/client.js';
import { patience, queryAt, until } from '../../../test/process/program.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { startServer, type Server } from './server.js';

/*
 * What `/readyz` says of a server whose worker runs elsewhere, or nowhere: by the word of the database. Time is set back in the database, never
 * waited for.
 */

jest.setTimeout(patience);

let database: TestDatabase;
let server: Server;
let admin: Ask;
let worker: ReturnType<Server['platform']['worker']> | undefined;
const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-readiness-'));

type Readiness = {
  readonly status: number;
  readonly body: { readonly missing?: Record<string, string>; readonly behind?: Record<string, number> };
};
const readyz = async (): Promise<Readiness> => {
  const response = await fetch(`${server.url}/readyz`);
  return { status: response.status, body: (await response.json()) as Readiness['body'] };
};
const sql = (text: string, ...values: unknown[]) => queryAt(database.owner, text, values);
const works = async () => {
  worker = server.platform.worker(null);
  await worker.start();
};
const rests = async () => {
  await worker?.stop();
  worker = undefined;
};
/** Records something, whether anybody shows it or not. */
const records = async (name: string): Promise<void> => {
  try {
    await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
      i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202' },
    });
  } catch (error) {
    if (!String(error).includes('VIEW_BEHIND')) throw error;
  }
};
/** Projections that an event does not concern pass it at once, and write that down within a second. */
const allIsShown = () =>
  until('all is shown', async () => {
    const { status, body } = await readyz();
    return status === 200 && body.behind === undefined;
  });
/** As if all that was recorded, placed and shown had been so hours before. */
const hoursPass = async () => {
  await sql(`update log.events set created_at = created_at - interval '3 hours'`);
  await sql(`update log.log_index set known_at = known_at - interval '3 hours'`);
  await sql(`update log.sequencer set known_at = known_at - interval '3 hours'`);
  await sql(`update log.checkpoint set updated_at = updated_at - interval '3 hours'`);
};

beforeAll(async () => {
  database = await testDatabase();
  server = await startServer(configFrom({ ...database.env, PORT: '0', DEMO: '1', DATA_DIR: dataDir }), {
    seed: null,
    worker: false,
    report: () => {},
    print: () => {},
    open: { unsafe: true, onWarning: () => {} },
  });
  admin = await signedIn(server.url, 'admin');
});
afterAll(async () => {
  await rests();
  await server.stop();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a server whose worker runs elsewhere', () => {
  it('is not ready before there are read tables, and answers a query of them with 503', async () => {
    const { status, body } = await readyz();
    expect(status).toBe(503);
    expect(body.missing?.['projections']).toContain('organizations has no tables yet');
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: admin.cookie },
      body: JSON.stringify({ query: '{ organizations(first: 1) { edges { node { id } } } }' }),
    });
    const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
    expect([answer.status, answer.headers.get('retry-after'), errors[0]?.extensions]).toEqual([
      503,
      '5',
      { code: 'STORE_UNAVAILABLE', retryAfterSeconds: 5 },
    ]);
  });

  it('is ready once a worker shows what is recorded, and stays so while nothing is', async () => {
    await works();
    await records('甲协会');
    await allIsShown();
    await rests();
    await hoursPass();
    expect(await readyz()).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('says how far behind everything is, and is no longer ready when that stands still', async () => {
    await records('乙协会');
    const now = await readyz();
    expect(now.body.behind).toEqual({ sequencer: 1 });
    await hoursPass();
    const { status, body } = await readyz();
    expect([status, body.behind]).toEqual([503, { sequencer: 1 }]);
    expect(body.missing?.['projections']).toMatch(/^sequencer runs nowhere at 1 of 2, for \d+ s$/);
    expect(
      Object.fromEntries((await server.platform.progress.parts()).map((p) => [p.name, p.head])),
    ).toMatchObject({
      sequencer: 2,
      organizations: 1,
    });
  });

  it('is ready again when a worker goes on', async () => {
    await works();
    await allIsShown();
    expect((await admin('{ organizations(first: 5) { totalCount } }')).organizations.totalCount).toBe(2);
  });

  it('is not ready while a view fails, or stands beyond the end of the log', async () => {
    await rests();
    await sql(`update log.checkpoint set seq = 9 where name = 'organizations'`);
    expect((await readyz()).body.missing?.['projections']).toBe(
      'organizations stands at 9, beyond the end of the log at 2',
    );
    await sql(`update log.checkpoint set seq = 1, failure = 'select secret' where name = 'organizations'`);
    await hoursPass();
    const { status, body } = await readyz();
    expect([status, body.missing?.['projections']]).toEqual([
      503,
      expect.stringMatching(/^organizations fails at 1 of 2, for \d+ s$/),
    ]);
  });
});

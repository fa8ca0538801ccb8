import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { configFrom } from '#platform/database';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer, type Server } from '../../apps/api/src/server.js';
import { patience, until } from '../process/program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startKurrentServer, type KurrentServer } from '../support/kurrentdb/kurrentdb-server.js';

/* What `/readyz` says of a server whose log is in KurrentDB: first without any worker, then with one, among strangers, and without its store. */

let database: TestDatabase;
let kurrentdb: KurrentServer;
let server: Server;
let client: EventStoreDBClient;
let worker: ReturnType<Server['platform']['worker']> | undefined;
const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-kdb-ready-'));

beforeAll(async () => {
  [database, kurrentdb] = await Promise.all([testDatabase(), startKurrentServer({ refuseAny: false })]);
  client = EventStoreDBClient.connectionString(kurrentdb.connectionString);
  const env = { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: kurrentdb.connectionString, DEMO: '1', PORT: '0' };
  server = await startServer(configFrom({ ...database.env, ...env, DATA_DIR: dataDir }), {
    seed: null,
    worker: false,
    report: () => {},
    print: () => {},
    open: { unsafe: true, onWarning: () => {} },
  });
}, patience);
afterAll(async () => {
  await worker?.stop();
  await server?.stop();
  await client?.dispose();
  await kurrentdb?.stop();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const readyz = async () => {
  const response = await fetch(`${server.url}/readyz`);
  const { missing } = (await response.json()) as { missing?: Record<string, string> };
  return { status: response.status, why: missing?.['projections'] };
};

it(
  'is 503 in words without a worker on a new database, 200 with one, whatever strangers write, and 503 without the store',
  async () => {
    expect(await readyz()).toEqual({
      status: 503,
      why: expect.stringContaining('organizations has no tables yet'),
    });
    worker = server.platform.worker(null);
    await worker.start();
    await until('it is ready', async () => (await readyz()).status === 200);
    await client.appendToStream('yinfeng-stray-1', jsonEvent({ type: 'Whatever', data: {} }));
    await until('the stranger is put aside', async () => (await server.platform.strangers()).length === 1);
    expect(await readyz()).toEqual({ status: 200, why: undefined });
    await worker.stop();
    worker = undefined;
    await kurrentdb.stop();
    // A connection that is refused says so at once; one that is still being made, only that it takes too long.
    expect(await readyz()).toEqual({ status: 503, why: expect.stringMatching(/^the store does not answer/) });
  },
  patience,
);

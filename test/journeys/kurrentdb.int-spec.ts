import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startKurrentServer, type KurrentServer } from '../support/kurrentdb/kurrentdb-server.js';
import { runningServer, type RunningServer } from '../support/server.js';
import { essentials, rebuilds } from './essentials.js';

// The same demonstration with its log in KurrentDB.
let kurrentdb: KurrentServer;
let server: RunningServer;
beforeAll(async () => {
  kurrentdb = await startKurrentServer({ refuseAny: true });
  server = await runningServer({
    seed: 'qingdao-2022',
    env: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: kurrentdb.connectionString },
  });
}, 180_000);
afterAll(async () => {
  await server?.end();
  await kurrentdb?.stop();
});

essentials(() => server);

it('keeps every event in KurrentDB, and none in PostgreSQL', async () => {
  const head = await server.platform.log.head();
  const [{ count }] = await server.platform.apiDb.query('select count(*)::int as count from log.events');
  const ours = Array.from({ length: kurrentdb.log.length }, (_, at) => kurrentdb.log.at(at)).filter(
    ({ stream }) => stream.startsWith('yinfeng-'),
  );
  expect([count, ours.length]).toEqual([0, head]);
  expect(head).toBeGreaterThan(2500);
});

rebuilds(() => server);

it('reports no trouble on the way', () => expect(server.reports).toEqual([]));

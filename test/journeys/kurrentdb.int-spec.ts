import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startKurrentServer, type KurrentServer } from '../support/kurrentdb/kurrentdb-server.js';
import { runningServer, type RunningServer } from '../support/server.js';
import { essentials, rebuilds, TOTALS } from './essentials.js';

// The same demonstration with its log in KurrentDB.
let kurrentdb: KurrentServer;
let server: RunningServer;
beforeAll(async () => {
  kurrentdb = await startKurrentServer({ refuseAny: true });
  server = await runningServer({
    seed: 'qingdao-2022',
    env: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: kurrentdb.connectionString },
    kurrent: { patienceMs: 5000 },
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

it('answers a command that KurrentDB cannot take, and takes the same command when it is back', async () => {
  const admin = await server.as('admin');
  const { organizations } = await admin('{ organizations(first: 1) { edges { node { id } } } }');
  const REPORT = 'mutation($i: ReportLeadInput!) { reportLead(input: $i) { id title } }';
  const i = {
    commandId: randomUUID(),
    title: '停机期间的线索（示意）',
    reporterOrganizationId: organizations.edges[0].node.id,
    reportedOn: '2022-09-01',
    chainCode: 'QD22-01',
    regionCode: '370202',
  };
  const { log, port } = kurrentdb;
  await kurrentdb.stop();
  expect(await admin.refusal(REPORT, { i })).toBe('STORE_UNAVAILABLE');
  const { totals } = await admin(TOTALS, { m: ['PROJECTS_LANDED'], g: [] }); // reading goes on
  expect(totals.grand[0].value).toBe('69');
  kurrentdb = await startKurrentServer({ log, port, refuseAny: true });
  expect((await admin(REPORT, { i })).reportLead.title).toBe(i.title); // written, ordered and shown
});

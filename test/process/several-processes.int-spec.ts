import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built } from './built.js';
import { landed, signedIn, untilShown, type Ask } from './client.js';
import { openCluster, type Cluster } from './cluster.js';
import {
  cleanUp,
  killAll,
  patience,
  ready,
  startServer,
  startWorker,
  status,
  until,
  type Program,
} from './program.js';
import { subscribed, type Subscribed } from './subscribed.js';

jest.setTimeout(2 * patience);

let cluster: Cluster;
let [api, leading, standing]: Program[] = [];
let admin: Ask;
let listening: Subscribed;
let landing: Awaited<ReturnType<typeof smallPipeline>>['landing'];

const workerRuns = async (): Promise<Program> => {
  const worker = startWorker(cluster.env);
  await until('the worker runs', () => worker.out().includes('is running'));
  return worker;
};
/** Lands a project, and asks again where nobody showed it in time. @returns its id, once it is read back */
const land = async (): Promise<string> => {
  const i = landing({ commandId: randomUUID() });
  return (await untilShown(() => admin(LAND, { i }))).landProject.id as string;
};
const hasHeard = (id: string) =>
  until('the subscriber is told', () => listening.changes.some(({ subjectId }) => subjectId === id));

beforeAll(async () => {
  await built();
  cluster = await openCluster();
});
afterAll(async () => {
  await listening?.client.dispose();
  await killAll();
  await cluster?.stop();
  await cleanUp();
});

describe('an API without a worker', () => {
  it('becomes ready once there is a worker that shows what is recorded', async () => {
    api = await startServer({ ...cluster.env, WORKER: '0' });
    await until('it listens', async () => (await status(`${api!.url}/healthz`)) === 200);
    leading = await workerRuns();
    await ready(api);
    expect(leading.out()).toContain('timeline');
  });
});

describe('an API and workers on one PostgreSQL', () => {
  it('show what the one wrote and the other projected, also to a subscriber of the one', async () => {
    admin = await signedIn(api!.url, 'admin');
    ({ landing } = await smallPipeline(admin));
    listening = subscribed(api!.url, admin.cookie);
    await listening.connected;
    await hasHeard(await land());
    expect(await landed(admin)).toEqual([1n, 100_000_001n]);
  });

  it('go on when the leading worker is killed with -9: the one that stood by takes over, and so back again', async () => {
    for (let landings = 2; landings <= 3; landings++) {
      standing = await workerRuns();
      expect(standing.out()).toContain('standing by');
      leading!.sendSignal('SIGKILL');
      expect(await leading!.ended).toBe('SIGKILL');
      leading = standing;
      await hasHeard(await land());
      expect(await landed(admin)).toEqual([BigInt(landings), BigInt(landings) * 100_000_001n]);
    }
    expect([leading!.err(), api!.err()]).toEqual(['', '']);
  });

  it('end on SIGTERM, each by itself, whoever ends first', async () => {
    expect(await leading!.stop()).toBe(0);
    expect(await status(`${api!.url}/readyz`)).toBe(200);
    expect(await landed(admin)).toEqual([3n, 300_000_003n]);
    expect(await api!.stop()).toBe(0);
  });
});

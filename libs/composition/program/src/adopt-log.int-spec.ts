import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { appendNext } from '../../../platform/event-store/src/testing/samples.js';
import { openPlatform, type Platform } from './platform.js';

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-adopt-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Opens the platform as a process does, looks, and closes it. */
const opened = async <T>(look: (platform: Platform) => Promise<T>, adopt = false): Promise<T> => {
  const platform = await openPlatform(configFrom({ ...database.env, DATA_DIR: dataDir, DEMO: '1' }), {
    unsafe: true,
    report: () => {},
    adopt,
  });
  try {
    return await look(platform);
  } finally {
    await platform.close();
  }
};

it('a log that was restored from another PostgreSQL is refused until it is adopted, and then goes on', async () => {
  const stream = 'lead-00000000-0000-4000-8000-000000000001';
  const ids = async ({ store }: Platform) => (await store.readAll(null, 10)).map((event) => event.id);
  const old = await opened(({ store }) => appendNext(store, stream, {}, {}));

  const owner = await connect(database.owner);
  await owner.query(`update log.events set xid = '9000000000000'`);
  await owner.end();
  await expect(opened(ids)).rejects.toMatchObject({
    name: 'StartRefused',
    message: expect.stringContaining('npx yinfeng adopt-log') as unknown,
  });

  expect(await opened(ids, true)).toEqual(old.map((event) => event.id));
  const more = await opened(({ store }) => appendNext(store, stream, {}));
  expect(await opened(ids)).toEqual([...old, ...more].map((event) => event.id));
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import path from 'node:path';
import { readSeed } from '#composition/seeds';
import { built, root } from './built.js';
import { headline, signedIn } from './client.js';
import {
  cleanUp,
  killAllOn,
  newFolder,
  patience,
  processesOn,
  query,
  ready,
  startServer,
  until,
} from './program.js';

jest.setTimeout(3 * patience);

beforeAll(built);
afterAll(cleanUp);

const recorded = async (folder: string): Promise<number> =>
  query<{ events: number }>(folder, 'select count(*)::int as events from log.events').then(
    ([row]) => row!.events,
    () => 0, // there is no PostgreSQL yet, or no log
  );

describe('a server killed with -9 while it plants the demonstration', () => {
  it('plants the rest when it is started again, and nothing twice', async () => {
    const env = { DATA_DIR: newFolder() };
    const steps = (await readSeed(path.join(root, 'seeds/qingdao-2022'))).files.flat().length;
    for (const share of [0.1, 0.6]) {
      const server = await startServer(env);
      await until('some of it is planted', async () => (await recorded(env.DATA_DIR)) > steps * share, 20);
      killAllOn(env.DATA_DIR); // PostgreSQL with it
      expect(await server.ended).toBe('SIGKILL');
      expect(processesOn(env.DATA_DIR)).toEqual([]);
    }
    const server = await ready(await startServer(env));
    expect(await headline(await signedIn(server.url, 'analyst'))).toEqual(['69个', '582亿元']);
    const [found] = await query(
      env.DATA_DIR,
      `select count(distinct meta->>'commandId')::int as commands from log.events where not meta ? 'causationId'`,
    );
    expect(found).toEqual({ commands: steps });
    expect(await server.stop()).toBe(0);
  });
});

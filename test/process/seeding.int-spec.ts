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
  startYinfeng,
  until,
  yinfeng,
  type Program,
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
  let env: { DATA_DIR: string };
  let server: Program;

  it('plants the rest when it is started again, and nothing twice', async () => {
    env = { DATA_DIR: newFolder() };
    const steps = (await readSeed(path.join(root, 'seeds/qingdao-2022'))).files.flat().length;
    for (const share of [0.1, 0.3]) {
      const killed = await startServer(env);
      await until('some of it is planted', async () => (await recorded(env.DATA_DIR)) > steps * share, 20);
      killAllOn(env.DATA_DIR); // PostgreSQL with it
      expect(await killed.ended).toBe('SIGKILL');
      // Killed, but not gone before the kernel has done with each.
      await until('nothing runs any more', () => processesOn(env.DATA_DIR).length === 0);
    }
    const begun = await startServer(env);
    await until('it is planted on', async () => (await recorded(env.DATA_DIR)) > steps * 0.3, 20);
    expect(await yinfeng(env, 'demo', 'september')).toMatchObject({ code: 1, out: '' });
    server = await ready(begun);
    expect(await headline(await signedIn(server.url, 'analyst'))).toEqual(['69个', '582亿元']);
    const [found] = await query(
      env.DATA_DIR,
      `select count(distinct meta->>'commandId')::int as commands from log.events where not meta ? 'causationId'`,
    );
    expect(found).toEqual({ commands: steps });
    // By the days of the seed, whatever the real time of its parts.
    const [july] = await query(
      env.DATA_DIR,
      `select (select count(*) from log.log_index where known_at > '2022-08-31T12:00:00Z')::int as later, clock is null as over,
         (select max(known_at) < '2022-08-01T00:00:00+08:00' from log.log_index where seq < (select min(seq) from log.log_index
            where known_at > '2022-08-01T00:00:00+08:00')) as in_order from log.sequencer`,
    );
    expect(july).toEqual({ later: 0, over: true, in_order: true });

    // And what follows is said beside the running server: once, and known when it is said.
    const analyst = await signedIn(server.url, 'analyst');
    expect(await yinfeng(env, 'demo', 'september')).toMatchObject({ code: 0, err: '' });
    await until('the server shows it', async () => (await headline(analyst))[0] === '72个');
    expect(await headline(analyst)).toEqual(['72个', '586.79亿元']);
    const again = await yinfeng(env, 'demo', 'september');
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('september was said before');
    expect(await headline(analyst)).toEqual(['72个', '586.79亿元']);
  });

  it('has other documents planted beside it on request, of which one was killed in the middle: each once', async () => {
    const names = ['qingdao-federation-2023', 'weifang-2024', 'zhejiang-2024', 'jinan-2024'];
    const [list, unknown] = [await yinfeng(env, 'seed'), await yinfeng(env, 'seed', 'nowhere')];
    expect([list.code, list.err, unknown.code, unknown.out]).toEqual([0, '', 1, '']);
    for (const name of names) for (const text of [list.out, unknown.err]) expect(text).toContain(name);

    const before = await recorded(env.DATA_DIR);
    const killed = startYinfeng(env, 'seed', 'weifang-2024');
    await until('some of it is planted', async () => (await recorded(env.DATA_DIR)) > before + 100, 20);
    killed.sendSignal('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    const steps = (await readSeed(path.join(root, 'seeds/weifang-2024'))).files.flat().length;
    const [whole, again] = [
      await yinfeng(env, 'seed', 'weifang-2024'),
      await yinfeng(env, 'seed', 'weifang-2024'),
    ];
    expect([whole.code, whole.err, again.code, again.err]).toEqual([0, '', 0, '']);
    expect(whole.out).toContain(`weifang-2024: planted, ${steps} commands`);
    expect(again.out).toContain('weifang-2024 was planted before');

    const weifang = await signedIn(server.url, 'analyst-weifang');
    const ofWeifang = async () =>
      (
        await weifang(
          '{ totals(measures: [HUBS, SPONSORSHIP_AMOUNT, SERVICE_SESSIONS]) { grand { value } } }',
        )
      ).totals.grand.map(({ value }: { value: string }) => value);
    await until('the server shows it', async () => (await ofWeifang())[0] === '133');
    expect(await ofWeifang()).toEqual(['133', '13320000000', '77']);
    expect(await headline(await signedIn(server.url, 'analyst'))).toEqual(['72个', '586.79亿元']);
  });

  it('has one planted when it is stopped, too, and nothing runs after it', async () => {
    expect(await server.stop()).toBe(0);
    const alone = await yinfeng(env, 'seed', 'qingdao-federation-2023');
    expect([alone.code, alone.err]).toEqual([0, '']);
    expect(alone.out).toContain('qingdao-federation-2023: planted');
    expect(processesOn(env.DATA_DIR)).toEqual([]);
  });
});

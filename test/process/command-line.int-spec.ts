import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { projections } from '#composition/program';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built, root } from './built.js';
import { landed, signedIn, untilShown, type Ask } from './client.js';
import {
  cleanUp,
  newFolder,
  patience,
  processesOn,
  query,
  ready,
  startServer,
  yinfeng,
  type Program,
} from './program.js';
import { withoutSeed } from './without-seed.js';

jest.setTimeout(2 * patience);

let env: { DATA_DIR: string; DEMO: string };
let server: Program;
let admin: Ask;
let projectId: string;
/** What stands in the log: a catalogue, two organizations, two landings. */
const events = 5;

const runs = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await yinfeng(env, ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
const tamper = (sql: string, values: unknown[]) => query(env.DATA_DIR, sql, values);
/** Runs the work while the owner of the database has changed something, then puts that back. */
const meanwhile = async (change: string, back: string, values: unknown[], work: () => Promise<void>) => {
  await tamper(change, values);
  await work();
  await tamper(back, values);
};
const verifies = async (): Promise<{ code: number | string; out: string; err: string }> =>
  yinfeng(env, 'verify');

beforeAll(async () => {
  await built();
  env = { DATA_DIR: newFolder(), DEMO: '1' };
  await withoutSeed(env);
  server = await ready(await startServer(env));
  admin = await signedIn(server.url, 'admin');
  const { landing } = await smallPipeline(admin);
  const land = (i = landing()) => untilShown(() => admin(LAND, { i }));
  projectId = (await land()).landProject.id;
  await land();
});
afterAll(cleanUp);

describe('npx yinfeng beside a running server', () => {
  it('says where the log and each projection stand', async () => {
    const lines = (await runs('status')).trim().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^log [0-9a-f-]{36}:0\\.${events}$`));
    for (const { name } of projections)
      expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
  });

  it('makes the read tables anew while the server answers, beside the live ones, and refuses to empty those', async () => {
    expect(await runs('rebuild')).toContain(
      `${projections.length} projections rebuilt from ${events} events`,
    );
    expect(await landed(admin)).toEqual([2n, 200_000_002n]);
    const stands = () => query(env.DATA_DIR, 'select name, generation from log.checkpoint order by name');
    const before = await stands();
    expect(await yinfeng(env, 'rebuild', '--drop')).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(
        /^yinfeng: a server, a worker or another yinfeng command works on this .* without --drop, .*\n$/,
      ),
    });
    expect([await stands(), await landed(admin)]).toEqual([before, [2n, 200_000_002n]]);
  });

  it('verifies the log; names an event that was changed, and the end of a stream that is gone', async () => {
    expect(await verifies()).toMatchObject({ code: 0, err: '' });
    const stream = `project-${projectId}`;
    await meanwhile(
      `update log.events set data = jsonb_set(data, '{name}', '"another"') where stream_id = $1`,
      `update log.events set data = jsonb_set(data, '{name}', '"示意项目"') where stream_id = $1`,
      [stream],
      async () => {
        const { code, err } = await verifies();
        expect({ code, err }).toEqual({
          code: 1,
          err: expect.stringMatching(`^yinfeng: event 1 of ${stream} .* is not what was recorded\n$`),
        });
      },
    );
    const last = '(select event_id from log.log_index order by seq desc limit 1)';
    await meanwhile(
      `create table public.kept as select * from log.events where event_id = ${last}; delete from log.events where event_id = ${last}`,
      'insert into log.events overriding system value select * from public.kept',
      [],
      async () => {
        const [gone] = await query<{ id: string }>(
          env.DATA_DIR,
          `${last.slice(1, -1).replace('event_id', 'event_id as id')}`,
        );
        const { code, err } = await verifies();
        expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`event ${gone!.id} is gone`) });
      },
    );
  });
});

describe('npx yinfeng without a server', () => {
  it('does the same on a PostgreSQL of its own, and leaves none behind', async () => {
    expect(await server.stop()).toBe(0);
    expect(await runs('status')).toMatch(new RegExp(`^log [0-9a-f-]{36}:0\\.${events}\n`));
    expect(await runs('rebuild', '--drop')).toContain(`rebuilt from ${events} events`);
    expect(await runs('verify')).toBe(
      `${events} events of 5 streams: every hash holds, and every place has its event\n`,
    );
    expect(processesOn(env.DATA_DIR)).toEqual([]);
  });

  it('is quiet where nobody reads what it says any more, and leaves nothing behind', async () => {
    const { stderr } = await promisify(exec)(`"${process.execPath}" bin/yinfeng.mjs status | true`, {
      cwd: root,
      env: { ...env, PATH: process.env['PATH'] },
    });
    expect(stderr).toBe('');
    expect(processesOn(env.DATA_DIR)).toEqual([]);
  });

  it.each(['status', 'migrate-log --to postgres'])(
    'begins nothing where nothing is kept: %s',
    async (command) => {
      const elsewhere = path.join(env.DATA_DIR, 'elsewhere');
      const { code, out, err } = await yinfeng({ ...env, DATA_DIR: elsewhere }, ...command.split(' '));
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^yinfeng: nothing is kept in \S+elsewhere: set DATA_DIR or DATABASE_URL .*\n$/);
      expect(existsSync(elsewhere)).toBe(false);
    },
  );
});

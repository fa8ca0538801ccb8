import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configFrom, connect, openDatabase, type OpenDatabase, type OpenOptions } from '#platform/database';

// Real processes, really killed. Each case has a folder of its own below a 0700 one.
const started = new Set<ChildProcess>();
const folders: string[] = [];
let dataDir: string;

const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'yinfeng-embedded-')));
  return folders.at(-1)!;
};

/** Making one takes a second, so most cases start from a copy of this one, stopped. */
let pristine: string;
beforeAll(async () => {
  pristine = dataDir = join(folder(), 'data');
  await (await open()).stop();
});
beforeEach(() => {
  dataDir = join(folder(), 'data');
  cpSync(pristine, dataDir, { recursive: true });
});
afterEach(async () => {
  for (const child of started)
    if (child.exitCode === null && child.signalCode === null) await kill(child, 'SIGTERM');
  started.clear();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const open = (options: OpenOptions = {}): Promise<OpenDatabase> =>
  openDatabase(configFrom({ DATA_DIR: dataDir }), options);

/** Another process on the same folder. */
const launch = (env: NodeJS.ProcessEnv = {}): ChildProcess => {
  const child = spawn(
    process.execPath,
    ['--import', join(process.cwd(), 'test/support/typescript.mjs'), 'test/support/open-database.ts'],
    { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  started.add(child);
  return child;
};

/** What it says: `up` with its addresses, or the lines of its refusal. */
const outcome = async (
  child: ChildProcess,
): Promise<{ up?: OpenDatabase; complaint: string; code: number | null }> => {
  let [out, err] = ['', ''];
  child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const up = new Promise<OpenDatabase>((done) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.endsWith('\n')) done(JSON.parse(out.slice('up '.length)) as OpenDatabase);
    });
  });
  const first = await Promise.race([up, once(child, 'close')]);
  return Array.isArray(first)
    ? { complaint: err, code: first[0] as number }
    : { up: first, complaint: err, code: null };
};

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
};

const postmaster = (): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** The processes that run on this folder. */
const running = (): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc').filter((pid) => {
        try {
          return (
            /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${dataDir}/postgres`)
          );
        } catch {
          return false;
        }
      });

const ask = async <T>(url: string, sql: string): Promise<T[]> => {
  const client = await connect(url);
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

const remember = (database: OpenDatabase, what: string) =>
  ask(database.worker, `create table if not exists kept (what text); insert into kept values ('${what}')`);
const remembered = async (database: OpenDatabase) =>
  (await ask<{ what: string }>(database.api, 'select what from kept order by what')).map(({ what }) => what);

describe('the embedded PostgreSQL', () => {
  it('is made on the first start, with three roles that row-level security binds, and ends with stop', async () => {
    rmSync(dataDir, { recursive: true });
    const database = await open();
    try {
      expect(database).toMatchObject({ embedded: true, attached: false });
      for (const [role, url] of [
        ['yinfeng_owner', database.owner],
        ['yinfeng_worker', database.worker],
        ['yinfeng_api', database.api],
      ] as const)
        expect(
          await ask(
            url,
            `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles
              where rolname = current_user and rolname = session_user`,
          ),
        ).toEqual([
          { rolname: role, rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false },
        ]);
      expect(
        await ask(
          database.owner,
          `select (select string_agg(nspname || ' ' || nspowner::regrole, ', ' order by nspname) from pg_namespace
                    where nspname in ('log', 'views', 'access')) as schemas,
                  cardinality(show_trgm('青岛')) > 0 as chinese,
                  current_setting('fsync') || current_setting('full_page_writes')
                    || current_setting('synchronous_commit') || current_setting('data_checksums') as durable,
                  inet_server_addr()::text as address`,
        ),
      ).toEqual([
        {
          schemas: 'access yinfeng_owner, log yinfeng_owner, views yinfeng_worker',
          chinese: true,
          durable: 'onononon',
          address: '127.0.0.1/32',
        },
      ]);
      for (const name of ['owner.json', 'keys/postgres.json'])
        expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
      const passwords = Object.values(
        JSON.parse(readFileSync(join(dataDir, 'keys/postgres.json'), 'utf8')) as Record<string, string>,
      );
      expect(passwords).toHaveLength(4);
      for (const password of passwords)
        expect(readFileSync(join(dataDir, 'owner.json'), 'utf8')).not.toContain(password);
    } finally {
      await database.stop();
    }
    expect(running()).toEqual([]);
    expect(readdirSync(dataDir).toSorted()).toEqual(['keys', 'postgres']);
  });

  it('lets the API read what the worker makes, rename included, and write nothing of it', async () => {
    const database = await open();
    try {
      await ask(database.worker, 'create table board_next (id int); alter table board_next rename to board');
      expect(await ask(database.api, 'select * from board')).toEqual([]);
      for (const sql of [
        'insert into board values (1)',
        'drop table board',
        'create table views.mine (id int)',
      ])
        await expect(ask(database.api, sql)).rejects.toThrow(/permission denied|must be owner/);
      await expect(ask(database.worker, 'create table log.mine (id int)')).rejects.toThrow(
        'permission denied',
      );
    } finally {
      await database.stop();
    }
  });

  it('is not shared with a second server, which says who has it and leaves it alone', async () => {
    const database = await open({ purpose: 'yinfeng rebuild' });
    try {
      const { complaint, code } = await outcome(launch());
      expect(code).toBe(1);
      expect(complaint).toBe(
        `${dataDir} is in use by yinfeng rebuild (pid ${process.pid}, since ${
          (JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8')) as { startedAt: string }).startedAt
        }): stop it first, or set another DATA_DIR\n`,
      );
      await remember(database, 'alive');
      expect(await remembered(database)).toEqual(['alive']);
    } finally {
      await database.stop();
    }
  });

  it('is used by a tool beside the server, also while the server still starts, and outlives the tool', async () => {
    const server = launch();
    while (!existsSync(join(dataDir, 'owner.json'))) await pause(10);
    const tool = await open({ attach: true });
    expect(tool).toMatchObject({ embedded: true, attached: true });
    await remember(tool, 'by the tool');
    await tool.stop();
    const { up } = await outcome(server);
    expect(await remembered(up!)).toEqual(['by the tool']);
    await kill(server, 'SIGTERM');
    const alone = await open({ attach: true });
    expect(alone.attached).toBe(false);
    expect(await remembered(alone)).toEqual(['by the tool']);
    await alone.stop();
    expect(running()).toEqual([]);
  });

  it('is started again, at the same address, when it alone is killed', async () => {
    const lines: string[] = [];
    const back = Promise.withResolvers<void>();
    const database = await open({
      onTrouble: (line) => {
        lines.push(line);
        if (line === 'PostgreSQL is back') back.resolve();
      },
    });
    try {
      await remember(database, 'before');
      process.kill(postmaster(), 'SIGKILL');
      await back.promise;
      expect(lines[0]).toBe('PostgreSQL ended by itself (SIGKILL): starting it again');
      expect(await remembered(database)).toEqual(['before']);
    } finally {
      await database.stop();
    }
    expect(running()).toEqual([]);
  });

  it.each(['the server', 'the server and its postmaster', 'the postmaster, then the server'])(
    'loses nothing when %s is killed, and starts at once',
    async (whom) => {
      const server = launch();
      const { up } = await outcome(server);
      await remember(up!, 'acknowledged');
      const pid = postmaster();
      if (whom === 'the server') server.kill('SIGKILL');
      else if (whom === 'the server and its postmaster') {
        server.kill('SIGKILL');
        process.kill(pid, 'SIGKILL');
      } else {
        process.kill(pid, 'SIGKILL');
        server.kill('SIGKILL');
      }
      const database = await open();
      expect(await remembered(database)).toEqual(['acknowledged']);
      await database.stop();
      expect(running()).toEqual([]);
    },
  );

  it('gets over a first start that was killed at any moment', async () => {
    rmSync(dataDir, { recursive: true });
    for (const wait of [250, 500, 750, 1_000]) {
      const server = launch();
      await pause(wait);
      await kill(server, 'SIGKILL');
    }
    const database = await open();
    await remember(database, 'whole');
    expect(await remembered(database)).toEqual(['whole']);
    await database.stop();
  });

  it('takes over files of the dead whose pids are now another’s, and does that process no harm', async () => {
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    started.add(bystander);
    writeFileSync(
      join(dataDir, 'owner.json'),
      JSON.stringify({
        token: 'dead',
        pid: bystander.pid,
        born: 'earlier',
        space: process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '',
        port: 1,
      }),
    );
    writeFileSync(
      join(dataDir, 'postgres/postmaster.pid'),
      `${bystander.pid}\n${dataDir}/postgres\n1700000000\n1\n\n127.0.0.1\n 1 1\nready   \n`,
    );
    const database = await open();
    await database.stop();
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  it('goes to exactly one of many that start at once after a crash', async () => {
    const first = launch();
    await outcome(first);
    await kill(first, 'SIGKILL');
    const all = await Promise.all(Array.from({ length: 5 }, () => outcome(launch())));
    expect(all.filter(({ up }) => up !== undefined)).toHaveLength(1);
    for (const { complaint, code } of all.filter(({ up }) => up === undefined)) {
      expect(complaint).toMatch(/^.* is in use by npm start \(pid \d+, since .*\n$/);
      expect(code).toBe(1);
    }
  });

  it('gets new passwords when their file is lost', async () => {
    const before = await open();
    await remember(before, 'old');
    await before.stop();
    unlinkSync(join(dataDir, 'keys/postgres.json'));
    const after = await open();
    expect(after.api.slice(0, 60)).not.toBe(before.api.slice(0, 60));
    expect(await remembered(after)).toEqual(['old']);
    await after.stop();
  });

  it('refuses a folder that is something else', async () => {
    unlinkSync(join(dataDir, 'postgres/PG_VERSION'));
    await expect(open()).rejects.toThrow(/is not a PostgreSQL data folder/);
    writeFileSync(join(folders.at(-1)!, 'file'), '');
    await expect(openDatabase(configFrom({ DATA_DIR: join(folders.at(-1)!, 'file') }))).rejects.toThrow(
      /DATA_DIR .*EEXIST|ENOTDIR/,
    );
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });
});

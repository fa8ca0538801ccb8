import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { built } from '../process/built.js';
import { openCluster, type Cluster } from '../process/cluster.js';
import {
  cleanUp,
  killAll,
  ready,
  startServer,
  startWriter,
  until,
  yinfeng,
  type Program,
} from '../process/program.js';
import { JournalWriter, readJournal, type Journal, type SentCommand } from './journal.js';
import { idOf, landing, openProgram, sendSetUp } from './program.js';
import { postgresProxy, type PostgresProxy } from './postgres-proxy.js';
import {
  atPort,
  backUp,
  startCopy,
  startStandby,
  type SecondCluster,
  type Standby,
} from './second-cluster.js';
import { faultSeed, printSeed } from './seed.js';
import { wholeness } from './wholeness.js';

jest.setTimeout(600_000);

type Env = Readonly<Record<string, string>>;

const journals = mkdtempSync(path.join(tmpdir(), 'yinfeng-failover-'));
const opened: { stop: () => Promise<unknown> }[] = [];
beforeAll(async () => {
  printSeed();
  await built();
});
afterEach(async () => {
  await killAll();
  for (const one of opened.splice(0).toReversed()) await one.stop();
});
afterAll(async () => {
  await cleanUp();
  rmSync(journals, { recursive: true, force: true });
});

const through = (env: Env, url: (given: string) => string): Env =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, name.startsWith('DATABASE_URL') ? url(value) : value]),
  );

/** A cluster, and the address by which the program reaches it: a proxy, which can lead to another one. */
const surroundings = async (): Promise<{ cluster: Cluster; proxy: PostgresProxy; env: Env }> => {
  const cluster = await openCluster();
  opened.push(cluster);
  const proxy = await postgresProxy(cluster.port);
  opened.push({ stop: proxy.close });
  return { cluster, proxy, env: through(cluster.env, proxy.through) };
};
const kept = <T extends SecondCluster>(one: T): T => (opened.push(one), one);

let folders = 0;
const newFolder = (): string => {
  const folder = path.join(journals, String((folders += 1)));
  mkdirSync(folder);
  return folder;
};
const journalOf = (...of: string[]): Journal =>
  readJournal(...of.flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file))));

const answers = (writer: Program): number => Number(writer.out().trim().split('\n').at(-1)) || 0;
const ended = new WeakMap<Program, number | string>();
const alive = async (program: Program, what: string, holds: () => boolean): Promise<void> => {
  void program.ended.then((code) => ended.set(program, code));
  await until(what, () => {
    if (ended.has(program)) throw new Error(`${what}: it ended with ${ended.get(program)}: ${program.err()}`);
    return holds();
  });
};

/** Eight users in a process, who send and journal what they are answered; resolves when they are being answered. */
const writerInto = async (env: Env, folder: string): Promise<Program> => {
  const writer = startWriter({
    ...env,
    JOURNALS: folder,
    JOURNAL: 'writer.jsonl',
    SEED: String(faultSeed),
    USERS: '8',
    THINKING: '20',
  });
  await alive(writer, 'the writer stands ready', () => writer.out().includes('ready\n'));
  writer.sendSignal('SIGUSR2');
  await alive(writer, 'the writer is answered', () => answers(writer) > 20);
  return writer;
};
const answeredMore = async (writer: Program, more: number): Promise<void> => {
  const before = answers(writer);
  await alive(writer, 'the writer is answered more', () => answers(writer) >= before + more);
};

/** Each has ended for its supervisor, with one line that says why. */
const expectEndedToStartAnew = async (...programs: Program[]): Promise<void> => {
  expect(await Promise.all(programs.map((program) => program.ended))).toEqual(programs.map(() => 75));
  for (const program of programs) {
    const last = program.err().trimEnd().split('\n').at(-1)!;
    expect(last).toContain('Yinfeng ends, to begin anew with what is there: ');
    expect(last).toContain('(DATABASE_CHANGED)');
  }
};

/** A server that is refused, in one line. */
const expectRefused = async (env: Env, code: string, ...words: string[]): Promise<void> => {
  const server = await startServer(env);
  expect(await server.ended).toBe(1);
  const lines = server.err().trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  for (const word of [...words, `(${code})`]) expect(lines[0]).toContain(word);
};

/** The commands that were acknowledged and are not there. */
const absent = async (on: SecondCluster, { acknowledged }: Journal): Promise<string[]> => {
  const rows = await on.query<{ id: string }>(`select distinct meta->>'commandId' as id from log.events`);
  const there = new Set(rows.map(({ id }) => id));
  return [...acknowledged.keys()].filter((id) => !there.has(id));
};
const without = ({ sent, acknowledged }: Journal, lost: readonly string[]): Journal => ({
  sent,
  acknowledged: new Map([...acknowledged].filter(([id]) => !lost.includes(id))),
});

/** The program goes on: a server gets ready and users write; everything is whole, but for what was said to be lost. */
const goesOn = async (env: Env, journal: string, lost: readonly string[]): Promise<void> => {
  const server = await ready(await startServer(env));
  const folder = newFolder();
  const written = new JournalWriter(path.join(folder, 'user.jsonl'));
  const program = await openProgram(env);
  const send = async (sent: SentCommand) => {
    written.sent(sent);
    const appended = await program.send(sent);
    written.acknowledged(sent, appended);
    return appended;
  };
  const organizations = await sendSetUp(send);
  for (let n = 0; n < 10; n++) await send(landing(idOf(faultSeed, folder, n), organizations));
  written.close();
  await program.close();
  expect(await server.stop()).toBe(0);
  const { events } = await wholeness(env, without(journalOf(journal, folder), lost));
  expect(events).toBeGreaterThan(10);
};

/** What the last of them have been answered is not on a standby that was cut off before. */
const cutOffWithTail = async (standby: Standby, writer: Program): Promise<void> => {
  await standby.caughtUp();
  await standby.cutOff();
  await answeredMore(writer, 20);
};

describe('a database that is another one', () => {
  it('after a failover to a standby that was behind: everybody ends, and what is missing is said', async () => {
    const { cluster, proxy, env } = await surroundings();
    const server = await ready(await startServer(env));
    const standby = kept(await startStandby(cluster, false));
    const journal = newFolder();
    const writer = await writerInto(env, journal);
    await cutOffWithTail(standby, writer);
    await standby.promote();
    proxy.lead(standby.port);
    await expectEndedToStartAnew(server, writer);
    for (const program of [server, writer]) expect(program.err()).not.toMatch(/^\s+at /m); // no stacks before that line
    await expectRefused(env, 'DATABASE_CHANGED', 'npx yinfeng promoted');

    const told = await yinfeng(env, 'promoted', '--old', cluster.env['DATABASE_URL']!);
    expect(told).toMatchObject({ code: 0, err: '' });
    const missing = [...told.out.matchAll(/^missing: command (\S+),/gm)].map((found) => found[1]!);
    const lost = await absent(standby, journalOf(journal));
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.filter((id) => !missing.includes(id))).toEqual([]);
    process.stderr.write(
      `lost by the standby: ${lost.length} of ${journalOf(journal).acknowledged.size}, all said by promoted\n`,
    );
    await goesOn(env, journal, lost);

    // The old primary is back, and the address leads to it again.
    const onNew = await ready(await startServer(env));
    proxy.lead(cluster.port);
    await expectEndedToStartAnew(onNew);
    await expectRefused(env, 'DATABASE_WENT_BACK', 'lead DATABASE_URL to the one that was promoted');
  });

  it('after a failover to a synchronous standby: everybody ends, and nothing is lost', async () => {
    const { cluster, proxy, env } = await surroundings();
    const server = await ready(await startServer(env));
    const standby = kept(await startStandby(cluster, true));
    const journal = newFolder();
    const writer = await writerInto(env, journal);
    await answeredMore(writer, 20);
    process.kill(cluster.pid(), 'SIGKILL');
    // The address leads there before it has become a primary.
    proxy.lead(standby.port);
    await expectEndedToStartAnew(server, writer);
    await expectRefused(env, 'DATABASE_IN_RECOVERY', 'standby', 'npx yinfeng promoted');
    await standby.cutOff();
    await standby.promote();
    // It takes its settings from the primary, and would wait for a standby of its own.
    await standby.query(`alter system reset synchronous_standby_names`);
    await standby.query('select pg_reload_conf()');

    const told = await yinfeng(env, 'promoted');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('the log is on branch ');
    expect(await absent(standby, journalOf(journal))).toEqual([]);
    await goesOn(env, journal, []);
  });

  it('after an older copy was put in its place: everybody ends, and the log goes on from there once it is adopted', async () => {
    const { cluster, proxy, env } = await surroundings();
    const server = await ready(await startServer(env));
    const journal = newFolder();
    const writer = await writerInto(env, journal);
    const folder = `${cluster.folder}-copy`;
    await backUp(cluster, folder);
    await answeredMore(writer, 20);
    const [{ seq }] = (await cluster.query<{ seq: number }>('select seq::int from log.sequencer')) as [
      { seq: number },
    ];
    const noted = path.join(env['DATA_DIR']!, 'last-seen.json');
    await until('it is noted how far the log has come', () => {
      const last = existsSync(noted) && (JSON.parse(readFileSync(noted, 'utf8')) as { seq: number });
      return last && last.seq > seq;
    });
    await pause(2_000); // each process looks once a second how far the database has come
    const copy = kept(await startCopy(cluster, folder));
    proxy.lead(copy.port);
    await expectEndedToStartAnew(server, writer);

    await expectRefused(env, 'DATABASE_WENT_BACK', 'npx yinfeng adopt-log');
    expect(await yinfeng(env, 'adopt-log')).toMatchObject({ code: 0, err: '' });
    const lost = await absent(copy, journalOf(journal));
    expect(lost.length).toBeGreaterThan(0);
    await goesOn(env, journal, lost);
  });

  it('is not one that was restarted', async () => {
    const { cluster, env } = await surroundings();
    const server = await ready(await startServer(env));
    const journal = newFolder();
    const writer = await writerInto(env, journal);
    process.kill(cluster.pid(), 'SIGKILL');
    await answeredMore(writer, 20);
    writer.sendSignal('SIGTERM');
    expect(await writer.ended).toBe(0);
    expect(await server.stop()).toBe(0);
    await wholeness(env, journalOf(journal));
  });
});

it('a standby is refused in one line, and made no use of', async () => {
  const { cluster } = await surroundings();
  const standby = kept(await startStandby(cluster, false));
  const env = through(cluster.env, (url) => atPort(url, standby.port));
  await expectRefused(env, 'DATABASE_IN_RECOVERY', 'standby');
  expect(await yinfeng(env, 'status')).toMatchObject({ code: 1, out: '' });
});

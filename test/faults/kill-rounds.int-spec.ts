import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
  startWorker,
  startWriter,
  until,
  type Program,
} from '../process/program.js';
import { signedIn, untilShown } from '../process/client.js';
import { JournalWriter, readJournal, type Journal, type SentCommand } from './journal.js';
import { idOf, landing, openProgram, sendSetUp, setUp } from './program.js';
import { faultSeed, random, rounds, printSeed } from './seed.js';
import { LAND } from '../support/pipeline.js';
import { wholeness } from './wholeness.js';

jest.setTimeout(300_000 + rounds(0) * 15_000);

let cluster: Cluster;
const journals = mkdtempSync(path.join(tmpdir(), 'yinfeng-journals-'));
beforeAll(async () => {
  printSeed();
  await built();
  cluster = await openCluster();
});
afterEach(killAll);
afterAll(async () => {
  await killAll();
  await cluster?.stop();
  await cleanUp();
  rmSync(journals, { recursive: true, force: true });
});

const journal = (): Journal => readJournal(...readdirSync(journals).map((file) => path.join(journals, file)));

let writers = 0;
/** Stands ready, and begins at the signal. */
const newWriter = async (thinking = 0): Promise<Program> => {
  writers += 1;
  const writer = startWriter({
    ...cluster.env,
    JOURNALS: journals,
    JOURNAL: `${String(writers).padStart(5, '0')}.jsonl`,
    SEED: String(faultSeed + writers),
    THINKING: String(thinking),
  });
  await alive(writer, 'the writer stands ready', () => writer.out().includes('ready\n'));
  return writer;
};
const answers = (writer: Program): number => Number(writer.out().trim().split('\n').at(-1)) || 0;

/** Waits for what the process is about to do. @throws with what it printed, when it ended instead */
const alive = async (program: Program, what: string, holds: () => boolean | Promise<boolean>) => {
  let ended: number | string | undefined;
  void program.ended.then((code) => (ended = code));
  await until(
    what,
    async () => {
      if (ended !== undefined) throw new Error(`${what}: it ended with ${ended}: ${program.err()}`);
      return holds();
    },
    5,
  );
};
const begins = async (writer: Program): Promise<void> => {
  writer.sendSignal('SIGUSR2');
  await alive(writer, 'the writer is answered', () => answers(writer) > 0);
};
/** Lets it send what is left unanswered, and end. Then all must be whole. */
const endsWhole = async (writer: Program): Promise<void> => {
  writer.sendSignal('SIGTERM');
  expect([await writer.ended, writer.err()]).toEqual([0, '']);
  const written = journal();
  expect([...written.sent.keys()].filter((id) => !written.acknowledged.has(id))).toEqual([]);
  const { events, commands } = await wholeness(cluster.env, written);
  expect(events).toBeGreaterThanOrEqual(commands);
};

/** Of no command only a part: of those who were answered everything, of the others everything or nothing. */
const expectNoHalves = async (): Promise<void> => {
  const { sent, acknowledged } = journal();
  const found = new Map(
    (
      await cluster.query<{ id: string; events: number }>(
        `select meta->>'commandId' as id, count(*)::int as events from log.events group by 1`,
      )
    ).map(({ id, events }) => [id, events]),
  );
  expect(
    [...sent.values()].filter(({ commandId, events }) => {
      const there = found.get(commandId) ?? 0;
      return there !== events && (there > 0 || acknowledged.has(commandId));
    }),
  ).toEqual([]);
};

/** Rows and checkpoint by one statement: the timeline has rows of every event up to its checkpoint, and of none beyond. */
const expectRowsWithCheckpoint = async (): Promise<void> => {
  const [at] = await cluster.query<{ seq: number; last: number; missing: number }>(
    `select c.seq::int, (select coalesce(max(seq), 0)::int from views.timeline) as last,
       (select count(*)::int from log.log_index i join log.events e using (event_id)
        where i.seq <= c.seq and e.stream_id like 'project-%'
          and not exists (select from views.timeline t where t.id = i.seq || '/' || right(e.stream_id, 36))) as missing
     from log.checkpoint c where c.name = 'timeline'`,
  );
  expect(at).toMatchObject({ missing: 0 });
  expect(at!.last).toBeLessThanOrEqual(at!.seq);
};

const recorded = async (): Promise<number> =>
  (await cluster.query<{ events: number }>('select count(*)::int as events from log.events'))[0]!.events;
/** Resolves when what was recorded by now is shown. Others write down how far they are when they have nothing to do. */
const shown = async (): Promise<void> => {
  const events = await recorded();
  await until('what was recorded is shown', async () => {
    const [slowest] = await cluster.query<{ seq: number }>(
      `select min(seq)::int as seq from log.checkpoint where name in ('projects', 'timeline') or name like 'ledger/%'`,
    );
    return slowest!.seq >= events;
  });
};
const workerRuns = async (): Promise<Program> => {
  const worker = startWorker(cluster.env);
  await alive(worker, 'the worker runs', () => worker.out().includes('is running'));
  return worker;
};

// As many as one writer has: each may have an answer on its way at the moment of a blow.
const users = 4;

/** The sessions that hold locks of the program's parts. */
const leaders = () =>
  cluster.query<{ pid: number }>(
    `select pid from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and application_name = 'yinfeng leadership' group by pid`,
  );

/** Ends one session of the program, as the administrator would or as the kernel does when memory is short. */
const strike = async (chance: (below: number) => number, gently: boolean): Promise<void> => {
  const sessions = await cluster.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and application_name like 'yinfeng %' order by pid`,
  );
  const { pid } = sessions[chance(sessions.length)]!;
  if (gently) await cluster.query('select pg_terminate_backend($1)', [pid]);
  else process.kill(pid, 'SIGKILL');
};

describe('kill -9', () => {
  const writerKills = rounds(2);
  it(`of the API mid-append, ${writerKills} times: what was acknowledged is there once, nothing by half`, async () => {
    const chance = random('writer');
    let standby = newWriter();
    for (let round = 0; round < writerKills; round++) {
      const writer = await standby;
      standby = newWriter();
      standby.catch(() => {}); // the failure shows where it is awaited
      await begins(writer);
      await pause(chance(150));
      writer.sendSignal('SIGKILL');
      expect(await writer.ended).toBe('SIGKILL');
      await expectNoHalves();
    }
    const last = await standby;
    await begins(last);
    await endsWhole(last);
  });

  const serverKills = rounds(1, 0.05);
  it(`of the server under mutations, ${serverKills} times: whoever asks the next one is answered what was recorded`, async () => {
    const chance = random('server');
    const program = await openProgram(cluster.env);
    const organizations = await sendSetUp(program.send);
    await program.close();
    const client = new JournalWriter(path.join(journals, 'client.jsonl'));
    for (const one of setUp) client.sent(one);

    let server = await ready(await startServer(cluster.env));
    let ask = await signedIn(server.url, 'admin');
    let landings = 0;
    const land = async (one: SentCommand): Promise<void> => {
      const { landProject } = (await ask(LAND, { i: { ...one.input, commandId: one.commandId } })) as {
        landProject: { id: string };
      };
      client.acknowledged(one, { streamId: `project-${landProject.id}` });
    };
    const user = async (): Promise<void> => {
      for (;;) {
        const one = landing(idOf(faultSeed, 'server', (landings += 1)), organizations);
        client.sent(one);
        await land(one);
      }
    };
    for (let round = 0; round < serverKills; round++) {
      const before = journal().acknowledged.size;
      const users = Promise.allSettled(Array.from({ length: 8 }, user));
      await alive(server, 'users are answered', () => journal().acknowledged.size > before);
      await pause(chance(300));
      server.sendSignal('SIGKILL');
      expect(await server.ended).toBe('SIGKILL');
      await users;
      await expectNoHalves();
      server = await ready(await startServer(cluster.env));
      ask = await signedIn(server.url, 'admin');
      const { sent, acknowledged } = journal();
      const unanswered = [...sent.values()].filter(
        ({ commandId, command }) => command === 'landProject' && !acknowledged.has(commandId),
      );
      expect(unanswered.length).toBeGreaterThan(0);
      for (const one of unanswered) await untilShown(() => land(one));
    }
    expect([await server.stop(), server.err()]).toEqual([0, '']);
    client.close();
    await wholeness(cluster.env, journal());
  });

  const workerKills = rounds(1, 0.2);
  it(`of the worker that leads, ${workerKills} times: rows and checkpoint agree at once, another takes over`, async () => {
    const chance = random('worker');
    const writer = await newWriter(150);
    let leading = await workerRuns();
    await begins(writer);
    for (let round = 0; round < workerKills; round++) {
      const standing = await workerRuns();
      await shown();
      await pause(chance(300));
      leading.sendSignal('SIGKILL');
      await leading.ended;
      await expectRowsWithCheckpoint();
      leading = standing;
      await shown();
      await expectRowsWithCheckpoint();
    }
    expect(leading.err()).toBe('');
    await endsWhole(writer);
    expect(await leading.stop()).toBe(0);
  });

  const postgresKills = rounds(2);
  it(`of PostgreSQL mid-everything, ${postgresKills} times: whoever was not answered asks again, and all goes on`, async () => {
    const chance = random('postgres');
    const writer = await newWriter(150);
    const worker = await workerRuns();
    await begins(writer);
    for (let round = 0; round < postgresKills; round++) {
      await pause(chance(400));
      // The whole of it, or one session, on which all others are ended too; or one is ended alone.
      const blow = chance(4);
      const before = answers(writer);
      if (blow > 1) process.kill(cluster.pid(), 'SIGKILL');
      else await strike(chance, blow === 0);
      await alive(writer, 'writers are answered again', () => answers(writer) > before + users);
      await alive(worker, 'the log is shown again', async () => (await shown(), true));
      await expectNoHalves();
      await expectRowsWithCheckpoint();
    }
    await endsWhole(writer);
    expect(await worker.stop()).toBe(0);
  });
});

describe('two projectors of one name', () => {
  const times = rounds(1, 0.1);
  it(`have one owner; one that lost its place while it slept writes nothing when it wakes, ${times} times`, async () => {
    const chance = random('sleeper');
    const writer = await newWriter(150);
    let leading = await workerRuns();
    let standing = await workerRuns();
    expect([leading.out(), standing.out()]).toEqual([
      expect.stringContaining('timeline'),
      expect.stringContaining('standing by'),
    ]);
    await begins(writer);
    for (let round = 0; round < times; round++) {
      await shown();
      await pause(chance(100)); // in the midst of whatever it does
      leading.sendSignal('SIGSTOP');
      const slept = await recorded();
      const held = await leaders();
      expect(held).toHaveLength(1);
      // The database takes it for dead, and gives its locks away; it does not know of it.
      await cluster.query('select pg_terminate_backend($1)', [held[0]!.pid]);
      await until('more is recorded', async () => (await recorded()) > slept);
      await shown();
      expect((await leaders()).map(({ pid }) => pid)).not.toContain(held[0]!.pid);
      leading.sendSignal('SIGCONT');
      await until('it knows that it leads no more', () => leading.err().includes('worker leadership'));
      await shown();
      expect(await leaders()).toHaveLength(1);
      await expectRowsWithCheckpoint();
      [leading, standing] = [standing, leading];
    }
    await endsWhole(writer);
    expect(await Promise.all([leading.stop(), standing.stop()])).toEqual([0, 0]);
  });
});

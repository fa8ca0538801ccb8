import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configFrom, connect } from '#platform/database';
import {
  eventHash,
  eventId,
  PostgresEventStore,
  VersionConflict,
  type HashedEvent,
} from '#platform/event-store';
import { startServer, type Server } from '../../apps/api/src/server.js';
import { openPool } from '../../libs/platform/event-store/src/testing/pool.js';
import { appendNext } from '../../libs/platform/event-store/src/testing/samples.js';
import { signedIn, untilShown, type Ask } from '../process/client.js';
import { patience, queryAt, status, until } from '../process/program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import type { Acknowledged, Journal, SentCommand } from './journal.js';
import { postgresProxy, type Armed, type PostgresProxy } from './postgres-proxy.js';
import { idOf, landing, openProgram, sendSetUp, setUp } from './program.js';
import { faultSeed, random, rounds, printSeed } from './seed.js';
import { wholeness } from './wholeness.js';

jest.setTimeout(2 * patience + rounds(0) * 1_000);

let database: TestDatabase;
let env: Readonly<Record<string, string>>;
let [toApi, toWorker]: PostgresProxy[] = [];
let server: Server;
let admin: Ask;
let organizations: string[];
const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-cuts-'));
const sent = new Map<string, SentCommand>();
const acknowledged = new Map<string, Acknowledged>();
const journal: Journal = { sent, acknowledged };

/** The server in this process; its sessions with PostgreSQL go through the proxies, of those who read and append and of the worker. */
const start = async (): Promise<void> => {
  const through = {
    ...env,
    DATABASE_URL_API: toApi!.through(env['DATABASE_URL_API']!),
    DATABASE_URL_WORKER: toWorker!.through(env['DATABASE_URL_WORKER']!),
  };
  server = await startServer(configFrom({ ...through, PORT: '0' }), {
    seed: null,
    report: () => {},
    print: () => {},
    open: { unsafe: true, onWarning: () => {} },
  });
  await until('the server is ready', async () => (await status(`${server.url}/readyz`)) === 200);
  admin = await signedIn(server.url, 'admin');
};

beforeAll(async () => {
  printSeed();
  database = await testDatabase();
  env = { ...database.env, DATA_DIR: dataDir, DEMO: '1' };
  const port = Number(new URL(database.env.DATABASE_URL).port);
  [toApi, toWorker] = [await postgresProxy(port), await postgresProxy(port)];
  await start();
  for (const one of setUp) sent.set(one.commandId, one);
  const program = await openProgram(env);
  organizations = await sendSetUp(program.send);
  await program.close();
});
afterAll(async () => {
  await server?.stop();
  await toApi?.close();
  await toWorker?.close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

let commands = 0;
const newId = (): string => idOf(faultSeed, 'cuts', (commands += 1));

/** What a mutation answers: the project as it stands then. */
type Shown = { readonly id: string; readonly version: number };

/** Says a command as a mutation; keeps that it was answered. */
const send = async (one: SentCommand): Promise<Shown> => {
  sent.set(one.commandId, one);
  const type = `${one.command[0]!.toUpperCase()}${one.command.slice(1)}Input`;
  const { shown } = (await untilShown(() =>
    admin(`mutation($i: ${type}!) { shown: ${one.command}(input: $i) { id version } }`, {
      i: { ...one.input, commandId: one.commandId },
    }),
  )) as { shown: Shown };
  const { commandId } = one;
  acknowledged.set(commandId, { commandId, streamId: `project-${shown.id}` });
  return shown;
};
const hesitation = random('hesitation');
/** Sends it until there is a final answer. */
const sendUntilAnswered = async (one: SentCommand): Promise<Shown> => {
  for (let refusals = 0; ; refusals++)
    try {
      return await send(one);
    } catch (error) {
      if (refusals >= 100) throw error;
      await pause(hesitation(Math.min(200 * 2 ** refusals, 3_200))); // 64 that all try again at once are in each other's way
    }
};
const revision = (commandId: string, projectId: string, amount: number): SentCommand => ({
  commandId,
  command: 'reviseProjectPlan',
  input: {
    projectId,
    plannedInvestment: { amount: String(amount), currency: 'CNY' },
    revisedOn: '2022-09-02',
    reason: '示意',
  },
  events: 1,
});

const eventsOf = async (commandId: string): Promise<number> =>
  (
    await queryAt<{ events: number }>(
      database.owner,
      `select count(*)::int as events from log.events where meta->>'commandId' = $1`,
      [commandId],
    )
  )[0]!.events;
const seqOf = async (commandId: string): Promise<number | undefined> =>
  (
    await queryAt<{ seq: number }>(
      database.owner,
      `select seq::int from log.log_index join log.events using (event_id) where meta->>'commandId' = $1`,
      [commandId],
    )
  )[0]?.seq;
const appends = /insert into log\.events/i;

describe('a cut between the API and PostgreSQL', () => {
  it.each([
    ['before the append', 'before', 0],
    ['between its commit and the answer', 'after', 1],
  ] as const)('%s: whoever asks again is answered what was recorded, once', async (_when, blow, events) => {
    const one = landing(newId(), organizations);
    const armed = toApi!.arm({ on: appends, blow });
    await expect(send(one)).rejects.toThrow('STORE_UNAVAILABLE'); // which means that it may have happened or not
    expect(armed.hasStruck()).toBe(true);
    expect(await eventsOf(one.commandId)).toBe(events);
    expect(acknowledged.has(one.commandId)).toBe(false);
    const answered = await send(one);
    expect(await send(one)).toEqual(answered);
    expect(answered.version).toBe(1);
    expect(await eventsOf(one.commandId)).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    '%s each of the statements of a command in turn: it is carried out once',
    async (blow) => {
      let nth = 1;
      for (let wasStruck = true; wasStruck; nth++) {
        const armed = toApi!.arm({ on: /./, blow, nth });
        await sendUntilAnswered(landing(newId(), organizations));
        wasStruck = armed.hasStruck();
        armed.release();
      }
      expect(nth).toBeGreaterThan(3); // the sender, the stream, the append
    },
  );
});

describe('a cut between the worker and PostgreSQL', () => {
  it.each([
    ['before', 'rows and checkpoint of a projection', /update log\.checkpoint/i],
    ['after', 'rows and checkpoint of a projection', /update log\.checkpoint/i],
    ['before', 'the places of events', /insert into log\.log_index/i],
    ['after', 'the places of events', /insert into log\.log_index/i],
  ] as const)('%s the statement that writes %s: it goes on by itself', async (blow, _what, on) => {
    const chance = random(`worker ${blow}`);
    for (let round = 0; round < rounds(2, 0.1); round++) {
      const armed = toWorker!.arm({ on, blow, nth: 1 + chance(5) });
      while (!armed.hasStruck()) await sendUntilAnswered(landing(newId(), organizations));
    }
    await sendUntilAnswered(landing(newId(), organizations)); // read back, so that it was shown
  });
});

describe('the order of the log', () => {
  /** Two heartbeats of the sequencer: it has looked for what can be placed, and found nothing. */
  const looked = async (): Promise<void> => {
    const beat = async () =>
      (
        await queryAt<{ at: string }>(database.owner, 'select heartbeat_at::text as at from log.sequencer')
      )[0]!.at;
    for (let beats = 0; beats < 2; beats++) {
      const before = await beat();
      await until('the sequencer looks', async () => (await beat()) !== before);
    }
  };
  const committed = (one: SentCommand) =>
    until('it is committed', async () => (await eventsOf(one.commandId)) === one.events);

  it('has a session that commits last in its place, and whoever came after it behind it', async () => {
    const [early, late] = [landing(newId(), organizations), landing(newId(), organizations)];
    const armed: Armed = toApi!.arm({ on: appends, blow: 'hold' });
    const slow = sendUntilAnswered(early);
    await armed.struck;
    const quick = sendUntilAnswered(late);
    await committed(late);
    await looked();
    expect([await eventsOf(early.commandId), await seqOf(late.commandId)]).toEqual([0, undefined]);
    expect(await server.platform.oldestOpenAppend()).toMatchObject({ waiting: 1 });
    armed.release();
    await Promise.all([slow, quick]);
    expect(await seqOf(early.commandId)).toBeLessThan((await seqOf(late.commandId))!);
  });

  it('waits for an append that was forgotten open, until the guard ends that', async () => {
    for (const url of [database.api, database.worker, database.owner])
      expect(await queryAt(url, 'show idle_in_transaction_session_timeout')).toEqual([
        { idle_in_transaction_session_timeout: '30s' },
      ]);
    const forgotten = (await connect(database.api)).on('error', () => {});
    try {
      await forgotten.query('begin');
      const stream = `lead-${newId()}`;
      await appendNext(new PostgresEventStore(forgotten), stream);
      const { rows } = await forgotten.query<{ pid: number }>('select pg_backend_pid() as pid');
      const { pid } = rows[0]!;
      const one = landing(newId(), organizations);
      const shown = sendUntilAnswered(one);
      await committed(one);
      await looked();
      expect(await seqOf(one.commandId)).toBeUndefined();
      expect(await server.platform.oldestOpenAppend()).toMatchObject({
        waiting: 1,
        writer: expect.stringContaining(`process ${pid} `),
      });
      // The guard, once all this was seen, instead of in its half minute.
      await forgotten.query(`set idle_in_transaction_session_timeout = '10ms'`);
      await shown;
      expect(await server.platform.oldestOpenAppend()).toBeNull();
      await expect(forgotten.query('select 1')).rejects.toThrow(/not queryable|terminated/);
      expect(await server.platform.store.readStream(stream)).toEqual([]);
    } finally {
      await forgotten.end();
    }
  });

  it('waits for nobody who writes something else, however long', async () => {
    const writing = await connect(database.worker);
    try {
      await writing.query('begin');
      await writing.query('select pg_current_xact_id()');
      const one = landing(newId(), organizations);
      await sendUntilAnswered(one);
      expect(await seqOf(one.commandId)).toBeDefined();
      await writing.query('commit');
    } finally {
      await writing.end();
    }
  });
});

describe('64 writers of one stream', () => {
  it('win each version once, and lose nothing of what they send again', async () => {
    const { id } = await send(landing(newId(), organizations));
    const revisions = Array.from({ length: 64 }, (_, n) => revision(newId(), id, 1_000 + n));
    await Promise.all(revisions.map(sendUntilAnswered));
    const found = await queryAt<{ version: number; command: string }>(
      database.owner,
      `select version, meta->>'commandId' as command from log.events where stream_id = $1 and version > 1 order by version`,
      [`project-${id}`],
    );
    expect(found.map(({ version }) => version)).toEqual(revisions.map((_, n) => n + 2));
    expect(found.map(({ command }) => command).toSorted()).toEqual(
      revisions.map(({ commandId }) => commandId).toSorted(),
    );
  });

  it('with one version in sight: one has it, the others are refused', async () => {
    const { id } = await send(landing(newId(), organizations));
    const streamId = `project-${id}`;
    const pool = openPool(database.api, 64);
    const store = new PostgresEventStore(pool);
    try {
      await Promise.all(Array.from({ length: 64 }, () => pool.query('select pg_sleep(0.05)'))); // 64 sessions
      const [landed] = await store.readStream(streamId);
      let [head, before] = [landed!, (landed!.data as { plannedInvestment: object }).plannedInvestment];
      for (let turn = 0; turn < 5; turn++) {
        const attempts = Array.from({ length: 64 }, (_, n) => {
          const after = { amount: 64 * turn + n + 1, currency: 'CNY', cny: 64 * turn + n + 1 };
          const commandId = newId();
          const envelope = {
            id: eventId(commandId, 0),
            streamId,
            version: head.version + 1,
            type: 'ProjectPlanRevised',
            v: 1,
            data: {
              projectId: id,
              before,
              after,
              current: after,
              revisedOn: '2022-09-02',
              reason: '示意',
            },
            meta: { ...landed!.meta, commandId, correlationId: commandId },
          };
          const event: HashedEvent = { ...envelope, hash: eventHash(envelope, head.hash) };
          sent.set(commandId, { commandId, command: 'reviseProjectPlan', input: {}, events: 1 });
          return { event, after };
        });
        const outcomes = await Promise.allSettled(attempts.map(({ event }) => store.append(head, [event])));
        const winners = attempts.filter((_, n) => outcomes[n]!.status === 'fulfilled');
        expect(winners).toHaveLength(1);
        const losers = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(losers.filter(({ reason }) => !(reason instanceof VersionConflict))).toEqual([]);
        const { event, after } = winners[0]!;
        const { commandId } = event.meta;
        acknowledged.set(commandId, { commandId, streamId, version: event.version });
        [head, before] = [{ ...head, ...event }, after];
      }
    } finally {
      await pool.end();
    }
  });
});

describe('one command sent 50 times at once', () => {
  it('has one effect and one answer, and after a restart the same', async () => {
    const { id } = await send(landing(newId(), organizations));
    const [landed, revised] = [landing(newId(), organizations), revision(newId(), id, 700)];
    const answered = await Promise.all(
      [landed, revised].map((one) => Promise.all(Array.from({ length: 50 }, () => send(one)))),
    );
    for (const answers of answered)
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([await eventsOf(landed.commandId), await eventsOf(revised.commandId)]).toEqual([1, 1]);

    await server.stop();
    await start();
    expect(await Promise.all([landed, revised].map(send))).toEqual(answered.map(([answer]) => answer));
    expect([await eventsOf(landed.commandId), await eventsOf(revised.commandId)]).toEqual([1, 1]);
  });

  it('through the command bus likewise', async () => {
    const program = await openProgram(env);
    try {
      const one = landing(newId(), organizations);
      sent.set(one.commandId, one);
      const answers = await Promise.all(Array.from({ length: 50 }, () => program.send(one)));
      const { streamId, version, lastEventId } = answers[0]!;
      for (const answer of answers) expect(answer).toMatchObject({ streamId, version, lastEventId });
      expect(await eventsOf(one.commandId)).toBe(1);
      acknowledged.set(one.commandId, { commandId: one.commandId, streamId, version });
    } finally {
      await program.close();
    }
  });
});

describe('after all this', () => {
  it('the log and what is read from it are whole', async () => {
    const { commands } = await wholeness(env, journal);
    expect(commands).toBe(sent.size);
    expect(acknowledged.size).toBeGreaterThan(0);
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import { logMigrations, PostgresEventStore, Sequencer } from '#platform/event-store';
import { repairLog } from '#composition/log-migration';
import { projections } from '#composition/program';
import { verifyLog } from '../../apps/cli/src/commands/verify.js';
import { openPool } from '../../libs/platform/event-store/src/testing/pool.js';
import { patience, queryAt, until } from '../process/program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import type { Acknowledged, Journal, SentCommand } from './journal.js';
import { idOf, landing, openProgram, revisions, sendSetUp, setUp } from './program.js';
import { faultSeed, rounds, printSeed } from './seed.js';
import { wholeness } from './wholeness.js';

const unsafe = { unsafe: true, onWarning: () => {} };
jest.setTimeout(2 * patience + rounds(0) * 1_000);
beforeAll(printSeed);

describe('16 writers on connections of their own, while others look at pg_locks', () => {
  it('have every event of theirs placed by a sequencer that nothing helps', async () => {
    const database = await testDatabase(logMigrations);
    const worker = openPool(database.worker, 2);
    const each = rounds(100, 40);
    try {
      let isDone = false;
      const insert = {
        name: 'stress',
        text: `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
               values ($1, $2, 1, 'Stress', 1, '{}', '{"jurisdictionId": "qingdao"}', $3)`,
      };
      const hash = randomBytes(32);
      const writing = Promise.all(
        Array.from({ length: 16 }, async () => {
          const client = await connect(database.api);
          for (let n = 0; n < each; n++)
            await client.query({ ...insert, values: [randomUUID(), `stress-${randomUUID()}`, hash] });
          await client.end();
        }),
      ).finally(() => (isDone = true));
      const looking = Array.from({ length: 2 }, async () => {
        const client = await connect(database.api);
        while (!isDone) await client.query('select count(*) from pg_locks');
        await client.end();
      });
      const sequencer = new Sequencer(new PostgresEventStore(worker), worker);
      const sequencing = (async () => {
        while (!isDone || (await sequencer.advance()).length > 0) await sequencer.advance();
      })();
      await Promise.all([writing, ...looking, sequencing]);
      const counted = async () =>
        (
          await queryAt<{ events: number; places: number }>(
            database.owner,
            `select count(*)::int as events, (select count(*) from log.log_index)::int as places from log.events`,
          )
        )[0]!;
      // What else runs on this server may hold the last ones back for a moment; one that was passed over is never placed.
      await until('all have their places', async () => {
        await sequencer.advance();
        const { events, places } = await counted();
        return places === events;
      });
      expect(await counted()).toEqual({ events: 16 * each, places: 16 * each });
    } finally {
      await worker.end();
      await database.drop();
    }
  });
});

describe('a log in which an event was passed over, and later ones of its stream were not', () => {
  const databases: TestDatabase[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'yinfeng-passed-over-'));
  afterAll(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A log in which a landing has no place, though its revisions have, as an earlier release could leave it; the tables stand as they do. */
  const damaged = async (name: string) => {
    const database = await testDatabase();
    databases.push(database);
    const env = { ...database.env, DATA_DIR: path.join(folder, name), DEMO: '1' };
    const sent = new Map<string, SentCommand>();
    const acknowledged = new Map<string, Acknowledged>();
    const journal: Journal = { sent, acknowledged };
    for (const one of setUp) sent.set(one.commandId, one);
    const program = await openProgram(env);
    const organizations = await sendSetUp(program.send);
    const send = async (one: SentCommand) => {
      sent.set(one.commandId, one);
      const { streamId, version } = await program.send(one);
      acknowledged.set(one.commandId, { commandId: one.commandId, streamId, version });
      return streamId;
    };
    let n = 0;
    const newId = () => idOf(faultSeed, name, (n += 1));
    const stream = await send(landing(newId(), organizations));
    await send(landing(newId(), organizations));
    for (const amount of [700, 800]) {
      await send(revisions(newId(), stream.slice(-36), [amount]));
      await send(landing(newId(), organizations));
    }
    const worker = program.platform.worker(program.host);
    await worker.start();
    const count = sent.size;
    await until('all have their places', async () => {
      const [row] = await queryAt<{ seq: number }>(database.owner, 'select seq::int from log.sequencer');
      return row!.seq >= count;
    });
    await worker.stop();
    await program.close();
    rmSync(path.join(env.DATA_DIR, 'last-seen.json')); // an earlier release noted nothing
    const client = await connect(database.owner);
    try {
      await client.query('begin');
      const { rows } = await client.query<{ seq: string }>(
        `delete from log.log_index where event_id = (select event_id from log.events where stream_id = $1 and version = 1) returning seq`,
        [stream],
      );
      await client.query('update log.log_index set seq = 1 - seq where seq > $1', [rows[0]!.seq]);
      await client.query('update log.log_index set seq = -seq where seq < 0');
      await client.query('update log.sequencer set seq = seq - 1, checked = null');
      // Those that went by the order of places had to stop; the others have passed what was there.
      await client.query('update log.checkpoint set seq = least(seq, (select seq from log.sequencer))');
      await client.query('commit');
    } finally {
      await client.end();
    }
    return { env, database, journal, stream };
  };
  const planned = async (database: TestDatabase) =>
    queryAt(
      database.owner,
      `select sum(amount)::text as planned from views.ledger_entry join views.ledger_code as code on code.number = scope
        where code.id like '%|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED'`,
    );

  it('is reported while the program runs, and repaired by the command, behind which the tables are filled anew', async () => {
    const { env, database, journal, stream } = await damaged('repaired');
    const program = await openProgram(env);
    const worker = program.platform.worker(program.host);
    try {
      await worker.start();
      await until('it is reported', async () => program.reports.some((line) => line.includes('repair-log')));
      const run = () => repairLog(configFrom(env), { verify: verifyLog, print: () => {}, open: unsafe });
      await expect(run()).rejects.toThrow('the log is in use');
    } finally {
      await worker.stop();
      await program.close();
    }
    expect(program.reports.join('\n')).toContain(
      `event 1 of ${stream} and 0 others are in the store without a place`,
    );

    const printed: string[] = [];
    for (const expected of [
      { placed: 1, held: 2 },
      { placed: 0, held: 0 },
    ])
      expect(
        await repairLog(configFrom(env), {
          verify: verifyLog,
          print: (line) => printed.push(line),
          open: unsafe,
        }),
      ).toEqual(expected);
    expect(printed.join('\n')).toMatch(/every hash holds, and every place has its event/);
    await wholeness(env, journal);
    expect(await planned(database)).toEqual([{ planned: String(3 * 100_000_001 + 800) }]);
    // Its entries stand where its events take effect, and whoever holds them against the log knows of it.
    const [{ late, effects }] = (await queryAt<{ late: string; effects: string[] }>(
      database.owner,
      `select (select seq from log.log_index where late) as late,
         (select array_agg(distinct seq) from views.ledger_entry where subject_id::text = $1) as effects`,
      [stream.slice(-36)],
    )) as [{ late: string; effects: string[] }];
    expect(effects).toEqual([late]);
    const after = await openProgram(env);
    try {
      expect((await after.platform.audit.check(projections, Number.POSITIVE_INFINITY)).faults).toEqual([]);
    } finally {
      await after.close();
    }
  });
});

describe('an event that nothing came after in its stream, passed over', () => {
  it('gets its place from whoever sequences next, and all tables have it', async () => {
    const database = await testDatabase();
    const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-passed-over-'));
    const env = { ...database.env, DATA_DIR: dataDir, DEMO: '1' };
    try {
      const sent = new Map<string, SentCommand>(setUp.map((one) => [one.commandId, one]));
      const program = await openProgram(env);
      const worker = program.platform.worker(program.host);
      await worker.start();
      const organizations = await sendSetUp(program.send);
      const send = async (n: number) => {
        const one = landing(idOf(faultSeed, 'alone', n), organizations);
        sent.set(one.commandId, one);
        return program.send(one);
      };
      const places = async (count: number) =>
        until(`${count} have their places`, async () => {
          const [row] = await queryAt<{ seq: number }>(database.owner, 'select seq::int from log.sequencer');
          return row!.seq >= count;
        });
      // A transaction that began before the next ones: while it is open, nobody can have looked at what it may still bring.
      const early = await connect(database.owner);
      await early.query('begin');
      const { rows } = await early.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
      await send(1);
      await places(4);
      await worker.stop();
      const { lastEventId } = await send(2);
      await send(3);
      // Behind the token, as if it had been that transaction's.
      await queryAt(database.owner, 'update log.events set xid = $2::xid8 where event_id = $1', [
        lastEventId,
        rows[0]!.xid,
      ]);
      await early.query('commit');
      await early.end();
      const next = program.platform.worker(program.host);
      await next.start();
      await places(6);
      await next.stop();
      await program.close();
      expect(program.reports.join('\n')).toContain('1 events were in the store without a place');
      await wholeness(env, { sent, acknowledged: new Map() });
    } finally {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { connect, migrate, roles, urlFor, type PoolUrl } from '#platform/database';
import {
  logMigrations,
  PostgresEventStore,
  PostgresPassedOver,
  Sequencer,
  type HashedEvent,
  type Sequenced,
} from '#platform/event-store';
import { startEmbedded, superuser, type Embedded } from '#platform/supervision';
import { prepare } from '../../libs/platform/database/src/roles.js';
import { openPool } from '../../libs/platform/event-store/src/testing/pool.js';
import { appendNext, readOn } from '../../libs/platform/event-store/src/testing/samples.js';
import { LogSettled1700000000004 } from '../../libs/platform/event-store/src/postgres/log-settled.migration.js';

jest.setTimeout(120_000);

// A PostgreSQL of its own: processes of it are stopped here while they hold locks that all others wait for.
const folder = mkdtempSync(join(tmpdir(), 'yinfeng-settled-'));
let postgres: Embedded;
let address: (user: string, database?: string) => string;
let owner: PoolUrl;
let pool: Pool;
let store: PostgresEventStore;
const clients: Client[] = [];

beforeAll(async () => {
  const password = 'settled';
  postgres = await startEmbedded(join(folder, 'postgres'), password, {
    settings: { fsync: 'off', max_locks_per_transaction: '256' },
  });
  address = (user, database = 'yinfeng') =>
    `postgres://${user}:${password}@127.0.0.1:${postgres.port}/${database}`;
  const system = await connect(address(superuser, 'postgres'));
  await system.query('create database yinfeng');
  await system.end();
  const first = await connect(address(superuser));
  await prepare(first, { owner: password, worker: password, api: password });
  await first.end();
  owner = urlFor('owner', address(roles.owner));
  await migrate(owner, logMigrations);
  pool = openPool(address(roles.api), 4);
  store = new PostgresEventStore(pool);
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await pool?.end();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const session = async (user: string): Promise<Client & { pid: number }> => {
  const client = await connect(address(user));
  clients.push(client);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return Object.assign(client, { pid: rows[0]!.pid });
};
/** Those of a case that failed go on, or nothing else would. */
const stopped = new Set<number>();
afterEach(() => {
  for (const pid of stopped) process.kill(pid, 'SIGCONT');
  stopped.clear();
});
const newStream = () => `sample-${randomUUID()}`;

/** The function that readers went by before, taken from its migration: what closes the gap must be seen to close it. */
const asItWas = async (work: () => Promise<void>): Promise<void> => {
  const texts: string[] = [];
  await new LogSettled1700000000004().up({ query: async (text: string) => texts.push(text) } as never);
  const body = /create (function log\.settled_before\(\).*?\$\$;)/s.exec(texts.join('\n'))![1]!;
  const client = await session(roles.owner);
  const { rows } = await client.query<{ now: string }>(
    `select pg_get_functiondef('log.settled_before()'::regprocedure) as now`,
  );
  await client.query(`create or replace ${body}`);
  try {
    await work();
  } finally {
    await client.query(rows[0]!.now);
  }
};

/**
 * Begins an append whose backend stands still between being given its transaction id and showing it in `pg_locks`, and gives what lets
 * it go on. Between the two it needs a part of the lock table for itself, and a reader of `pg_locks` has all parts while it copies them:
 * so a reader is stopped there, the append comes up to it and is stopped in its turn, and the reader goes on.
 */
const appendInTheGap = async (): Promise<{ goOn: () => Promise<HashedEvent> }> => {
  const [many, reader, appender, watcher] = await Promise.all([
    session(superuser),
    session(superuser),
    session(roles.api),
    session(superuser),
  ]);
  // Not through pg_stat_activity: who joins catalogues that all databases share needs a part of the lock table for itself, too.
  const look = {
    name: 'look',
    text: `select (select backend_xid is not null and wait_event = 'LockManager' from pg_stat_get_activity($1)) and not exists (
      select from pg_locks where pid = $1 and locktype = 'transactionid') as met`,
  };
  const isInTheGap = async (): Promise<boolean> =>
    (await watcher.query<{ met: boolean }>(look, [appender.pid])).rows[0]!.met;
  // Many locks take long to copy; one row of the answer is enough. So a reader stopped at any moment is nearly always copying.
  await many.query('select count(pg_advisory_lock(n)) from generate_series(1, 20000) n');
  let isReading = true;
  const reading = (async () => {
    while (isReading) await reader.query('select pg_lock_status() limit 1');
  })();
  // What a first statement has to look up is looked up.
  const own = new PostgresEventStore(appender);
  await appendNext(own, newStream());
  await isInTheGap();
  try {
    for (let turn = 0; turn < 100; turn++) {
      await pause(turn % 7);
      process.kill(reader.pid, 'SIGSTOP');
      // Whatever happens here, nobody is kept waiting for long.
      const atLatest = setTimeout(() => process.kill(reader.pid, 'SIGCONT'), 500);
      try {
        let isDone = false;
        const appending = appendNext(own, newStream()).finally(() => (isDone = true));
        for (let time = 0; time < 10 && !isDone; time++) {
          if (await isInTheGap()) {
            process.kill(appender.pid, 'SIGSTOP');
            stopped.add(appender.pid);
            const goOn = async () => {
              process.kill(appender.pid, 'SIGCONT');
              return (await appending)[0]!;
            };
            if (await isInTheGap()) return { goOn };
            await goOn();
          }
          await pause(2);
        }
        process.kill(reader.pid, 'SIGCONT');
        await appending;
      } finally {
        clearTimeout(atLatest);
        process.kill(reader.pid, 'SIGCONT');
      }
    }
    throw new Error('no append was met in the gap');
  } finally {
    isReading = false;
    await reading;
    await many.query('select pg_advisory_unlock_all()');
  }
};

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);

describe('an append that has its transaction id and does not show it yet', () => {
  it('is waited for: what was appended behind it is read after it', async () => {
    const before = await store.head();
    const { goOn } = await appendInTheGap();
    const [younger] = await appendNext(store, newStream());
    const earlier = await store.readAll(before, 100_000); // those that were not met in the gap
    expect(idsOf(earlier)).not.toContain(younger!.id);
    expect(await store.head()).toBe(earlier.at(-1)?.token ?? before);
    const older = await goOn();
    const all = await readOn(store, before, (found) => found.length >= earlier.length + 2);
    expect(idsOf(all)).toEqual(idsOf([...earlier, older, younger!]));
  });

  it('was gone past by the function that was in force before; the sequencer notices, and gives it a place at the end', () =>
    asItWas(async () => {
      const worker = openPool(address(roles.worker), 2);
      try {
        const late: Sequenced[] = [];
        const sequencer = new Sequencer(
          new PostgresEventStore(worker),
          worker,
          1000,
          new PostgresPassedOver(worker),
          (events) => late.push(...events),
        );
        while ((await sequencer.advance()).length > 0);
        const { goOn } = await appendInTheGap();
        const [younger] = await appendNext(store, newStream());
        const placed = [];
        for (;;) {
          const events = await sequencer.advance();
          placed.push(...events);
          if (events.length === 0) break;
        }
        expect(placed.at(-1)!.id).toBe(younger!.id);
        const older = await goOn();
        expect(await sequencer.advance()).toEqual([]); // for ever, were there no net

        for (;;) if (!(await sequencer.mend()).isMore) break;
        expect(late.map(({ id, seq }) => ({ id, seq }))).toEqual([
          { id: older.id, seq: placed.at(-1)!.seq + 1 },
        ]);
      } finally {
        await worker.end();
      }
    }));
});

describe('a reader within a transaction of one snapshot', () => {
  it('is given what had ended when it began, and nothing behind what had not', async () => {
    const [reader, slow] = await Promise.all([session(roles.api), session(roles.api)]);
    await reader.query('begin isolation level repeatable read');
    await slow.query('begin');
    const before = await store.head();
    const [open] = await appendNext(new PostgresEventStore(slow), newStream());
    await reader.query('select 1'); // its snapshot: the slow one is under way
    const [behind] = await appendNext(store, newStream());
    await slow.query('commit');
    const own = new PostgresEventStore(reader);
    expect(await own.readAll(before, 10)).toEqual([]);
    await reader.query('commit');
    expect(idsOf(await own.readAll(before, 10))).toEqual(idsOf([open!, behind!]));
  });
});

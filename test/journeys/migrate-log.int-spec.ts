import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configFrom, connect } from '#platform/database';
import { projections, type Home } from '#composition/program';
import { migrateLog, type Moved } from '#composition/log-migration';
import { verifyLog } from '../../apps/cli/src/commands/verify.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startKurrentServer, type KurrentServer } from '../support/kurrentdb/kurrentdb-server.js';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { entriesOf, readTablesOf, TOTALS } from './essentials.js';

// A small log that goes to KurrentDB and comes back, growing wherever it is.
let database: TestDatabase;
let dataDir: string;
let kurrentdb: KurrentServer;
beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));
  kurrentdb = await startKurrentServer({ refuseAny: true });
});
afterAll(async () => {
  await kurrentdb?.stop();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const serve = (home: Home) =>
  runningServer({
    env: {
      ...(home === 'kurrentdb' ? { EVENT_STORE: home } : {}),
      KURRENTDB_URL: kurrentdb.connectionString,
    },
    on: { database, dataDir },
  });
const move = (to: Home, options: { signal?: AbortSignal; env?: NodeJS.ProcessEnv } = {}): Promise<Moved> =>
  migrateLog(
    configFrom({
      ...database.env,
      DATA_DIR: dataDir,
      KURRENTDB_URL: kurrentdb.connectionString,
      ...options.env,
    }),
    to,
    {
      print: () => undefined,
      verify: verifyLog,
      open: { unsafe: true, onWarning: () => undefined },
      ...(options.signal ? { signal: options.signal } : {}),
    },
  );
const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
  const owner = await connect(database.owner);
  try {
    return (await owner.query(sql, values)).rows as Row[];
  } finally {
    await owner.end();
  }
};
const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: unknown) => (error as Error).message,
  );

/** The public order, as exports and proofs have it. */
const order = () =>
  ask(
    `select seq, event_id, encode(event_hash, 'hex') as hash, known_at::text from log.log_index order by seq`,
  );
const home = async () => (await ask<{ home: Home }>('select home from log.log_info'))[0]!.home;

const KNOWN_THEN = `query($m: [Measure!]!, $s: AsOf) { totals(measures: $m, asOf: $s) {
  grand { measure value entryCount } recordedBy position receipt { digest eventHash } } }`;

/** All that an analyst could hold against it. */
const shown = async (server: RunningServer) => {
  const analyst = await server.as('analyst');
  const measures = ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'];
  const totals = [];
  for (const g of [[], ['ORGANIZATION'], ['INDUSTRY_CHAIN', 'MONTH']])
    totals.push((await analyst(TOTALS, { m: measures, g })).totals);
  // What was known at two places, with its receipts: the same wherever the log is and however it has grown.
  const then = [];
  for (const seq of [8, 12]) {
    const s = { position: await server.platform.log.position(seq) };
    then.push((await analyst(KNOWN_THEN, { m: measures, s })).totals);
  }
  expect(await server.platform.progress.allPassed(await server.platform.log.head(), 60_000)).toBe(true);
  return {
    totals,
    then,
    entries: await entriesOf(analyst, { m: 'PLANNED_INVESTMENT' }),
    head: await server.platform.log.position(await server.platform.log.head()),
    tables: await readTablesOf(server),
  };
};

let pipeline: Awaited<ReturnType<typeof smallPipeline>>;
const commands: object[] = [];
const land = async (admin: Ask, amount: string) => {
  const input = pipeline.landing({ plannedInvestment: { amount, currency: 'CNY' } });
  commands.push(input);
  return await admin(LAND, { i: input });
};

describe('a log that moves', () => {
  let before: Awaited<ReturnType<typeof shown>>;
  let then: typeof before.then;
  let places: unknown[];

  it('refuses to while a server runs on the database', async () => {
    const server = await serve('postgres');
    const admin = await server.as('admin');
    pipeline = await smallPipeline(admin);
    for (let project = 1; project <= 12; project++) await land(admin, `${project}00000001`);
    expect(await refusal(move('kurrentdb'))).toMatch(/^the log is in use: stop every server/);
    before = await shown(server);
    then = before.then;
    await server.end();
    places = await order();
    expect(places.length).toBeGreaterThan(12);
  });

  it('is refused where the other store has the log of somebody else', async () => {
    const foreign = await startKurrentServer();
    foreign.log.append('yinfeng.log', 'no_stream', [
      {
        id: randomUUID(),
        type: 'LogMade',
        json: true,
        data: Buffer.from(JSON.stringify({ logId: randomUUID() })),
        metadata: new Uint8Array(),
      },
    ]);
    foreign.log.show();
    expect(await refusal(move('kurrentdb', { env: { KURRENTDB_URL: foreign.connectionString } }))).toMatch(
      /is not this database's/,
    );
    await foreign.stop();
    expect(await home()).toBe('postgres');
  });

  it('is refused when an event is not what was recorded, and copies nothing', async () => {
    const [{ data }] = (await ask<{ data: object }>('select data from log.events where position = 5')) as [
      { data: object },
    ];
    await ask(`update log.events set data = data || '{"name": "anders"}' where position = 5`);
    expect(await refusal(move('kurrentdb'))).toMatch(/is not what was recorded$/);
    await ask('update log.events set data = $1 where position = 5', [data]);
    expect([await home(), written()]).toEqual(['postgres', 0]);
  });

  it('is refused when its last event is gone', async () => {
    await ask('create table gone as select * from log.events order by position desc limit 1');
    await ask('delete from log.events where event_id in (select event_id from gone)');
    expect(await refusal(move('kurrentdb'))).toMatch(/is gone, which stood at place/);
    await ask('insert into log.events overriding system value select * from gone');
    await ask('drop table gone');
    expect([await home(), written()]).toEqual(['postgres', 0]);
  });

  it('goes on where it was interrupted', async () => {
    const stopping = new AbortController();
    const moving = refusal(move('kurrentdb', { signal: stopping.signal }));
    while (written() < 5) await new Promise((resolve) => setTimeout(resolve, 1));
    stopping.abort();
    expect(await moving).toMatch(/aborted/);
    const copied = written();
    expect(copied).toBeLessThan(places.length);
    expect(await home()).toBe('postgres');
    expect(await move('kurrentdb')).toEqual({
      events: places.length,
      streams: expect.any(Number),
      copied: places.length - copied,
    });
  });

  it('has the same totals, drill-downs, positions and hashes in KurrentDB', async () => {
    expect(await home()).toBe('kurrentdb');
    expect(await order()).toEqual(places);
    expect(written()).toBe(places.length);
    expect((await ask('select 1 from log.events')).length).toBe(places.length); // left as it was
    const server = await serve('kurrentdb');
    expect(await shown(server)).toEqual(before);
    const admin = await server.as('admin');
    expect(await admin(LAND, { i: commands[0] })).toEqual(await admin(LAND, { i: commands[0] }));
    expect(
      await admin.refusal('mutation($i: ReportLeadInput!) { reportLead(input: $i) { id } }', {
        i: {
          commandId: (commands[0] as { commandId: string }).commandId,
          title: '同一命令（示意）',
          reporterOrganizationId: pipeline.first,
          chainCode: 'T-01',
          regionCode: '370202',
          reportedOn: '2022-09-01',
        },
      }),
    ).toBe('COMMAND_ID_REUSED');
    expect((await shown(server)).head).toBe(before.head);
    for (let project = 1; project <= 3; project++) await land(admin, `${project}`);
    before = await shown(server);
    await server.end();
    expect(server.reports).toEqual([]);
    places = await order();
  });

  it('cannot be written any more where it was', async () => {
    const api = await connect(database.api);
    await expect(
      api.query(
        `insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
         values (gen_random_uuid(), 'sample-1', 1, 'Noted', 1, '{}', '{}', '\\x00')`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await api.end();
  });

  it('says so when it is there already', async () =>
    expect(await move('kurrentdb')).toEqual({ events: 0, streams: 0, copied: 0 }));

  it('comes back to the PostgreSQL that has its first part, with what came since', async () => {
    const moved = await move('postgres');
    expect(moved.events).toBe(places.length);
    expect(moved.copied).toBeGreaterThan(0);
    expect(moved.copied).toBeLessThan(places.length / 2);
    expect([await home(), await order()]).toEqual(['postgres', places]);
    const server = await serve('postgres');
    expect(await shown(server)).toEqual(before);
    const admin = await server.as('admin');
    await land(admin, '77');
    for (const projection of projections) await server.platform.rebuilder.rebuild(projection);
    before = await shown(server);
    await server.end();
    expect(server.reports).toEqual([]);
    places = await order();
  });

  it('goes to KurrentDB once more, which has all but the last', async () => {
    const { copied, events } = await move('kurrentdb');
    expect([events, copied < 5, await order()]).toEqual([places.length, true, places]);
    const server = await serve('kurrentdb');
    expect(await shown(server)).toEqual(before);
    expect(before.then).toEqual(then);
    await server.end();
  });

  it('goes and comes back also where an event had been passed over, and stays where one is held', async () => {
    await move('postgres');
    let server = await serve('postgres');
    const admin = await server.as('admin');
    await land(admin, '7700000001');
    await land(admin, '8800000001');
    await server.end();
    await rm(path.join(dataDir, 'last-seen.json')); // an earlier release, which left such logs, noted nothing
    // The last but one, as if it had been gone past: before the others in the store's order, and without a place.
    await ask(`with gone as (
        delete from log.log_index where seq = (select max(seq) - 1 from log.log_index) returning event_id
      ) update log.events set xid = '700' where event_id in (select event_id from gone)`);
    await ask('update log.log_index set seq = seq - 1 where seq = (select max(seq) from log.log_index)');
    await ask('update log.sequencer set seq = seq - 1, checked = null');
    await ask(`delete from log.checkpoint where name not like 'reaction/%'`);

    await move('kurrentdb');
    const there = await order();
    server = await serve('kurrentdb');
    const inKurrentDb = await shown(server);
    await server.end();
    await move('postgres');
    expect(await order()).toEqual(there);
    server = await serve('postgres');
    expect(await shown(server)).toEqual(inKurrentDb);
    await server.end();

    await ask('insert into log.held_place values (1, 2)');
    expect(await refusal(move('kurrentdb'))).toMatch(/^1 events of this log take effect behind their places/);
    await ask('delete from log.held_place');
  });
});

/** Events of the log in KurrentDB. */
const written = (): number =>
  Array.from({ length: kurrentdb.log.length }, (_, at) => kurrentdb.log.at(at)).filter(({ stream }) =>
    stream.startsWith('yinfeng-'),
  ).length;

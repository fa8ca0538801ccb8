import { BACKWARDS, END, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrateLog } from '#composition/log-migration';
import { reactions } from '#composition/program';
import { configFrom } from '#platform/database';
import { diagnose, printed } from '../../apps/cli/src/commands/doctor.js';
import { status } from '../../apps/cli/src/commands/status.js';
import { verify, verifyLog } from '../../apps/cli/src/commands/verify.js';
import { queryAt, until } from '../process/program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startKurrentServer, type KurrentServer } from '../support/kurrentdb/kurrentdb-server.js';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { readTablesOf, TOTALS } from './essentials.js';

/* What operators are told of a log in KurrentDB that others wrote into and cut, and what a move to PostgreSQL makes of it. */

jest.setTimeout(120_000);

let database: TestDatabase;
let dataDir: string;
let kurrentdb: KurrentServer;
let client: EventStoreDBClient;
let server: RunningServer;
let admin: Ask;
let landing: Awaited<ReturnType<typeof smallPipeline>>['landing'];
let reporter: string;

const serve = (home: 'kurrentdb' | 'postgres', mayReport?: RegExp) =>
  runningServer({
    ...(mayReport ? { mayReport } : {}),
    env: { EVENT_STORE: home, KURRENTDB_URL: kurrentdb.connectionString },
    on: { database, dataDir },
  });
const reportLead = async (title: string): Promise<string> =>
  (
    await admin('mutation($i: ReportLeadInput!) { reportLead(input: $i) { id } }', {
      i: {
        commandId: randomUUID(),
        title,
        reporterOrganizationId: reporter,
        chainCode: 'T-01',
        regionCode: '370202',
        reportedOn: '2022-09-01',
        investorName: '示意投资方',
      },
    })
  ).reportLead.id;
/** What a command of the command line prints, and what it comes to. */
const told = async <T>(command: () => Promise<T>): Promise<{ out: string; err: string; ended: T }> => {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((where) =>
    jest.spyOn(process[where], 'write').mockImplementation((text) => {
      said[where] += String(text);
      return true;
    }),
  );
  try {
    return { ended: await command(), out: said.stdout, err: said.stderr };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};
/** Figures and all read rows. */
const shown = async () => {
  expect(await server.platform.progress.allPassed(await server.platform.log.head(), 60_000)).toBe(true);
  const analyst = await server.as('analyst');
  const { totals } = await analyst(TOTALS, { m: ['PROJECTS_LANDED', 'LEADS_REPORTED'], g: [] });
  return { totals, tables: await readTablesOf(server) };
};
const isCaughtUp = async () =>
  (await server.platform.progress.parts()).every(({ seq, head, missing }) => !missing && seq === head);

beforeAll(async () => {
  [database, kurrentdb] = await Promise.all([testDatabase(), startKurrentServer()]);
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));
  client = EventStoreDBClient.connectionString(kurrentdb.connectionString);
  server = await serve('kurrentdb');
  admin = await server.as('admin');
  ({ landing, first: reporter } = await smallPipeline(admin));
});
afterAll(async () => {
  await server?.end();
  await client?.dispose();
  await kurrentdb?.stop();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a log in KurrentDB that others wrote into and cut', () => {
  let whole: Awaited<ReturnType<typeof shown>>;
  let [cut, written] = ['', ''];
  let events = 0;

  it('is well before anybody does', async () => {
    for (let project = 1; project <= 3; project++) await admin(LAND, { i: landing() });
    const [one, other] = [await reportLead('甲线索'), await reportLead('乙线索')];
    [cut, written] = [`yinfeng-lead-${one}`, `yinfeng-lead-${other}`];
    await until('all is judged', isCaughtUp);
    whole = await shown();
    events = await server.platform.log.head();
    expect(await told(() => verify(server.platform))).toMatchObject({ ended: true, err: '' });
  });

  it('is told by status, verify and doctor: each stranger and each damaged stream, by name and place', async () => {
    await client.appendToStream('yinfeng-stray-1', [jsonEvent({ type: 'Whatever', data: {} })]);
    await client.appendToStream(written, jsonEvent({ type: 'Whatever', data: {} }));
    await client.deleteStream(cut);
    await until('both are put aside', async () => (await server.platform.strangers()).length === 2);

    const stranger = (stream: string) =>
      new RegExp(
        `${stream}@\\d+ \\(Whatever, position \\d+\\.\\d+, .*\\) is no event of this log: it was put aside`,
      );
    const damaged = (stream: string, from: string) =>
      new RegExp(`stream ${stream.replace('yinfeng-', '')} is damaged from its event ${from} on`);
    const { out } = await told(() => status(server.platform));
    expect(out).toMatch(stranger('yinfeng-stray-1'));
    expect(out).toMatch(stranger(written));
    const verified = await told(() => verify(server.platform));
    expect(verified.ended).toBe(false); // which the command line ends with 1 for
    expect(verified.err.trim().split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(stranger('yinfeng-stray-1')),
        expect.stringMatching(stranger(written)),
        expect.stringMatching(damaged(cut, '1')),
        expect.stringMatching(damaged(written, '\\d+')),
      ]),
    );
    expect(verified.err.trim().split('\n')).toHaveLength(4);
    expect(verified.out).toContain('every hash holds, and every place has its event');
    const findings = await diagnose(server.platform, false);
    const others = findings.filter(({ check }) => check === 'others');
    expect(others.map(({ state }) => state)).toEqual(['broken', 'broken', 'broken', 'broken']);
    expect((await told(async () => printed(findings, false))).ended).toBe(2);
  });

  it('takes nothing more for what is damaged, says why, and goes on with all else', async () => {
    const lead = cut.replace('yinfeng-lead-', '');
    const before = await server.platform.log.head();
    expect(
      await admin.refusal('mutation($i: QualifyLeadInput!) { qualifyLead(input: $i) { id } }', {
        i: { commandId: randomUUID(), leadId: lead, grade: 'A' },
      }),
    ).toBe('STREAM_DAMAGED');
    await admin(LAND, { i: landing() });
    events = await server.platform.log.head();
    expect(events).toBeGreaterThan(before);
    whole = await shown();
    // As the reaction leaves it that met the stream so, instead of having judged before.
    const { name } = reactions.find((each) => each.handles('LeadReported'))!;
    await queryAt(
      database.worker,
      `insert into log.owed_reaction (reaction, seq, event_id, stream_id, reason)
       select $1, seq, event_id, $2, 'it is damaged' from log.log_index where event_id = $3`,
      [name, `lead-${lead}`, kurrentdb.log.at(kurrentdb.log.stream(cut).at[0]!).id],
    );
    const owing = `reaction/${name} owes what event`;
    expect((await told(() => status(server.platform))).out).toContain(owing);
    expect((await diagnose(server.platform, false)).map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining(owing),
    );
  });

  it('loses nothing by moving to PostgreSQL, where every record is whole again and takes more', async () => {
    await server.end();
    const lines: string[] = [];
    const moved = await migrateLog(
      configFrom({ ...database.env, DATA_DIR: dataDir, KURRENTDB_URL: kurrentdb.connectionString }),
      'postgres',
      {
        print: (line) => lines.push(line),
        verify: verifyLog,
        open: { unsafe: true, onWarning: () => undefined },
      },
    );
    expect(moved).toMatchObject({ events, copied: events });
    expect(lines.at(-1)).toMatch(
      /^2 events that others had written under the log's names stay where they are/,
    );
    server = await serve('postgres', /has made up for event/);
    admin = await server.as('admin');
    expect(await server.platform.log.head()).toBe(events);
    expect(await shown()).toEqual(whole);
    expect(await told(() => verify(server.platform))).toMatchObject({ ended: true, err: '' });
    await until('nothing is owed', async () => (await server.platform.progress.owed()).length === 0);
    expect(server.reports).toEqual([expect.stringMatching(/^reaction \S+ has made up for event \d+,/)]);
    expect((await told(() => status(server.platform))).out).not.toMatch(/put aside|owes/);
    for (const stream of [cut, written]) {
      const events = await server.platform.store.readStream(stream.replace('yinfeng-', ''));
      expect(events.length).toBeGreaterThan(0);
    }
    // What stands in KurrentDB is left as it was, strangers included.
    const there: string[] = [];
    for await (const { event } of client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: 1_000,
    }))
      if (event?.type === 'Whatever') there.push(event.streamId);
    expect(there.toSorted()).toEqual([written, 'yinfeng-stray-1'].toSorted());
  });
});

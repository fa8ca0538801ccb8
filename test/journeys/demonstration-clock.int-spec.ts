import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import { Demonstration, DemonstrationResolver } from '../../apps/api/src/demonstration.js';
import { startServer, type Server } from '../../apps/api/src/server.js';
import { configFrom, connect } from '#platform/database';
import { projectRoot, readSeed, saySequel } from '#composition/seeds';
import { CommandBus } from '@nestjs/cqrs';
import { readingIn } from '#platform/testing';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

jest.setTimeout(240_000);

const seed = 'qingdao-2022';
const TOTALS = `query($f: FigureFilter, $a: AsOf) { totals(measures: [PROJECTS_LANDED, PLANNED_INVESTMENT], filter: $f, asOf: $a) {
  grand { value } position recordedBy clock standing { clock position } } }`;
type Known = { landed: number; planned: string; clock: string; position: string; recordedBy: string };
const known = async (ask: Ask, asOf: object | null = null, to?: string): Promise<Known> => {
  const { totals } = await ask(TOTALS, { a: asOf, f: to === undefined ? null : { occurred: { to } } });
  const { grand, clock, position, recordedBy, standing } = totals;
  expect(standing).toEqual({ clock, position });
  return { landed: Number(grand[0].value), planned: grand[1].value, clock, position, recordedBy };
};
/** What was recorded by the end of a day. */
const by = (day: string) => ({ recordedBy: `${day}T23:59:59+08:00` });
/** 亿元 with two places, cut off. */
const yi = (fen: string) =>
  `${BigInt(fen) / 10_000_000_000n}.${String(BigInt(fen) / 100_000_000n).slice(-2)}`;
const SAY = 'mutation { sayDemonstrationSequel(sequel: SEPTEMBER) { sequel steps isNew } }';
const SPAN = '{ logSpan { begunAt clock demonstrationUntil knownUntil position } }';

describe('the demonstration, planted by its own days', () => {
  let server: RunningServer;
  let analyst: Ask;
  beforeAll(async () => {
    server = await runningServer({ seed });
    analyst = await server.as('analyst');
  });
  afterAll(() => server.end());

  it.each([
    ['2022-03-31', 11, '106.65', 11, '106.75'],
    ['2022-04-30', 25, '255.87', 26, '261.27'],
    ['2022-05-31', 33, '353.82', 35, '393.62'],
    ['2022-06-30', 43, '421.74', 43, '422.19'],
    ['2022-07-31', 54, '459.29', 56, '480.99'],
    ['2022-08-31', 69, '582.00', 69, '582.00'],
  ])(
    'knew by %s of %d and %s亿, where today it knows of %d and %s亿',
    async (day, then, money, now, moneyNow) => {
      const asKnown = await known(analyst, by(day), day);
      expect([asKnown.landed, yi(asKnown.planned), asKnown.clock]).toEqual([then, money, 'DEMONSTRATION']);
      expect(asKnown.recordedBy.slice(0, 10) <= day).toBe(true);
      const today = await known(analyst, null, day);
      expect([today.landed, yi(today.planned)]).toEqual([now, moneyNow]);
    },
  );

  it('knew of nothing before its first day', async () => {
    expect(await known(analyst, { recordedBy: '1990-01-01T00:00:00+08:00' })).toMatchObject({
      landed: 0,
      recordedBy: '2021-03-01T10:00:00.000000Z',
      clock: 'DEMONSTRATION',
    });
  });

  it('has each step known on the day that the seed says', async () => {
    const days = new Map<string, number>();
    for (const { recordedOn } of (await readSeed(path.join(projectRoot(), 'seeds', seed))).files.flat())
      days.set(recordedOn!, (days.get(recordedOn!) ?? 0) + 1);
    const rows = (await server.platform.apiDb.query(
      `select (i.known_at at time zone 'Asia/Shanghai')::date::text as day, count(distinct e.meta->>'commandId')::int as steps
       from log.log_index i join log.events e using (event_id) where not e.meta ? 'causationId' group by 1`,
    )) as { day: string; steps: number }[];
    expect(new Map(rows.map(({ day, steps }) => [day, steps]))).toEqual(days);
  });

  it('has verdicts known on the day of what they are about', async () => {
    const rows = (await server.platform.apiDb.query(
      `select count(*)::int as verdicts,
         count(*) filter (where (i.known_at at time zone 'Asia/Shanghai')::date is distinct from (c.known_at at time zone 'Asia/Shanghai')::date)::int as late
       from log.events e join log.log_index i using (event_id) join log.log_index c on c.event_id = (e.meta->>'causationId')::uuid`,
    )) as { verdicts: number; late: number }[];
    expect(rows[0]!.verdicts).toBeGreaterThan(300);
    expect(rows[0]!.late).toBe(0);
  });

  it('says from when to when its clock is declared, and that what follows is witnessed', async () => {
    const before = await known(analyst);
    const { logSpan } = await analyst(SPAN);
    expect((await analyst('{ serverInfo { clock } }')).serverInfo.clock).toBe('DEMONSTRATION');
    expect(logSpan).toMatchObject({
      begunAt: '2021-03-01T10:00:00.000000Z',
      clock: 'DEMONSTRATION',
      demonstrationUntil: before.position,
      position: before.position,
    });
    const liaison = await server.as('liaison');
    const { leads } = await liaison(
      '{ leads(first: 1, filter: { stages: [ASSIGNED] }) { edges { node { id } } } }',
    );
    const begun = Date.now();
    await liaison('mutation($i: FollowUpLeadInput!) { followUpLead(input: $i) { id } }', {
      i: { leadId: leads.edges[0].node.id, followedUpOn: '2022-09-01', note: '电话回访' },
    });
    await liaison('{ projects(first: 1) { totalCount } }');
    let after = await known(analyst);
    while (after.position === before.position) after = await known(analyst);
    expect(after.clock).toBe('WITNESSED');
    expect(Date.parse(after.recordedBy)).toBeGreaterThanOrEqual(begun - 1000);
    expect(await known(analyst, { position: before.position })).toEqual({
      ...before,
      clock: 'DEMONSTRATION',
    });
    const now = (await analyst(SPAN)).logSpan;
    expect(now).toMatchObject({ clock: 'WITNESSED', demonstrationUntil: before.position });
    expect(Date.parse(now.knownUntil)).toBeGreaterThan(begun - 5_000);
    const { ledgerEntries } = await analyst(
      'query($a: AsOf) { ledgerEntries(measure: PROJECTS_LANDED, asOf: $a) { standing { clock } } }',
      { a: by('2022-07-31') },
    );
    expect(ledgerEntries.standing.clock).toBe('DEMONSTRATION');
  });

  it('is gone on with by an administrator alone, in its own jurisdiction, and only by a server of demonstrations', async () => {
    const bus = server.app.get(CommandBus, { strict: false });
    const head = await server.platform.log.head();
    for (const user of ['analyst', 'liaison', 'reviewer', 'station'] as const)
      expect(await (await server.as(user)).refusal(SAY)).toBe('FORBIDDEN');
    await expect(saySequel(server.platform, bus, 'september', 'weihai')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const elsewhere = new DemonstrationResolver(new Demonstration(server.platform, false), bus);
    await expect(elsewhere.sayDemonstrationSequel(readingIn('qingdao'), 'SEPTEMBER')).rejects.toMatchObject({
      code: 'DEMONSTRATION_ONLY',
    });
    expect(await server.platform.log.head()).toBe(head);
  });

  it('makes 69 into 72 in September while one looks, known when it is said; and 69 again as of before', async () => {
    const bus = server.app.get(CommandBus, { strict: false });
    const before = await known(analyst);
    const admin = await server.as('admin');
    // By the command and by the button at once, and by each once more: it is said once.
    const [byCommand, byButton] = await Promise.all([
      saySequel(server.platform, bus, 'september'),
      admin(SAY),
    ]);
    expect([byCommand.steps, byButton.sayDemonstrationSequel.steps]).toEqual([12, 12]);
    expect((await admin(SAY)).sayDemonstrationSequel).toEqual({
      sequel: 'SEPTEMBER',
      steps: 12,
      isNew: false,
    });
    expect(await saySequel(server.platform, bus, 'september')).toEqual({ steps: 12, isNew: false });
    let after = await known(analyst);
    while (after.landed !== 72 || after.planned !== '5867900000000') after = await known(analyst);
    expect(after.clock).toBe('WITNESSED');
    expect(await known(analyst, { position: before.position })).toEqual(before);
    const { totals } = await analyst(
      '{ totals(measures: [PROJECTS_LANDED], filter: { basis: RECOGNIZED }) { grand { value } } }',
    );
    expect(totals.grand[0].value).toBe('22');
    expect((await analyst('{ serverInfo { demo clock } }')).serverInfo).toEqual({
      demo: true,
      clock: 'WITNESSED',
    });
  });
});

describe('what follows in September', () => {
  it('is refused where there is no demonstration', async () => {
    const server = await runningServer();
    try {
      const bus = server.app.get(CommandBus, { strict: false });
      await expect(saySequel(server.platform, bus, 'september')).rejects.toMatchObject({
        code: 'DEMONSTRATION_ONLY',
      });
      expect(await (await server.as('admin')).refusal(SAY)).toBe('DEMONSTRATION_ONLY');
      expect(await server.platform.log.head()).toBe(0);
    } finally {
      await server.end();
    }
  });
});

describe('a planting that does not go straight', () => {
  /** The same for all servers of one log. */
  const key = { YINFENG_DIGEST_KEY: Buffer.alloc(32, 7).toString('base64') };
  let database: TestDatabase;
  let asking: Client;
  let dataDir: string;
  const servers: Server[] = [];
  /** The demonstration up to March, by its address below `seeds/`: it is as good to interrupt as all of it, which others plant in one go. */
  let short: string;
  let seeds: string;
  beforeAll(async () => {
    seeds = await mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));
    const whole = path.join(projectRoot(), 'seeds', seed);
    const manifest = (await readFile(path.join(whole, 'seed.yaml'), 'utf8')).replace(
      /.*2022-0[4-8]\.yaml.*/g,
      '',
    );
    await writeFile(path.join(seeds, 'seed.yaml'), manifest);
    for (const [file] of manifest.matchAll(/20[\d-]+\.yaml/g))
      await copyFile(path.join(whole, file), path.join(seeds, file));
    short = path.relative(path.join(projectRoot(), 'seeds'), seeds);
  });
  afterAll(() => rm(seeds, { recursive: true, force: true }));
  beforeEach(async () => {
    database = await testDatabase();
    asking = await connect(database.owner);
    dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    await asking.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  // One connection for all questions: signing in takes longer than answering, for PostgreSQL too.
  const rows = async <Row>(sql: string): Promise<Row[]> => (await asking.query(sql)).rows as Row[];
  const head = async (): Promise<number> => {
    const found = await rows<{ seq: number }>('select seq::int from log.sequencer').catch(() => []);
    return found[0]?.seq ?? 0;
  };
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** A server that may still be planting. */
  const begun = async (env: NodeJS.ProcessEnv = {}): Promise<Server> => {
    const server = await startServer(
      configFrom({ ...database.env, PORT: '0', DEMO: '1', DATA_DIR: dataDir, ...key, ...env }),
      { seed: short, report: () => {}, print: () => {}, open: { unsafe: true, onWarning: () => {} } },
    );
    servers.push(server);
    return server;
  };
  const ended = async (server: Server) => {
    servers.splice(servers.indexOf(server), 1);
    await server.stop();
  };
  const ready = async (): Promise<RunningServer> => {
    const server = await runningServer({ seed: short, env: key, on: { database, dataDir } });
    servers.push(server);
    return server;
  };
  const clock = async () => (await rows<{ at: Date | null }>('select clock as at from log.sequencer'))[0]!.at;
  /** What was known at the end, as the whole demonstration knows it at that moment. */
  const march = { landed: 11, planned: '106.65' };
  const inMarch = async (server: RunningServer, asOf: object | null = by('2022-03-31')) => {
    const { landed, planned, clock: whose } = await known(await server.as('analyst'), asOf);
    return { landed, planned: yi(planned), clock: whose };
  };

  it('goes on where it was interrupted, by the days that are left; until its end nobody’s command is taken', async () => {
    await begun();
    await until(async () => (await head()) > 400);
    await ended(servers[0]!);
    expect(await clock()).not.toBeNull();
    // As another planter holds the turn, nothing is planted and the clock stands.
    const holder = await connect(database.owner);
    await holder.query(`select pg_advisory_lock(hashtextextended('yinfeng planting', 0))`);
    const waiting = await begun();
    // What was said already may still have its consequences.
    const saidSoFar = async () =>
      (
        await rows<{ said: number }>(
          `select count(*)::int as said from log.events where not meta ? 'causationId'`,
        )
      )[0]!.said;
    const before = await saidSoFar();
    const signIn = await fetch(`${waiting.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { signIn(input: { username: "liaison", password: "demo-yinfeng" }) { username } }',
      }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const said = await fetch(`${waiting.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        query: `mutation { followUpLead(input: { leadId: "00000000-0000-4000-8000-0000000000aa", followedUpOn: "2022-09-01", note: "电话回访" }) { id } }`,
      }),
    });
    const answer = (await said.json()) as { errors: { extensions: { code: string } }[] };
    expect(answer.errors[0]!.extensions.code).toBe('PLANTING_UNDER_WAY');
    expect(await saidSoFar()).toBe(before);
    await holder.end();
    await until(async () => (await clock()) === null);
    await ended(waiting);
    const server = await ready();
    expect(await inMarch(server)).toEqual({ ...march, clock: 'DEMONSTRATION' });
    const [found] = await rows<{ commands: number }>(
      `select count(distinct meta->>'commandId')::int as commands from log.events where not meta ? 'causationId'`,
    );
    expect(found!.commands).toBe((await readSeed(seeds)).files.flat().length);
  });

  it('is done by one of two servers that begin at once', async () => {
    const folders = await Promise.all([1, 2].map(() => mkdtemp(path.join(tmpdir(), 'yinfeng-test-'))));
    await Promise.all(folders.map((DATA_DIR) => begun({ DATA_DIR })));
    await until(async () => (await rows('select from log.seed').catch(() => [])).length > 0);
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    const server = await ready();
    for (const asOf of [by('2022-03-31'), null]) expect(await inMarch(server, asOf)).toMatchObject(march);
  });

  it('keeps what it said, and goes by the database’s clock for the rest, where a server without DEMO=1 came in between', async () => {
    await begun();
    await until(async () => (await head()) > 400);
    await ended(servers[0]!);
    await ended(await begun({ DEMO: '0' }));
    expect(await clock()).toBeNull();
    const [{ until: last }] = (await rows<{ until: number }>(
      'select demonstration_until::int as until from log.log_info',
    )) as [{ until: number }];
    // Reactions may have recorded something since, by the database's clock.
    const [{ seq }] = (await rows<{ seq: number }>(
      `select max(seq)::int as seq from log.log_index where known_at < '2026-01-01'`,
    )) as [{ seq: number }];
    expect(last).toBe(seq);
    const server = await ready();
    expect(await inMarch(server, null)).toEqual({ ...march, clock: 'WITNESSED' });
    expect((await (await server.as('analyst'))(SPAN)).logSpan.demonstrationUntil).toMatch(
      new RegExp(`\\.${last}$`),
    );
  });

  it('goes by the database’s clock in a log that had begun without it, as one of an earlier release', async () => {
    await begun({ DEMO: '0' });
    await ended(servers[0]!);
    // An event of an earlier planting: what stands there does not matter, but that it does.
    await rows(`insert into log.events (event_id, stream_id, version, type, v, data, meta, hash)
      values ('00000000-0000-4000-8000-0000000000aa', 'sample-00000000-0000-4000-8000-0000000000bb', 1, 'CommandNoted', 1, '{}',
        '{"jurisdictionId":"qingdao","commandId":"00000000-0000-4000-8000-0000000000cc","correlationId":"00000000-0000-4000-8000-0000000000cc"}', '\\x00')`);
    await begun();
    await until(async () => (await head()) > 200);
    expect(await clock()).toBeNull();
    expect(
      await rows(
        `select l.demonstration, l.demonstration_until as until, min(i.known_at) > now() - interval '1 hour' as witnessed
         from log.log_info l cross join log.log_index i group by 1, 2`,
      ),
    ).toEqual([{ demonstration: false, until: null, witnessed: true }]);
  });
});

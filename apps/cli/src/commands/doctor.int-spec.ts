import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projections } from '#composition/program';
import { idOf, landing, openProgram, sendSetUp, type FaultProgram } from '../../../../test/faults/program.js';
import { patience, queryAt, until } from '../../../../test/process/program.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { diagnose, diskFinding, printed, type Finding } from './doctor.js';

jest.setTimeout(2 * patience);

let database: TestDatabase;
let program: FaultProgram;
const dataDir = mkdtempSync(path.join(tmpdir(), 'yinfeng-doctor-'));

const sql = (text: string, ...values: unknown[]) =>
  queryAt<Record<string, string>>(database.owner, text, values);
/** As the worker, whose the read tables are. */
const asWorker = (text: string, ...values: unknown[]) =>
  queryAt<Record<string, string>>(database.worker, text, values);
/** What is not well, but for the settings of this PostgreSQL, which may lose its last seconds. */
const found = async (deep = false): Promise<string[]> =>
  (await diagnose(program.platform, deep))
    .filter(({ state, check }) => state !== 'ok' && check !== 'database' && check !== 'parts')
    .map(({ check, sentence, command }) => `${check}: ${sentence} → ${command}`);

/** All read tables as they were before, from copies. */
let kept: string[];

beforeAll(async () => {
  database = await testDatabase();
  program = await openProgram({ ...database.env, DATA_DIR: dataDir, DEMO: '1' });
  const worker = program.platform.worker(program.host);
  await worker.start();
  const organizations = await sendSetUp(program.send);
  // One project is counted by a rule, and those after it are not: it is counted no more.
  const say = (command: string, input: object) =>
    program.send({ commandId: idOf(command), command, input, events: 1 });
  await say('publishCountingRule', {
    ruleName: 'floor',
    name: '下限',
    nameEn: 'Floor',
    landedWhen: 'LANDED',
    plannedFloor: '1',
  });
  await program.send(landing(idOf('一'), organizations));
  await say('retireCountingRule', { ruleId: 'floor@1', reason: '示意' });
  for (const name of ['二', '三', '四', '五', '六']) await program.send(landing(idOf(name), organizations));
  const { progress } = program.platform;
  await until('all is shown', async () =>
    (await progress.parts()).every(({ seq, head, missing }) => !missing && seq === head),
  );
  await worker.stop();
  kept = (await asWorker(`select tablename as name from pg_tables where schemaname = 'views'`)).map(
    ({ name }) => name!,
  );
  await asWorker(
    [
      ...kept.map((name) => `create table views."kept_${name}" as select * from views."${name}"`),
      'create table views.kept_checkpoint as select * from log.checkpoint',
    ].join('; '),
  );
});
afterEach(async () => {
  await asWorker(
    [
      `truncate ${kept.map((name) => `views."${name}"`).join(', ')}`,
      ...kept.map((name) => `insert into views."${name}" select * from views."kept_${name}"`),
      'delete from log.checkpoint',
      'insert into log.checkpoint select * from views.kept_checkpoint',
    ].join('; '),
  );
});
afterAll(async () => {
  await program.close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the doctor', () => {
  it('finds nothing where nothing is wrong, whether it draws subjects or folds all', async () => {
    const of = (ruleId: string) =>
      asWorker(
        `select distinct subject_id from views.ledger_entry where id like '${ruleId}/%' and subject_kind = 'project'`,
      );
    expect([(await of('baseline@1')).length, (await of('floor@1')).length]).toEqual([6, 1]);
    expect(await found()).toEqual([]);
    expect(await found(true)).toEqual([]);
  });

  it('finds a row without an event, in a view and in the ledger', async () => {
    await asWorker(
      `insert into views.organizations select (jsonb_populate_record(o, '{"id":"00000000-0000-4000-8000-00000000dead"}')).* from views.organizations o limit 1`,
    );
    await asWorker(
      `insert into views.ledger_entry select (jsonb_populate_record(e, '{"id":"baseline@1/999999/1","seq":999999}')).* from views.ledger_entry e limit 1`,
    );
    const said = await found();
    expect(said).toContain(
      'rows: organizations: 1 rows of views.organizations without an event, such as 00000000-0000-4000-8000-00000000dead → npx yinfeng rebuild organizations',
    );
    expect(said).toContainEqual(
      expect.stringMatching(
        /^rows: ledger\/baseline@1: 1 rows of views.ledger_entry without an event, such as baseline@1\/999999\/1 /,
      ),
    );
  });

  it('finds a line too many of an event that there is', async () => {
    await asWorker(
      `insert into views.ledger_entry select (jsonb_populate_record(e, jsonb_build_object('id', e.id || '999', 'line', e.line + 90))).* from views.ledger_entry e limit 1`,
    );
    const said = await found();
    expect(said).toHaveLength(2);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/1 rows of views.ledger_entry without an event/),
        expect.stringMatching(/rows of views.ledger_sum not the sum of their rows/),
      ]),
    );
  });

  it('finds what was recorded and is not shown', async () => {
    const [gone] = await asWorker(
      'delete from views.organizations where id = (select id from views.organizations limit 1) returning id',
    );
    const said = await found();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('organizations: 1 rows of views.organizations recorded and not shown');
    expect(said[0]).toContain(gone!['id']);
    await asWorker('delete from views.timeline where id = (select id from views.timeline limit 1)');
    expect(await found()).toContainEqual(
      expect.stringMatching(/^rows: timeline: 1 rows of views.timeline recorded and not shown/),
    );
  });

  it('finds a row, an entry and a sum that were altered', async () => {
    await asWorker(
      `update views.organizations set name = name || '!' where id = (select id from views.organizations limit 1)`,
    );
    await asWorker(
      'update views.ledger_entry set amount = amount + 1 where id = (select min(id) from views.ledger_entry)',
    );
    const said = await found();
    expect(said).toContainEqual(expect.stringMatching(/organizations not as their events make them/));
    expect(said).toContainEqual(expect.stringMatching(/ledger_entry not as their events make them/));
    expect(said).toContainEqual(expect.stringMatching(/ledger_sum not the sum of their rows/));
  });

  it('finds a checkpoint beyond the log, and says that it is to be made anew', async () => {
    await asWorker(`update log.checkpoint set seq = seq + 100 where name = 'organizations'`);
    expect(await found()).toEqual([
      expect.stringMatching(
        /^checkpoints: organizations stands at \d+, beyond the end of the log at \d+: .* → npx yinfeng rebuild organizations$/,
      ),
    ]);
  });

  it('finds a projection and a reaction that stopped, and which event they stopped at', async () => {
    await asWorker(
      `update log.checkpoint set seq = seq - 1, failure = 'no such name' where name in ('leads', 'reaction/claim-investor-when-lead-reported')`,
    );
    const stopped = (await diagnose(program.platform, false)).filter(({ check }) => check === 'parts');
    expect(
      stopped.map(({ state, sentence, command }) => [state, sentence.replaceAll(/\d+/g, 'n'), command]),
    ).toEqual(
      expect.arrayContaining([
        ['broken', 'leads stopped at n of n: no such name', 'npx yinfeng rebuild leads'],
        [
          'broken',
          'reaction/claim-investor-when-lead-reported stopped at n of n: no such name',
          'npx yinfeng status',
        ],
      ]),
    );
  });

  it('finds tables that are gone, and goes on with the others', async () => {
    await asWorker('alter table views.leads rename to elsewhere');
    try {
      const said = await found();
      expect(said).toEqual([
        expect.stringMatching(/^rows: leads cannot be looked at: .* → npx yinfeng rebuild leads$/),
      ]);
    } finally {
      await asWorker('alter table views.elsewhere rename to leads');
    }
  });

  it('finds what verify finds', async () => {
    const change = (name: string) =>
      sql(
        `update log.events set meta = jsonb_set(meta, '{actorId}', to_jsonb($1::text)) where position = 1`,
        name,
      );
    const [{ actor }] = (await sql(
      `select meta->>'actorId' as actor from log.events where position = 1`,
    )) as [{ actor: string }];
    await change('00000000-0000-4000-8000-00000000dead');
    expect(await found()).toContainEqual(
      expect.stringMatching(/^log: event 1 of .* is not what was recorded → npx yinfeng verify$/),
    );
    await change(actor);
  });

  it('says which database it is, that it may lose what was acknowledged, and whose keys they are', async () => {
    const findings = await diagnose(program.platform, false);
    const of = (check: string) => findings.filter((each) => each.check === check);
    expect(of('database').map(({ state }) => state)).toContain('broken');
    expect(
      of('database')
        .map(({ sentence }) => sentence)
        .join('\n'),
    ).toMatch(
      /PostgreSQL \d+\.\d+.*, system \d+, timeline \d+, log [0-9a-f-]{36}\n.*fsync.* off: a power cut/,
    );
    expect(of('keys')[0]!.sentence).toMatch(/digest [0-9a-f]{16}$/);
  });
});

describe('what is printed', () => {
  const lines = (findings: readonly Finding[], asJson: boolean) => {
    const written: string[] = [];
    const out = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => (written.push(String(text)), true));
    const code = printed(findings, asJson);
    out.mockRestore();
    return { code, text: written.join('') };
  };
  const [fine, poor, bad]: [Finding, Finding, Finding] = [
    { check: 'log', state: 'ok', sentence: 'sound' },
    { check: 'disk', state: 'warning', sentence: 'little', command: 'df -h' },
    { check: 'rows', state: 'broken', sentence: 'strange', command: 'npx yinfeng rebuild leads' },
  ];

  it('is a line a check, and ends with the worst of them', () => {
    expect(lines([fine], false)).toEqual({ code: 0, text: '正常\tlog         sound\n' });
    expect(lines([fine, poor], false).code).toBe(1);
    expect(lines([bad, poor, fine], false)).toEqual({
      code: 2,
      text: '坏\trows        strange  →  npx yinfeng rebuild leads\n注意\tdisk        little  →  df -h\n正常\tlog         sound\n',
    });
  });

  it('is the same for programs', () => {
    const { code, text } = lines([fine, bad], true);
    expect(JSON.parse(text)).toEqual({ code, findings: [fine, bad] });
  });

  it.each([
    [10, { left: 500, all: 1000 }, 'ok'],
    [10, { left: 0.9, all: 1000 }, 'warning'],
    [10, { left: 9, all: 1000 }, 'warning'], // less than a rebuild may need
    [10, { left: 0.1, all: 1000 }, 'broken'],
    [10, undefined, 'ok'],
  ])('of a disk with %d GB of data and %j is %s', (bytes, free, state) => {
    const gb = 1024 ** 3;
    const of = free && { left: free.left * gb, all: free.all * gb };
    expect(diskFinding(bytes * gb, of).state).toBe(state);
  });
});

it('knows for each read model which rows belong to which events, or folds it whole', () => {
  for (const { name, links, owned } of projections)
    expect([name, (links ?? owned ?? []).length > 0]).toEqual([name, true]);
});

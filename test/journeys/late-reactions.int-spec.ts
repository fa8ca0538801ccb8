import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projections, reactions, type Platform } from '#composition/program';
import { everybodyAtHome, streamOf } from '#platform/kernel';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { idOf, landing, openProgram, report, sendSetUp } from '../faults/program.js';
import { untilShown } from '../process/client.js';
import { patience } from '../process/program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

/* What reactions make of records that were written at the same moment, or long before they came to them: through the whole program. */

jest.setTimeout(2 * patience);

type Kind = 'project' | 'lead';
const kinds = ['project', 'lead'] as const;
const linkedType = { project: 'ProjectLinkedAsDuplicate', lead: 'LeadLinkedAsDuplicate' } as const;
const measure = { project: 'PROJECTS_LANDED', lead: 'LEADS_REPORTED' } as const;

let database: TestDatabase;
let dataDir: string;
let server: RunningServer;
let admin: Ask;
let organizations: string[];
const ofOlderLog: Record<Kind, string[]> = { project: [], lead: [] };
/** Leads in the order in which they were reported, while nobody judged. */
let reported: string[];

class Linked {
  constructor(
    readonly data: { readonly id: string; readonly of: string },
    readonly meta: Parameters<Platform['streams']['change']>[1]['meta'],
  ) {}
}
/** The append of a link whose command had looked at the original before that one was linked itself: what no rule can refuse. */
const appendLink = ({ streams }: Platform, kind: Kind, id: string, of: string) => {
  const sent = new Linked(
    { id, of },
    {
      commandId: randomUUID(),
      actorId: randomUUID(),
      jurisdictionId: 'qingdao',
      correlationId: randomUUID(),
      at: new Date().toISOString(),
    },
  );
  return streams.change(streamOf(kind, null, () => null, everybodyAtHome)(id), sent, () => [
    { type: linkedType[kind], data: { [`${kind}Id`]: id, duplicateOf: of, reason: '同一记录' } },
  ]);
};

const mutate = async (verb: string, input: object): Promise<{ id: string }> => {
  const text = `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { id } }`;
  const i = { commandId: randomUUID(), ...input };
  return (await untilShown(() => admin(text, { i })))[verb];
};
const made = async (kind: Kind, count: number): Promise<string[]> => {
  const { command, input } =
    kind === 'project' ? landing('', organizations) : report('', organizations[0]!, '');
  // Leads that name no investor: each counts for itself.
  const { investorName: _, ...rest } = input as { investorName?: string };
  return Promise.all(Array.from({ length: count }, async () => (await mutate(command, rest)).id));
};
/** What each is linked to, by its place among them; null where it counts. */
const linksOf = async (kind: Kind, ids: readonly string[]): Promise<(number | null)[]> => {
  const found = await admin(
    `{ ${ids.map((id, i) => `r${i}: ${kind}(id: "${id}") { duplicateOf }`).join(' ')} }`,
  );
  return ids.map((_, i) => {
    const of = found[`r${i}`].duplicateOf as string | null;
    return of === null ? null : ids.indexOf(of);
  });
};
const counted = async (kind: Kind): Promise<number> =>
  Number((await admin(`{ totals(measures: [${measure[kind]}]) { grand { value } } }`)).totals.grand[0].value);

/** Resolves when every event has its place, and every projection and reaction has passed the last. */
const settled = async (): Promise<void> => {
  const names = [...projections.map((p) => p.name), ...reactions.map((r) => `reaction/${r.name}`)];
  for (const end = Date.now() + patience; ; await pause(50)) {
    const [{ events, seq, behind }] = (await server.platform.apiDb.query(
      `select (select count(*)::int from log.events) as events, seq::int,
         array(select name || ' at ' || coalesce(c.seq, -1) || coalesce(': ' || c.failure, '')
               from unnest($1::text[]) as name left join log.checkpoint c using (name)
               where c.seq is null or c.seq < s.seq or c.failure is not null) as behind
       from log.sequencer s`,
      [names],
    )) as [{ events: number; seq: number; behind: string[] }];
    if (events === seq && behind.length === 0) return;
    if (Date.now() > end) throw new Error(`${seq} of ${events} events have a place; ${behind.join(', ')}`);
  }
};

const permutations = (count: number): number[][] => {
  const of = (items: number[]): number[][] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item, i) => of(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
  return of(Array.from({ length: count }, (_, i) => i));
};

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'yinfeng-test-'));
  // A log that holds rings from before anybody took them back: nobody runs reactions yet.
  const program = await openProgram({ ...database.env, DEMO: '1', DATA_DIR: dataDir });
  organizations = await sendSetUp(program.send);
  for (const kind of kinds) {
    const ids = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const { command, input, ...sent } =
          kind === 'project'
            ? landing(idOf(kind, n), organizations)
            : report(idOf(kind, n), organizations[0]!, '');
        const { investorName: _, ...rest } = input as { investorName?: string };
        return (await program.send({ ...sent, command, input: rest })).streamId.slice(-36);
      }),
    );
    for (const [i, id] of ids.entries()) await appendLink(program.platform, kind, id, ids[(i + 1) % 3]!);
    ofOlderLog[kind] = ids;
  }
  const reports: readonly [investor: string, number][] = [
    ['乙方', 0],
    ['目标', 1],
    ['乙方', 0],
  ];
  reported = [];
  for (const [i, [investor, organization]] of reports.entries()) {
    if (i === 2)
      await program.send({
        commandId: idOf('correction'),
        command: 'correctLead',
        input: { leadId: reported[0], investorName: '目标', reason: '投资方有误' },
        events: 1,
      });
    const sent = report(idOf('report', i), organizations[organization]!, investor);
    reported.push((await program.send(sent)).streamId.slice(-36));
  }
  await program.close();
  server = await runningServer({ on: { database, dataDir } });
  admin = await server.as('admin');
});
afterAll(async () => {
  await server?.end();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('first report 首报, judged when everything had been sent long before', () => {
  it('goes by what each event said: a correction overtakes no report before it', async () => {
    await settled();
    const found = await admin(
      `{ ${reported.map((id, i) => `r${i}: lead(id: "${id}") { verdict firstLeadId }`).join(' ')} }`,
    );
    expect(found).toEqual({
      r0: { verdict: 'LATER', firstLeadId: reported[1] },
      r1: { verdict: 'FIRST', firstLeadId: reported[1] },
      r2: { verdict: 'FIRST', firstLeadId: reported[2] },
    });
  });
});

describe.each(kinds)('%ss that are linked in a ring', (kind) => {
  it('in a log of an earlier release: the link that closed it is taken back', async () => {
    await settled();
    expect(await linksOf(kind, ofOlderLog[kind])).toEqual([1, 2, null]);
  });

  it.each([2, 3, 4])(
    'of %i, in every order: the last link is taken back and one record counts',
    async (length) => {
      await settled();
      const before = await counted(kind);
      const rings = await Promise.all(
        permutations(length).map(async (order) => ({ order, ids: await made(kind, length) })),
      );
      for (const { order, ids } of rings)
        for (const i of order) await appendLink(server.platform, kind, ids[i]!, ids[(i + 1) % length]!);
      await settled();
      for (const { order, ids } of rings) {
        const expected = ids.map((_, i) => (i === order.at(-1) ? null : (i + 1) % length));
        expect(await linksOf(kind, ids)).toEqual(expected);
      }
      expect(await counted(kind)).toBe(before + rings.length);
    },
  );

  it.each([2, 3, 4])(
    'of %i, by commands at the same moment: those that count are never none',
    async (length) => {
      await settled();
      for (let round = 0; round < 5; round++) {
        const ids = await made(kind, length);
        const before = await counted(kind);
        const verb = kind === 'project' ? 'linkDuplicateProject' : 'linkDuplicateLead';
        const refusals = await Promise.all(
          ids.map((id, i) =>
            mutate(verb, { [`${kind}Id`]: id, duplicateOf: ids[(i + 1) % length]!, reason: '同一记录' }).then(
              () => null,
              (error: Error) => error.message,
            ),
          ),
        );
        expect(
          refusals.filter((refusal) => refusal !== null && !/^(PROJECT|LEAD)_DUPLICATE /.test(refusal)),
        ).toEqual([]);
        await settled();
        const links = await linksOf(kind, ids);
        const standing = links.filter((of) => of !== null).length;
        const accepted = refusals.filter((refusal) => refusal === null).length;
        // Of a whole ring one link falls; of less than a ring, none.
        expect(standing).toBe(Math.min(accepted, length - 1));
        expect(await counted(kind)).toBe(before - standing);
      }
    },
  );

  it('refuses the link that would close it where that can be seen, and takes it once the other was parted', async () => {
    const [a, b] = (await made(kind, 2)) as [string, string];
    const [link, unlink] =
      kind === 'project'
        ? (['linkDuplicateProject', 'unlinkDuplicateProject'] as const)
        : (['linkDuplicateLead', 'unlinkDuplicateLead'] as const);
    await mutate(link, { [`${kind}Id`]: a, duplicateOf: b, reason: '同一记录' });
    const back = { [`${kind}Id`]: b, duplicateOf: a, reason: '同一记录' };
    await expect(mutate(link, back)).rejects.toThrow(`${kind.toUpperCase()}_DUPLICATE`);
    await mutate(unlink, { [`${kind}Id`]: a, reason: '并非同一记录' });
    await mutate(link, back);
    await settled();
    expect(await linksOf(kind, [a, b])).toEqual([null, 0]);
  });
});

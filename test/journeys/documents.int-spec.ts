import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check';
import { parse } from 'yaml';
import { connect } from '#platform/database';
import { contract } from '#platform/ledger';
import { plantOnRequest, projectRoot, seedsOnRequest } from '#composition/seeds';
import { CommandBus } from '@nestjs/cqrs';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { TOTALS, type Row } from './essentials.js';

/*
 * The five documents, and what they print: every figure of their YAML files, which are the one source of the seeds and of this. The demonstration
 * has one of them, the others are planted on request. Nothing that is said of printed figures moves a figure of the ledger.
 */
type Place = { readonly line: number; readonly quote: string };
type Entry = {
  readonly key: string;
  readonly class: 'observed' | 'derived' | 'excluded';
  readonly places: readonly Place[];
  readonly indicator?: string;
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
  readonly qualifier?: string;
  readonly reason?: string;
};
type Printed = {
  readonly title: string;
  readonly file: string;
  readonly sha256: string;
  readonly jurisdiction: string;
  readonly figures: readonly Entry[];
};
const file = (name: string) =>
  parse(readFileSync(path.join(projectRoot(), `seeds/documents/${name}.yaml`), 'utf8')) as Printed;
/** By the analyst of their jurisdiction: who is at home there sees the numbers behind the verdicts. */
const readers = {
  '000': 'analyst',
  '001': 'analyst',
  '002': 'analyst-weifang',
  '003': 'analyst-zhejiang',
  '004': 'analyst-jinan',
} as const;
type Name = keyof typeof readers;
const names = Object.keys(readers) as Name[];
const printed = Object.fromEntries(names.map((name) => [name, file(name)])) as Record<Name, Printed>;
const of = (name: Name, ...classes: readonly Entry['class'][]) =>
  printed[name].figures.filter((each) => classes.includes(each.class));
const eachOf = (of_: Entry['class']) =>
  names.flatMap((name) => of(name, of_).map((each) => [each.key, name, each] as const));

const DOCUMENTS = `{ documents { id title file sha256 version jurisdictionId publisher statedAsOf { value basis why }
  excluded { key line quote reason }
  observations { id key subject value unit qualifier status places { line quote } indicator { code } neverAddedTo { key }
    question { register figure { measure } }
    comparison { verdict withheld admits { from to } derived { value display entryCount } ratio { percent } standing { position } receipt { digest token } } } } }`;

let server: RunningServer;
const asked = {} as Record<(typeof readers)[Name], Ask>;
let analyst: Ask;
const documents = {} as Record<Name, any>;
let document: any;
/** What came of asking for a seed while an administrator had shut the demonstration's accounts. */
let whileShut: { refused: string | null | undefined; guests: unknown };
const byKey = (key: string) =>
  documents[key.slice(0, 3) as Name].observations.find((each: { key: string }) => each.key === key);
const totalsNow = async () => {
  const ask = async (g: readonly string[]) => {
    const { totals } = await analyst(TOTALS, { m: [...contract().keys()], g });
    return [totals.rows, totals.grand];
  };
  return [await ask([]), await ask(['REGION']), await ask(['ORGANIZATION', 'YEAR'])];
};

beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
  const bus = server.app.get(CommandBus, { strict: false });
  const shut = async (disabled: boolean) => {
    const owner = await connect(server.platform.database.owner);
    await owner.query('update access.account set disabled = $1 where demo', [disabled]);
    await owner.end();
  };
  await shut(true);
  whileShut = {
    refused: await plantOnRequest(server.platform, bus, 'weifang-2024').then(
      () => null,
      ({ code }: { code?: string }) => code,
    ),
    guests: await server.platform.apiDb.query(
      "select username from access.account where username like 'analyst-%'",
    ),
  };
  await shut(false);
  for (const { name } of await seedsOnRequest()) await plantOnRequest(server.platform, bus, name);
  for (const username of new Set(Object.values(readers))) asked[username] = await server.as(username);
  analyst = asked.analyst;
  for (const name of names)
    documents[name] = (await asked[readers[name]](DOCUMENTS)).documents.find(
      (each: { file: string }) => each.file === printed[name].file,
    );
  document = documents['001'];
}, 480_000);
afterAll(() => server?.end());

describe('the documents, with all seeds planted', () => {
  it.each(names)('%s is there with its file, its digest and whose it is', (name) => {
    const { title, file: from, sha256, jurisdiction } = printed[name];
    expect(documents[name]).toMatchObject({ title, file: from, sha256, jurisdictionId: jurisdiction });
  });

  it.each(eachOf('observed'))(
    '%s is observed with its line and quote, and compared with nothing',
    (key, _, entry) =>
      expect(byKey(key)).toMatchObject({
        status: 'STANDS',
        places: entry.places,
        indicator: { code: entry.indicator },
        subject: entry.subject,
        value: entry.value,
        unit: entry.unit,
        qualifier: entry.qualifier ?? 'EXACT',
        comparison: { verdict: 'NOT_RECORDED', derived: null, receipt: null },
      }),
  );

  it.each(eachOf('derived'))('%s is what the ledger says: it agrees, or lies within', (key, _, entry) => {
    expect(byKey(key)).toMatchObject({ places: entry.places, value: entry.value, indicator: null });
    const { verdict, derived, ratio } = byKey(key).comparison;
    const isExact = (entry.qualifier ?? 'EXACT') === 'EXACT';
    expect([verdict, derived ?? ratio]).toEqual([isExact ? 'AGREES' : 'WITHIN', expect.anything()]);
  });

  it.each(names)('%s has every number that is no figure of the work, with the reason', (name) =>
    expect(documents[name].excluded).toEqual(
      of(name, 'excluded').map(({ key, places: [place], reason }) => ({ key, ...place, reason })),
    ),
  );

  it.each(names)('%s has nothing that its file does not have', (name) =>
    expect(documents[name].observations.map((each: { key: string }) => each.key).toSorted()).toEqual(
      of(name, 'observed', 'derived')
        .map(({ key }) => key)
        .toSorted(),
    ),
  );

  it('69 projects, 582亿元, 28 members, 8 stations, 28 sessions and 24 chains, beside what is printed', () =>
    expect(
      ['001-48', '001-49', '001-45', '001-46', '001-47', '001-43'].map((key) => {
        const { verdict, derived } = byKey(key).comparison;
        return [verdict, derived.display];
      }),
    ).toEqual([
      ['AGREES', '69个'],
      ['AGREES', '582亿元'],
      ['AGREES', '28家'],
      ['AGREES', '8处'],
      ['AGREES', '28场次'],
      ['AGREES', '24条'],
    ]));

  it('all comparisons stand at one place in the log, and say what totals says', async () => {
    for (const name of names) {
      const compared = documents[name].observations.filter((each: any) => each.comparison.standing !== null);
      expect(compared.length).toBeGreaterThan(5);
      expect(new Set(compared.map((each: any) => each.comparison.standing.position)).size).toBe(1);
    }
    const { totals } = await analyst(TOTALS, {
      m: ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'],
      f: { occurred: { to: '2022-08-31' } },
    });
    expect(totals.grand.map(({ value, entryCount }: any) => ({ value, entryCount }))).toEqual(
      ['001-48', '001-49'].map((key) => {
        const { value, entryCount } = byKey(key).comparison.derived;
        return { value, entryCount };
      }),
    );
  });

  it('a comparison gives a receipt that counts again to the same', async () => {
    const { token, digest } = byKey('001-48').comparison.receipt;
    const { checkReceipt } = await analyst(
      'query($t: String!) { checkReceipt(token: $t) { verdict digest } }',
      {
        t: token,
      },
    );
    expect(checkReceipt).toEqual({ verdict: 'SAME', digest });
  });

  it('the two 28 and the two that may never be added keep apart, whichever of them says so', () => {
    expect(byKey('001-45').neverAddedTo).toEqual([{ key: '001-47' }]);
    expect(byKey('001-47').neverAddedTo).toEqual([{ key: '001-45' }]);
    expect(byKey('001-21').neverAddedTo).toEqual([{ key: '001-23' }, { key: '001-25' }]);
    expect(byKey('001-49').neverAddedTo).toEqual([{ key: '001-33' }]);
  });

  it('a date is there when something was on its days, and on no other', () => {
    expect(byKey('003-10')).toMatchObject({
      value: '2013',
      question: { register: 'RATINGS' },
      comparison: { verdict: 'AGREES', admits: null, derived: { value: '1', display: '1' } },
    });
    expect(byKey('003-22').comparison).toMatchObject({ verdict: 'AGREES', derived: { value: '1' } });
  });

  it('opens no account with the password that everybody knows where the demonstration’s are shut', () => {
    expect(whileShut).toEqual({ refused: 'DEMONSTRATION_ONLY', guests: [] });
  });

  it('planted again, each says that it was planted before, and nothing is recorded', async () => {
    const head = await server.platform.log.head();
    const bus = server.app.get(CommandBus, { strict: false });
    for (const { name } of await seedsOnRequest())
      expect(await plantOnRequest(server.platform, bus, name)).toMatchObject({ isNew: false });
    expect(await server.platform.log.head()).toBe(head);
  });

  it('keeps each jurisdiction to itself: what Weifang has is no figure of Qingdao', async () => {
    const headline =
      'query { totals(measures: [PROJECTS_LANDED, PLANNED_INVESTMENT, NETWORK_MEMBERS, STATIONS_OPEN, ACTIVITY_SESSIONS]) { grand { display } } }';
    const shown = async (ask: Ask) => (await ask(headline)).totals.grand.map((each: any) => each.display);
    expect(await shown(analyst)).toEqual(['69个', '582亿元', '28家', '8处', '28场次']);
    expect((await shown(asked['analyst-weifang']))[0]).toBe('0个');
    expect((await shown(asked['analyst-jinan']))[0]).toBe('21个');
    expect(
      await asked['analyst-jinan'].refusal(
        '{ totals(measures: [HUBS], filter: { jurisdictionId: "weifang" }) { rowCount } }',
      ),
    ).toBe('FORBIDDEN');
  });
});

/** The fifteen questions that the five documents were asked for, each by one query. */
describe('asked in one query each', () => {
  const DISTINCT = `totals(measures: $m, filter: $f, credit: FULL) { distinct(of: $of) grand { value } }`;
  const grand = async (
    who: Ask,
    m: string | readonly string[],
    f?: object,
    c = 'SHARED',
  ): Promise<bigint[]> => {
    const { totals } = await who(TOTALS, { m: [m].flat(), f, c });
    return totals.grand.map(({ value }: { value: string }) => BigInt(value));
  };
  const rows = async (who: Ask, m: string, g: readonly string[], f?: object, c = 'SHARED') => {
    const { totals } = await who(TOTALS, { m: [m], g, f, c });
    return Object.fromEntries(
      (totals.rows as Row[]).map(({ keys, figures }) => [
        keys.map(({ code }) => code).join(' '),
        Number(figures[0]!.value),
      ]),
    );
  };
  const distinct = async (who: Ask, m: string, dimension: string, f: object) =>
    (
      await who(`query($m: [Measure!]!, $f: FigureFilter, $of: Dimension!) { ${DISTINCT} }`, {
        m: [m],
        f,
        of: dimension,
      })
    ).totals as { readonly distinct: number; readonly grand: readonly { readonly value: string }[] };
  const verdicts = (asker: Ask, keys: readonly string[]) =>
    asker(
      `query($d: [ID!]) { observations(filter: { documentIds: $d }) { key value comparison { verdict admits { from to } derived { value } ratio { percent } } } }`,
      { d: [...new Set(keys.map((key) => documents[key.slice(0, 3) as Name].id))] },
    ).then(({ observations }) =>
      keys.map((key) => observations.find((each: { key: string }) => each.key === key)),
    );
  /** The only one with such a name. */
  const idOf = async (who: Ask, name: string): Promise<string> =>
    (
      await who('query($s: String) { organizations(filter: { search: $s }) { edges { node { id } } } }', {
        s: name,
      })
    ).organizations.edges[0].node.id;
  const upTo = (to: string) => ({ occurred: { to } });
  const [weifang, zhejiang, jinan] = (['analyst-weifang', 'analyst-zhejiang', 'analyst-jinan'] as const).map(
    (name) => (query: string, variables?: object) => asked[name](query, variables),
  ) as unknown as readonly [Ask, Ask, Ask];

  it('1: what landed and what is planned by 2022-08-31, beside what is printed', async () => {
    expect(await grand(analyst, ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'], upTo('2022-08-31'))).toEqual([
      69n,
      5_820_000_000_000n,
    ]);
    const both = await verdicts(analyst, ['001-48', '001-49']);
    expect(both.map(({ comparison }) => comparison.verdict)).toEqual(['AGREES', 'AGREES']);
  });

  it('2: what cooperation agreements of 2021 come to, and nothing of it in other sums', async () => {
    const year = { occurred: { from: '2021-01-01', to: '2021-12-31' } };
    expect(
      await grand(
        analyst,
        ['AGREED_AMOUNT', 'CONTRACT_AMOUNT', 'INTENT_AMOUNT', 'FRAMEWORK_AMOUNT', 'PLANNED_INVESTMENT'],
        year,
      ),
    ).toEqual([31_100_000_000n, 0n, 0n, 0n, 0n]);
  });

  it('3: the two 1.5亿: aid of pairings, and donations that are only observed', async () => {
    const year = { outcomeKinds: ['PAIRING_AID'], occurred: { from: '2021-01-01', to: '2021-12-31' } };
    expect(await grand(analyst, 'AID_AMOUNT', year)).toEqual([15_000_000_000n]);
    const { observations } = await analyst(
      '{ observations(filter: { indicatorCodes: ["EPIDEMIC_DONATIONS_AMOUNT"] }) { value period { from } comparison { verdict } } }',
    );
    expect(observations).toEqual([
      { value: '15000000000', period: { from: '2020-01-01' }, comparison: { verdict: 'NOT_RECORDED' } },
    ]);
  });

  it('4: who went to Guangdong and Shanghai: 34, and none of the visits to our own districts', async () => {
    const south = { visitDirections: ['OUTBOUND'], regionCodes: ['440000', '310000'] };
    expect((await distinct(analyst, 'DELEGATION_ORGANIZATIONS', 'ORGANIZATION', south)).distinct).toBe(34);
    const [printed_] = await verdicts(analyst, ['001-44']);
    expect(printed_.comparison).toMatchObject({
      verdict: 'WITHIN',
      derived: { value: '34' },
      admits: { from: '30', to: '40' },
    });
    expect(await grand(analyst, 'DELEGATION_ORGANIZATIONS', { visitDirections: ['LOCAL'] })).toEqual([0n]);
  });

  it('5: jobs offered and people hired, in two years', async () => {
    const { totals } = await analyst(
      '{ totals(measures: [JOBS_OFFERED, HIRES], filter: { outcomeKinds: [EMPLOYMENT] }) { grand { value } distinct(of: YEAR) } }',
    );
    expect(totals).toEqual({ grand: [{ value: '6240' }, { value: '2130' }], distinct: 2 });
    const found = await verdicts(analyst, ['000-24', '000-25', '000-23']);
    expect(found.map(({ comparison: { verdict, admits } }) => [verdict, admits])).toEqual([
      ['WITHIN', { from: '6000', to: '7000' }],
      ['WITHIN', { from: '2000', to: '3000' }],
      ['AGREES', { from: '2', to: '2' }],
    ]);
  });

  it('6: rural revitalization: who invested, how much, and how many projects were donated to; no investment moves', async () => {
    const invested = await distinct(analyst, 'AID_AMOUNT', 'ORGANIZATION', {
      outcomeKinds: ['RURAL_INVESTMENT'],
    });
    expect(invested).toEqual({ distinct: 54, grand: [{ value: '11000000000' }] });
    expect(await grand(analyst, 'AID_PROJECTS', { outcomeKinds: ['RURAL_DONATION'] })).toEqual([64n]);
    expect(await grand(analyst, 'PLANNED_INVESTMENT')).toEqual([5_820_000_000_000n]);
  });

  it('7: services of 2022 by kind', async () => {
    const year = { occurred: { from: '2022-01-01', to: '2022-12-31' } };
    expect(await rows(analyst, 'SERVICE_SESSIONS', ['ACTIVITY_KIND'], year)).toMatchObject({
      SALON: 43,
      LECTURE: 3,
      CONSULTATION: 5,
    });
    expect(await grand(analyst, 'SERVICE_SESSIONS', { activityKinds: ['RESEARCH_TRIP'] })).toEqual([5n]);
  });

  it('8: frameworks that are credited to the federation’s stand-in: 5, without a sum', async () => {
    const city = await idOf(analyst, '青岛市社会组织发展联合会');
    const ofCity = { agreementKinds: ['FRAMEWORK'] };
    expect((await rows(analyst, 'AGREEMENTS_SIGNED', ['ORGANIZATION'], ofCity, 'FULL'))[city]).toBe(5);
    expect((await rows(analyst, 'FRAMEWORK_AMOUNT', ['ORGANIZATION'], ofCity, 'FULL'))[city] ?? 0).toBe(0);
  });

  it('9: what companies sponsored in Weifang, and how much of it at the forum', async () => {
    const sponsored = { agreementKinds: ['SPONSORSHIP'] };
    expect(await grand(weifang, ['AGREEMENTS_SIGNED', 'SPONSORSHIP_AMOUNT'], sponsored)).toEqual([
      145n,
      1_320_000_000n,
    ]);
    const ofActivities = await rows(weifang, 'SPONSORSHIP_AMOUNT', ['ACTIVITY'], sponsored);
    expect(Object.values(ofActivities)).toEqual([1_195_000_000, 125_000_000]);
  });

  it('10: what foundations gave', async () =>
    expect(
      await grand(weifang, ['AGREEMENTS_SIGNED', 'SPONSORSHIP_AMOUNT'], { agreementKinds: ['GRANT'] }),
    ).toEqual([32n, 12_000_000_000n]));

  it('11: hubs of streets on a day, and lessons between two months', async () => {
    expect(await rows(weifang, 'HUBS', ['HUB_LEVEL'], upTo('2024-01-23'))).toEqual({ STREET: 133 });
    expect(
      await grand(weifang, 'SERVICE_SESSIONS', {
        activityKinds: ['LECTURE'],
        occurred: { from: '2015-11-01', to: '2017-11-30' },
      }),
    ).toEqual([76n]);
  });

  it('12: graded members on a day, by grade, and the share of the two highest', async () => {
    const members = await idOf(zhejiang, '单位会员（示意）');
    const by = await rows(zhejiang, 'RATED_ORGANIZATIONS', ['HUB', 'RATING'], upTo('2024-03-14'), 'FULL');
    expect([by[`${members} 5A`], by[`${members} 4A`], by[`${members} 3A`]]).toEqual([207, 115, 38]);
    const [share] = await verdicts(zhejiang, ['003-21']);
    expect(share.comparison).toMatchObject({
      verdict: 'WITHIN',
      ratio: { percent: '89.44' },
      admits: { from: '88.5', to: '89.5' },
    });
    // The federation is graded, too: its own row has it, that of its members has not.
    const federation = await idOf(zhejiang, '浙江省社会组织发展联合会（示意）');
    const hubs = await rows(zhejiang, 'RATED_ORGANIZATIONS', ['HUB'], upTo('2024-03-14'), 'FULL');
    expect([hubs[members], hubs[federation]]).toEqual([360, 361]);
  });

  it('13: the years in which the federation became 5A, and what it was between them', async () => {
    const id = await idOf(zhejiang, '浙江省社会组织发展联合会（示意）');
    const { organization } = await zhejiang(
      'query($id: ID!) { organization(id: $id) { ratings { grade validFrom } rating(on: "2016-06-30") { grade } } }',
      { id },
    );
    expect(organization).toEqual({
      ratings: ['2013-12-05', '2018-12-05', '2023-12-05'].map((validFrom) => ({ grade: '5A', validFrom })),
      rating: { grade: '5A' },
    });
  });

  it('14: trainings, who took part, and where; members with an activity of their own', async () => {
    const close = { occurred: { to: '2024-03-14' } };
    const trained = { activityKinds: ['TRAINING'], ...close };
    expect(await distinct(zhejiang, 'SERVICE_SESSIONS', 'REGION', trained)).toEqual({
      distinct: 24,
      grand: [{ value: '58' }],
    });
    expect(await grand(zhejiang, 'TRAINING_PARTICIPANTS', close)).toEqual([7_260n]);
    const own = { activityKinds: ['MEMBER_EVENT'], occurred: { from: '2018-01-01', to: '2024-03-14' } };
    expect((await distinct(zhejiang, 'SERVICE_SESSIONS', 'ORGANIZATION', own)).distinct).toBe(138);
  });

  it('15: hubs by level; aid, platforms, hires, standards and sessions; landed projects without a plan', async () => {
    expect(await rows(jinan, 'HUBS', ['HUB_LEVEL'])).toEqual({ CITY: 1, COUNTY: 15, STREET: 161 });
    expect(await distinct(jinan, 'AID_AMOUNT', 'ORGANIZATION', { outcomeKinds: ['EAST_WEST_AID'] })).toEqual({
      distinct: 90,
      grand: [{ value: '1016000000' }],
    });
    expect(
      await grand(jinan, [
        'PLATFORMS',
        'HIRES',
        'STANDARDS_DRAFTED',
        'ACTIVITY_SESSIONS',
        'PROJECTS_LANDED',
        'PLANNED_INVESTMENT',
        'INTENT_AMOUNT',
      ]),
    ).toEqual([61n, 2_599n, 104n, 60n, 21n, 0n, 43_700_000_000n]);
  });
});

describe('whatever is said of printed figures', () => {
  const send = (mutation: string, i: object) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
    return analyst.raw(`mutation($i: ${type}) { ${mutation}(input: $i) { id version } }`, { i });
  };
  type Act =
    | { readonly act: 'observe'; readonly n: number; readonly asks: boolean }
    | { readonly act: 'cite' | 'correct' | 'retract'; readonly at: number; readonly n: number };
  const act: Arbitrary<Act> = oneof(
    record({
      act: constant('observe' as const),
      n: integer({ min: 1, max: 9_999 }),
      asks: boolean(),
    }),
    record({
      act: constantFrom('cite' as const, 'correct' as const, 'retract' as const),
      at: nat({ max: 60 }),
      n: integer({ min: 1, max: 9_999 }),
    }),
  );

  it('in whatever order it is observed, cited, corrected and retracted: no total moves', async () => {
    const before = await totalsNow();
    let [done, told] = [0, 0];
    await assert(
      asyncProperty(array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
        for (const each of acts) {
          const { observations } = (
            await analyst('query($id: ID!) { document(id: $id) { observations { id value unit } } }', {
              id: document.id,
            })
          ).document;
          const documentId = document.id;
          const place = { line: 99, quote: each.act === 'observe' ? `${each.n}家` : '' };
          const found =
            each.act === 'observe' ? undefined : observations[each.at % Math.max(1, observations.length)];
          const { errors } =
            each.act === 'observe'
              ? await send('observeFigures', {
                  documentId,
                  figures: [
                    {
                      key: `p-${(told += 1)}`,
                      ...(each.asks
                        ? { question: { figure: { measure: 'PROJECTS_LANDED' } } }
                        : { indicator: 'REGISTERED_ORGANIZATIONS' }),
                      subject: `第${told}次所说`,
                      value: String(each.n),
                      unit: '家',
                      period: { to: '2022-08-31', basis: 'STATED' },
                      places: [place],
                    },
                  ],
                })
              : found === undefined
                ? { errors: [] }
                : each.act === 'cite'
                  ? await send('citeObservation', {
                      documentId,
                      observationId: found.id,
                      place: { line: 90, quote: `${found.value}${found.unit}` },
                    })
                  : each.act === 'correct'
                    ? await send('correctObservation', {
                        documentId,
                        observationId: found.id,
                        subject: `更正为${each.n}`,
                        reason: '更正',
                      })
                    : await send('retractObservation', {
                        documentId,
                        observationId: found.id,
                        reason: '撤销',
                      });
          if (errors === undefined) done += 1;
        }
        expect(await totalsNow()).toEqual(before);
      }),
      { numRuns: 6, seed: 17, endOnFailure: true },
    );
    // Most of it was carried out, or this says nothing.
    expect(done).toBeGreaterThan(15);
  }, 240_000);
});

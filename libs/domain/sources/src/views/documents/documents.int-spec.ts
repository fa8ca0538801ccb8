import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Documents as an analyst sees them: through the API, the log and the read tables.
let server: RunningServer;
let analyst: Ask;
let station: Ask;
let federation: string;
let documentId: string;

const digestId = '00000000-0000-4000-8000-0000000000aa';
const digest = (letter: string) => letter.repeat(64);
const OBSERVATION = `{ id key revision status retractedBecause reason subject regionCode regionName value unit qualifier each byReading display
  period { from to basis why } places { line quote } indicator { code name unit kind } partOf { key } neverAddedTo { key } conflicts { key }
  question { figure { measure basis credit occurred { from to } narrowedTo { dimension code name } keys { code name } distinctOf filter }
    numerator { measure } denominator { measure } register on } }`;
const COMPARED = `{ key comparison { stated { value unit qualifier display } admits { from to } derived { value display entryCount }
  ratio { numerator { value } denominator { value } percent } verdict withheld standing { position ruleId } receipt { digest token } } }`;
const DOCUMENT = `query($id: ID!, $asOf: AsOf) { document(id: $id, asOf: $asOf) { id title version excluded { key line quote reason }
  observations ${OBSERVATION} } }`;
const COMPARISONS = `query($id: ID!, $asOf: AsOf) { document(id: $id, asOf: $asOf) { observations ${COMPARED} } }`;
const say = (mutation: string) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation($i: ${type}) { ${mutation}(input: $i) { __typename ${mutation === 'defineIndicators' ? 'code' : 'id version'} } }`;
};
const send = async (mutation: string, i: object, as: Ask = analyst) =>
  (await as(say(mutation), { i }))[mutation];
const refused = async (mutation: string, i: object, as: Ask = analyst) => {
  const { errors } = await as.raw(say(mutation), { i });
  const { code, field, fields } = errors![0]!.extensions;
  return fields
    ? fields.map((fault: { field: string; code: string }) => `${fault.field} ${fault.code}`).join()
    : `${field} ${code}`;
};
const register = async (letter: string, as: Ask = analyst) =>
  (
    await send(
      'registerDocument',
      { title: `文件${letter}`, publisher: '示例局', sha256: digest(letter) },
      as,
    )
  ).id as string;
const to2022 = { to: '2022-08-31', basis: 'STATED' };
const figure = (key: string, quote: string, value: string, unit: string, more: object) => ({
  key,
  subject: '全市社会组织',
  value,
  unit,
  period: to2022,
  places: [{ line: 7, quote }],
  ...more,
});
const members = {
  question: { figure: { measure: 'NETWORK_MEMBERS', filter: { occurred: { to: '2022-08-31' } } } },
};
const seen = async (asOf?: object) => (await analyst(DOCUMENT, { id: documentId, asOf })).document;
const compared = async (asOf?: object, as: Ask = analyst) => {
  const { document } = await as(COMPARISONS, { id: documentId, asOf });
  return Object.fromEntries(
    document.observations.map((each: { key: string; comparison: object }) => [each.key, each.comparison]),
  );
};
/** Where the document's last event stands. */
const positionNow = async () => {
  const { timeline } = await analyst(
    'query($id: ID!) { timeline(subjectId: $id, order: DESC, first: 1) { edges { node { position } } } }',
    { id: documentId },
  );
  return timeline.edges[0].node.position as string;
};

beforeAll(async () => {
  server = await runningServer();
  analyst = await server.as('analyst');
  station = await server.as('station');
  const admin = await server.as('admin');
  const registerOrganization = async (input: object) =>
    (
      await send(
        'registerOrganization',
        { kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', ...input },
        admin,
      )
    ).id as string;
  federation = await registerOrganization({ name: '示例总会', isHub: true });
  for (const name of ['示例商会', '示例学会', '示例协会']) {
    const organizationId = await registerOrganization({ name, hubId: federation });
    await send('joinNetwork', { organizationId, joinedOn: '2022-01-01' }, admin);
  }
  await send(
    'adoptChainCatalogue',
    {
      name: '产业链（示意）',
      validFrom: '2021-01-01',
      chains: ['C1', 'C2'].map((code) => ({ code, name: `链${code}`, verified: false })),
    },
    admin,
  );
  await send('defineIndicators', {
    indicators: [
      {
        code: 'REGISTERED_ORGANIZATIONS',
        name: '登记社会组织数',
        nameEn: 'registered',
        unit: '家',
        kind: 'STOCK',
      },
      { code: 'FEES_WAIVED_AMOUNT', name: '减免收费', nameEn: 'fees waived', unit: 'fen', kind: 'FLOW' },
    ],
  });
  documentId = await register('a');
});
afterAll(() => server.end());

describe('a document and its figures', () => {
  it('shows what was observed, in the order of the text, and what was excluded', async () => {
    await send('observeFigures', {
      documentId,
      figures: [
        figure('a-10', '减免1384.25万元', '1384250000', 'fen', {
          indicator: 'FEES_WAIVED_AMOUNT',
          partOf: 'a-9',
          regionCode: '370202',
        }),
        figure('a-9', '减免上亿元', '10000000000', 'fen', {
          indicator: 'FEES_WAIVED_AMOUNT',
          qualifier: 'AT_LEAST',
        }),
        figure('a-2', '3家社会组织加入', '3', '家', { ...members, neverAddedTo: ['a-1'] }),
        figure('a-1', '10463家', '10463', '家', {
          indicator: 'REGISTERED_ORGANIZATIONS',
          places: [{ line: 1, quote: '有10463家' }],
        }),
      ],
    });
    await send('excludeFigures', {
      documentId,
      figures: [{ key: 'a-3', place: { line: 5, quote: '示范点4个' }, reason: '党建工作计数' }],
    });
    const { observations, excluded, version } = await seen();
    expect(version).toBe(6);
    expect(excluded).toEqual([{ key: 'a-3', line: 5, quote: '示范点4个', reason: '党建工作计数' }]);
    expect(observations.map((each: { key: string }) => each.key)).toEqual(['a-1', 'a-2', 'a-9', 'a-10']);
    expect(observations[0]).toMatchObject({
      revision: 1,
      status: 'STANDS',
      display: '10463家',
      indicator: { code: 'REGISTERED_ORGANIZATIONS', name: '登记社会组织数', kind: 'STOCK' },
      question: null,
      // Said of the other of the two.
      neverAddedTo: [{ key: 'a-2' }],
    });
    expect(observations[1]).toMatchObject({
      indicator: null,
      question: {
        figure: {
          measure: 'NETWORK_MEMBERS',
          basis: 'CLAIMED',
          credit: 'SHARED',
          occurred: { from: null, to: '2022-08-31' },
          keys: [],
        },
      },
    });
    expect(observations[3]).toMatchObject({
      display: '1384.25万元',
      partOf: { key: 'a-9' },
      regionName: '市南区',
    });
  });

  it('finds figures by document, indicator, region, subject and days', async () => {
    const LIST = 'query($f: ObservationFilter) { observations(filter: $f) { key } }';
    const keys = async (f: object) =>
      (await analyst(LIST, { f })).observations.map((each: { key: string }) => each.key);
    expect(await keys({ documentIds: [documentId], indicatorCodes: ['FEES_WAIVED_AMOUNT'] })).toEqual([
      'a-10',
      'a-9',
    ]);
    expect(await keys({ regionCode: '370202' })).toEqual(['a-10']);
    expect(await keys({ subject: '全市', period: { from: '2022-08-31' } })).toHaveLength(4);
    expect(await keys({ period: { from: '2022-09-01' } })).toEqual([]);
    expect(await analyst.refusal(LIST, { f: { period: { from: '2022-02-01', to: '2022-01-01' } } })).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('shows both of two that contradict each other, in whatever document of the jurisdiction', async () => {
    const other = await register('b');
    await send('observeFigures', {
      documentId: other,
      figures: [figure('b-1', '10626家', '10626', '家', { indicator: 'REGISTERED_ORGANIZATIONS' })],
    });
    const { observations } = await seen();
    expect(observations[0].conflicts).toEqual([{ key: 'b-1' }]);
    expect((await analyst(DOCUMENT, { id: other })).document.observations[0].conflicts).toEqual([
      { key: 'a-1' },
    ]);
  });

  it('is for analysts to record, and for all to read', async () => {
    expect(
      await refused('registerDocument', { title: '简报', publisher: '某局', sha256: digest('c') }, station),
    ).toBe('undefined FORBIDDEN');
    const { document } = await station(DOCUMENT, { id: documentId });
    expect(document.observations).toHaveLength(4);
  });
});

describe('figures that are corrected and retracted', () => {
  it('stay as they were for whoever asks as of then', async () => {
    const asObserved = { position: await positionNow() };
    const { observations } = await seen();
    const idOf = (key: string) => observations.find((each: { key: string }) => each.key === key).id;
    await send('citeObservation', {
      documentId,
      observationId: idOf('a-1'),
      place: { line: 9, quote: '共10463家' },
    });
    await send('correctObservation', {
      documentId,
      observationId: idOf('a-10'),
      subject: '商协会',
      reason: '录入有误',
    });
    const asCorrected = { position: await positionNow() };
    await send('retractObservation', { documentId, observationId: idOf('a-10'), reason: '文中没有' });

    const now = (await seen()).observations;
    expect(now.map((each: { key: string }) => each.key)).toEqual(['a-1', 'a-2', 'a-9']);
    expect(now[0]).toMatchObject({ revision: 2, places: [{ line: 1 }, { line: 9, quote: '共10463家' }] });
    const corrected = (await seen(asCorrected)).observations;
    expect(corrected[3]).toMatchObject({
      key: 'a-10',
      subject: '商协会',
      status: 'STANDS',
      reason: '录入有误',
      retractedBecause: null,
    });
    const first = (await seen(asObserved)).observations;
    // What another document says otherwise became known after that.
    expect(first).toEqual(observations.map((each: object) => ({ ...each, conflicts: [] })));
    const { document } = await analyst(
      `query($id: ID!) { document(id: $id) { observations(retracted: true) { key status retractedBecause } } }`,
      { id: documentId },
    );
    expect(document.observations[3]).toEqual({
      key: 'a-10',
      status: 'RETRACTED',
      retractedBecause: '文中没有',
    });
  });

  it('refuse to be written over unseen, and to be retracted twice', async () => {
    const { document } = await analyst(
      `query($id: ID!) { document(id: $id) { version observations(retracted: true) { id key } } }`,
      { id: documentId },
    );
    const idOf = (key: string) => document.observations.find((each: { key: string }) => each.key === key).id;
    const twice = { documentId, observationId: idOf('a-10'), reason: '再撤' };
    expect(await refused('retractObservation', twice)).toBe('observationId OBSERVATION_RETRACTED');
    await send('correctObservation', {
      documentId,
      observationId: idOf('a-9'),
      note: '估计',
      reason: '补注',
    });
    const unseen = {
      documentId,
      observationId: idOf('a-9'),
      note: '别的',
      reason: '补注',
      seenVersion: document.version,
    };
    expect(
      (await analyst.raw(say('correctObservation'), { i: unseen })).errors![0]!.extensions,
    ).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'note', before: null, after: '估计' }],
    });
  });
});

describe('comparisons', () => {
  it('hold what is printed against the ledger: figures, rows, numbers of codes, shares and registers', async () => {
    const row = { keys: [{ dimension: 'HUB', code: federation }], credit: 'FULL' };
    const figures = [
      figure('c-1', '28家', '28', '家', { ...members, subject: '另一说' }),
      figure('c-2', '2余家', '2', '家', { ...members, qualifier: 'MORE_THAN' }),
      figure('c-3', '3家会员', '3', '家', { question: { figure: { measure: 'NETWORK_MEMBERS', ...row } } }),
      figure('c-4', '3家不同会员', '3', '家', {
        question: { figure: { measure: 'NETWORK_MEMBERS', distinctOf: 'ORGANIZATION' } },
      }),
      figure('c-5', '1个枢纽', '1', '个', {
        question: { figure: { measure: 'NETWORK_MEMBERS', distinctOf: 'HUB', credit: 'FULL' } },
      }),
      figure('c-6', '1年', '1', '年', {
        question: { figure: { measure: 'NETWORK_MEMBERS', distinctOf: 'YEAR' } },
      }),
      figure('c-7', '约100%', '100', '%', {
        qualifier: 'ABOUT',
        question: {
          ratio: {
            numerator: { measure: 'NETWORK_MEMBERS', filter: { organizationIds: [federation] } },
            denominator: { measure: 'NETWORK_MEMBERS' },
          },
        },
      }),
      figure('c-8', '2条产业链', '2', '条', {
        question: { register: { name: 'INDUSTRY_CHAINS', on: '2022-08-31' } },
      }),
      figure('c-10', '十个区市', '10', '个', {
        question: { register: { name: 'REGIONS', on: '2022-08-31', within: '370200' } },
      }),
      figure('c-9', '582亿元', '5820000000000', 'fen', {
        question: { figure: { measure: 'PLANNED_INVESTMENT' } },
      }),
    ];
    await send('observeFigures', { documentId, figures });
    const found = await compared();
    const verdicts = Object.fromEntries(
      Object.entries(found as Record<string, { verdict: string }>).map(([key, { verdict }]) => [
        key,
        verdict,
      ]),
    );
    expect(verdicts).toEqual({
      'a-1': 'NOT_RECORDED',
      'a-2': 'AGREES',
      'a-9': 'NOT_RECORDED',
      'c-1': 'DIFFERS',
      'c-2': 'DIFFERS', // 2余 reaches up to 3
      'c-3': 'AGREES',
      'c-4': 'AGREES',
      'c-5': 'AGREES',
      'c-6': 'AGREES',
      'c-7': 'WITHIN',
      'c-8': 'AGREES',
      'c-9': 'NOT_RECORDED', // nothing landed
      'c-10': 'AGREES',
    });
    expect(found['a-2']).toMatchObject({
      stated: { value: '3', unit: '家', qualifier: 'EXACT', display: '3家' },
      admits: { from: '3', to: '3' },
      derived: { value: '3', display: '3家', entryCount: 3 },
      withheld: false,
      ratio: null,
    });
    expect(found['c-7']).toMatchObject({
      derived: null,
      ratio: { numerator: { value: '3' }, denominator: { value: '3' }, percent: '100' },
    });
    expect(found['a-1']).toMatchObject({ derived: null, standing: null, receipt: null });
  });

  it('stand at one place in the log, with a receipt that counts again to the same', async () => {
    const found = await compared();
    const { standing, receipt } = found['a-2'];
    expect(found['c-7'].standing.position).toBe(standing.position);
    const { checkReceipt } = await analyst(
      'query($t: String!) { checkReceipt(token: $t) { verdict digest totals { grand { value } } } }',
      { t: receipt.token },
    );
    expect(checkReceipt).toEqual({
      verdict: 'SAME',
      digest: receipt.digest,
      totals: { grand: [{ value: '3' }] },
    });
  });

  it('are as of then where the document is asked for as of then', async () => {
    const before = { position: await positionNow() };
    const admin = await server.as('admin');
    const organizationId = (
      await send(
        'registerOrganization',
        { kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', name: '后来的协会' },
        admin,
      )
    ).id;
    await send('joinNetwork', { organizationId, joinedOn: '2022-02-01' }, admin);
    expect((await compared())['a-2']).toMatchObject({ verdict: 'DIFFERS', derived: { value: '4' } });
    expect((await compared(before))['a-2']).toMatchObject({
      verdict: 'AGREES',
      derived: { value: '3' },
      standing: before,
    });
  });
});

describe('comparisons with grades, which end on days to come', () => {
  it('count as of the day of the answer what is in force, of kinds and regions that are asked for, and so do their receipts', async () => {
    const admin = await server.as('admin');
    const rate = async (name: string, grade: string, validFrom: string, validTo: string) => {
      const { id: organizationId } = await send(
        'registerOrganization',
        { kind: 'SOCIAL_ASSOCIATION', regionCode: '370203', name },
        admin,
      );
      const rating = { scheme: '社会组织评估', grade, validFrom, validTo };
      await send('rateOrganization', { organizationId, ...rating }, admin);
    };
    await rate('示例获评协会', '5A', '2021-01-01', '2099-12-31');
    await rate('示例过期协会', '4A', '2019-01-01', '2020-12-31');
    const asked = (more: object) => ({ question: { figure: { measure: 'RATED_ORGANIZATIONS', ...more } } });
    const of5A = { filter: { ratingGrades: ['5A'], regionCodes: ['370202', '370203'] } };
    await send('observeFigures', {
      documentId,
      figures: [
        figure('d-1', '1家获评', '1', '家', asked({})),
        figure('d-2', '1家5A', '1', '家', asked(of5A)),
        figure('d-3', '1个等级', '1', '个', asked({ distinctOf: 'RATING' })),
        figure('d-4', '0家获评', '0', '家', asked({ filter: { occurred: { to: '2100-01-01' } } })),
      ],
    });
    for (const found of [await compared(), await compared({ position: await positionNow() })])
      for (const key of ['d-1', 'd-2', 'd-3', 'd-4'])
        expect([key, found[key].verdict, found[key].derived.value]).toEqual([
          key,
          'AGREES',
          key === 'd-4' ? '0' : '1',
        ]);
    const { receipt } = (await compared())['d-2'];
    const { checkReceipt } = await analyst(
      `query($t: String!) { checkReceipt(token: $t) { verdict question { narrowedTo { dimension code } } totals { grand { value } } } }`,
      { t: receipt.token },
    );
    expect(checkReceipt).toEqual({
      verdict: 'SAME',
      question: {
        narrowedTo: [
          { dimension: 'REGION', code: '370202' },
          { dimension: 'REGION', code: '370203' },
          { dimension: 'RATING', code: '5A' },
        ],
      },
      totals: { grand: [{ value: '1' }] },
    });
  });
});

describe('what is refused, and changes nothing', () => {
  it.each([
    ['an unknown indicator', { indicator: 'REGISTERED' }, 'figures.0.indicator INDICATOR_UNKNOWN'],
    ['neither indicator nor question', {}, 'figures.0.indicator INDICATOR_OR_QUESTION'],
    [
      'both',
      { indicator: 'REGISTERED_ORGANIZATIONS', ...members },
      'figures.0.question INDICATOR_OR_QUESTION',
    ],
    ['a question of nothing', { question: {} }, 'figures.0.question QUESTION_AMBIGUOUS'],
    [
      "another jurisdiction's ledger",
      { question: { figure: { measure: 'NETWORK_MEMBERS', filter: { jurisdictionId: 'weifang' } } } },
      'figures.0.question.figure.filter.jurisdictionId FORBIDDEN',
    ],
    [
      'days that run backwards',
      {
        question: {
          figure: {
            measure: 'NETWORK_MEMBERS',
            filter: { occurred: { from: '2022-02-01', to: '2022-01-01' } },
          },
        },
      },
      'figures.0.question.figure.filter.occurred RANGE_REVERSED',
    ],
    [
      'a row of no month',
      {
        question: { figure: { measure: 'NETWORK_MEMBERS', keys: [{ dimension: 'MONTH', code: '2022-13' }] } },
      },
      'figures.0.question.figure.keys.0.code PERIOD_INVALID',
    ],
    [
      'kinds of what has none',
      { question: { figure: { measure: 'NETWORK_MEMBERS', filter: { ratingGrades: ['5A'] } } } },
      'figures.0.question.figure.filter.ratingGrades DIMENSION_UNFIT',
    ],
    [
      'a number of kinds of what has none',
      { question: { figure: { measure: 'NETWORK_MEMBERS', distinctOf: 'RATING' } } },
      'figures.0.question.figure.distinctOf DIMENSION_UNFIT',
    ],
    [
      'regions below nothing',
      { question: { register: { name: 'REGIONS', on: '2022-08-31' } } },
      'figures.0.question.register.within QUESTION_AMBIGUOUS',
    ],
    [
      'the grades of nobody',
      { question: { register: { name: 'RATINGS', on: '2022-08-31' } } },
      'figures.0.question.register.organizationId QUESTION_AMBIGUOUS',
    ],
    [
      'a grade of what has none',
      {
        question: {
          register: { name: 'HUB_ASSIGNMENTS', on: '2022-08-31', organizationId: digestId, grade: '5A' },
        },
      },
      'figures.0.question.register.grade QUESTION_AMBIGUOUS',
    ],
    [
      'grades from a day after the last',
      {
        question: {
          register: { name: 'RATINGS', from: '2023-01-01', on: '2022-08-31', organizationId: digestId },
        },
      },
      'figures.0.question.register.from RANGE_REVERSED',
    ],
    [
      'chains from a day on',
      { question: { register: { name: 'INDUSTRY_CHAINS', from: '2022-01-01', on: '2022-08-31' } } },
      'figures.0.question.register.from QUESTION_AMBIGUOUS',
    ],
    ['money of what counts none', { ...members, unit: 'fen' }, 'figures.0.unit UNIT_DIFFERS'],
    [
      'an unknown region',
      { indicator: 'REGISTERED_ORGANIZATIONS', regionCode: '999999' },
      'figures.0.regionCode REGION_UNKNOWN',
    ],
    [
      'a value that is not in the quote',
      { indicator: 'REGISTERED_ORGANIZATIONS', value: '78' },
      'figures.0.value VALUE_NOT_IN_QUOTE',
    ],
    [
      'a part of nothing',
      { indicator: 'REGISTERED_ORGANIZATIONS', partOf: 'x-9' },
      'figures.0.partOf OBSERVATION_NOT_FOUND',
    ],
    ['no place', { indicator: 'REGISTERED_ORGANIZATIONS', places: [] }, 'figures.0.places ARRAY_MIN_SIZE'],
  ])('%s', async (_, more, expected) => {
    const before = await seen();
    expect(
      await refused('observeFigures', { documentId, figures: [figure('x-1', '77家', '77', '家', more)] }),
    ).toBe(expected);
    expect(await seen()).toEqual(before);
  });

  it('the same text twice, an indicator that means something else, and a document that is not there', async () => {
    expect(
      await refused('registerDocument', { title: '又一份', publisher: '示例局', sha256: digest('A') }),
    ).toBe('sha256 DOCUMENT_EXISTS');
    expect(await refused('registerDocument', { title: '又一份', publisher: '示例局', sha256: 'abc' })).toBe(
      'sha256 DIGEST_INVALID',
    );
    const other = { code: 'FEES_WAIVED_AMOUNT', name: '别的', nameEn: 'other', unit: 'fen', kind: 'FLOW' };
    expect(await refused('defineIndicators', { indicators: [other] })).toBe(
      'indicators.0.code INDICATOR_EXISTS',
    );
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const figures = [figure('x-1', '77家', '77', '家', { indicator: 'REGISTERED_ORGANIZATIONS' })];
    expect(await refused('observeFigures', { documentId: nowhere, figures })).toBe(
      'documentId DOCUMENT_NOT_FOUND',
    );
  });

  it('is answered once where it is sent twice', async () => {
    const commandId = '5d0f3c1e-8a0b-4c55-9d3e-1f2a3b4c5d6e';
    const i = {
      commandId,
      documentId,
      figures: [
        figure('y-1', '88家', '88', '家', { indicator: 'REGISTERED_ORGANIZATIONS', subject: '两次' }),
      ],
    };
    const first = await send('observeFigures', i);
    expect(await send('observeFigures', i)).toEqual(first);
    expect((await seen()).observations.filter((each: { key: string }) => each.key === 'y-1')).toHaveLength(1);
  });
});

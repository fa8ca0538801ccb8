import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

let server: RunningServer;
let admin: Ask;
let small: Awaited<ReturnType<typeof smallPipeline>>;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  small = await smallPipeline(admin);
});
afterAll(() => server?.end());

/** Says it, and wants the refusal's code and field, and a log that did not grow. */
const refused = async (query: string, variables: object, code: string, field?: string) => {
  const head = await server.platform.log.head();
  const { errors } = await admin.raw(query, variables);
  const found = errors?.[0];
  const fields = found?.extensions['fields']?.map((fault: { field: string }) => fault.field) ?? [
    found?.extensions['field'],
  ];
  expect([found?.extensions['code'], field === undefined || fields.includes(field) ? field : fields]).toEqual(
    [code, field],
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await server.platform.log.head()).toBe(head);
};

describe('a landing that is wrong', () => {
  const share = (a: number, b: number) => ({
    credits: [
      { organizationId: small.first, basisPoints: a },
      { organizationId: small.second, basisPoints: b },
    ],
  });
  const planned = (amount: unknown, more: object = {}) => ({
    plannedInvestment: { amount, currency: 'CNY', ...more },
  });
  it.each<[string, () => object, string, string?]>([
    [
      'a wrong credit code',
      () => ({ companyCreditCode: '9133010079965505OC' }),
      'BAD_USER_INPUT',
      'companyCreditCode',
    ],
    [
      'a credit code with another check',
      () => ({ companyCreditCode: '91330100799655058C' }),
      'CREDIT_CODE_CHECK_DIFFERS',
      'companyCreditCode',
    ],
    ['shares short of 10,000', () => share(6667, 3332), 'CREDIT_SHARES_INCOMPLETE', 'credits'],
    ['shares over 10,000', () => share(6667, 3334), 'CREDIT_SHARES_INCOMPLETE', 'credits'],
    ['a negative share', () => share(10_001, -1), 'BAD_USER_INPUT', 'credits.1.basisPoints'],
    [
      'one organization twice',
      () => ({ credits: [0, 1].map(() => ({ organizationId: small.first, basisPoints: 5000 })) }),
      'BAD_USER_INPUT',
    ],
    ['no credits', () => ({ credits: [] }), 'BAD_USER_INPUT', 'credits'],
    [
      'an unknown organization',
      () => ({ credits: [{ organizationId: '00000000-0000-4000-8000-00000000dead', basisPoints: 10_000 }] }),
      'ORGANIZATION_NOT_FOUND',
    ],
    ['negative money', () => planned('-1'), 'BAD_USER_INPUT', 'plannedInvestment.amount'],
    ['money with decimals', () => planned('1.005'), 'BAD_USER_INPUT', 'plannedInvestment.amount'],
    ['money as a float', () => planned(1.5), 'BAD_USER_INPUT', 'plannedInvestment.amount'],
    ['money with an exponent', () => planned('1e9'), 'BAD_USER_INPUT', 'plannedInvestment.amount'],
    ['no money', () => planned('0'), 'BAD_USER_INPUT', 'plannedInvestment.amount'],
    ['money beyond exact integers', () => planned('9007199254740993'), 'AMOUNT_TOO_LARGE'],
    [
      'an unknown currency',
      () => planned('1', { currency: 'XXX' }),
      'BAD_USER_INPUT',
      'plannedInvestment.currency',
    ],
    [
      'foreign money without a rate',
      () => planned('1', { currency: 'USD' }),
      'BAD_USER_INPUT',
      'plannedInvestment.rate',
    ],
    ['a date that does not exist', () => ({ landedOn: '2022-02-30' }), 'BAD_USER_INPUT', 'landedOn'],
    ['a date in other words', () => ({ landedOn: '01/09/2022' }), 'BAD_USER_INPUT', 'landedOn'],
    ['a landing in the future', () => ({ landedOn: '2999-01-01' }), 'DATE_IN_FUTURE', 'landedOn'],
    ['an unknown chain', () => ({ chainCode: 'T-99' }), 'CHAIN_UNKNOWN', 'chainCode'],
    ['a chain that was not in force', () => ({ landedOn: '2021-12-31' }), 'CHAIN_NOT_IN_FORCE', 'chainCode'],
    ['an unknown region', () => ({ regionCode: '370299' }), 'REGION_UNKNOWN', 'regionCode'],
    [
      "a development zone's statistical code",
      () => ({ regionCode: '370271' }),
      'REGION_UNKNOWN',
      'regionCode',
    ],
    ['no name', () => ({ name: '  ' }), 'BAD_USER_INPUT', 'name'],
    ['U+0000', () => ({ name: 'a\u0000b' }), 'BAD_USER_INPUT', 'name'],
    ['a lone surrogate', () => ({ name: 'a\ud800b' }), 'BAD_USER_INPUT', 'name'],
    ['a direction override', () => ({ name: 'a\u202eb' }), 'BAD_USER_INPUT', 'name'],
    ['a name without end', () => ({ name: '项'.repeat(201) }), 'BAD_USER_INPUT', 'name'],
    [
      'an unknown agreement',
      () => ({ agreementId: '00000000-0000-4000-8000-00000000dead' }),
      'AGREEMENT_NOT_FOUND',
      'agreementId',
    ],
    [
      'an unknown lead',
      () => ({ leadId: '00000000-0000-4000-8000-00000000dead' }),
      'LEAD_NOT_FOUND',
      'leadId',
    ],
    [
      'an unknown station',
      () => ({ stationId: '00000000-0000-4000-8000-00000000dead' }),
      'STATION_NOT_FOUND',
      'stationId',
    ],
    ['what is no id', () => ({ leadId: "'; drop table log.events; --" }), 'BAD_USER_INPUT', 'leadId'],
    ['a command id that is none', () => ({ commandId: 'abc' }), 'BAD_USER_INPUT', 'commandId'],
    ['a field nobody knows', () => ({ colour: 'red' }), 'BAD_USER_INPUT'],
  ])('%s', (...[, changes, code, field]) => refused(LAND, { i: small.landing(changes()) }, code, field));

  it.each<[string, object, object]>([
    ['the region that came', { regionCode: '999999' }, { field: 'regionCode', given: '999999' }],
    [
      'the successor of an abolished one',
      { regionCode: '370282' },
      { abolishedIn: '2017', successors: [{ code: '370215', name: '山东省青岛市即墨区' }] },
    ],
    ['the regions of a name', { regionCode: '崂山区' }, { candidates: [{ code: '370212' }] }],
    ['the chain that came', { chainCode: '没有这条' }, { field: 'chainCode', given: '没有这条' }],
    ['the form of a date', { landedOn: '2022/9/1' }, { given: '2022/9/1', suggested: '2022-09-01' }],
    ['the day that has not come', { landedOn: '2999-01-01' }, { field: 'landedOn', given: '2999-01-01' }],
  ])('is answered %s', async (_, changes, fault) => {
    const { errors } = await admin.raw(LAND, { i: small.landing(changes) });
    expect(errors?.[0]?.extensions['fields']).toMatchObject([fault]);
  });

  it('is answered with all that is wrong at once, and no identity number back', async () => {
    const { errors } = await admin.raw(LAND, {
      i: small.landing({ name: '', landedOn: '370202190001010495', plannedInvestment: { amount: '-1' } }),
    });
    expect(errors?.[0]?.extensions['fields'].map((fault: { field: string }) => fault.field)).toEqual([
      'landedOn',
      'name',
      'plannedInvestment.amount',
    ]);
    expect(JSON.stringify(errors)).not.toContain('370202190001010495');
  });

  it('is answered at once with all that only rules know, and as the first of them', async () => {
    const unknown = '00000000-0000-4000-8000-00000000dead';
    const { errors } = await admin.raw(LAND, {
      i: small.landing({
        stationId: unknown,
        chainCode: 'T-99',
        companyCreditCode: '91330100799655058C',
        regionCode: '370299',
        plannedInvestment: { amount: '0' },
        credits: [{ organizationId: unknown, basisPoints: 10_000 }],
        landedOn: '2999-01-01',
      }),
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'STATION_NOT_FOUND', field: 'stationId' });
    expect(errors?.[0]?.extensions['fields'].map(({ field, code }: any) => [field, code])).toEqual([
      ['stationId', 'STATION_NOT_FOUND'],
      ['chainCode', 'CHAIN_UNKNOWN'],
      ['companyCreditCode', 'CREDIT_CODE_CHECK_DIFFERS'],
      ['regionCode', 'REGION_UNKNOWN'],
      ['plannedInvestment.amount', 'AMOUNT_ZERO'],
      ['credits', 'ORGANIZATION_NOT_FOUND'],
      ['landedOn', 'DATE_IN_FUTURE'],
    ]);
  });

  it('is so for a lead, an agreement and a visit, too', async () => {
    const faults = async (query: string, i: object) =>
      (await admin.raw(query, { i })).errors?.[0]?.extensions['fields'].map(({ code }: any) => code);
    const wrong = { chainCode: 'T-99', regionCode: '370299' };
    expect(
      await faults('mutation($i: ReportLeadInput!) { reportLead(input: $i) { id } }', {
        ...wrong,
        title: '线索（示意）',
        reportedOn: '2999-01-01',
      }),
    ).toEqual(['REPORTER_MISSING', 'CHAIN_UNKNOWN', 'REGION_UNKNOWN', 'DATE_IN_FUTURE']);
    expect(
      await faults('mutation($i: SignAgreementInput!) { signAgreement(input: $i) { id } }', {
        ...wrong,
        title: '合同（示意）',
        kind: 'CONTRACT',
        counterpartName: '示意公司',
        counterpartCreditCode: '91330100799655058C',
        amount: { amount: '0' },
        signedOn: '2999-01-01',
        credits: small.landing().credits,
      }),
    ).toEqual([
      'CHAIN_UNKNOWN',
      'CREDIT_CODE_CHECK_DIFFERS',
      'AMOUNT_ZERO',
      'REGION_UNKNOWN',
      'DATE_IN_FUTURE',
    ]);
    // A visit that ends before it begins says so beside the station that is none.
    const visit = {
      stationId: '00000000-0000-4000-8000-00000000dead',
      organizationsQualifier: 'MORE_THAN',
      direction: 'INBOUND',
    };
    expect(
      await faults('mutation($i: LogVisitInput!) { logVisit(input: $i) { id } }', {
        ...visit,
        ...wrong,
        visitedOn: '2022-08-02',
        endedOn: '2022-08-01',
      }),
    ).toEqual([
      'CHAIN_UNKNOWN',
      'STATION_NOT_FOUND',
      'FIELD_MISSING',
      'REGION_UNKNOWN',
      'VISIT_DATES_REVERSED',
    ]);
    expect(
      await faults('mutation($i: PlanVisitInput!) { planVisit(input: $i) { id } }', {
        ...visit,
        plannedOn: '2022-08-02',
        plannedUntil: '2022-08-01',
      }),
    ).toEqual(['STATION_NOT_FOUND', 'FIELD_MISSING', 'VISIT_DATES_REVERSED']);
  });

  it('10 MB of text is refused before it is read', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: admin.cookie },
      body: JSON.stringify({
        query: LAND,
        variables: { i: small.landing({ name: 'x'.repeat(10_000_000) }) },
      }),
    });
    expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([
      413,
      'PAYLOAD_TOO_LARGE',
    ]);
  });
});

describe('what the life cycle forbids', () => {
  const land = async (changes: object = {}) =>
    (await admin(LAND, { i: small.landing(changes) })).landProject.id as string;

  it('changing a withdrawn project', async () => {
    const projectId = await land();
    await admin('mutation($i: WithdrawProjectInput!) { withdrawProject(input: $i) { status } }', {
      i: { projectId, withdrawnOn: '2022-10-01', reason: '投资方退出' },
    });
    await refused(
      'mutation($i: ReviseProjectPlanInput!) { reviseProjectPlan(input: $i) { id } }',
      { i: { projectId, plannedInvestment: { amount: '1' }, revisedOn: '2022-10-02', reason: 'x' } },
      'PROJECT_WITHDRAWN',
    );
  });

  it('landing the same contract as two projects', async () => {
    const { signAgreement } = await admin(
      'mutation($i: SignAgreementInput!) { signAgreement(input: $i) { id } }',
      {
        i: {
          title: '投资合同（示意）',
          kind: 'CONTRACT',
          counterpartName: '示意公司',
          signedOn: '2022-08-01',
          chainCode: 'T-01',
          regionCode: '370202',
          amount: { amount: '100' },
          credits: small.landing().credits,
        },
      },
    );
    await land({ agreementId: signAgreement.id });
    await refused(
      LAND,
      { i: small.landing({ agreementId: signAgreement.id }) },
      'AGREEMENT_ALREADY_LANDED',
      'agreementId',
    );
  });

  it('recognizing what the reviewer has not seen', async () => {
    const projectId = await land();
    await admin('mutation($i: ReviseProjectPlanInput!) { reviseProjectPlan(input: $i) { version } }', {
      i: { projectId, plannedInvestment: { amount: '200000000' }, revisedOn: '2022-10-02', reason: '增资' },
    });
    await refused(
      'mutation($i: RecognizeInput!) { recognize(input: $i) { id } }',
      { i: { subjectId: projectId, measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', seenVersion: 1 } },
      'CONFLICT',
    );
  });
});

describe('a query that is wrong', () => {
  it.each([
    ['first: 0', '{ projects(first: 0) { totalCount } }', 'BAD_USER_INPUT', 'first'],
    ['first: 101', '{ projects(first: 101) { totalCount } }', 'BAD_USER_INPUT', 'first'],
    ['a cursor that is none', '{ projects(after: "zzz") { edges { cursor } } }', 'BAD_USER_INPUT', 'after'],
    [
      'a range that runs backwards',
      '{ totals(measures: [HIRES], filter: { occurred: { from: "2022-02-01", to: "2022-01-01" } }) { position } }',
      'BAD_USER_INPUT',
      'filter.occurred',
    ],
    [
      'a period that is none',
      '{ ledgerEntries(measure: HIRES, keys: [{ dimension: MONTH, code: "2022-13" }]) { totalCount } }',
      'BAD_USER_INPUT',
      'keys.0.code',
    ],
    [
      'another jurisdiction',
      '{ totals(measures: [HIRES], filter: { jurisdictionId: "jinan" }) { position } }',
      'FORBIDDEN',
      'filter.jurisdictionId',
    ],
    [
      'a code without end in a filter',
      `{ totals(measures: [HIRES], filter: { chainCodes: ["${'x'.repeat(500)}"] }) { position } }`,
      'BAD_USER_INPUT',
      'chainCodes',
    ],
    [
      'what is no id in a filter of figures',
      '{ totals(measures: [HIRES], filter: { organizationIds: ["abc"] }) { position } }',
      'BAD_USER_INPUT',
      'organizationIds',
    ],
    [
      'a date that does not exist, within a filter',
      '{ activities(filter: { occurred: { from: "2022-02-30" } }) { totalCount } }',
      'BAD_USER_INPUT',
      'occurred.from',
    ],
    [
      'a code without end in a key',
      `{ ledgerEntries(measure: HIRES, keys: [{ dimension: ORGANIZATION, code: "${'x'.repeat(61)}" }]) { totalCount } }`,
      'BAD_USER_INPUT',
      'keys.0.code',
    ],
    [
      'figures enough to keep everybody waiting',
      `{ ${Array.from({ length: 15 }, (_, n) => `t${n}: totals(measures: [HIRES], groupBy: [ORGANIZATION, MONTH, STATION, REGION, INDUSTRY_CHAIN], first: 10000) { position }`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['no measure', '{ totals(measures: []) { position } }', 'BAD_USER_INPUT', 'measures'],
  ])('%s', (...[, query, code, field]) => refused(query, {}, code, field));

  it('refuses lists that are longer than anything has', async () => {
    const ids = Array.from({ length: 20_000 }, () => '00000000-0000-4000-8000-00000000dead');
    await refused(
      'query($f: FigureFilter) { totals(measures: [HIRES], filter: $f) { position } }',
      { f: { organizationIds: ids } },
      'BAD_USER_INPUT',
      'organizationIds',
    );
    await refused(
      'query($f: VisitFilter) { visits(filter: $f) { totalCount } }',
      { f: { organizationIds: ids } },
      'BAD_USER_INPUT',
      'organizationIds',
    );
    await refused(
      'query($k: [KeyInput!]) { ledgerEntries(measure: HIRES, keys: $k) { totalCount } }',
      { k: Array.from({ length: 15_000 }, () => ({ dimension: 'ORGANIZATION', code: 'x' })) },
      'BAD_USER_INPUT',
      'keys',
    );
  });

  it('lets all measures by three dimensions pass, which is one report, and refuses a fourth', async () => {
    const { __type: measures } = await admin('{ __type(name: "Measure") { enumValues { name } } }');
    const { __type: dimensions } = await admin('{ __type(name: "Dimension") { enumValues { name } } }');
    const names = (of: { enumValues: { name: string }[] }) => of.enumValues.map(({ name }) => name);
    const codes = async (d: readonly string[]) =>
      (
        await admin.raw(
          'query($m: [Measure!]!, $d: [Dimension!]) { totals(measures: $m, groupBy: $d, first: 10000) { rowCount } }',
          { m: names(measures), d },
        )
      ).errors?.map((each) => each.extensions['code']);
    // A measure has one kind at most, so that no kind but that of agreements, which came first, can be asked of all of them.
    const kinds = ['ACTIVITY_KIND', 'OUTCOME_KIND', 'RATING', 'HUB_LEVEL', 'VISIT_DIRECTION'];
    const all = names(dimensions).filter((dimension) => !kinds.includes(dimension));
    for (const d of [all.slice(0, 3), all.slice(3, 6), all.slice(-3)]) expect(await codes(d)).toBeUndefined();
    expect(await codes(all.slice(0, 4))).toEqual(['DIMENSIONS_TOO_MANY']);
    expect(await codes(all.slice(0, 6))).toEqual(['DIMENSIONS_TOO_MANY']);
    for (const kind of kinds) expect(await codes([kind])).toEqual(['DIMENSION_UNFIT']);
  });

  it('finds nothing by what is no id', async () =>
    expect(await admin('{ project(id: "x") { id } }')).toEqual({ project: null }));
});

it('reports none of it as a fault', () => expect(server.reports).toEqual([]));

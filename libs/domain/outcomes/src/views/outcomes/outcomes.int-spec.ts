import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agrees, rebuilds } from '../../../../../../test/journeys/essentials.js';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Outcomes as those who report them see them: through the API, the log and the read tables.
let server: RunningServer;
let admin: Ask;
let liaison: Ask;
let station: Ask;
let federation: string;
let chamber: string;
let society: string;
let activityId: string;

const OUTCOME = `{ id version kind status title periodFrom periodTo jobsOffered hires standards standardLevel standardRole platforms
  cash { amount currency cny } goods { amount cny } projects activityId activity { name } chainCode chainName regionCode regionName
  withdrawReason sourceDocument illustrative credits { organizationId basisPoints } }`;
const say = (mutation: string) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation($i: ${type}) { ${mutation}(input: $i) ${OUTCOME} }`;
};
const report = async (i: object, as = liaison) => (await as(say('reportOutcome'), { i })).reportOutcome;
const correct = async (i: object, as = liaison) => (await as(say('correctOutcome'), { i })).correctOutcome;
const withdraw = async (i: object, as = liaison) => (await as(say('withdrawOutcome'), { i })).withdrawOutcome;

const LIST = `query($f: OutcomeFilter) { outcomes(filter: $f) { totalCount edges { node { id title } } } }`;
const listed = async (f: object): Promise<string[]> =>
  (await liaison(LIST, { f })).outcomes.edges.map((edge: { node: { title: string } }) => edge.node.title);
const values = async (measures: readonly string[], f: object = {}): Promise<string[]> =>
  (
    await liaison(
      'query($m: [Measure!]!, $f: FigureFilter) { totals(measures: $m, filter: $f) { grand { value } } }',
      {
        m: measures,
        f,
      },
    )
  ).totals.grand.map(({ value }: { value: string }) => value);

const whole = () => [{ organizationId: chamber, basisPoints: 10_000 }];
const jobs = () => ({
  kind: 'EMPLOYMENT',
  periodTo: '2022-06-30',
  jobsOffered: 320,
  hires: 110,
  credits: whole(),
});

beforeAll(async () => {
  server = await runningServer();
  [admin, liaison, station] = await Promise.all([
    server.as('admin'),
    server.as('liaison'),
    server.as('station'),
  ]);
  const register = async (name: string, more: object = {}) =>
    (
      await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
        i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', ...more },
      })
    ).registerOrganization.id;
  federation = await register('青岛示例联合会', { isHub: true });
  chamber = await register('青岛示例商会', { hubId: federation });
  society = await register('青岛示例学会');
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { id } }', {
    i: { name: '示例产业链目录', validFrom: '2022-01-01', chains: [{ code: 'EX-01', name: '氢能与储能' }] },
  });
  ({ id: activityId } = (
    await liaison('mutation($i: HoldActivityInput!) { holdActivity(input: $i) { id } }', {
      i: {
        name: '校企招聘会',
        kind: 'MATCHMAKING',
        regionCode: '370202',
        sessions: [{ heldOn: '2022-06-20', sessions: 1 }],
        organizerIds: [chamber],
      },
    })
  ).holdActivity);
});
afterAll(() => server?.end());

describe('outcomes', () => {
  it('are reported with all that is known of them, and count at once', async () => {
    const told = await report({
      ...jobs(),
      title: '高校毕业生就业行动',
      periodFrom: '2022-01-01',
      activityId,
      chainCode: 'EX-01',
      regionCode: '370202',
      credits: [
        { organizationId: chamber, basisPoints: 7_500 },
        { organizationId: society, basisPoints: 2_500 },
      ],
      sourceDocument: '示例简报',
      illustrative: true,
    });
    expect(told).toEqual({
      id: expect.any(String),
      version: 1,
      kind: 'EMPLOYMENT',
      status: 'REPORTED',
      title: '高校毕业生就业行动',
      periodFrom: '2022-01-01',
      periodTo: '2022-06-30',
      jobsOffered: 320,
      hires: 110,
      standards: null,
      standardLevel: null,
      standardRole: null,
      platforms: null,
      cash: null,
      goods: null,
      projects: null,
      activityId,
      activity: { name: '校企招聘会' },
      chainCode: 'EX-01',
      chainName: '氢能与储能',
      regionCode: '370202',
      regionName: '市南区',
      withdrawReason: null,
      sourceDocument: '示例简报',
      illustrative: true,
      credits: [chamber, society]
        .map((organizationId) => ({
          organizationId,
          basisPoints: organizationId === chamber ? 7_500 : 2_500,
        }))
        .toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1)),
    });
    const both = ['JOBS_OFFERED', 'HIRES'];
    expect(await values(both)).toEqual(['320', '110']);
    expect(await values(both, { organizationIds: [society] })).toEqual(['80', '27.5']);
    expect(await values(both, { activityIds: [activityId], chainCodes: ['EX-01'] })).toEqual(['320', '110']);
    expect(await values(both, { occurred: { to: '2022-06-29' } })).toEqual(['0', '0']);
    expect(await values(['HIRES'], { outcomeKinds: ['EMPLOYMENT'] })).toEqual(['110']);
    expect(await values(['HIRES'], { outcomeKinds: ['PLATFORM'] })).toEqual(['0']);
    await withdraw({ outcomeId: told.id, reason: '示例' });
  });

  it('of each kind tell their own numbers, and are grouped by it', async () => {
    const made = [];
    const periodTo = '2021-12-31';
    for (const i of [
      { kind: 'STANDARD', standards: 3, standardLevel: 'GROUP', standardRole: 'LED' },
      { kind: 'PLATFORM', platforms: 2 },
      { kind: 'PAIRING_AID', cash: { amount: '15000000' }, goods: { amount: '500000' } },
      { kind: 'EAST_WEST_AID', cash: { amount: '1' }, projects: 1 },
      {
        kind: 'RURAL_INVESTMENT',
        cash: { amount: '100', currency: 'USD', rate: '7.1', rateDate: '2021-12-31', rateSource: '示例' },
      },
      { kind: 'RURAL_DONATION', projects: 64 },
    ])
      made.push(await report({ ...i, periodTo, credits: whole() }));
    expect(made[0]).toMatchObject({ standards: 3, standardLevel: 'GROUP', standardRole: 'LED' });
    expect(made[2]).toMatchObject({
      cash: { amount: '15000000', currency: 'CNY', cny: '15000000' },
      goods: { amount: '500000', cny: '500000' },
    });
    const { totals } = await liaison(
      `{ totals(measures: [AID_AMOUNT, AID_PROJECTS], groupBy: [OUTCOME_KIND], orderBy: KEY) {
        rows { keys { code name } figures { value } } grand { value } } }`,
    );
    expect(
      totals.rows.map(({ keys: [key], figures }: any) => [
        key.code,
        key.name,
        ...figures.map((f: any) => f.value),
      ]),
    ).toEqual([
      ['EAST_WEST_AID', '东西部协作', '1', '1'],
      ['PAIRING_AID', '结对帮扶', '15500000', '0'],
      ['RURAL_DONATION', '乡村振兴捐助', '0', '64'],
      ['RURAL_INVESTMENT', '乡村振兴投入', '710', '0'],
    ]);
    expect(totals.grand.map(({ value }: { value: string }) => value)).toEqual(['15500711', '65']);
    expect(await values(['STANDARDS_DRAFTED', 'PLATFORMS'])).toEqual(['3', '2']);
    for (const { id } of made) await withdraw({ outcomeId: id, reason: '示例' });
    expect(await values(['AID_AMOUNT', 'AID_PROJECTS', 'STANDARDS_DRAFTED', 'PLATFORMS'])).toEqual([
      '0',
      '0',
      '0',
      '0',
    ]);
  });

  it('are reported and corrected by a station, too, and by nobody who only reads or decides', async () => {
    const { id } = await report({ ...jobs(), title: '站点报送' }, station);
    expect(await correct({ outcomeId: id, hires: 100, reason: '多报' }, station)).toMatchObject({
      hires: 100,
      version: 2,
    });
    for (const role of ['analyst', 'reviewer'] as const)
      expect(await (await server.as(role)).refusal(say('reportOutcome'), { i: jobs() })).toBe('FORBIDDEN');
    await withdraw({ outcomeId: id, reason: '示例' }, station);
  });

  it('have one effect and one answer for one command id', async () => {
    const i = { ...jobs(), title: '重复报送', commandId: randomUUID() };
    const [once, twice] = await Promise.all([report(i), report(i)]);
    expect(twice).toEqual(once);
    expect(await liaison.refusal(say('reportOutcome'), { i: { ...i, hires: 1 } })).toBe('COMMAND_ID_REUSED');
    expect((await listed({ search: '重复报送' })).length).toBe(1);
    await withdraw({ outcomeId: once.id, reason: '示例' });
  });

  it('move with a correction on the last day of the period, and leave on it once they are taken back', async () => {
    const { id } = await report({ ...jobs(), regionCode: '370202' });
    const at = (on: string) => values(['JOBS_OFFERED', 'HIRES'], { occurred: { from: on, to: on } });
    expect(await at('2022-06-30')).toEqual(['320', '110']);
    const corrected = await correct({
      outcomeId: id,
      periodTo: '2022-05-31',
      hires: 90,
      clear: ['JOBS_OFFERED', 'REGION_CODE'],
      reason: '报送有误',
    });
    expect(corrected).toMatchObject({ version: 2, jobsOffered: null, hires: 90, regionCode: null });
    expect([await at('2022-06-30'), await at('2022-05-31')]).toEqual([
      ['0', '0'],
      ['0', '90'],
    ]);
    // What is right already is recorded once.
    expect(await correct({ outcomeId: id, hires: 90, reason: '报送有误' })).toMatchObject({ version: 2 });
    const taken = { outcomeId: id, reason: '重复' };
    expect(await withdraw(taken)).toMatchObject({ status: 'WITHDRAWN', withdrawReason: '重复', version: 3 });
    expect(await withdraw(taken)).toMatchObject({ version: 3 });
    expect(await at('2022-05-31')).toEqual(['0', '0']);
    expect(
      await liaison.refusal(say('correctOutcome'), { i: { outcomeId: id, hires: 1, reason: '再改' } }),
    ).toBe('OUTCOME_WITHDRAWN');
    expect(await listed({ status: 'WITHDRAWN' })).not.toEqual([]);
  });

  it('are not written over unseen', async () => {
    const { id } = await report(jobs());
    await correct({ outcomeId: id, hires: 111, seenVersion: 1, reason: '甲' });
    expect(
      await liaison.refusal(say('correctOutcome'), {
        i: { outcomeId: id, hires: 112, seenVersion: 1, reason: '乙' },
      }),
    ).toBe('CONFLICT');
    expect(await correct({ outcomeId: id, jobsOffered: 321, seenVersion: 1, reason: '丙' })).toMatchObject({
      hires: 111,
      jobsOffered: 321,
    });
    await withdraw({ outcomeId: id, reason: '示例' });
  });

  it('await a reviewer, who recognizes less or rejects', async () => {
    const { id } = await report({ ...jobs(), title: '待认定' });
    const reviewer = await server.as('reviewer');
    const queue = async (standings: string[]) =>
      (
        await reviewer(
          `query($f: RecognitionQueueFilter) { recognitionQueue(filter: $f) { edges { node { subjectId measure claimed } } } }`,
          { f: { standings, kinds: ['OUTCOME'] } },
        )
      ).recognitionQueue.edges.map(({ node }: any) => node);
    expect(await queue(['NONE'])).toEqual(
      expect.arrayContaining([
        { subjectId: id, measure: 'JOBS_OFFERED', claimed: '320' },
        { subjectId: id, measure: 'HIRES', claimed: '110' },
      ]),
    );
    const decide = (measure: string, decision: string, more: object = {}) =>
      reviewer('mutation($i: RecognizeInput!) { recognize(input: $i) { id } }', {
        i: { subjectId: id, measure, decision, seenVersion: 1, ...more },
      });
    await decide('HIRES', 'RECOGNIZE', { value: '100' });
    const recognized = (measures: string[]) => values(measures, { basis: 'RECOGNIZED' });
    expect([await values(['HIRES']), await recognized(['HIRES', 'JOBS_OFFERED'])]).toEqual([
      ['110'],
      ['100', '0'],
    ]);
    // A correction below what was recognized takes the rest with it.
    await correct({ outcomeId: id, hires: 60, reason: '核减' });
    expect(await recognized(['HIRES'])).toEqual(['60']);
    expect(
      (await liaison(`{ outcome(id: "${id}") { recognition { measure decision } } }`)).outcome.recognition,
    ).toEqual([{ measure: 'HIRES', decision: 'RECOGNIZE' }]);
    await withdraw({ outcomeId: id, reason: '示例' });
    expect([await values(['HIRES']), await recognized(['HIRES'])]).toEqual([['0'], ['0']]);
    expect(
      (await queue(['NONE', 'STALE', 'RECOGNIZED'])).filter((each: any) => each.subjectId === id),
    ).toEqual([]);
  });

  it('are found by kind, organization and the hub above it, day, region and title', async () => {
    await report({ ...jobs(), title: '甲', regionCode: '370202' });
    await report({
      kind: 'PLATFORM',
      platforms: 1,
      periodTo: '2022-07-31',
      title: '乙',
      credits: [{ organizationId: society, basisPoints: 10_000 }],
    });
    const found = (f: object) => listed({ status: 'REPORTED', ...f });
    expect(await found({})).toEqual(['乙', '甲']);
    expect(await found({ kinds: ['PLATFORM', 'STANDARD'] })).toEqual(['乙']);
    expect(await found({ organizationIds: [federation] })).toEqual(['甲']);
    expect(await found({ organizationIds: [society] })).toEqual(['乙']);
    expect(await found({ occurred: { from: '2022-07-01', to: '2022-07-31' } })).toEqual(['乙']);
    expect(await found({ regionCode: '370200' })).toEqual(['甲']);
    expect(await found({ search: '甲' })).toEqual(['甲']);
  });
});

describe('an outcome is refused with its code and field, and nothing is recorded', () => {
  const fault = async (i: object, mutation = 'reportOutcome') => {
    const before = await server.platform.log.head();
    const { errors } = await liaison.raw(say(mutation), { i });
    const { code, field, fields } = errors?.[0]?.extensions ?? {};
    expect(await server.platform.log.head()).toBe(before);
    return code === 'BAD_USER_INPUT' && fields
      ? fields.map((each: { field: string; code: string }) => `${each.field} ${each.code}`).join(', ')
      : `${code}${field ? ` ${field}` : ''}`;
  };
  const base = () => ({ kind: 'EMPLOYMENT', periodTo: '2022-06-30', credits: whole() });

  it.each<[string, () => object, string]>([
    ['with nothing in it', base, 'jobsOffered OUTCOME_EMPTY'],
    [
      'with nothing but a level',
      () => ({ ...base(), kind: 'STANDARD', standardLevel: 'GROUP' }),
      'standards OUTCOME_EMPTY',
    ],
    ['of none hired', () => ({ ...base(), hires: 0 }), 'hires MIN'],
    ['negative', () => ({ ...base(), hires: -5 }), 'hires MIN'],
    [
      'of negative aid',
      () => ({ ...base(), kind: 'PAIRING_AID', cash: { amount: '-100' } }),
      'cash.amount AMOUNT_NEGATIVE',
    ],
    [
      'of aid of zero',
      () => ({ ...base(), kind: 'PAIRING_AID', goods: { amount: '0' } }),
      'goods.amount AMOUNT_ZERO',
    ],
    ['ahead of today', () => ({ ...base(), hires: 1, periodTo: '2999-12-31' }), 'DATE_IN_FUTURE periodTo'],
    [
      'that ends before it begins',
      () => ({ ...base(), hires: 1, periodFrom: '2022-07-01' }),
      'periodTo PERIOD_BACKWARDS',
    ],
    [
      'on a day that is none',
      () => ({ ...base(), hires: 1, periodTo: '2022-02-30' }),
      'periodTo DATE_NOT_REAL',
    ],
    [
      'with what is of another kind',
      () => ({ ...base(), hires: 1, projects: 2 }),
      'projects OUTCOME_FIELD_UNFIT',
    ],
    [
      'whose shares fall short',
      () => ({ ...base(), hires: 1, credits: [{ organizationId: chamber, basisPoints: 9_999 }] }),
      'CREDIT_SHARES_INCOMPLETE credits',
    ],
    ['credited to nobody', () => ({ ...base(), hires: 1, credits: [] }), 'credits ARRAY_MIN_SIZE'],
    [
      'credited to one that is not there',
      () => ({ ...base(), hires: 1, credits: [{ organizationId: randomUUID(), basisPoints: 10_000 }] }),
      'ORGANIZATION_NOT_FOUND credits',
    ],
    [
      'of an activity that is not there',
      () => ({ ...base(), hires: 1, activityId: randomUUID() }),
      'ACTIVITY_NOT_FOUND activityId',
    ],
    [
      'of a chain that is not there',
      () => ({ ...base(), hires: 1, chainCode: 'EX-99' }),
      'CHAIN_UNKNOWN chainCode',
    ],
    [
      'of a chain that was not in force',
      () => ({ ...base(), hires: 1, chainCode: 'EX-01', periodTo: '2021-12-31' }),
      'CHAIN_NOT_IN_FORCE chainCode',
    ],
    [
      'of a region that is not there',
      () => ({ ...base(), hires: 1, regionCode: '379999' }),
      'REGION_UNKNOWN regionCode',
    ],
  ])('%s', async (_, input, said) => expect(await fault(input())).toBe(said));

  it('of no kind that there is', async () => {
    const { errors } = await liaison.raw(say('reportOutcome'), { i: { ...base(), kind: 'FAME', hires: 1 } });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('when corrected to nothing, to another kind or ahead of today, or where it is not there', async () => {
    const { id } = await report({ ...base(), hires: 5 });
    const correcting = (i: object) => fault({ outcomeId: id, reason: '更正', ...i }, 'correctOutcome');
    expect(await correcting({ clear: ['HIRES'] })).toBe('jobsOffered OUTCOME_EMPTY');
    expect(await correcting({ hires: 6, clear: ['HIRES'] })).toBe('hires FIELD_CLEARED');
    expect(await correcting({ cash: { amount: '1' } })).toBe('cash OUTCOME_FIELD_UNFIT');
    expect(await correcting({ periodTo: '2999-12-31' })).toBe('DATE_IN_FUTURE periodTo');
    expect(await correcting({})).toBe('input NOTHING_TO_CORRECT');
    expect(await correcting({ outcomeId: randomUUID(), hires: 1 })).toBe('OUTCOME_NOT_FOUND outcomeId');
    expect(await fault({ outcomeId: randomUUID(), reason: '撤回' }, 'withdrawOutcome')).toBe(
      'OUTCOME_NOT_FOUND outcomeId',
    );
    await withdraw({ outcomeId: id, reason: '示例' });
  });
});

agrees(() => server);
rebuilds(() => server);

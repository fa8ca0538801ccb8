import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Agreements through the whole program, on a database of their own.
let server: RunningServer;
let liaison: Ask;
let analyst: Ask;
let chamber: string;
let federation: string;
let hub: string;

const AGREEMENT = `id version title kind status partyOrganizationIds counterpartName counterpartCreditCode
  amount { amount currency cny display } signedOn expiresOn fulfilledOn terminatedOn chainCode chainName regionCode regionName
  credits { organizationId basisPoints } sourceDocument illustrative`;
const sign = (input: object) =>
  liaison(`mutation($i: SignAgreementInput!) { signAgreement(input: $i) { ${AGREEMENT} } }`, {
    i: { ...facts(), ...input },
  }).then((data) => data.signAgreement);
const say = (verb: string, input: object) =>
  liaison(
    `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { ${AGREEMENT} } }`,
    { i: input },
  ).then((data) => data[verb]);
const refusal = (verb: string, input: object) =>
  liaison
    .raw(`mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { id } }`, {
      i: input,
    })
    .then((answer) => answer.errors?.[0]?.extensions);
const facts = () => ({
  title: '氢能装备项目投资合同（示例）',
  kind: 'CONTRACT',
  counterpartName: '示例氢能装备有限公司',
  amount: { amount: '100000000' },
  signedOn: '2022-03-10',
  expiresOn: '2025-03-09',
  chainCode: 'QD22-10',
  regionCode: '370211',
  credits: [
    { organizationId: chamber, basisPoints: 6667 },
    { organizationId: federation, basisPoints: 3333 },
  ],
});
const figure = async (measure: string, filter: object = {}) => {
  const { totals } = await analyst(
    `query($m: [Measure!]!, $f: FigureFilter) { totals(measures: $m, filter: $f) { grand { value } } }`,
    { m: [measure], f: filter },
  );
  return totals.grand[0].value as string;
};

beforeAll(async () => {
  server = await runningServer();
  const admin = await server.as('admin');
  [liaison, analyst] = [await server.as('liaison'), await server.as('analyst')];
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { __typename } }', {
    i: {
      name: '示例产业链目录',
      validFrom: '2022-01-01',
      chains: [
        { code: 'QD22-10', name: '氢能与储能' },
        { code: 'QD22-01', name: '集成电路' },
      ],
    },
  });
  const register = async (name: string, rest: object = {}): Promise<string> =>
    (
      await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
        i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370200', ...rest },
      })
    ).registerOrganization.id;
  hub = await register('示例枢纽', { isHub: true });
  chamber = await register('示例商会', { hubId: hub });
  federation = await register('示例联合会');
}, 120_000);
afterAll(() => server?.end());

describe('an agreement', () => {
  it('is signed, read back at once and counted in the measure of its kind', async () => {
    const signed = await sign({
      partyOrganizationIds: [federation],
      sourceDocument: '001',
      illustrative: true,
    });
    expect(signed).toMatchObject({
      version: 1,
      kind: 'CONTRACT',
      status: 'SIGNED',
      partyOrganizationIds: [federation],
      amount: { amount: '100000000', currency: 'CNY', cny: '100000000', display: '100万元' },
      chainName: '氢能与储能',
      regionName: '黄岛区',
      sourceDocument: '001',
      illustrative: true,
    });
    expect(signed.credits.map((c: { basisPoints: number }) => c.basisPoints).toSorted()).toEqual([
      3333, 6667,
    ]);
    expect(
      await analyst(`query($id: ID!) { agreement(id: $id) { ${AGREEMENT} } }`, { id: signed.id }),
    ).toEqual({
      agreement: signed,
    });
    expect(await figure('CONTRACT_AMOUNT')).toBe('100000000');
    expect(await figure('AGREEMENTS_SIGNED')).toBe('1');
    expect(await figure('INTENT_AMOUNT')).toBe('0');
    expect(await figure('CONTRACT_AMOUNT', { organizationIds: [chamber] })).toBe('66670000');
  });

  it('runs through its life, each change on its own day', async () => {
    const { id } = await sign({ kind: 'INTENT', signedOn: '2022-04-01' });
    expect(
      await say('amendAgreement', {
        agreementId: id,
        amount: { amount: '150000000' },
        expiresOn: '2026-03-09',
        amendedOn: '2022-05-10',
        reason: '增资',
      }),
    ).toMatchObject({ version: 2, amount: { amount: '150000000' }, expiresOn: '2026-03-09' });
    // The same terms in another order of their members, as jsonb gave them back.
    expect(
      await say('amendAgreement', {
        agreementId: id,
        amount: { amount: '150000000' },
        amendedOn: '2022-05-10',
        reason: '增资',
      }),
    ).toMatchObject({ version: 2 });
    expect(
      await say('terminateAgreement', { agreementId: id, terminatedOn: '2022-06-20', reason: '协商解除' }),
    ).toMatchObject({ version: 3, status: 'TERMINATED', terminatedOn: '2022-06-20' });
    const by = async (measure: string) =>
      (
        await analyst(
          `query($m: [Measure!]!) { totals(measures: $m, groupBy: [MONTH], filter: { agreementKinds: [INTENT] }) {
             rows { keys { code } figures { value } } } }`,
          { m: [measure] },
        )
      ).totals.rows
        .map((row: any) => [row.keys[0].code, row.figures[0].value])
        .toSorted();
    expect(await by('INTENT_AMOUNT')).toEqual([
      ['2022-04', '100000000'],
      ['2022-05', '50000000'],
      ['2022-06', '-150000000'],
    ]);
    expect(await by('AGREEMENTS_SIGNED')).toEqual([['2022-04', '1']]);
    expect(await refusal('fulfilAgreement', { agreementId: id, fulfilledOn: '2022-07-01' })).toMatchObject({
      code: 'AGREEMENT_TERMINATED',
    });
  });

  it('is corrected as if it had been recorded rightly, and fulfilled without moving a figure', async () => {
    const { id } = await sign({ kind: 'SPONSORSHIP', signedOn: '2022-04-02' });
    expect(
      await say('correctAgreement', {
        agreementId: id,
        amount: {
          amount: '1500000000',
          currency: 'USD',
          rate: '7.1',
          rateDate: '2022-04-01',
          rateSource: '人行',
        },
        chainCode: 'QD22-01',
        clear: ['EXPIRES_ON'],
        reason: '录入有误',
      }),
    ).toMatchObject({
      version: 2,
      amount: { amount: '1500000000', currency: 'USD', cny: '10650000000', display: '1500万美元' },
      chainName: '集成电路',
      expiresOn: null,
    });
    expect(
      await say('fulfilAgreement', { agreementId: id, fulfilledOn: '2022-07-01', note: '款项到位' }),
    ).toMatchObject({ status: 'FULFILLED', fulfilledOn: '2022-07-01' });
    expect(await figure('SPONSORSHIP_AMOUNT')).toBe('10650000000');
    expect(await figure('SPONSORSHIP_AMOUNT', { chainCodes: ['QD22-01'] })).toBe('10650000000');
  });

  it('of framework or talent needs neither sum nor chain, and counts under 未分配', async () => {
    const bare = { amount: null, chainCode: null, expiresOn: null, signedOn: '2022-02-01' };
    const framework = await sign({ ...bare, kind: 'FRAMEWORK' });
    expect(framework).toMatchObject({ amount: null, chainCode: null, chainName: null });
    await sign({ ...bare, kind: 'TALENT', amount: { amount: '5' } });
    expect(await figure('FRAMEWORK_AMOUNT')).toBe('0');
    const { totals } = await analyst(
      `{ totals(measures: [AGREEMENTS_SIGNED], groupBy: [INDUSTRY_CHAIN], filter: { occurred: { to: "2022-02-28" } }) {
           rows { keys { code name } figures { value } } } }`,
    );
    expect(totals.rows).toEqual([{ keys: [{ code: '-', name: '未分配' }], figures: [{ value: '2' }] }]);
  });

  it('happens once however often its command is said', async () => {
    const commandId = randomUUID();
    const before = await figure('AGREEMENTS_SIGNED');
    const first = await sign({ commandId });
    expect(await sign({ commandId })).toEqual(first);
    expect(BigInt(await figure('AGREEMENTS_SIGNED')) - BigInt(before)).toBe(1n);
    expect(await refusal('signAgreement', { ...facts(), commandId, title: '别的' })).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
  });

  it.each<[string, object, object]>([
    ['shares short of 10,000', { credits: 'short' }, { code: 'CREDIT_SHARES_INCOMPLETE' }],
    ['an unknown organization', { credits: 'nobody' }, { code: 'ORGANIZATION_NOT_FOUND', field: 'credits' }],
    [
      'an unknown party',
      { partyOrganizationIds: [randomUUID()] },
      { code: 'ORGANIZATION_NOT_FOUND', field: 'partyOrganizationIds' },
    ],
    ['an unknown chain', { chainCode: 'QD22-99' }, { code: 'CHAIN_UNKNOWN', field: 'chainCode' }],
    [
      'a chain not yet in force',
      { signedOn: '2021-12-31' },
      { code: 'CHAIN_NOT_IN_FORCE', field: 'chainCode' },
    ],
    ['an unknown lead', { leadId: randomUUID() }, { code: 'LEAD_NOT_FOUND', field: 'leadId' }],
    ['an unknown station', { stationId: randomUUID() }, { code: 'STATION_NOT_FOUND', field: 'stationId' }],
    [
      'an unknown activity',
      { activityId: randomUUID() },
      { code: 'ACTIVITY_NOT_FOUND', field: 'activityId' },
    ],
    ['a day to come', { signedOn: '2999-01-01' }, { code: 'DATE_IN_FUTURE', field: 'signedOn' }],
    [
      'an end before its beginning',
      { expiresOn: '2022-03-09' },
      { code: 'AGREEMENT_EXPIRY_TOO_EARLY', field: 'expiresOn' },
    ],
    ['no sum for a contract', { amount: null }, { fields: [{ field: 'amount', code: 'AMOUNT_MISSING' }] }],
    [
      'a negative sum',
      { amount: { amount: '-1' } },
      { fields: [{ field: 'amount.amount', code: 'AMOUNT_NEGATIVE' }] },
    ],
    ['a sum beyond exactness', { amount: { amount: '9007199254740992' } }, { code: 'AMOUNT_TOO_LARGE' }],
    [
      'a foreign sum without its rate',
      { amount: { amount: '1', currency: 'USD' } },
      { fields: [{ field: 'amount.rate' }, {}, {}] },
    ],
    [
      'a wrong credit code',
      { counterpartCreditCode: '94370200MJD12345XH' },
      { fields: [{ field: 'counterpartCreditCode', code: 'CREDIT_CODE_INVALID' }] },
    ],
    [
      'a credit code with another check',
      { counterpartCreditCode: '51370200MJD12345XH' },
      { code: 'CREDIT_CODE_CHECK_DIFFERS', field: 'counterpartCreditCode' },
    ],
    [
      'a day that does not exist',
      { signedOn: '2022-02-30' },
      { fields: [{ field: 'signedOn', code: 'DATE_NOT_REAL' }] },
    ],
    [
      'nobody across the table',
      { counterpartName: null },
      { fields: [{ field: 'counterpartName', code: 'PARTY_MISSING' }] },
    ],
    ['an unknown region', { regionCode: '379999' }, { code: 'REGION_UNKNOWN', field: 'regionCode' }],
  ])('is refused with %s, and nothing is recorded', async (_, wrong, expected) => {
    const before = await figure('AGREEMENTS_SIGNED');
    const credits: Readonly<Record<string, object[]>> = {
      short: [{ organizationId: chamber, basisPoints: 9999 }],
      nobody: [{ organizationId: randomUUID(), basisPoints: 10_000 }],
      sound: facts().credits,
    };
    const { credits: which = 'sound' } = wrong as { credits?: string };
    const said = await refusal('signAgreement', {
      ...facts(),
      ...wrong,
      credits: credits[which],
    });
    expect(said).toMatchObject(expected);
    expect(said?.['code']).not.toBe('INTERNAL_SERVER_ERROR');
    expect(await figure('AGREEMENTS_SIGNED')).toBe(before);
  });

  it('may be signed by those who may, and read by the others', async () => {
    expect(
      await analyst.refusal('mutation($i: SignAgreementInput!) { signAgreement(input: $i) { id } }', {
        i: facts(),
      }),
    ).toBe('FORBIDDEN');
  });
});

describe('agreements', () => {
  const list = async (filter: object = {}, page = '') =>
    (
      await analyst(
        `query($f: AgreementFilter) { agreements(filter: $f${page}) { totalCount edges { node { kind status signedOn } } pageInfo { hasNextPage endCursor } } }`,
        { f: filter },
      )
    ).agreements;
  const kinds = async (filter: object) =>
    (await list(filter)).edges.map((edge: any) => edge.node.kind).toSorted();

  it('are listed newest first, a page at a time', async () => {
    const whole = await list({}, ', first: 100');
    const days = whole.edges.map((edge: any) => edge.node.signedOn);
    expect(days).toEqual(days.toSorted().toReversed());
    const first = await list({}, ', first: 2');
    expect(first).toMatchObject({ totalCount: whole.totalCount, pageInfo: { hasNextPage: true } });
    const rest = await list({}, `, first: 100, after: "${first.pageInfo.endCursor}"`);
    expect([...first.edges, ...rest.edges]).toEqual(whole.edges);
  });

  it('are found by kind, state, chain, region and days of signing', async () => {
    expect(await kinds({ kinds: ['FRAMEWORK', 'TALENT'] })).toEqual(['FRAMEWORK', 'TALENT']);
    expect(await kinds({ status: 'TERMINATED' })).toEqual(['INTENT']);
    expect(await kinds({ status: 'FULFILLED' })).toEqual(['SPONSORSHIP']);
    expect(await kinds({ chainCodes: ['QD22-01'] })).toEqual(['SPONSORSHIP']);
    expect(await kinds({ signed: { from: '2022-04-01', to: '2022-04-01' } })).toEqual(['INTENT']);
    expect((await list({ regionCode: '370200' })).totalCount).toBe((await list()).totalCount);
    expect((await list({ regionCode: '370202' })).totalCount).toBe(0);
    await expect(list({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
  });

  it('are found by those credited, by parties and by the hubs above', async () => {
    const { totalCount } = await list();
    expect((await list({ organizationIds: [hub] })).totalCount).toBe(totalCount);
    expect((await list({ organizationIds: [randomUUID()] })).totalCount).toBe(0);
    await sign({
      kind: 'TALENT',
      signedOn: '2022-01-05',
      partyOrganizationIds: [chamber],
      credits: [{ organizationId: federation, basisPoints: 10_000 }],
    });
    expect((await list({ organizationIds: [hub] })).totalCount).toBe(totalCount + 1);
    expect(await kinds({ organizationIds: [chamber], signed: { to: '2022-01-31' } })).toEqual(['TALENT']);
    expect((await list({ leadId: randomUUID() })).totalCount).toBe(0);
  });

  it('refuse what is no id', async () =>
    expect(await analyst.refusal('{ agreements(filter: { organizationIds: ["x"] }) { totalCount } }')).toBe(
      'BAD_USER_INPUT',
    ));
});

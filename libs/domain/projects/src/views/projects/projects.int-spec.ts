import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Projects through the whole program, on a database of their own.
let server: RunningServer;
let liaison: Ask;
let analyst: Ask;
let chamber: string;
let federation: string;
let hub: string;

const PROJECT = `id version name status chainCode chainName regionCode regionName landedOn withdrawnOn
  planMissing plannedInvestment { amount currency cny display } leadId agreementId investorName companyCreditCode
  credits { organizationId basisPoints } registeredOn constructionStartedOn productionStartedOn
  fixedAssetInvestment paidInDomestic utilizedForeign duplicateOf sourceDocument illustrative`;
const mutation = (verb: string, fields: string) =>
  `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { ${fields} } }`;
const say = (verb: string, input: object) =>
  liaison(mutation(verb, PROJECT), { i: input }).then((data) => data[verb]);
const refusal = (verb: string, input: object) =>
  liaison.raw(mutation(verb, 'id'), { i: input }).then((answer) => answer.errors?.[0]?.extensions);
const facts = () => ({
  name: '氢能装备项目（示例）',
  chainCode: 'QD22-10',
  regionCode: '370211',
  landedOn: '2022-03-10',
  plannedInvestment: { amount: '100000001' },
  credits: [
    { organizationId: chamber, basisPoints: 6667 },
    { organizationId: federation, basisPoints: 3333 },
  ],
});
const land = (input: object = {}) => say('landProject', { ...facts(), ...input });
const sign = async (kind: string): Promise<string> =>
  (
    await liaison(mutation('signAgreement', 'id'), {
      i: {
        title: '示例协议',
        kind,
        counterpartName: '示例公司',
        amount: { amount: '5' },
        signedOn: '2022-02-01',
        regionCode: '370211',
        credits: [{ organizationId: chamber, basisPoints: 10_000 }],
      },
    })
  ).signAgreement.id;
const figure = async (measure: string, filter: object = {}) =>
  (
    await analyst(
      `query($m: [Measure!]!, $f: FigureFilter) { totals(measures: $m, filter: $f) { grand { value } } }`,
      {
        m: [measure],
        f: filter,
      },
    )
  ).totals.grand[0].value as string;
/** What the measure gained since, in fen or whole things. */
const gained = async (measure: string, run: () => Promise<unknown>, filter: object = {}) => {
  const before = await figure(measure, filter);
  await run();
  return BigInt(await figure(measure, filter)) - BigInt(before);
};

beforeAll(async () => {
  server = await runningServer();
  const admin = await server.as('admin');
  [liaison, analyst] = [await server.as('liaison'), await server.as('analyst')];
  await admin(mutation('adoptChainCatalogue', '__typename'), {
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
      await admin(mutation('registerOrganization', 'id'), {
        i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370200', ...rest },
      })
    ).registerOrganization.id;
  hub = await register('示例枢纽', { isHub: true });
  chamber = await register('示例商会', { hubId: hub });
  federation = await register('示例联合会');
}, 120_000);
afterAll(() => server?.end());

describe('a project', () => {
  it('lands, is read back at once and counted to the fen', async () => {
    let landed: any;
    const planned = await gained(
      'PLANNED_INVESTMENT',
      async () => (landed = await land({ illustrative: true })),
    );
    expect(planned).toBe(100_000_001n);
    expect(landed).toMatchObject({
      version: 1,
      status: 'LANDED',
      chainName: '氢能与储能',
      regionName: '黄岛区',
      plannedInvestment: { amount: '100000001', currency: 'CNY', cny: '100000001', display: '100万元' },
      illustrative: true,
    });
    expect(await analyst(`query($id: ID!) { project(id: $id) { ${PROJECT} } }`, { id: landed.id })).toEqual({
      project: landed,
    });
    expect(await figure('PLANNED_INVESTMENT', { organizationIds: [chamber] })).toBe('66670001');
    expect(await figure('PLANNED_INVESTMENT', { organizationIds: [federation] })).toBe('33330000');
    expect(await figure('PROJECTS_LANDED', { organizationIds: [chamber] })).toBe('0.6667');
  });

  it('of a contract lands once, of a framework many times, of a terminated contract never', async () => {
    const contract = await sign('CONTRACT');
    const first = await land({ agreementId: contract });
    expect(await refusal('landProject', { ...facts(), agreementId: contract })).toMatchObject({
      code: 'AGREEMENT_ALREADY_LANDED',
      field: 'agreementId',
      projectId: first.id,
    });
    const framework = await sign('FRAMEWORK');
    const several = [await land({ agreementId: framework }), await land({ agreementId: framework })];
    expect(new Set(several.map((project) => project.id)).size).toBe(2);
    const ended = await sign('CONTRACT');
    await liaison(mutation('terminateAgreement', 'id'), {
      i: { agreementId: ended, terminatedOn: '2022-02-02', reason: '解除' },
    });
    expect(await refusal('landProject', { ...facts(), agreementId: ended })).toMatchObject({
      code: 'AGREEMENT_TERMINATED',
      field: 'agreementId',
    });
  });

  it('runs through its life, and every figure leaves with it', async () => {
    const before = await Promise.all(['PROJECTS_LANDED', 'PLANNED_INVESTMENT'].map((m) => figure(m)));
    const { id: projectId } = await land();
    const revise = (amount: string, revisedOn: string) =>
      say('reviseProjectPlan', { projectId, plannedInvestment: { amount }, revisedOn, reason: '增资' });
    expect(await revise('150000000', '2022-05-01')).toMatchObject({ version: 2 });
    // As jsonb gave it back: said twice, happened once.
    expect(await revise('150000000', '2022-05-01')).toMatchObject({ version: 2 });
    // Recorded late: the plan in force stays, and the months move.
    expect(await revise('120000000', '2022-04-01')).toMatchObject({
      version: 3,
      plannedInvestment: { amount: '150000000' },
    });
    expect(
      await say('recordProjectMilestone', {
        projectId,
        milestone: 'CONSTRUCTION_STARTED',
        reachedOn: '2022-05-05',
      }),
    ).toMatchObject({ constructionStartedOn: '2022-05-05' });
    expect(
      await say('recordProjectFunds', {
        projectId,
        kind: 'UTILIZED_FOREIGN',
        amount: { amount: '100', currency: 'USD', rate: '7.1', rateDate: '2022-05-01', rateSource: '人行' },
        receivedOn: '2022-05-06',
      }),
    ).toMatchObject({ utilizedForeign: '710', paidInDomestic: '0' });
    expect(await figure('UTILIZED_FOREIGN')).toBe('710');
    expect(
      await say('recreditProject', {
        projectId,
        credits: [{ organizationId: federation, basisPoints: 10_000 }],
        recreditedOn: '2022-05-10',
        reason: '移交',
      }),
    ).toMatchObject({ credits: [{ organizationId: federation, basisPoints: 10_000 }] });
    expect(
      await say('correctProject', {
        projectId,
        chainCode: 'QD22-01',
        landedOn: '2022-03-01',
        reason: '有误',
      }),
    ).toMatchObject({ chainName: '集成电路', landedOn: '2022-03-01' });
    expect(await figure('PLANNED_INVESTMENT', { chainCodes: ['QD22-01'] })).toBe('150000000');
    expect(
      await say('withdrawProject', { projectId, withdrawnOn: '2022-06-01', reason: '撤资' }),
    ).toMatchObject({ status: 'WITHDRAWN', withdrawnOn: '2022-06-01' });
    expect(
      await refusal('reviseProjectPlan', {
        projectId,
        plannedInvestment: { amount: '1' },
        revisedOn: '2022-05-20',
        reason: '增资',
      }),
    ).toMatchObject({ code: 'PROJECT_WITHDRAWN' });
    expect(await Promise.all(['PROJECTS_LANDED', 'PLANNED_INVESTMENT'].map((m) => figure(m)))).toEqual(
      before,
    );
    expect(await figure('UTILIZED_FOREIGN')).toBe('0');
    expect(await figure('PROJECTS_WITHDRAWN', { organizationIds: [federation] })).toBe('1');
    const { totals } = await analyst(
      `{ totals(measures: [PLANNED_INVESTMENT], groupBy: [MONTH], filter: { chainCodes: ["QD22-01"] }) {
           rows { keys { code } figures { value } } } }`,
    );
    expect(totals.rows.map((row: any) => [row.keys[0].code, row.figures[0].value]).toSorted()).toEqual([
      ['2022-03', '100000001'],
      ['2022-04', '19999999'],
      ['2022-05', '30000000'],
      ['2022-06', '-150000000'],
    ]);
  });

  it('recorded twice counts once, until it turns out to be another', async () => {
    const [original, twin] = [await land(), await land()];
    const link = { projectId: twin.id, duplicateOf: original.id, reason: '重复登记' };
    expect(await gained('PROJECTS_LANDED', () => say('linkDuplicateProject', link))).toBe(-1n);
    expect(
      await refusal('linkDuplicateProject', { projectId: original.id, duplicateOf: twin.id, reason: '重复' }),
    ).toMatchObject({ code: 'PROJECT_DUPLICATE', field: 'duplicateOf' });
    expect(
      await refusal('linkDuplicateProject', { ...link, projectId: original.id, duplicateOf: randomUUID() }),
    ).toMatchObject({ code: 'PROJECT_NOT_FOUND', field: 'duplicateOf' });
    expect(
      await gained('PROJECTS_LANDED', () =>
        say('unlinkDuplicateProject', { projectId: twin.id, reason: '两个项目' }),
      ),
    ).toBe(1n);
  });

  it('is corrected to a chain that was in force on its day, or not at all', async () => {
    const { id: projectId } = await land();
    expect(
      await refusal('correctProject', { projectId, landedOn: '2021-12-31', reason: '有误' }),
    ).toMatchObject({ code: 'CHAIN_NOT_IN_FORCE', field: 'landedOn' });
    expect(
      await refusal('correctProject', { projectId: randomUUID(), chainCode: 'QD22-01', reason: '有误' }),
    ).toMatchObject({ code: 'PROJECT_NOT_FOUND', field: 'projectId' });
  });
});

describe('projects', () => {
  const count = async (filter: object) =>
    (await analyst(`query($f: ProjectFilter) { projects(filter: $f) { totalCount } }`, { f: filter }))
      .projects.totalCount as number;

  it('are found by organization and hub, chain, region, state and where they come from', async () => {
    const all = await count({});
    expect(await count({ status: 'WITHDRAWN' })).toBe(1);
    expect(await count({ chainCodes: ['QD22-01'] })).toBe(1);
    expect(await count({ regionCode: '370200' })).toBe(all);
    expect(await count({ regionCode: '370202' })).toBe(0);
    // The one that was handed over is no longer of the chamber nor of its hub.
    expect(await count({ organizationIds: [hub] })).toBe(all - 1);
    expect(await count({ organizationIds: [federation] })).toBe(all);
    await expect(count({ jurisdictionId: 'jinan' })).rejects.toThrow('FORBIDDEN');
    const agreementId = await sign('FRAMEWORK');
    await land({ agreementId });
    expect(await count({ agreementId })).toBe(1);
    expect(await count({ leadId: randomUUID() })).toBe(0);
  });

  it('refuse what is no id', async () =>
    expect(await analyst.refusal('{ projects(filter: { agreementId: "x" }) { totalCount } }')).toBe(
      'BAD_USER_INPUT',
    ));
});

describe('a project without a plan', () => {
  it('lands without a plan or a chain, says so, and is completed by a correction', async () => {
    const { plannedInvestment, chainCode, ...bare } = facts();
    let landed: any;
    const [projects, planned] = [
      () => gained('PROJECTS_LANDED', async () => (landed = await say('landProject', bare))),
      () => gained('PLANNED_INVESTMENT', projects),
    ];
    expect(await planned()).toBe(0n);
    expect(landed).toMatchObject({
      planMissing: true,
      chainCode: '-',
      chainName: '未分配',
      plannedInvestment: { amount: '0', currency: 'CNY', cny: '0' },
    });
    const missing = async () =>
      (
        await analyst('{ projects(filter: { planMissing: true }) { edges { node { id } } } }')
      ).projects.edges.map(({ node }: any) => node.id);
    expect(await missing()).toEqual([landed.id]);
    const ofNoChain = { chainCodes: ['-'] };
    expect(await figure('PROJECTS_LANDED', ofNoChain)).toBe('1');
    expect(await figure('PLANNED_INVESTMENT', ofNoChain)).toBe('0');
    const revision = {
      projectId: landed.id,
      plannedInvestment,
      revisedOn: '2022-06-01',
      reason: '计划待补',
    };
    expect(await refusal('reviseProjectPlan', revision)).toMatchObject({ code: 'PROJECT_PLAN_MISSING' });
    const next = await liaison('query($id: ID!) { project(id: $id) { next { mutation allowed reason } } }', {
      id: landed.id,
    });
    expect(next.project.next.find(({ mutation }: any) => mutation === 'reviseProjectPlan')).toMatchObject({
      reason: 'PROJECT_PLAN_MISSING',
    });
    expect(
      await gained('PLANNED_INVESTMENT', () =>
        say('correctProject', { projectId: landed.id, plannedInvestment, chainCode, reason: '补录计划' }),
      ),
    ).toBe(100_000_001n);
    expect(await missing()).toEqual([]);
    await say('withdrawProject', { projectId: landed.id, withdrawnOn: '2022-06-02', reason: '示例结束' });
  });
});

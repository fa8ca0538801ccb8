import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { ENTRIES, TOTALS, type Entry } from './essentials.js';

// A reviewer's decisions through the whole program: what becomes of them when what they were made on changes.
let server: RunningServer;
let admin: Ask;
let reviewer: Ask;
let pipeline: Awaited<ReturnType<typeof smallPipeline>>;

beforeAll(async () => {
  server = await runningServer();
  [admin, reviewer] = [await server.as('admin'), await server.as('reviewer')];
  pipeline = await smallPipeline(admin);
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { __typename } }', {
    i: { name: '新目录', validFrom: '2025-01-01', chains: [{ code: 'T-02', name: '光电' }] },
  });
});
afterAll(() => server.end());

const send = async (ask: Ask, verb: string, input: object, fields = 'id'): Promise<any> =>
  (
    await ask(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { ${fields} } }`,
      { i: { commandId: randomUUID(), ...input } },
    )
  )[verb];
const refusal = async (ask: Ask, verb: string, input: object): Promise<unknown> => {
  const { errors } = await ask.raw(
    `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { __typename } }`,
    { i: { commandId: randomUUID(), ...input } },
  );
  const { code, field } = errors?.[0]?.extensions ?? {};
  return code === undefined ? 'not refused' : `${code} ${field}`;
};
const decisionFields =
  'measure decision value standing claimed counted subjectName subjectKind subjectVersion';
const decide = async (subjectId: string, measure: string, decision = 'RECOGNIZE') => {
  const { recognitions } = await reviewer(
    `query($s: ID!) { recognitions(subjectId: $s) { measure subjectVersion } }`,
    { s: subjectId },
  );
  const seen = recognitions.find((each: any) => each.measure === measure)?.subjectVersion;
  return send(
    reviewer,
    'recognize',
    {
      subjectId,
      measure,
      decision,
      seenVersion: seen ?? (await versionOf(subjectId)),
      ...(decision === 'REJECT' ? { reason: '无佐证' } : {}),
    },
    decisionFields,
  );
};
const versionOf = async (id: string): Promise<number> => {
  const { project, organization } = await admin(
    'query($i: ID!) { project(id: $i) { version } organization(id: $i) { version } }',
    { i: id },
  );
  return (project ?? organization).version;
};
const awaiting = async (measure: string): Promise<any[]> =>
  (
    await reviewer(
      `query($m: [Measure!]) { awaitingRecognitions(filter: { measures: $m }) { totalCount edges { node { subjectId ${decisionFields} } } } }`,
      { m: [measure] },
    )
  ).awaitingRecognitions.edges.map((edge: any) => edge.node);
const grand = async (measure: string, filter: object): Promise<string> =>
  (await admin(TOTALS, { m: [measure], f: filter })).totals.grand[0].value;
const entriesOf = async (measure: string, subjectId: string, basis = 'CLAIMED') =>
  (await admin(ENTRIES, { m: measure, f: { basis } })).ledgerEntries.edges
    .map((edge: any) => edge.node as Entry & { cause: string })
    .filter((entry: Entry) => entry.subjectId === subjectId)
    .map(({ occurredOn, cause, value }: any) => `${occurredOn} ${cause} ${value}`);
const land = async (plan: object = { amount: '10000' }): Promise<string> =>
  (await admin(LAND, { i: pipeline.landing({ plannedInvestment: plan }) })).landProject.id;

describe('a landing corrected below what was recognized', () => {
  it('takes the rest out of what is recognized, says so, and awaits a new decision until there is one', async () => {
    const projectId = await land();
    expect(await decide(projectId, 'PLANNED_INVESTMENT')).toMatchObject({
      value: '10000',
      standing: 'STANDS',
      claimed: '10000',
      counted: '10000',
      subjectName: '示意项目',
      subjectKind: 'project',
      subjectVersion: 2,
    });
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
    const before = BigInt(await grand('PLANNED_INVESTMENT', { basis: 'RECOGNIZED' }));
    await send(admin, 'correctProject', {
      projectId,
      plannedInvestment: { amount: '8000' },
      reason: '录入有误',
    });
    expect(BigInt(await grand('PLANNED_INVESTMENT', { basis: 'RECOGNIZED' }))).toBe(before - 2000n);
    expect(await entriesOf('PLANNED_INVESTMENT', projectId, 'RECOGNIZED')).toEqual([
      '2022-09-01 RECOGNIZED 10000',
      '2022-09-01 CORRECTED -2000',
    ]);
    expect(await awaiting('PLANNED_INVESTMENT')).toMatchObject([
      {
        subjectId: projectId,
        value: '10000',
        standing: 'AWAITS',
        claimed: '8000',
        counted: '8000',
        subjectVersion: 3,
      },
    ]);
    expect(await decide(projectId, 'PLANNED_INVESTMENT')).toMatchObject({
      value: '8000',
      standing: 'STANDS',
    });
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
  });

  it('is awaited too when the plan is revised downward, which leaves what is recognized alone', async () => {
    const projectId = await land();
    await decide(projectId, 'PLANNED_INVESTMENT');
    await send(admin, 'reviseProjectPlan', {
      projectId,
      plannedInvestment: { amount: '7000' },
      revisedOn: '2023-01-01',
      reason: '缩减',
    });
    expect(await awaiting('PLANNED_INVESTMENT')).toMatchObject([
      { subjectId: projectId, standing: 'AWAITS', claimed: '7000', counted: '10000' },
    ]);
    await send(admin, 'withdrawProject', { projectId, withdrawnOn: '2023-02-01', reason: '终止' });
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
  });
});

describe('a rejected claim', () => {
  it('comes back to the reviewer once it is corrected, may be rejected again or recognized, and lapses with its project', async () => {
    const projectId = await land();
    expect(await decide(projectId, 'PLANNED_INVESTMENT', 'REJECT')).toMatchObject({
      standing: 'STANDS',
      claimed: '10000',
      counted: '0',
    });
    const correct = (amount: string) =>
      send(admin, 'correctProject', { projectId, plannedInvestment: { amount }, reason: '录入有误' });
    await correct('1000');
    const waiting = { subjectId: projectId, standing: 'AWAITS', claimed: '1000', counted: '0' };
    expect(await awaiting('PLANNED_INVESTMENT')).toMatchObject([waiting]);
    await decide(projectId, 'PLANNED_INVESTMENT', 'REJECT');
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
    await correct('900');
    await decide(projectId, 'PLANNED_INVESTMENT', 'REOPEN');
    expect(await decide(projectId, 'PLANNED_INVESTMENT')).toMatchObject({
      standing: 'STANDS',
      claimed: '900',
      counted: '900',
    });
    await decide(projectId, 'PLANNED_INVESTMENT', 'REJECT');
    await send(admin, 'withdrawProject', { projectId, withdrawnOn: '2023-02-01', reason: '终止' });
    const { recognitions } = await reviewer(
      `query($s: ID!) { recognitions(subjectId: $s) { ${decisionFields} } }`,
      { s: projectId },
    );
    expect(recognitions).toMatchObject([{ standing: 'LAPSED', claimed: '0', counted: '0' }]);
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
  });
});

describe('commands that changed nothing since the reviewer looked', () => {
  it('do not keep the reviewer from deciding', async () => {
    const projectId = await land();
    const correct = () =>
      send(admin, 'correctProject', { projectId, plannedInvestment: { amount: '8000' }, reason: '录入有误' });
    await correct();
    const seenVersion = await versionOf(projectId);
    await correct();
    await correct();
    expect(await versionOf(projectId)).toBe(seenVersion + 2);
    await send(reviewer, 'recognize', {
      subjectId: projectId,
      measure: 'PLANNED_INVESTMENT',
      decision: 'RECOGNIZE',
      seenVersion,
    });
    expect(await awaiting('PLANNED_INVESTMENT')).toEqual([]);
  });
});

describe('reopening', () => {
  it('of what nobody decided is refused by a code of its own, and takes back what somebody did', async () => {
    const projectId = await land();
    const reopen = { subjectId: projectId, measure: 'PROJECTS_LANDED', decision: 'REOPEN' };
    expect(await refusal(reviewer, 'recognize', { ...reopen, seenVersion: 1 })).toBe(
      'FIGURE_UNDECIDED decision',
    );
    await decide(projectId, 'PROJECTS_LANDED');
    expect(await decide(projectId, 'PROJECTS_LANDED', 'REOPEN')).toMatchObject({
      standing: 'AWAITS',
      value: null,
    });
    expect(await refusal(reviewer, 'recognize', { ...reopen, seenVersion: 3 })).toBe(
      'FIGURE_UNDECIDED decision',
    );
  });
});

describe('a revision in foreign money', () => {
  it('shows the rate’s part as a line of its own', async () => {
    const dollars = (amount: string, rate: string) => ({
      amount,
      currency: 'USD',
      rate,
      rateDate: '2022-09-01',
      rateSource: '中国人民银行',
    });
    const projectId = await land(dollars('100000', '7'));
    await send(admin, 'reviseProjectPlan', {
      projectId,
      plannedInvestment: dollars('150000', '7.2'),
      revisedOn: '2023-01-01',
      reason: '增资',
    });
    expect(await entriesOf('PLANNED_INVESTMENT', projectId)).toEqual([
      '2022-09-01 NEW 700000',
      '2023-01-01 REVISED 350000',
      '2023-01-01 REVALUED 30000',
    ]);
  });
});

describe('a member', () => {
  it('who left and rejoins is recognized anew or not at all, also after a rejection', async () => {
    const { first: organizationId, second } = pipeline;
    const recognized = (to: string) => grand('NETWORK_MEMBERS', { basis: 'RECOGNIZED', occurred: { to } });
    await send(admin, 'joinNetwork', { organizationId, joinedOn: '2023-01-01' });
    await decide(organizationId, 'NETWORK_MEMBERS');
    expect(await recognized('2023-02-01')).toBe('1');
    await send(admin, 'leaveNetwork', { organizationId, leftOn: '2023-06-01', reason: '退出' });
    await send(admin, 'joinNetwork', { organizationId, joinedOn: '2024-01-01' });
    expect(await recognized('2023-02-01')).toBe('1');
    expect(await recognized('2024-02-01')).toBe('0');
    expect(await awaiting('NETWORK_MEMBERS')).toMatchObject([
      { subjectId: organizationId, standing: 'AWAITS', claimed: '1', counted: '0' },
    ]);
    expect(
      await refusal(reviewer, 'recognize', {
        subjectId: organizationId,
        measure: 'NETWORK_MEMBERS',
        decision: 'REOPEN',
        seenVersion: await versionOf(organizationId),
      }),
    ).toBe('FIGURE_UNDECIDED decision');
    await decide(organizationId, 'NETWORK_MEMBERS');
    expect(await recognized('2024-02-01')).toBe('1');
    expect(await awaiting('NETWORK_MEMBERS')).toEqual([]);

    await send(admin, 'joinNetwork', { organizationId: second, joinedOn: '2023-01-01' });
    await decide(second, 'NETWORK_MEMBERS', 'REJECT');
    await send(admin, 'leaveNetwork', { organizationId: second, leftOn: '2023-06-01', reason: '退出' });
    await send(admin, 'joinNetwork', { organizationId: second, joinedOn: '2024-01-01' });
    expect(await awaiting('NETWORK_MEMBERS')).toMatchObject([{ subjectId: second, claimed: '1' }]);
    expect(await decide(second, 'NETWORK_MEMBERS')).toMatchObject({
      decision: 'RECOGNIZE',
      standing: 'STANDS',
    });
  });

  it('joined below the hub it was assigned to before, also where that is recorded last and the hub had moved', async () => {
    const register = async (name: string, isHub = false) =>
      (
        await send(admin, 'registerOrganization', {
          name,
          kind: 'SOCIAL_ASSOCIATION',
          regionCode: '370202',
          isHub,
        })
      ).id;
    const [city, hub, organizationId] = [
      await register('市枢纽', true),
      await register('区枢纽', true),
      await register('丙协会'),
    ];
    await send(admin, 'assignOrganizationToHub', {
      organizationId: hub,
      hubId: city,
      assignedOn: '2022-06-01',
    });
    await send(admin, 'joinNetwork', { organizationId, joinedOn: '2023-01-01' });
    await send(admin, 'assignOrganizationToHub', { organizationId, hubId: hub, assignedOn: '2022-03-01' });
    const { totals } = await admin(TOTALS, { m: ['NETWORK_MEMBERS'], g: ['HUB'], c: 'FULL' });
    const of = (code: string) => totals.rows.find((row: any) => row.keys[0].code === code)?.figures[0].value;
    expect([of(hub), of(city)]).toEqual(['1', '1']);
  });
});

describe('a corrected day', () => {
  it('is checked against the chain that stays, as a report is', async () => {
    const { first } = pipeline;
    const { id: leadId } = await send(admin, 'reportLead', {
      title: '示意线索',
      reporterOrganizationId: first,
      reportedOn: '2022-04-01',
      chainCode: 'T-01',
    });
    const reason = '录入有误';
    expect(await refusal(admin, 'correctLead', { leadId, reportedOn: '2025-02-01', reason })).toBe(
      'CHAIN_NOT_IN_FORCE reportedOn',
    );
    expect(await refusal(admin, 'correctLead', { leadId, chainCode: 'T-02', reason })).toBe(
      'CHAIN_NOT_IN_FORCE chainCode',
    );
    await send(admin, 'correctLead', { leadId, reportedOn: '2025-02-01', chainCode: 'T-02', reason });

    const visit = {
      direction: 'OUTBOUND',
      name: '示意考察',
      hostOrganizationId: first,
      destinationRegionCode: '440300',
      chainCode: 'T-01',
    };
    const { id: visitId } = await send(admin, 'logVisit', { ...visit, visitedOn: '2022-06-01' });
    expect(await refusal(admin, 'correctVisit', { visitId, visitedOn: '2025-02-01', reason })).toBe(
      'CHAIN_NOT_IN_FORCE visitedOn',
    );
    await send(admin, 'correctVisit', { visitId, visitedOn: '2022-06-02', reason });
    await send(admin, 'correctVisit', { visitId, visitedOn: '2025-02-01', clear: ['CHAIN_CODE'], reason });

    const { id: plannedId } = await send(admin, 'planVisit', { ...visit, plannedOn: '2024-12-30' });
    expect(await refusal(admin, 'amendVisit', { visitId: plannedId, plannedOn: '2025-01-02' })).toBe(
      'CHAIN_NOT_IN_FORCE plannedOn',
    );
    expect(await refusal(admin, 'logVisit', { visitId: plannedId, visitedOn: '2025-01-02' })).toBe(
      'CHAIN_NOT_IN_FORCE visitedOn',
    );
    await send(admin, 'logVisit', { visitId: plannedId, visitedOn: '2025-01-02', chainCode: 'T-02' });

    const activity = {
      name: '示意推介会',
      kind: 'PROMOTION_CONFERENCE',
      regionCode: '370202',
      organizerIds: [first],
    };
    const { id: activityId } = await send(admin, 'holdActivity', {
      ...activity,
      chainCode: 'T-01',
      sessions: [{ heldOn: '2022-05-01', sessions: 1 }],
    });
    const moved = { activityId, sessions: [{ heldOn: '2025-05-01', sessions: 1 }], reason };
    expect(await refusal(admin, 'correctActivity', moved)).toBe('CHAIN_NOT_IN_FORCE sessions');
    await send(admin, 'correctActivity', { ...moved, clear: ['CHAIN_CODE'] });
  });

  it('of an agreement is not checked against a chain that the same correction takes away', async () => {
    const { first } = pipeline;
    const { id: agreementId } = await send(admin, 'signAgreement', {
      title: '示意协议',
      kind: 'FRAMEWORK',
      counterpartName: '示意企业',
      signedOn: '2022-06-01',
      regionCode: '370202',
      chainCode: 'T-01',
      credits: [{ organizationId: first, basisPoints: 10_000 }],
    });
    // Before the first catalogue no chain is in force.
    const moved = { agreementId, signedOn: '2019-06-01', reason: '录入有误' };
    expect(await refusal(admin, 'correctAgreement', moved)).toBe('CHAIN_NOT_IN_FORCE signedOn');
    await send(admin, 'correctAgreement', { ...moved, clear: ['CHAIN_CODE'] });
    const { agreement } = await admin('query($id: ID!) { agreement(id: $id) { signedOn chainCode } }', {
      id: agreementId,
    });
    expect(agreement).toEqual({ signedOn: '2019-06-01', chainCode: null });
  });
});

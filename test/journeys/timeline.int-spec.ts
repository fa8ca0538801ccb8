import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// What happened to a thing, as people read it: through the whole program.
let server: RunningServer;
let admin: Ask;
let reviewer: Ask;
let chambers: string[];
let leadId: string;
let agreementId: string;
let projectId: string;

const send = async (verb: string, input: object, fields = 'id', ask = admin): Promise<any> =>
  (
    await ask(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { ${fields} } }`,
      { i: input },
    )
  )[verb];
const TIMELINE = `query($id: ID!, $o: OrderDirection, $t: [String!], $n: Int, $a: String) {
  timeline(subjectId: $id, order: $o, types: $t, first: $n, after: $a) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { eventId type version data occurredOn recordedOnDeviceAt sourceDocument actorName
      subject { kind id name } mentions { id kind name } facts { field before after display english: display(locale: EN_US) displayBefore } } } } }`;
const timeline = async (id: string, more: object = {}): Promise<any[]> =>
  (await admin(TIMELINE, { id, n: 100, ...more })).timeline.edges.map((edge: any) => edge.node);
const said = (entry: any): [string, string | null, string | null][] =>
  entry.facts.map(({ field, before, after }: any) => [field, before, after]);
const reason = '情况变化';
const credits = (first: number) => [
  { organizationId: chambers[0], basisPoints: first },
  { organizationId: chambers[1], basisPoints: 10_000 - first },
];
const bareCredits = (first: number) =>
  JSON.stringify(
    credits(first)
      .toSorted((a, b) => (a.organizationId! < b.organizationId! ? -1 : 1))
      .map(({ organizationId, basisPoints }) => ({ basisPoints, organizationId })),
  );

beforeAll(async () => {
  server = await runningServer();
  [admin, reviewer] = [await server.as('admin'), await server.as('reviewer')];
  await send(
    'adoptChainCatalogue',
    { name: '示例产业链目录', validFrom: '2022-01-01', chains: [{ code: 'QD22-10', name: '氢能与储能' }] },
    '__typename',
  );
  const register = async (name: string, more: object = {}): Promise<string> =>
    (await send('registerOrganization', { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370200', ...more }))
      .id;
  const hub = await register('示例枢纽', { isHub: true });
  chambers = [await register('示例商会', { hubId: hub }), await register('示例联合会')];
  leadId = (
    await send('reportLead', {
      title: '氢能装备线索（示意）',
      investorName: '示例氢能有限公司',
      reporterOrganizationId: chambers[0],
      reportedOn: '2022-03-01',
      expectedInvestment: { amount: '15600000000' },
      sourceDocument: '001',
      illustrative: true,
    })
  ).id;
  await send('correctLead', { leadId, expectedInvestment: { amount: '20000000000' }, reason });
  await send('assignLead', { leadId, organizationId: chambers[1], assignedOn: '2022-03-02' });
  await send('transferLead', {
    leadId,
    organizationId: chambers[0],
    transferredOn: '2022-03-04',
    reason,
  });
  agreementId = (
    await send('signAgreement', {
      kind: 'CONTRACT',
      title: '氢能装备投资合同（示意）',
      partyOrganizationIds: [chambers[0]],
      leadId,
      signedOn: '2022-03-10',
      expiresOn: '2025-03-09',
      regionCode: '370211',
      amount: { amount: '1000000' },
      credits: credits(6000),
    })
  ).id;
  await send('amendAgreement', {
    agreementId,
    amount: { amount: '3000000' },
    amendedOn: '2022-08-01',
    reason,
  });
  await send('amendAgreement', {
    agreementId,
    amount: { amount: '2000000' },
    amendedOn: '2022-06-01',
    reason,
  });
  projectId = (
    await send('landProject', {
      name: '氢能装备项目（示意）',
      chainCode: 'QD22-10',
      regionCode: '370211',
      landedOn: '2022-04-10',
      plannedInvestment: { amount: '1000000' },
      agreementId,
      leadId,
      credits: credits(6000),
      illustrative: true,
    })
  ).id;
  await send('recreditProject', { projectId, credits: credits(5000), recreditedOn: '2022-09-01', reason });
  await send('recreditProject', { projectId, credits: credits(4000), recreditedOn: '2022-05-01', reason });
  await send(
    'recognize',
    {
      subjectId: projectId,
      measure: 'PLANNED_INVESTMENT',
      decision: 'RECOGNIZE',
      value: '400000',
      seenVersion: 3,
    },
    'id',
    reviewer,
  );
}, 120_000);
afterAll(() => server?.end());

describe('the timeline of a lead', () => {
  it('says what each event changed, of its own stream and of others', async () => {
    const entries = await timeline(leadId);
    const of = (type: string) => entries.find((entry) => entry.type === type)!;
    expect(of('LeadReported')).toMatchObject({
      occurredOn: '2022-03-01',
      recordedOnDeviceAt: null,
      sourceDocument: '001',
      subject: { kind: 'LEAD', id: leadId, name: '氢能装备线索（示意）' },
      mentions: [{ id: chambers[0], kind: 'ORGANIZATION', name: '示例商会' }],
    });
    expect(of('LeadReported').facts).toContainEqual({
      field: 'expectedInvestment',
      before: null,
      after: '15600000000',
      display: '1.56亿元',
      english: '¥156 million',
      displayBefore: null,
    });
    expect(of('LeadCorrected').facts).toEqual([
      {
        field: 'expectedInvestment',
        before: '15600000000',
        after: '20000000000',
        display: '2亿元',
        english: '¥200 million',
        displayBefore: '1.56亿元',
      },
      { field: 'reason', before: null, after: reason, display: null, english: null, displayBefore: null },
    ]);
    expect(of('LeadCorrected').occurredOn).toBeNull();
    expect(said(of('LeadAssigned'))).toEqual([
      ['owner.organizationId', null, chambers[1]],
      ['stage', 'REPORTED', 'ASSIGNED'],
    ]);
    expect(said(of('LeadTransferred'))).toEqual([
      ['owner.organizationId', chambers[1], chambers[0]],
      ['reason', null, reason],
    ]);
    // Another's, which names it.
    expect(of('ProjectLanded').subject).toEqual({
      kind: 'PROJECT',
      id: projectId,
      name: '氢能装备项目（示意）',
    });
    expect(
      of('ProjectLanded')
        .mentions.map(({ kind, name }: any) => `${kind} ${name}`)
        .toSorted(),
    ).toEqual([
      'AGREEMENT 氢能装备投资合同（示意）',
      'LEAD 氢能装备线索（示意）',
      'ORGANIZATION 示例商会',
      'ORGANIZATION 示例联合会',
    ]);
    expect(of('InvestorClaimed').subject).toMatchObject({ kind: null, name: '' });
  });

  it('shows no scopes', async () => {
    for (const { data, facts } of await timeline(leadId))
      expect(data + JSON.stringify(facts)).not.toContain('scopeIds');
  });

  it('runs both ways, page by page, and is narrowed to types', async () => {
    const all = (await timeline(leadId)).map(({ eventId }) => eventId);
    expect(all.length).toBeGreaterThan(5);
    const walked: string[] = [];
    for (let a: string | null = null; ;) {
      const { edges, pageInfo, totalCount }: any = (await admin(TIMELINE, { id: leadId, o: 'DESC', n: 2, a }))
        .timeline;
      expect(totalCount).toBe(all.length);
      walked.push(...edges.map((edge: any) => edge.node.eventId));
      if (!pageInfo.hasNextPage) break;
      a = pageInfo.endCursor;
    }
    expect(walked).toEqual(all.toReversed());
    const types = ['LeadCorrected', 'LeadReported'];
    expect((await timeline(leadId, { t: types, o: 'DESC' })).map(({ type }) => type)).toEqual(types);
    expect(await timeline(leadId, { t: [] })).toEqual([]);
    expect(
      await admin.refusal(TIMELINE, { id: leadId, t: Array.from({ length: 101 }, () => 'LeadReported') }),
    ).toBe('BAD_USER_INPUT');
  });
});

describe('a statement that was recorded behind a later one', () => {
  it('replaces what was in force on its own day', async () => {
    const entries = await timeline(agreementId, { t: ['AgreementAmended'] });
    expect(entries.map((entry) => [entry.occurredOn, ...said(entry)[0]!])).toEqual([
      ['2022-08-01', 'amount', '1000000', '3000000'],
      ['2022-06-01', 'amount', '1000000', '2000000'],
    ]);
    // Neither says anything of the day on which it ends.
    for (const entry of entries) expect(said(entry).map(([field]) => field)).toEqual(['amount', 'reason']);
  });

  it('says nothing of what was before it where nobody knows that, and what stands is what the next one replaces', async () => {
    await send('recreditProject', { projectId, credits: credits(9000), recreditedOn: '2022-10-01', reason });
    const entries = await timeline(projectId, { t: ['ProjectRecredited'] });
    expect(entries.map((entry) => said(entry)[0])).toEqual([
      ['credits', bareCredits(6000), bareCredits(5000)],
      ['credits', null, bareCredits(4000)],
      ['credits', bareCredits(5000), bareCredits(9000)],
    ]);
  });
});

it('a decision says what of the measure was recognized', async () => {
  const [entry] = await timeline(projectId, { t: ['FigureRecognized'] });
  expect(entry.facts).toEqual([
    expect.objectContaining({ field: 'PLANNED_INVESTMENT.decision', before: null, after: 'RECOGNIZE' }),
    expect.objectContaining({
      field: 'PLANNED_INVESTMENT.recognized',
      before: null,
      after: '400000',
      display: '4000元',
    }),
  ]);
});

it('names and facts of a page come in as many statements as those of one entry', async () => {
  const statementsOf = async (n: number): Promise<number> => {
    const sent = jest.spyOn(Client.prototype, 'query');
    const { edges } = (await admin(TIMELINE, { id: leadId, n })).timeline;
    const texts = sent.mock.calls.map(([of]: any) => String(of?.text ?? of));
    sent.mockRestore();
    expect(edges).toHaveLength(n);
    return texts.filter((text) =>
      /^select .*("?views"?\."?(timeline|ledger_subject)|access\.account )/is.test(text),
    ).length;
  };
  const one = await statementsOf(1);
  expect(one).toBeGreaterThan(3);
  // An id that is no subject's is asked for among the accounts, all of them at once. On a busy machine what is
  // wanted at once may be gathered in two: asked for one by one, six more entries would be six more statements.
  expect(await statementsOf(7)).toBeLessThan(one + 6);
});

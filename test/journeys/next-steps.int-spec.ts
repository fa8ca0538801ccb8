import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '#composition/program';
import { demoAccounts } from '#platform/access';
import { Refused, unlimited, type AnyEvent, type Meta } from '#platform/kernel';
import type { Previewed } from '#platform/operations';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

// `next` says before an attempt what its command would say: compared with a preview of every command, for records in every state.
let server: RunningServer;
let admin: Ask;
let chambers: string[];
type Records = Record<string, string>;
const originals: { lead?: string; agreement?: string; project?: string } = {};
const records: Record<'lead' | 'agreement' | 'project', Records> = { lead: {}, agreement: {}, project: {} };

const send = async (verb: string, input: object): Promise<string> =>
  (
    await admin(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { id } }`,
      {
        i: input,
      },
    )
  )[verb].id;
const reason = '原因';
const credits = () => [{ organizationId: chambers[0], basisPoints: 10_000 }];
const report = () =>
  send('reportLead', { title: '线索', reporterOrganizationId: chambers[0], reportedOn: '2022-03-10' });
const sign = (facts: object = {}) =>
  send('signAgreement', {
    title: '协议',
    kind: 'INTENT',
    counterpartName: '示例公司',
    amount: { amount: '5' },
    signedOn: '2022-02-01',
    regionCode: '370211',
    credits: credits(),
    ...facts,
  });
const land = (facts: object = {}) =>
  send('landProject', {
    name: '项目',
    chainCode: 'EX-01',
    regionCode: '370211',
    landedOn: '2022-03-10',
    plannedInvestment: { amount: '100' },
    credits: credits(),
    ...facts,
  });

beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  await send('adoptChainCatalogue', {
    name: '示例产业链目录',
    validFrom: '2022-01-01',
    chains: [{ code: 'EX-01', name: '氢能与储能' }],
  });
  const register = (name: string) =>
    send('registerOrganization', { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370200' });
  chambers = [await register('示例商会'), await register('示例联合会'), await register('示例学会')];

  const { lead, agreement, project } = records;
  for (const state of [
    'reported',
    'qualified',
    'assigned',
    'negotiating',
    'pooled',
    'lost',
    'duplicate',
    'lostDuplicate',
  ])
    lead[state] = await report();
  await send('qualifyLead', { leadId: lead['qualified'], grade: 'A', qualifiedOn: '2022-03-20' });
  await send('assignLead', {
    leadId: lead['assigned'],
    organizationId: chambers[1],
    assignedOn: '2022-03-20',
  });
  await send('followUpLead', { leadId: lead['negotiating'], note: '电话', followedUpOn: '2022-03-21' });
  await send('releaseLead', { leadId: lead['pooled'], releasedOn: '2022-03-22', reason });
  for (const lost of ['lost', 'lostDuplicate'])
    await send('loseLead', { leadId: lead[lost], lostOn: '2022-03-23', reason });
  for (const duplicate of ['duplicate', 'lostDuplicate'])
    await send('linkDuplicateLead', { leadId: lead[duplicate], duplicateOf: lead['reported'], reason });

  originals.lead = await report();
  originals.project = await land();

  for (const state of ['signed', 'fulfilled', 'terminated']) agreement[state] = await sign();
  for (const state of ['contract', 'landed']) agreement[state] = await sign({ kind: 'CONTRACT' });
  for (const from of ['fulfilled', 'landed']) await land({ agreementId: agreement[from] });
  await send('fulfilAgreement', { agreementId: agreement['fulfilled'], fulfilledOn: '2022-05-01' });
  await send('terminateAgreement', {
    agreementId: agreement['terminated'],
    terminatedOn: '2022-05-01',
    reason,
  });

  for (const state of ['landed', 'built', 'withdrawn', 'duplicate']) project[state] = await land();
  for (const milestone of [
    'REGISTERED',
    'LAND_OBTAINED',
    'CONSTRUCTION_STARTED',
    'PRODUCTION_STARTED',
    'FULL_CAPACITY',
  ])
    await send('recordProjectMilestone', { projectId: project['built'], milestone, reachedOn: '2022-04-01' });
  await send('withdrawProject', { projectId: project['withdrawn'], withdrawnOn: '2022-05-01', reason });
  await send('linkDuplicateProject', {
    projectId: project['duplicate'],
    duplicateOf: project['landed'],
    reason,
  });
}, 120_000);
afterAll(() => server?.end());

type Step = { mutation: string; allowed: boolean; reason: string | null; needs: string[] };
const nextOf = async (ask: Ask, kind: string, id: string): Promise<Step[]> =>
  (await ask(`query($id: ID!) { ${kind}(id: $id) { next { mutation allowed reason needs } } }`, { id }))[kind]
    .next;

const meta = (): Meta => ({
  commandId: randomUUID(),
  actorId: demoAccounts.find(({ username }) => username === 'admin')!.id,
  jurisdictionId: 'qingdao',
  correlationId: randomUUID(),
  at: new Date().toISOString(),
  grant: unlimited,
});
const said = async (name: string, input: object): Promise<string> => {
  const sent = new commands[name]!.command(input, meta(), true);
  try {
    const { events }: Previewed<AnyEvent> = await server.app.get(CommandBus, { strict: false }).execute(sent);
    return events.length === 0 ? 'nothing' : 'allowed';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};
/** A value for every field that a step may need. */
const values = (kind: keyof typeof records, milestone: string): Record<string, unknown> => ({
  note: '电话',
  title: '协议',
  name: '项目',
  regionCode: '370211',
  reason,
  grade: 'C',
  // Nobody’s and nothing’s yet, or a step would find itself done.
  organizationId: chambers[2],
  duplicateOf: originals[kind],
  milestone,
  reachedOn: '2022-04-02',
  kind: 'PAID_IN_DOMESTIC',
  amount: { amount: '7' },
  plannedInvestment: { amount: '7' },
  credits: [{ organizationId: chambers[1], basisPoints: 10_000 }],
  ...Object.fromEntries(
    [
      'signedOn',
      'landedOn',
      'receivedOn',
      'revisedOn',
      'recreditedOn',
      'withdrawnOn',
      'amendedOn',
      'fulfilledOn',
      'terminatedOn',
    ].map((field) => [field, '2022-06-01']),
  ),
});
/** Of these, one of many fields must be given: which, the form of the correction knows. */
const besides: Record<string, object> = {
  signAgreement: { kind: 'FRAMEWORK', counterpartName: '示例公司' },
  correctLead: { title: '更正' },
  correctAgreement: { title: '更正' },
  correctProject: { name: '更正' },
  amendAgreement: { amount: { amount: '7' } },
};
/** What is made out of one by another context. */
const onward: Readonly<Record<keyof typeof records, readonly string[]>> = {
  lead: ['signAgreement', 'landProject'],
  agreement: ['landProject'],
  project: [],
};
const about = (kind: keyof typeof records) => [
  ...Object.keys(commands).filter(
    (name) =>
      new RegExp(`^(?!report|sign|land)[a-z]+(Duplicate)?${kind}`, 'i').test(name) &&
      !name.startsWith('inner'),
  ),
  ...onward[kind],
];

describe('what may be done next', () => {
  it.each(['lead', 'agreement', 'project'] as const)(
    'of a %s is what its commands would say',
    async (kind) => {
      const seen = new Set<string>();
      for (const [state, id] of Object.entries(records[kind])) {
        const steps = await nextOf(admin, kind, id);
        const answers: Record<string, string> = {};
        for (const name of about(kind)) {
          const step = steps.find(({ mutation }) => mutation === name);
          const all = values(kind, state === 'built' ? 'FULL_CAPACITY' : 'REGISTERED');
          // Exactly what the step says is needed: so nothing is missing from it either.
          const given = Object.fromEntries(
            (step?.needs ?? Object.keys(all)).map((field) => [field, all[field]]),
          );
          expect(Object.values(given)).not.toContain(undefined);
          const answer = await said(name, { [`${kind}Id`]: id, ...given, ...besides[name] });
          // Where all milestones are reached there is none left to name, and so no step.
          answers[name] = answer === 'PROJECT_MILESTONE_REACHED' ? 'nothing' : answer;
          if (step) seen.add(name);
        }
        const expected = Object.fromEntries(
          about(kind).map((name) => {
            const step = steps.find(({ mutation }) => mutation === name);
            if (!step) return [name, 'nothing'];
            return [name, step.allowed ? 'allowed' : step.reason];
          }),
        );
        expect({ state, ...expected }).toEqual({ state, ...answers });
      }
      expect([...seen].toSorted()).toEqual(about(kind).toSorted());
    },
  );

  it('is told apart by state, with the codes of the refusals', async () => {
    const reasons = async (kind: 'lead' | 'agreement' | 'project', state: string) =>
      Object.fromEntries(
        (await nextOf(admin, kind, records[kind][state]!)).map(({ mutation, reason: why }) => [
          mutation,
          why,
        ]),
      );
    expect(await reasons('lead', 'pooled')).toMatchObject({
      claimLead: null,
      followUpLead: 'LEAD_IN_POOL',
      transferLead: 'LEAD_IN_POOL',
      reopenLead: 'LEAD_NOT_LOST',
    });
    expect(await reasons('lead', 'lost')).toMatchObject({ reopenLead: null, qualifyLead: 'LEAD_LOST' });
    expect(await reasons('lead', 'duplicate')).toMatchObject({
      unlinkDuplicateLead: null,
      loseLead: 'LEAD_DUPLICATE',
    });
    expect(await reasons('lead', 'reported')).not.toHaveProperty('unlinkDuplicateLead');
    expect(await reasons('lead', 'reported')).toMatchObject({ signAgreement: null, landProject: null });
    expect(await reasons('agreement', 'landed')).toMatchObject({ landProject: 'AGREEMENT_ALREADY_LANDED' });
    for (const state of ['contract', 'fulfilled'])
      expect(await reasons('agreement', state)).toMatchObject({ landProject: null });
    expect(await reasons('agreement', 'terminated')).toMatchObject({
      landProject: 'AGREEMENT_TERMINATED',
      amendAgreement: 'AGREEMENT_TERMINATED',
      correctAgreement: null,
    });
    expect(await reasons('project', 'withdrawn')).toMatchObject({ recordProjectFunds: 'PROJECT_WITHDRAWN' });
  });

  it('says what is still to be given', async () => {
    const needs = async (ask: Ask) =>
      Object.fromEntries(
        (await nextOf(ask, 'lead', records.lead['pooled']!)).map((step) => [step.mutation, step.needs]),
      );
    expect(await needs(admin)).toMatchObject({
      claimLead: ['organizationId'],
      qualifyLead: ['grade'],
      followUpLead: ['note'],
      linkDuplicateLead: ['duplicateOf', 'reason'],
    });
  });

  it('is nothing to those who may only read, and says so', async () => {
    const analyst = await server.as('analyst');
    for (const kind of ['lead', 'agreement', 'project'] as const)
      for (const id of Object.values(records[kind])) {
        const steps = await nextOf(analyst, kind, id);
        expect(steps.length).toBeGreaterThan(0);
        expect(new Set(steps.map(({ allowed, reason: why }) => `${allowed} ${why}`))).toEqual(
          new Set(['false FORBIDDEN']),
        );
      }
  });
});

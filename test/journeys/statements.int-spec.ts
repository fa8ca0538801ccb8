import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';
import { entriesOf, rebuilds } from './essentials.js';

// What was stated stands, and what was answered stays answered: sent through the API, and sent again as a client would.
let server: RunningServer;
let admin: Ask;
let chambers: string[];

const send = async (verb: string, input: object, fields = 'id'): Promise<any> =>
  (
    await admin(
      `mutation($i: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $i) { ${fields} } }`,
      { i: input },
    )
  )[verb];
const found = async (kind: string, id: string, fields: string): Promise<any> =>
  (await admin(`query($i: ID!) { ${kind}(id: $i) { ${fields} } }`, { i: id }))[kind];
const facts = async (subjectId: string): Promise<any[]> =>
  (
    await admin(
      'query($i: ID!) { timeline(subjectId: $i, first: 100) { edges { node { type data streamId } } } }',
      {
        i: subjectId,
      },
    )
  ).timeline.edges.map((edge: any) => edge.node);
const land = async (input: object = {}): Promise<string> =>
  (
    await send('landProject', {
      name: '氢能装备项目（示例）',
      chainCode: 'QD22-10',
      regionCode: '370211',
      landedOn: '2022-03-10',
      plannedInvestment: { amount: '10000' },
      credits: [{ organizationId: chambers[0], basisPoints: 10_000 }],
      illustrative: true,
      ...input,
    })
  ).id;
const report = async (): Promise<string> =>
  (
    await send('reportLead', {
      title: '线索（示意）',
      reporterOrganizationId: chambers[0],
      reportedOn: '2022-03-10',
      illustrative: true,
    })
  ).id;
const reason = '情况变化';

beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  await send('adoptChainCatalogue', {
    name: '示例产业链目录',
    validFrom: '2022-01-01',
    chains: [{ code: 'QD22-10', name: '氢能与储能' }],
  });
  const register = async (name: string): Promise<string> =>
    (await send('registerOrganization', { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370200' })).id;
  chambers = [await register('示例商会'), await register('示例联合会')];
}, 120_000);
afterAll(() => server?.end());

describe('a plan that was stated of a day', () => {
  it.each<[string, string[]]>([
    ['after', ['reviseProjectPlan', 'correctProject']],
    ['before', ['correctProject', 'reviseProjectPlan']],
  ])('stands where the landing is corrected %s it', async (_, order) => {
    const projectId = await land();
    for (const verb of order)
      await send(verb, {
        projectId,
        reason,
        ...(verb === 'correctProject'
          ? { plannedInvestment: { amount: '8000' } }
          : { plannedInvestment: { amount: '10000' }, revisedOn: '2022-06-01' }),
      });
    expect(await found('project', projectId, 'plannedInvestment { cny }')).toEqual({
      plannedInvestment: { cny: '10000' },
    });
    const entries = await entriesOf(admin, { m: 'PLANNED_INVESTMENT' });
    const sums = (until: string) =>
      entries
        .filter((entry) => entry.subjectId === projectId && entry.occurredOn <= until)
        .reduce((sum, entry) => sum + Number(entry.value), 0);
    expect([sums('2022-05-31'), sums('2022-06-01')]).toEqual([8000, 10000]);
  });
});

describe('a command that found nothing to do', () => {
  const ids = async (): Promise<{ leadId: string; projectId: string; other: string; otherLead: string }> => ({
    leadId: await report(),
    otherLead: await report(),
    projectId: await land(),
    other: await land(),
  });
  type Ids = Awaited<ReturnType<typeof ids>>;
  type Sending = (ids: Ids) => [verb: string, input: object];
  /** What comes before, the command, what comes between it and its repeat, and what must then stand. */
  const cases: [string, Sending[], Sending, Sending[], 'lead' | 'project', object][] = [
    [
      'unlinking a project that is linked since',
      [],
      ({ projectId }) => ['unlinkDuplicateProject', { projectId, reason }],
      [({ projectId, other }) => ['linkDuplicateProject', { projectId, duplicateOf: other, reason }]],
      'project',
      { duplicateOf: 'other' },
    ],
    [
      'linking a project that is unlinked since',
      [({ projectId, other }) => ['linkDuplicateProject', { projectId, duplicateOf: other, reason }]],
      ({ projectId, other }) => ['linkDuplicateProject', { projectId, duplicateOf: other, reason }],
      [({ projectId }) => ['unlinkDuplicateProject', { projectId, reason }]],
      'project',
      { duplicateOf: null },
    ],
    [
      'correcting a project that is corrected otherwise since',
      [],
      ({ projectId }) => ['correctProject', { projectId, regionCode: '370211', reason }],
      [({ projectId }) => ['correctProject', { projectId, regionCode: '370202', reason }]],
      'project',
      { regionCode: '370202' },
    ],
    [
      'unlinking a lead that is linked since',
      [],
      ({ leadId }) => ['unlinkDuplicateLead', { leadId, reason }],
      [({ leadId, otherLead }) => ['linkDuplicateLead', { leadId, duplicateOf: otherLead, reason }]],
      'lead',
      { duplicateOf: 'otherLead' },
    ],
    [
      'linking a lead that is unlinked since',
      [({ leadId, otherLead }) => ['linkDuplicateLead', { leadId, duplicateOf: otherLead, reason }]],
      ({ leadId, otherLead }) => ['linkDuplicateLead', { leadId, duplicateOf: otherLead, reason }],
      [({ leadId }) => ['unlinkDuplicateLead', { leadId, reason }]],
      'lead',
      { duplicateOf: null },
    ],
    [
      'releasing a lead that is claimed since',
      [({ leadId }) => ['releaseLead', { leadId, reason }]],
      ({ leadId }) => ['releaseLead', { leadId, reason }],
      [({ leadId }) => ['claimLead', { leadId, organizationId: chambers[1] }]],
      'lead',
      { inPool: false },
    ],
    [
      'claiming a lead that is released since',
      [
        ({ leadId }) => ['releaseLead', { leadId, reason }],
        ({ leadId }) => ['claimLead', { leadId, organizationId: chambers[1] }],
      ],
      ({ leadId }) => ['claimLead', { leadId, organizationId: chambers[1] }],
      [({ leadId }) => ['releaseLead', { leadId, reason }]],
      'lead',
      { inPool: true, ownerOrganizationId: null },
    ],
    [
      'losing a lead that is reopened since',
      [({ leadId }) => ['loseLead', { leadId, lostOn: '2022-05-01', reason }]],
      ({ leadId }) => ['loseLead', { leadId, lostOn: '2022-05-01', reason }],
      [({ leadId }) => ['reopenLead', { leadId, reopenedOn: '2022-06-01', reason }]],
      'lead',
      { status: 'OPEN' },
    ],
    [
      'assigning a lead that is assigned to another since',
      [({ leadId }) => ['assignLead', { leadId, organizationId: chambers[0], assignedOn: '2022-05-01' }]],
      ({ leadId }) => ['assignLead', { leadId, organizationId: chambers[0], assignedOn: '2022-05-01' }],
      [({ leadId }) => ['assignLead', { leadId, organizationId: chambers[1], assignedOn: '2022-05-01' }]],
      'lead',
      { ownerOrganizationId: 'second' },
    ],
    [
      'grading a lead that is graded otherwise since',
      [({ leadId }) => ['qualifyLead', { leadId, grade: 'A', qualifiedOn: '2022-05-01' }]],
      ({ leadId }) => ['qualifyLead', { leadId, grade: 'A', qualifiedOn: '2022-05-01' }],
      [({ leadId }) => ['qualifyLead', { leadId, grade: 'B', qualifiedOn: '2022-05-01' }]],
      'lead',
      { grade: 'B' },
    ],
  ];

  it.each(cases)(
    'takes no effect when it is sent again: %s',
    async (_, before, command, between, kind, stands) => {
      const all = await ids();
      for (const each of before) await send(...each(all));
      const [verb, input] = command(all);
      const subjectId = kind === 'lead' ? all.leadId : all.projectId;
      const commandId = randomUUID();
      await send(verb, { ...input, commandId });
      for (const each of between) await send(...each(all));
      const expected = Object.fromEntries(
        Object.entries(stands).map(([key, value]) => [
          key,
          value === 'second' ? chambers[1] : ((all as Record<string, string>)[value as string] ?? value),
        ]),
      );
      const recorded = await facts(subjectId);
      const answer = await send(verb, { ...input, commandId }, `id ${Object.keys(stands).join(' ')}`);
      expect(answer).toEqual({ id: subjectId, ...expected });
      expect(await found(kind, subjectId, Object.keys(stands).join(' '))).toEqual(expected);
      expect(await facts(subjectId)).toEqual(recorded);
      const noted = recorded.filter(({ type }) => type === 'CommandNoted');
      expect(noted.map(({ data }) => JSON.parse(data))).toEqual([
        { command: verb[0]!.toUpperCase() + verb.slice(1) },
      ]);
    },
  );

  it('moves no figure, and leaves a record that a reviewer can decide on', async () => {
    const projectId = await land();
    const before = await entriesOf(admin, { m: 'PLANNED_INVESTMENT' });
    const { version } = await send(
      'unlinkDuplicateProject',
      { projectId, reason, commandId: randomUUID() },
      'version',
    );
    expect(version).toBe(2);
    expect(await entriesOf(admin, { m: 'PLANNED_INVESTMENT' })).toEqual(before);
    const recognized = await send(
      'recognize',
      { subjectId: projectId, measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', seenVersion: version },
      'decision',
    );
    expect(recognized.decision).toBe('RECOGNIZE');
  });

  it('leaves nothing behind where nobody can send it again, or where it could never take effect', async () => {
    const projectId = await land();
    await send('unlinkDuplicateProject', { projectId, reason });
    const milestone = { projectId, milestone: 'CONSTRUCTION_STARTED', reachedOn: '2022-05-01' };
    await send('recordProjectMilestone', milestone);
    await send('recordProjectMilestone', { ...milestone, commandId: randomUUID() });
    expect((await facts(projectId)).map(({ type }) => type)).toEqual([
      'ProjectLanded',
      'ProjectMilestoneReached',
    ]);
  });
});

rebuilds(() => server);

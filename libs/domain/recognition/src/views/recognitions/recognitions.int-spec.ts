import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../../test/support/server.js';

// Recognition through the whole program: of subjects of several contexts, with the figures it moves.
let server: RunningServer;
let liaison: Ask;
let reviewer: Ask;
let projectId: string;
let agreementId: string;
let organizationId: string;

const RECOGNITION =
  'id subjectId measure decision value display english: display(locale: EN_US) seenVersion version decidedAt reason';
const MUTATION = `mutation($i: RecognizeInput!) { recognize(input: $i) { ${RECOGNITION} } }`;
const recognize = (input: object) =>
  reviewer(MUTATION, { i: { decision: 'RECOGNIZE', ...input } }).then((data) => data.recognize);
const refusal = (input: object) =>
  reviewer
    .raw(MUTATION, { i: { decision: 'RECOGNIZE', ...input } })
    .then((answer) => answer.errors?.[0]?.extensions);
const recognitions = async (subjectId: string) =>
  (await reviewer(`query($s: ID!) { recognitions(subjectId: $s) { ${RECOGNITION} } }`, { s: subjectId }))
    .recognitions;
const figure = async (measure: string, basis: string) =>
  (
    await reviewer(
      `query($m: [Measure!]!, $f: FigureFilter) { totals(measures: $m, filter: $f) { grand { value } } }`,
      { m: [measure], f: { basis } },
    )
  ).totals.grand[0].value as string;
const both = async (measure: string) => [
  await figure(measure, 'CLAIMED'),
  await figure(measure, 'RECOGNIZED'),
];

beforeAll(async () => {
  server = await runningServer();
  const admin = await server.as('admin');
  [liaison, reviewer] = [await server.as('liaison'), await server.as('reviewer')];
  await admin('mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { __typename } }', {
    i: { name: '示例产业链目录', validFrom: '2022-01-01', chains: [{ code: 'QD22-10', name: '氢能与储能' }] },
  });
  organizationId = (
    await admin('mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }', {
      i: { name: '示例商会', kind: 'SOCIAL_ASSOCIATION', regionCode: '370200' },
    })
  ).registerOrganization.id;
  await admin('mutation($i: JoinNetworkInput!) { joinNetwork(input: $i) { id } }', {
    i: { organizationId, joinedOn: '2022-01-05' },
  });
  const common = {
    chainCode: 'QD22-10',
    regionCode: '370211',
    credits: [{ organizationId, basisPoints: 10_000 }],
  };
  agreementId = (
    await liaison('mutation($i: SignAgreementInput!) { signAgreement(input: $i) { id } }', {
      i: {
        ...common,
        title: '示例合同',
        kind: 'CONTRACT',
        counterpartName: '示例公司',
        amount: { amount: '300' },
        signedOn: '2022-03-01',
      },
    })
  ).signAgreement.id;
  projectId = (
    await liaison('mutation($i: LandProjectInput!) { landProject(input: $i) { id } }', {
      i: { ...common, name: '示例项目', landedOn: '2022-03-10', plannedInvestment: { amount: '100000000' } },
    })
  ).landProject.id;
}, 120_000);
afterAll(() => server?.end());

describe('a reviewer', () => {
  it('recognizes part of a claim, on its day, beside the claim', async () => {
    expect(
      await recognize({
        subjectId: projectId,
        measure: 'PLANNED_INVESTMENT',
        value: '80000000',
        seenVersion: 1,
        reason: '扣除土地款',
      }),
    ).toMatchObject({
      id: `${projectId}/PLANNED_INVESTMENT`,
      subjectId: projectId,
      measure: 'PLANNED_INVESTMENT',
      decision: 'RECOGNIZE',
      value: '80000000',
      display: '80万元',
      english: '¥800,000',
      seenVersion: 1,
      version: 2,
      reason: '扣除土地款',
    });
    expect(await both('PLANNED_INVESTMENT')).toEqual(['100000000', '80000000']);
    expect(await both('PROJECTS_LANDED')).toEqual(['1', '0']);
    const entries = await reviewer(
      `{ ledgerEntries(measure: PLANNED_INVESTMENT, filter: { basis: RECOGNIZED }) {
           edges { node { value occurredOn cause subjectId } } } }`,
    );
    expect(entries.ledgerEntries.edges).toEqual([
      { node: { value: '80000000', occurredOn: '2022-03-10', cause: 'RECOGNIZED', subjectId: projectId } },
    ]);
  });

  it('recognizes a count in part, and the whole where no value is given', async () => {
    expect(
      await recognize({ subjectId: projectId, measure: 'PROJECTS_LANDED', value: '0.5', seenVersion: 2 }),
    ).toMatchObject({ value: '0.5', display: '0.5个', version: 3 });
    expect(await both('PROJECTS_LANDED')).toEqual(['1', '0.5']);
    expect(
      await recognize({ subjectId: agreementId, measure: 'CONTRACT_AMOUNT', seenVersion: 1 }),
    ).toMatchObject({ value: '300', version: 2 });
    expect(await both('CONTRACT_AMOUNT')).toEqual(['300', '300']);
  });

  it('recognizes what other contexts count: a member of the network', async () => {
    const { organization } = await reviewer('query($id: ID!) { organization(id: $id) { version } }', {
      id: organizationId,
    });
    await recognize({
      subjectId: organizationId,
      measure: 'NETWORK_MEMBERS',
      seenVersion: organization.version,
    });
    expect(await both('NETWORK_MEMBERS')).toEqual(['1', '1']);
  });

  it('must look again after a revision, and then replaces what was recognized', async () => {
    await liaison('mutation($i: ReviseProjectPlanInput!) { reviseProjectPlan(input: $i) { version } }', {
      i: {
        projectId,
        plannedInvestment: { amount: '150000000' },
        revisedOn: '2022-05-01',
        reason: '增资',
      },
    });
    expect(await both('PLANNED_INVESTMENT')).toEqual(['150000000', '80000000']);
    const again = { subjectId: projectId, measure: 'PLANNED_INVESTMENT', value: '120000000' };
    expect(await refusal({ ...again, seenVersion: 3 })).toMatchObject({
      code: 'CONFLICT',
      field: 'seenVersion',
      version: 4,
      changed: [
        {
          field: 'PLANNED_INVESTMENT.claimed',
          before: { amount: '100000000', currency: 'CNY' },
          after: { amount: '150000000', currency: 'CNY' },
          version: 4,
        },
      ],
    });
    await recognize({ ...again, seenVersion: 4 });
    expect(await both('PLANNED_INVESTMENT')).toEqual(['150000000', '120000000']);
  });

  it('rejects, reopens and recognizes again', async () => {
    const figureOf = { subjectId: agreementId, measure: 'CONTRACT_AMOUNT' };
    await recognize({ ...figureOf, decision: 'REJECT', reason: '无原件', seenVersion: 2 });
    expect(await both('CONTRACT_AMOUNT')).toEqual(['0', '0']);
    expect(await both('AGREEMENTS_SIGNED')).toEqual(['1', '0']);
    // Said twice, happened once.
    expect(
      await recognize({ ...figureOf, decision: 'REJECT', reason: '无原件', seenVersion: 3 }),
    ).toMatchObject({ decision: 'REJECT', version: 3, value: null, display: null });
    expect(await refusal({ ...figureOf, seenVersion: 3 })).toMatchObject({ code: 'FIGURE_REJECTED' });
    expect(await recognize({ ...figureOf, decision: 'REOPEN', seenVersion: 3 })).toMatchObject({
      decision: 'REOPEN',
      version: 4,
    });
    expect(await both('CONTRACT_AMOUNT')).toEqual(['300', '0']);
    await recognize({ ...figureOf, seenVersion: 4 });
    expect(await both('CONTRACT_AMOUNT')).toEqual(['300', '300']);
    const { agreement } = await reviewer('query($id: ID!) { agreement(id: $id) { version } }', {
      id: agreementId,
    });
    expect(agreement.version).toBe(5);
  });

  it('sees the last decision of each measure of a subject, and of that subject alone', async () => {
    expect((await recognitions(projectId)).map((row: any) => [row.measure, row.value])).toEqual([
      ['PLANNED_INVESTMENT', '120000000'],
      ['PROJECTS_LANDED', '0.5'],
    ]);
    expect(await recognitions(agreementId)).toHaveLength(1);
    expect(await recognitions(randomUUID())).toEqual([]);
    expect(await recognitions('no id')).toEqual([]);
  });

  it('has one effect and one answer for one command id', async () => {
    const input = {
      commandId: randomUUID(),
      subjectId: agreementId,
      measure: 'AGREEMENTS_SIGNED',
      seenVersion: 5,
    };
    const first = await recognize(input);
    expect(first).toMatchObject({ value: '1', version: 6 });
    expect(await recognize(input)).toEqual(first);
    expect(await both('AGREEMENTS_SIGNED')).toEqual(['1', '1']);
  });

  it('sees both accounts empty after a withdrawal, and finds no claim there any more', async () => {
    await liaison('mutation($i: WithdrawProjectInput!) { withdrawProject(input: $i) { version } }', {
      i: { projectId, withdrawnOn: '2022-06-01', reason: '撤资' },
    });
    expect(await both('PLANNED_INVESTMENT')).toEqual(['0', '0']);
    expect(await both('PROJECTS_LANDED')).toEqual(['0', '0']);
    expect(await both('PROJECTS_WITHDRAWN')).toEqual(['1', '0']);
    expect(
      await refusal({ subjectId: projectId, measure: 'PLANNED_INVESTMENT', seenVersion: 6 }),
    ).toMatchObject({ code: 'CLAIM_NOT_FOUND', field: 'measure' });
  });

  it.each<[string, object, object]>([
    ['a fen more than was claimed', { value: '301' }, { code: 'RECOGNITION_EXCEEDS_CLAIM', claimed: '300' }],
    ['part of a fen', { value: '1.5' }, { fields: [{ field: 'value', code: 'DECIMAL_TOO_PRECISE' }] }],
    ['nothing', { value: '0' }, { fields: [{ field: 'value', code: 'DECIMAL_NOT_POSITIVE' }] }],
    ['less than nothing', { value: '-1' }, { fields: [{ field: 'value', code: 'DECIMAL_NOT_POSITIVE' }] }],
    ['a float', { value: '1e2' }, { fields: [{ field: 'value', code: 'DECIMAL_INVALID' }] }],
    [
      'a rejection without a reason',
      { decision: 'REJECT' },
      { fields: [{ field: 'reason', code: 'REASON_MISSING' }] },
    ],
    [
      'a rejection with a value',
      { decision: 'REJECT', reason: '无', value: '1' },
      { fields: [{ field: 'value', code: 'VALUE_NOT_APPLICABLE' }] },
    ],
    ['a measure that it has not', { measure: 'FRAMEWORK_AMOUNT' }, { code: 'CLAIM_NOT_FOUND' }],
    [
      'a measure of other subjects',
      { measure: 'PLANNED_INVESTMENT' },
      { code: 'SUBJECT_NOT_FOUND', field: 'subjectId' },
    ],
    ['a measure that nothing has yet', { measure: 'HIRES' }, { code: 'SUBJECT_NOT_FOUND' }],
    ['a subject that is not there', { subjectId: randomUUID() }, { code: 'SUBJECT_NOT_FOUND' }],
    ['a version that is not there yet', { seenVersion: 7 }, { code: 'CONFLICT', version: 6 }],
    ['no version', { seenVersion: -1 }, { code: 'CONFLICT' }],
  ])('is refused %s', async (_, wrong, expected) => {
    const input = { subjectId: agreementId, measure: 'CONTRACT_AMOUNT', seenVersion: 6, ...wrong };
    expect(await refusal(input)).toMatchObject(expected);
  });

  it('alone decides', async () => {
    expect(
      await liaison.refusal(MUTATION, {
        i: { subjectId: agreementId, measure: 'CONTRACT_AMOUNT', decision: 'RECOGNIZE', seenVersion: 6 },
      }),
    ).toBe('FORBIDDEN');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Answer, type Ask, type RunningServer } from '../support/server.js';

/* Two people at one record: nobody overwrites what they have not seen. And what was recorded offline shows both times. */

let server: RunningServer;
let admin: Ask;
let small: Awaited<ReturnType<typeof smallPipeline>>;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  small = await smallPipeline(admin);
}, 120_000);
afterAll(() => server?.end());

const mutation = (name: string, row: string): string =>
  `mutation($i: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $i) { id version ${row} } }`;
const credits = 'credits { organizationId basisPoints }';
const RECREDIT = mutation('recreditProject', credits);
const REVISE = mutation('reviseProjectPlan', 'plannedInvestment { amount }');
const CORRECT = mutation('correctProject', 'name');

const whole = (organizationId: string) => [{ organizationId, basisPoints: 10_000 }];
const recredit = (projectId: string, organizationId: string, more: object = {}) => ({
  commandId: randomUUID(),
  projectId,
  credits: whole(organizationId),
  recreditedOn: '2022-09-02',
  reason: '重新分配',
  ...more,
});
const landed = async (): Promise<{ id: string; version: number }> =>
  (await admin(LAND, { i: small.landing() })).landProject;
const stored = (category: string, id: string) => server.platform.store.readStream(`${category}-${id}`);
const extensionsOf = ({ errors }: Answer) => errors?.[0]?.extensions;

describe('two who re-credit one project from one version', () => {
  it('are not both answered: the second is told what changed, by whom, and nothing is appended', async () => {
    const { id, version } = await landed();
    await admin(RECREDIT, { i: recredit(id, small.first, { seenVersion: version }) });
    const second = await admin.raw(RECREDIT, { i: recredit(id, small.second, { seenVersion: version }) });
    expect(extensionsOf(second)).toMatchObject({
      code: 'CONFLICT',
      version: version + 1,
      seenVersion: version,
      changed: [
        {
          field: 'credits',
          before: expect.arrayContaining([
            { organizationId: small.first, basisPoints: '6667' },
            { organizationId: small.second, basisPoints: '3333' },
          ]),
          after: [{ organizationId: small.first, basisPoints: '10000' }],
          version: version + 1,
          changedBy: expect.any(String),
          changedAt: expect.any(String),
        },
      ],
    });
    expect(await stored('project', id)).toHaveLength(version + 1);
  });

  it('at once: one is, whichever comes first', async () => {
    const { id, version } = await landed();
    const answers = await Promise.all(
      [small.first, small.second].map((organizationId) =>
        admin.raw(RECREDIT, { i: recredit(id, organizationId, { seenVersion: version }) }),
      ),
    );
    expect(answers.map((answer) => extensionsOf(answer)?.['code']).toSorted()).toEqual([
      'CONFLICT',
      undefined,
    ]);
    expect(await stored('project', id)).toHaveLength(version + 1);
  });

  it('for an earlier day than another change are not both answered either, though the shares of today stay', async () => {
    const { id } = await landed();
    await admin(RECREDIT, { i: recredit(id, small.second, { recreditedOn: '2022-09-20' }) });
    const late = { recreditedOn: '2022-09-10', seenVersion: 2 };
    await admin(RECREDIT, { i: recredit(id, small.first, late) });
    const second = await admin.raw(RECREDIT, { i: recredit(id, small.second, late) });
    const today = [{ organizationId: small.second, basisPoints: '10000' }];
    expect(extensionsOf(second)).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'credits', before: today, after: today, version: 3 }],
    });
    expect(await stored('project', id)).toHaveLength(3);
  });

  it('the first sent again, its answer lost, is answered as it was', async () => {
    const { id, version } = await landed();
    const first = recredit(id, small.first, { seenVersion: version });
    const once = await admin(RECREDIT, { i: first });
    await admin(RECREDIT, { i: recredit(id, small.second, { seenVersion: version + 1 }) });
    expect((await admin(RECREDIT, { i: first })).recreditProject.id).toBe(once.recreditProject.id);
    expect(await stored('project', id)).toHaveLength(version + 2);
  });
});

it('a plan is told in minor units as text', async () => {
  const { id, version } = await landed();
  const revise = (amount: string, seenVersion: number) => ({
    projectId: id,
    plannedInvestment: { amount, currency: 'CNY' },
    revisedOn: '2022-09-03',
    reason: '增资',
    seenVersion,
  });
  await admin(REVISE, { i: revise('900719925474099', version) });
  const { version: _, ...told } = extensionsOf(await admin.raw(REVISE, { i: revise('1', version) }))!;
  expect(told['changed']).toMatchObject([
    {
      field: 'plannedInvestment',
      before: { amount: '100000001', currency: 'CNY', cny: '100000001' },
      after: { amount: '900719925474099', currency: 'CNY', cny: '900719925474099' },
    },
  ]);
});

it('a correction of other fields passes from an old version, and one of the same does not', async () => {
  const { id, version } = await landed();
  const correct = (said: object) => ({ projectId: id, reason: '更正', seenVersion: version, ...said });
  await admin(CORRECT, { i: correct({ name: '示意项目一期' }) });
  await admin(RECREDIT, { i: recredit(id, small.first) });
  const { correctProject } = await admin(CORRECT, { i: correct({ regionCode: '370203' }) });
  expect(correctProject).toMatchObject({ version: version + 3, name: '示意项目一期' });
  const both = await admin.raw(CORRECT, { i: correct({ name: '另一个', landedOn: '2022-08-30' }) });
  expect(extensionsOf(both)).toMatchObject({
    code: 'CONFLICT',
    changed: [{ field: 'name', before: '示意项目', after: '示意项目一期' }],
  });
  expect(await admin.refusal(CORRECT, { i: { ...correct({ name: '又一个' }), seenVersion: 99 } })).toBe(
    'VERSION_UNKNOWN',
  );
});

it('terms and a grade are not written over unseen, each by itself', async () => {
  const { signAgreement: signed } = await admin(mutation('signAgreement', ''), {
    i: {
      title: '示意协议',
      kind: 'INTENT',
      counterpartName: '示意公司',
      amount: { amount: '100', currency: 'CNY' },
      signedOn: '2022-09-01',
      regionCode: '370202',
      credits: whole(small.first),
    },
  });
  const AMEND = mutation('amendAgreement', '');
  const amend = (said: object) => ({
    agreementId: signed.id,
    amendedOn: '2022-09-02',
    reason: '补充协议',
    seenVersion: signed.version,
    ...said,
  });
  await admin(AMEND, { i: amend({ amount: { amount: '200' } }) });
  await admin(AMEND, { i: amend({ expiresOn: '2023-09-01' }) });
  expect(await admin.refusal(AMEND, { i: amend({ expiresOn: '2024-09-01' }) })).toBe('CONFLICT');
  expect(extensionsOf(await admin.raw(AMEND, { i: amend({ amount: { amount: '300' } }) }))).toMatchObject({
    changed: [{ field: 'amount', before: { amount: '100' }, after: { amount: '200', currency: 'CNY' } }],
  });

  const { reportLead: lead } = await admin(mutation('reportLead', ''), {
    i: { title: '示意线索', reporterOrganizationId: small.first, reportedOn: '2022-09-01' },
  });
  const QUALIFY = mutation('qualifyLead', '');
  const grade = (name: string) => ({
    leadId: lead.id,
    grade: name,
    qualifiedOn: '2022-09-02',
    seenVersion: lead.version,
  });
  await admin(QUALIFY, { i: grade('B') });
  expect(extensionsOf(await admin.raw(QUALIFY, { i: grade('A') }))).toMatchObject({
    changed: [{ field: 'grade', before: null, after: 'B' }],
  });
});

it('an organization and its hub, and a station, are not written over unseen', async () => {
  const register = (name: string, more: object = {}) =>
    admin(mutation('registerOrganization', ''), {
      i: { name, kind: 'SOCIAL_ASSOCIATION', regionCode: '370202', ...more },
    }).then((answer) => answer.registerOrganization);
  const hubs = [await register('甲枢纽', { isHub: true }), await register('乙枢纽', { isHub: true })];
  const { id, version } = await register('丙协会');
  const ASSIGN = mutation('assignOrganizationToHub', '');
  const to = (hub: { id: string }) => ({
    organizationId: id,
    hubId: hub.id,
    assignedOn: '2022-09-02',
    seenVersion: version,
  });
  await admin(ASSIGN, { i: to(hubs[0]) });
  expect(await admin.refusal(ASSIGN, { i: to(hubs[1]) })).toBe('CONFLICT');
  const CORRECT_ORGANIZATION = mutation('correctOrganization', '');
  const rename = (said: object) => ({ organizationId: id, reason: '更正', seenVersion: version, ...said });
  await admin(CORRECT_ORGANIZATION, { i: rename({ regionCode: '370203' }) });
  expect(await admin.refusal(CORRECT_ORGANIZATION, { i: rename({ regionCode: '370212' }) })).toBe('CONFLICT');

  const { openStation: station } = await admin(mutation('openStation', ''), {
    i: {
      name: '示意站',
      kind: 'WORKSTATION',
      hostOrganizationId: id,
      regionCode: '370202',
      openedOn: '2022-09-01',
    },
  });
  await admin(mutation('closeStation', ''), {
    i: { stationId: station.id, closedOn: '2022-09-05', reason: '撤站' },
  });
  const reopened = { stationId: station.id, neverClosed: true, reason: '更正', seenVersion: station.version };
  expect(extensionsOf(await admin.raw(mutation('correctStation', ''), { i: reopened }))).toMatchObject({
    code: 'CONFLICT',
    changed: [{ field: 'closedOn', before: null, after: '2022-09-05' }],
  });
});

it('a lead that was handed on meanwhile is not handed on unseen', async () => {
  const { reportLead: lead } = await admin(mutation('reportLead', ''), {
    i: { title: '示意线索', reporterOrganizationId: small.first, reportedOn: '2022-09-01' },
  });
  const ASSIGN = mutation('assignLead', '');
  const to = (organizationId: string) => ({ leadId: lead.id, organizationId, seenVersion: lead.version });
  const noted = await admin(mutation('followUpLead', ''), {
    i: { leadId: lead.id, note: '电话', followedUpOn: '2022-09-02' },
  });
  expect(noted.followUpLead.version).toBeGreaterThan(lead.version);
  await admin(ASSIGN, { i: to(small.second) }); // a follow-up is no conflict
  const late = await admin.raw(ASSIGN, { i: to(small.first) });
  expect(extensionsOf(late)).toMatchObject({
    code: 'CONFLICT',
    changed: [{ field: 'owner', before: null, after: { organizationId: small.second } }],
  });
  const RELEASE = mutation('releaseLead', '');
  const release = { leadId: lead.id, reason: '退回', seenVersion: lead.version };
  expect(await admin.refusal(RELEASE, { i: release })).toBe('CONFLICT');
});

it('a visit that was planned anew, or logged, meanwhile is not logged over unseen', async () => {
  const visit = { direction: 'INBOUND', hostOrganizationId: small.first };
  const { planVisit: plan } = await admin(mutation('planVisit', ''), {
    i: { ...visit, plannedOn: '2022-09-05', name: '代表团', delegateCount: 5 },
  });
  const AMEND = mutation('amendVisit', '');
  await admin(AMEND, { i: { visitId: plan.id, clear: ['NAME'], seenVersion: plan.version } });
  const amended = await admin.raw(AMEND, {
    i: { visitId: plan.id, name: '又名', seenVersion: plan.version },
  });
  expect(extensionsOf(amended)).toMatchObject({
    changed: [{ field: 'name', before: '代表团', after: null }],
  });
  const LOG = mutation('logVisit', '');
  const log = { visitId: plan.id, visitedOn: '2022-09-05', seenVersion: plan.version };
  expect(await admin.refusal(LOG, { i: { ...log, name: '代表团' } })).toBe('CONFLICT');
  await admin(LOG, { i: { ...log, delegateCount: 6 } });
  expect(await admin.refusal(LOG, { i: { ...log, delegateCount: 7 } })).toBe('CONFLICT');
});

it('what was recorded offline has both times, in the metadata of its events alone', async () => {
  const recordedOnDeviceAt = '2022-08-30T18:05:09.123+08:00';
  const LOG = mutation('logVisit', '');
  const i = {
    commandId: randomUUID(),
    direction: 'INBOUND',
    hostOrganizationId: small.first,
    visitedOn: '2022-08-30',
    recordedOnDeviceAt,
  };
  const { logVisit: visit } = await admin(LOG, { i });
  // The queue sends it again, its answer lost, with the clock put right meanwhile.
  const again = await admin(LOG, { i: { ...i, recordedOnDeviceAt: '2022-08-31T00:00:00Z' } });
  expect(again.logVisit.id).toBe(visit.id);
  const [event, ...more] = await stored('visit', visit.id);
  expect(more).toEqual([]);
  expect(event!.meta).toMatchObject({ recordedOnDeviceAt, recordedAt: expect.any(String) });
  expect(event!.meta.recordedAt).not.toBe(recordedOnDeviceAt);
  expect(JSON.stringify(event!.data)).not.toContain('OnDevice');

  const wrong = await admin.raw(LOG, { i: { ...i, commandId: randomUUID(), recordedOnDeviceAt: 'gestern' } });
  expect(extensionsOf(wrong)).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'recordedOnDeviceAt', code: 'DATETIME_INVALID' }],
  });
});

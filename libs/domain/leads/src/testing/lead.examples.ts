import type {
  CalendarDate,
  FigureRecognized,
  FigureRejected,
  FigureReopened,
  Measure,
  Money,
} from '#platform/kernel';
import type {
  LeadAssigned,
  LeadClaimed,
  LeadClaimJudged,
  LeadClaimRejudged,
  LeadCorrected,
  LeadFollowedUp,
  LeadLinkedAsDuplicate,
  LeadLost,
  LeadOwner,
  LeadParty,
  LeadQualified,
  LeadRegraded,
  LeadReleased,
  LeadReopened,
  LeadReported,
  LeadTransferred,
  LeadUnlinked,
} from '../lead.events.js';

/* Facts that the specs tell their stories with: a lead that a chamber reported; the chamber belongs to a hub. */

export const leadId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2b01';
export const otherLeadId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2b02';
export const thirdLeadId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2b03';
export const investorId = '44444444-4444-5444-8444-444444444441';
export const chamber = '11111111-1111-4111-8111-111111111111';
export const union = '33333333-3333-4333-8333-333333333333';
export const hub = '99999999-9999-4999-8999-999999999991';
export const cityHub = '99999999-9999-4999-8999-999999999992';
export const stationId = '55555555-5555-4555-8555-555555555551';
export const userId = '66666666-6666-4666-8666-666666666661';
export const today = '2022-08-31';
/** Constructed; with a right check character (DOMAIN §3). */
export const creditCode = '51370200MJD12345XL';

export const yuan = (fen: number): Money => ({ amount: fen, currency: 'CNY', cny: fen });
export const reporter: LeadParty = { organizationId: chamber, hubs: [hub, cityHub] };
export const owner: LeadOwner = { organizationId: union, hubs: [cityHub] };
const reporterScope = [chamber, hub, cityHub];
const bothScopes = [chamber, union, hub, cityHub];

export const report = {
  leadId,
  title: '氢能装备线索',
  kind: 'INVESTMENT',
  investorName: '示例氢能有限公司',
  reporter,
  chainCode: 'QD22-10',
  regionCode: '370211',
  reportedOn: '2022-03-10',
} satisfies Omit<LeadReported['data'], 'scopeIds' | 'investor'>;

export const reported = (facts: Partial<LeadReported['data']> = {}): LeadReported => ({
  type: 'LeadReported',
  data: { ...report, investor: { name: report.investorName }, scopeIds: reporterScope, ...facts },
});
/** One that names no investor, and so has no claim to be judged. */
export const anonymous = (): LeadReported => {
  const { investor: _, investorName: __, ...data } = reported().data as LeadReported['data'];
  return { type: 'LeadReported', data };
};
export const judged = (
  verdict: 'FIRST' | 'LATER' = 'FIRST',
  firstLeadId = verdict === 'FIRST' ? leadId : otherLeadId,
): LeadClaimJudged => ({ type: 'LeadClaimJudged', data: { leadId, investorId, verdict, firstLeadId } });
export const rejudged = (
  verdict: 'FIRST' | 'LATER',
  firstLeadId = verdict === 'FIRST' ? leadId : otherLeadId,
): LeadClaimRejudged => ({ type: 'LeadClaimRejudged', data: { leadId, investorId, verdict, firstLeadId } });
export const qualified = (qualifiedOn: CalendarDate = '2022-03-20'): LeadQualified => ({
  type: 'LeadQualified',
  data: { leadId, grade: 'B', qualifiedOn, stage: 'QUALIFIED' },
});
export const regraded = (facts: Partial<LeadRegraded['data']> = {}): LeadRegraded => ({
  type: 'LeadRegraded',
  data: { leadId, before: 'B', after: 'A', regradedOn: '2022-05-01', current: 'A', ...facts },
});
export const assigned = (facts: Partial<LeadAssigned['data']> = {}): LeadAssigned => ({
  type: 'LeadAssigned',
  data: {
    leadId,
    owner,
    assignedOn: '2022-04-01',
    current: facts.owner ?? owner,
    stage: 'ASSIGNED',
    scopeIds: bothScopes,
    ...facts,
  },
});
export const followedUp = (
  followedUpOn: CalendarDate,
  nextFollowUpOn?: CalendarDate,
  current = { followedUpOn, ...(nextFollowUpOn === undefined ? {} : { nextFollowUpOn }) },
): LeadFollowedUp => ({
  type: 'LeadFollowedUp',
  data: {
    leadId,
    followedUpOn,
    note: '电话沟通用地需求',
    ...(nextFollowUpOn === undefined ? {} : { nextFollowUpOn }),
    current,
    stage: 'NEGOTIATING',
  },
});
export const released = (facts: Partial<LeadReleased['data']> = {}): LeadReleased => ({
  type: 'LeadReleased',
  data: {
    leadId,
    releasedOn: '2022-05-10',
    reason: '一月无进展',
    stage: 'REPORTED',
    scopeIds: reporterScope,
    ...facts,
  },
});
export const claimed = (): LeadClaimed => ({
  type: 'LeadClaimed',
  data: { leadId, owner, claimedOn: '2022-05-20', stage: 'ASSIGNED', scopeIds: bothScopes },
});
export const transferred = (facts: Partial<LeadTransferred['data']> = {}): LeadTransferred => ({
  type: 'LeadTransferred',
  data: {
    leadId,
    owner,
    transferredOn: '2022-06-01',
    reason: '本区无地可供',
    stage: 'ASSIGNED',
    scopeIds: bothScopes,
    ...facts,
  },
});
export const linked = (duplicateOf = otherLeadId): LeadLinkedAsDuplicate => ({
  type: 'LeadLinkedAsDuplicate',
  data: { leadId, duplicateOf, reason: '同一线索' },
});
export const unlinked = (duplicateOf = otherLeadId): LeadUnlinked => ({
  type: 'LeadUnlinked',
  data: { leadId, duplicateOf, reason: '并非同一线索' },
});
export const lost = (lostOn: CalendarDate = '2022-06-30'): LeadLost => ({
  type: 'LeadLost',
  data: { leadId, lostOn, reason: '投资方改投外地' },
});
export const reopened = (): LeadReopened => ({
  type: 'LeadReopened',
  data: { leadId, reopenedOn: '2022-07-15', reason: '投资方重启选址', stage: 'REPORTED' },
});
export const corrected = (
  before: LeadCorrected['data']['before'],
  after: LeadCorrected['data']['after'],
  rest: Partial<LeadCorrected['data']> = {},
): LeadCorrected => ({
  type: 'LeadCorrected',
  data: { leadId, before, after, cleared: [], scopeIds: reporterScope, reason: '录入有误', ...rest },
});

const said = (measure: Measure) => ({ measure, seenVersion: 2 });
export const recognized = (measure: Measure, value = 10_000): FigureRecognized => ({
  type: 'FigureRecognized',
  data: { ...said(measure), value },
});
export const rejected = (measure: Measure): FigureRejected => ({
  type: 'FigureRejected',
  data: said(measure),
});
export const taken = (measure: Measure): FigureReopened => ({ type: 'FigureReopened', data: said(measure) });

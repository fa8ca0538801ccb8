import type {
  CalendarDate,
  FigureRecognized,
  FigureRejected,
  FigureReopened,
  Measure,
  Money,
} from '#platform/kernel';
import type {
  FundKind,
  Milestone,
  ProjectCorrected,
  ProjectCredit,
  ProjectFundsReceived,
  ProjectLanded,
  ProjectLinkedAsDuplicate,
  ProjectMilestoneReached,
  ProjectPlanRevised,
  ProjectRecredited,
  ProjectUnlinked,
  ProjectWithdrawn,
} from '../project.events.js';

/* Facts that the specs tell their stories with: one project of two chambers of commerce, the first of which belongs to a hub. */

export const projectId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a01';
export const originalId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a02';
/** In the order of their ids, which decides who gets the odd fen. */
export const chamber = '11111111-1111-4111-8111-111111111111';
export const federation = '22222222-2222-4222-8222-222222222222';
export const union = '33333333-3333-4333-8333-333333333333';
export const hub = '99999999-9999-4999-8999-999999999991';
export const cityHub = '99999999-9999-4999-8999-999999999992';

export const yuan = (fen: number): Money => ({ amount: fen, currency: 'CNY', cny: fen });
export const dollars = (cents: number, cny: number, rate: string): Money => ({
  amount: cents,
  currency: 'USD',
  cny,
  rate,
  rateDate: '2022-03-01',
  rateSource: '中国人民银行',
});
export const credit = (organizationId: string, basisPoints: number, ...hubs: string[]): ProjectCredit => ({
  organizationId,
  basisPoints,
  hubs,
});
export const whole = (organizationId: string, ...hubs: string[]) => [credit(organizationId, 10_000, ...hubs)];
export const twoThirds = [credit(chamber, 6667, hub), credit(federation, 3333)];

export const landing = {
  projectId,
  name: '氢能装备项目',
  chainCode: 'QD22-10',
  regionCode: '370211',
  landedOn: '2022-03-10',
  plannedInvestment: yuan(100_000_000),
  credits: whole(chamber),
} satisfies ProjectLanded['data'];

export const landed = (facts: Partial<ProjectLanded['data']> = {}): ProjectLanded => ({
  type: 'ProjectLanded',
  data: { ...landing, ...facts },
});
export const revised = (after: Money, revisedOn: CalendarDate): ProjectPlanRevised => ({
  type: 'ProjectPlanRevised',
  data: {
    projectId,
    before: landing.plannedInvestment,
    after,
    current: after,
    revisedOn,
    reason: '二期增资',
  },
});
export const reached = (milestone: Milestone, reachedOn: CalendarDate): ProjectMilestoneReached => ({
  type: 'ProjectMilestoneReached',
  data: { projectId, milestone, reachedOn },
});
export const received = (kind: FundKind, amount: Money, receivedOn: CalendarDate): ProjectFundsReceived => ({
  type: 'ProjectFundsReceived',
  data: { projectId, kind, amount, receivedOn, received: amount.cny },
});
export const recredited = (
  credits: readonly ProjectCredit[],
  recreditedOn: CalendarDate,
): ProjectRecredited => ({
  type: 'ProjectRecredited',
  data: { projectId, credits, current: credits, recreditedOn, reason: '联合引荐' },
});
export const corrected = (after: ProjectCorrected['data']['after']): ProjectCorrected => ({
  type: 'ProjectCorrected',
  data: {
    projectId,
    before: {},
    after,
    current: { plannedInvestment: landing.plannedInvestment, credits: landing.credits },
    reason: '录入有误',
  },
});
export const linked = (duplicateOf: string): ProjectLinkedAsDuplicate => ({
  type: 'ProjectLinkedAsDuplicate',
  data: { projectId, duplicateOf, reason: '同一投资方重复登记' },
});
export const unlinked: ProjectUnlinked = {
  type: 'ProjectUnlinked',
  data: { projectId, duplicateOf: originalId, reason: '两个项目' },
};
export const withdrawn = (withdrawnOn: CalendarDate): ProjectWithdrawn => ({
  type: 'ProjectWithdrawn',
  data: { projectId, withdrawnOn, reason: '投资方撤资' },
});
export const recognized = (measure: Measure, value: number): FigureRecognized => ({
  type: 'FigureRecognized',
  data: { measure, value, seenVersion: 1 },
});
export const rejected = (measure: Measure): FigureRejected => ({
  type: 'FigureRejected',
  data: { measure, seenVersion: 1, reason: '无佐证' },
});
export const reopened = (measure: Measure): FigureReopened => ({
  type: 'FigureReopened',
  data: { measure, seenVersion: 1 },
});

import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { InvestorKeyEvent } from './investor-key.events.js';
import type { InvestorEvent } from './investor.events.js';
import type { LeadEvent } from './lead.events.js';
import { leavesUnnamed } from './lead.state.js';

/** How what happens to leads is told. What tells investors apart is told by name and code of the lead itself. */
export const leadFacts = factsOf<LeadEvent, RecognitionEvent>({
  LeadReported: (lead) => ({
    on: lead.reportedOn,
    is: { ...lead, investor: undefined, stage: 'REPORTED' },
  }),
  LeadQualified: ({ grade, qualifiedOn, stage }) => ({ on: qualifiedOn, is: { grade, qualifiedOn, stage } }),
  LeadRegraded: ({ before, after, current, regradedOn, qualifiedOn }) => ({
    on: regradedOn,
    was: { grade: before },
    is: { grade: after, ...(qualifiedOn === undefined ? {} : { qualifiedOn }) },
    now: { grade: current },
  }),
  LeadAssigned: ({ before, owner, current, assignedOn, stage }) => ({
    on: assignedOn,
    was: { owner: before },
    is: { owner, stage },
    now: { owner: current },
  }),
  LeadFollowedUp: ({ followedUpOn, note, nextFollowUpOn, current, stage }) => ({
    on: followedUpOn,
    is: { stage, nextFollowUpOn },
    now: { nextFollowUpOn: current.nextFollowUpOn },
    says: { note },
  }),
  LeadReleased: ({ before, releasedOn, reason, stage }) => ({
    on: releasedOn,
    was: { owner: before },
    is: { owner: null, stage },
    says: { reason },
  }),
  LeadClaimed: ({ owner, claimedOn, stage }) => ({ on: claimedOn, is: { owner, stage } }),
  LeadTransferred: ({ before, owner, transferredOn, reason, stage }) => ({
    on: transferredOn,
    was: { owner: before },
    is: { owner, stage },
    says: { reason },
  }),
  LeadLinkedAsDuplicate: ({ duplicateOf, reason }) => ({ is: { duplicateOf }, says: { reason } }),
  LeadUnlinked: ({ duplicateOf, reason }) => ({
    was: { duplicateOf },
    is: { duplicateOf: null },
    says: { reason },
  }),
  LeadLost: ({ lostOn, reason }) => ({ on: lostOn, is: { stage: 'LOST', lostOn }, says: { reason } }),
  LeadReopened: ({ reopenedOn, reason, stage }) => ({
    on: reopenedOn,
    is: { stage, lostOn: null },
    says: { reason },
  }),
  LeadCorrected: ({ before, after, cleared, reason, ...named }) => ({
    was: before,
    is: {
      ...after,
      ...Object.fromEntries(cleared.map((field) => [field, null])),
      ...(leavesUnnamed(named) ? { verdict: 'NONE', firstLeadId: null } : {}),
    },
    says: { reason },
  }),
  LeadClaimJudged: ({ verdict, firstLeadId }) => ({ is: { verdict, firstLeadId } }),
  LeadClaimRejudged: ({ verdict, firstLeadId }) => ({ is: { verdict, firstLeadId } }),
});

/** What investors' streams say of leads: each of the lead that it names. */
export const investorFacts = factsOf<InvestorEvent | InvestorKeyEvent>({
  InvestorClaimed: ({ leadId, reporterOrganizationId, reportedOn, verdict, firstLeadId }) => ({
    on: reportedOn,
    says: { leadId, reporterOrganizationId, verdict, firstLeadId },
  }),
  InvestorClaimWithdrawn: ({ leadId }) => ({ says: { leadId } }),
  InvestorClaimRejudged: ({ leadId, verdict, firstLeadId }) => ({ says: { leadId, verdict, firstLeadId } }),
  InvestorKeyReserved: ({ kind }) => ({ says: { kind } }),
  InvestorKeyBound: () => ({}),
});

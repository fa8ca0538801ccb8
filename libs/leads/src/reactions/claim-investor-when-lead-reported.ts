import type { Meta } from '#libs/kernel';
import { reaction } from '#libs/projections';
import { SettleInvestorClaimCommand } from '../commands/settle-investor-claim/settle-investor-claim.handler.js';
import type { InvestorIdentity, LeadEvent } from '../lead.events.js';

const settle = (leadId: string, meta: Meta, investorBefore?: InvestorIdentity) =>
  new SettleInvestorClaimCommand(
    { leadId, ...(investorBefore === undefined ? {} : { investorBefore }) },
    meta,
  );

/**
 * A lead that names an investor claims it, in the order of the log; and whatever changes whom it names, or whether it counts, settles
 * the claim anew. One reaction for all of them, so that they come in order. From the start: a lead reported before this ran has a
 * claim like any other.
 */
export const claimInvestorWhenLeadReported = reaction<LeadEvent>({
  name: 'claim-investor-when-lead-reported',
  from: 'start',
  on: {
    LeadReported: ({ data }, meta) => (data.investor ? settle(data.leadId, meta) : undefined),
    LeadCorrected: ({ data }, meta) =>
      data.investor || data.investorBefore ? settle(data.leadId, meta, data.investorBefore) : undefined,
    LeadLinkedAsDuplicate: ({ data }, meta) => settle(data.leadId, meta),
    LeadUnlinked: ({ data }, meta) => settle(data.leadId, meta),
  },
});

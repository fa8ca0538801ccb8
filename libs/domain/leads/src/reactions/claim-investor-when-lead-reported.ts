import type { Meta, Recorded } from '#platform/kernel';
import { reaction } from '#platform/projections';
import { InvestorsMeantCommand } from '../commands/investors-meant/investors-meant.handler.js';
import { SettleInvestorClaimCommand } from '../commands/settle-investor-claim/settle-investor-claim.handler.js';
import type { InvestorIdentity, LeadEvent } from '../lead.events.js';

const settle = (
  { data, version }: Pick<Recorded, 'version'> & { readonly data: { readonly leadId: string } },
  meta: Meta,
  investorBefore?: InvestorIdentity,
) =>
  new SettleInvestorClaimCommand(
    {
      leadId: data.leadId,
      leadVersion: version,
      ...(investorBefore === undefined ? {} : { investorBefore }),
    },
    meta,
  );

/**
 * A lead that names an investor claims it, in the order of the log; and whatever changes whom it names, or whether it counts, settles
 * the claim anew, each time as that very event left the lead. One reaction for all of them, so that those about one investor come in order. From the
 * start: a lead reported before this ran has a claim like any other.
 */
export const claimInvestorWhenLeadReported = reaction<LeadEvent>({
  name: 'claim-investor-when-lead-reported',
  from: 'start',
  on: {
    LeadReported: (event, meta) => (event.data.investor ? settle(event, meta) : undefined),
    LeadCorrected: (event, meta) => {
      const { investor, investorBefore } = event.data;
      return investor || investorBefore ? settle(event, meta, investorBefore) : undefined;
    },
    LeadLinkedAsDuplicate: (event, meta) => settle(event, meta),
    LeadUnlinked: (event, meta) => settle(event, meta),
  },
  keys: ({ data, version }, meta) => {
    const { leadId, investor, investorBefore } = data as {
      readonly leadId: string;
      readonly investor?: InvestorIdentity;
      readonly investorBefore?: InvestorIdentity;
    };
    return new InvestorsMeantCommand(
      {
        leadId,
        leadVersion: version,
        ...(investor ? { investor } : {}),
        ...(investorBefore ? { investorBefore } : {}),
      },
      meta,
    );
  },
});

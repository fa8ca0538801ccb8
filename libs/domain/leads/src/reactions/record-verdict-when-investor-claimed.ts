import type { Meta } from '#platform/kernel';
import { reaction } from '#platform/projections';
import { recordLeadVerdictCommand } from '../commands/record-lead-verdict/record-lead-verdict.command.js';
import type { InvestorEvent } from '../investor.events.js';

const record = ({ data }: { data: { leadId: string; investorId: string } }, meta: Meta) =>
  new recordLeadVerdictCommand.command({ leadId: data.leadId, investorId: data.investorId }, meta);

/** What an investor's claims decide is written back to the leads, where the ledger counts it. */
export const recordVerdictWhenInvestorClaimed = reaction<InvestorEvent>({
  name: 'record-verdict-when-investor-claimed',
  from: 'start',
  on: { InvestorClaimed: record, InvestorClaimRejudged: record },
  // It goes by the claims as they stand, and writes to the lead alone.
  keys: ({ data }) => [data.leadId],
});

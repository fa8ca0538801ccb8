import { StreamWriter } from '#platform/event-store';
import { innerCommand } from '#platform/operations';
import { InvestorKeys } from '../../investor-keys.js';
import { investorStream } from '../../investor.state.js';
import { leadStream } from '../../lead.state.js';
import { claimInvestor } from './claim-investor.decide.js';

/** Sent by `settleInvestorClaim` alone. */
export const claimInvestorCommand = innerCommand<{
  readonly investorId: string;
  readonly leadId: string;
  /** Of the lead's stream: the event that is being settled. */
  readonly leadVersion: number;
}>()({
  name: 'claimInvestor',
  needs: { streams: StreamWriter, keys: InvestorKeys },
  stream: ({ data }) => investorStream(data.investorId),
  async decide(investor, { data: { investorId, leadId, leadVersion }, meta }, { streams, keys }) {
    // As the event left the lead, not as it stands by now: a later correction must not claim ahead of those who were there before it.
    const { state: lead } = await streams.loadAt(leadStream(leadId), leadVersion);
    if (lead.status === 'absent') return [];
    const named =
      lead.investor && lead.duplicateOf === undefined
        ? await keys.investorOf(lead.investor, meta.jurisdictionId)
        : undefined;
    const { reporter, reportedOn } = lead;
    return claimInvestor(
      investor,
      { investorId, leadId, leadVersion, reporterOrganizationId: reporter.organizationId, reportedOn },
      named === investorId,
    );
  },
});

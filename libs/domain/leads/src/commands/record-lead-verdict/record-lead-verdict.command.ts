import { StreamWriter } from '#platform/event-store';
import { innerCommand } from '#platform/operations';
import { investorStream, judgementOf } from '../../investor.state.js';
import { leadStream } from '../../lead.state.js';
import { recordLeadVerdict } from './record-lead-verdict.decide.js';

/** Sent by the reaction `record-verdict-when-investor-claimed`. */
export const recordLeadVerdictCommand = innerCommand<{
  readonly leadId: string;
  readonly investorId: string;
}>()({
  name: 'recordLeadVerdict',
  needs: { streams: StreamWriter },
  stream: ({ data }) => leadStream(data.leadId),
  async decide(lead, { data: { leadId, investorId } }, { streams }) {
    // As the claims stand now: a verdict that was overtaken is never written over the newer one.
    const { state: investor } = await streams.load(investorStream(investorId));
    return recordLeadVerdict(lead, leadId, judgementOf(investor, investorId, leadId));
  },
});

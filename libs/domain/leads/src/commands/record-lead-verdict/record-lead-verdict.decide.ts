import { sameFact } from '#platform/kernel';
import type { Judgement, LeadEvent } from '../../lead.events.js';
import type { Lead } from '../../lead.state.js';

/**
 * Writes the verdict on its investor's claim back to the lead.
 * @param judgement what the investor's claims say of the lead now; undefined where its claim does not stand
 */
export const recordLeadVerdict = (
  lead: Lead,
  leadId: string,
  judgement: Judgement | undefined,
): LeadEvent[] => {
  if (lead.status === 'absent' || judgement === undefined || sameFact(lead.claim, judgement)) return [];
  // It names nobody any more, and its claim is about to be withdrawn, which writes nothing back: a verdict now would stay for ever.
  if (lead.investor === undefined) return [];
  const data = { leadId, ...judgement };
  return [{ type: lead.claim.verdict === 'PENDING' ? 'LeadClaimJudged' : 'LeadClaimRejudged', data }];
};

import { Refused, type CalendarDate } from '#platform/kernel';
import type { LeadClaimed, LeadEvent } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { sameOwner, scopeIdsOf, stageOf, type Lead } from '../../lead.state.js';

type ClaimLead = Pick<LeadClaimed['data'], 'leadId' | 'owner' | 'claimedOn'>;

/** An organization takes it out of the open pool 领取. Of two at once the stream decides. */
export const claimLead = (
  state: Lead,
  { leadId, owner, claimedOn }: ClaimLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  if (sameOwner(lead.owner, owner)) return []; // nothing to take
  if (!lead.inPool) throw new Refused('LEAD_NOT_IN_POOL', { field: 'leadId', leadId });
  dayOf(lead, 'claimedOn', claimedOn, today);
  const now = { ...lead, owner };
  return [
    {
      type: 'LeadClaimed',
      data: { leadId, owner, claimedOn, stage: stageOf(now), scopeIds: scopeIdsOf(now) },
    },
  ];
};

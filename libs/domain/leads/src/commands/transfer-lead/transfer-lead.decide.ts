import { Refused, type CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadTransferred } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { sameOwner, scopeIdsOf, stageOf, type Lead } from '../../lead.state.js';

type TransferLead = Omit<LeadTransferred['data'], 'before' | 'stage' | 'scopeIds'>;

/** Who has it hands it on 流转, with the talks as they stand. One in the pool is claimed or assigned instead. */
export const transferLead = (
  state: Lead,
  { leadId, owner, transferredOn, reason }: TransferLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  if (sameOwner(lead.owner, owner)) return []; // nothing to hand on
  if (lead.inPool) throw new Refused('LEAD_IN_POOL', { field: 'leadId', leadId });
  dayOf(lead, 'transferredOn', transferredOn, today);
  const now = { ...lead, owner };
  return [
    {
      type: 'LeadTransferred',
      data: {
        leadId,
        ...(lead.owner === undefined ? {} : { before: lead.owner }),
        owner,
        transferredOn,
        reason,
        stage: stageOf(now),
        scopeIds: scopeIdsOf(now),
      },
    },
  ];
};

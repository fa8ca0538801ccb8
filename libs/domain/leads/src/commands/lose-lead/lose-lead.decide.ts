import type { CalendarDate } from '#platform/kernel';
import type { LeadEvent } from '../../lead.events.js';
import { dayOf, open, recorded } from '../../lead.rules.js';
import type { Lead } from '../../lead.state.js';

type LoseLead = { readonly leadId: string; readonly lostOn: CalendarDate; readonly reason: string };

/** It came to nothing 终止, with its reason. That it was reported, and first, stays (DOMAIN §1.1: counts never vanish silently). */
export const loseLead = (
  state: Lead,
  { leadId, lostOn, reason }: LoseLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = recorded(state, leadId);
  if (lead.status === 'lost' && lead.lostOn === lostOn) return []; // recorded already
  dayOf(open(lead, leadId), 'lostOn', lostOn, today);
  return [{ type: 'LeadLost', data: { leadId, lostOn, reason } }];
};

import { Refused, type CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadReopened } from '../../lead.events.js';
import { dayOf, recorded } from '../../lead.rules.js';
import { stageOf, type Lead } from '../../lead.state.js';

type ReopenLead = Omit<LeadReopened['data'], 'stage'>;

/** It came back to life, where it stood: with its owner, or in the pool. */
export const reopenLead = (
  state: Lead,
  { leadId, reopenedOn, reason }: ReopenLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = recorded(state, leadId);
  if (lead.status !== 'lost') throw new Refused('LEAD_NOT_LOST', { field: 'leadId', leadId });
  dayOf(lead, 'reopenedOn', reopenedOn, today);
  const { lostOn } = lead;
  if (lostOn !== undefined && reopenedOn < lostOn)
    throw new Refused('LEAD_DATE_BEFORE_LOSS', { field: 'reopenedOn', lostOn });
  const stage = stageOf({ ...lead, status: 'open' });
  return [{ type: 'LeadReopened', data: { leadId, reopenedOn, reason, stage } }];
};

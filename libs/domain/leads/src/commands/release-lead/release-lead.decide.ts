import type { CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadReleased } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { scopeIdsOf, stageOf, type Lead } from '../../lead.state.js';

type ReleaseLead = Omit<LeadReleased['data'], 'before' | 'stage' | 'scopeIds'>;

/** Nobody's any more: into the open pool 公海, for any organization to claim. Who reported it stays credited. */
export const releaseLead = (
  state: Lead,
  { leadId, releasedOn, reason }: ReleaseLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  if (lead.inPool) return []; // nothing to let go
  dayOf(lead, 'releasedOn', releasedOn, today);
  const { owner: before, ...rest } = lead;
  return [
    {
      type: 'LeadReleased',
      data: {
        leadId,
        ...(before === undefined ? {} : { before }),
        releasedOn,
        reason,
        stage: stageOf({ ...rest, negotiating: false }),
        scopeIds: scopeIdsOf(rest),
      },
    },
  ];
};

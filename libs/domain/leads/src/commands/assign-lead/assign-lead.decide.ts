import type { CalendarDate } from '#platform/kernel';
import type { LeadAssigned, LeadEvent } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { sameOwner, scopeIdsOf, stageOf, type Lead } from '../../lead.state.js';

type AssignLead = Pick<LeadAssigned['data'], 'leadId' | 'owner' | 'assignedOn'>;

/**
 * Somebody is to work on it 分派, from a day on; also out of the pool, and anew. One that is recorded late, behind a later step, leaves the
 * lead with whom that step gave it to.
 */
export const assignLead = (
  state: Lead,
  { leadId, owner, assignedOn }: AssignLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  dayOf(lead, 'assignedOn', assignedOn, today);
  const stated = lead.handovers.findLast(({ on }) => on === assignedOn);
  const late = lead.handovers.some(({ on }) => on > assignedOn);
  // Recorded already; but a transfer or claim goes by the order of recording, whatever day it names, and may have taken it away.
  if (sameOwner(stated?.owner, owner) && (late || sameOwner(lead.owner, owner))) return [];
  const { owner: before, ...rest } = lead;
  const current = late ? before : owner;
  const now = { ...rest, ...(current === undefined ? {} : { owner: current }) };
  return [
    {
      type: 'LeadAssigned',
      data: {
        leadId,
        ...(before === undefined ? {} : { before }),
        owner,
        assignedOn,
        ...(current === undefined ? {} : { current }),
        stage: stageOf(now),
        scopeIds: scopeIdsOf(now),
      },
    },
  ];
};

import type { CalendarDate } from '#libs/kernel';
import type { LeadEvent, LeadOwner } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { sameOwner, scopeOf, stageOf, type Lead } from '../../lead.state.js';

export type AssignLead = {
  readonly leadId: string;
  readonly owner: LeadOwner;
  readonly assignedOn: CalendarDate;
};

/** Somebody is to work on it 分派; also out of the pool, and anew. */
export const assignLead = (
  state: Lead,
  { leadId, owner, assignedOn }: AssignLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  if (sameOwner(lead.owner, owner)) return []; // said twice, happened once
  dayOf(lead, 'assignedOn', assignedOn, today);
  const now = { ...lead, owner };
  return [
    {
      type: 'LeadAssigned',
      data: {
        leadId,
        ...(lead.owner === undefined ? {} : { before: lead.owner }),
        owner,
        assignedOn,
        stage: stageOf(now),
        scopeIds: scopeOf(now),
      },
    },
  ];
};

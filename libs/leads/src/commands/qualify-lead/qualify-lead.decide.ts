import type { CalendarDate } from '#libs/kernel';
import type { LeadEvent, LeadGrade } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { stageOf, type Lead } from '../../lead.state.js';

export type QualifyLead = {
  readonly leadId: string;
  readonly grade: LeadGrade;
  readonly qualifiedOn: CalendarDate;
};

/** Triage 研判. It counts as qualified on the day of its first grade; a better or worse one later is no second qualification. */
export const qualifyLead = (
  state: Lead,
  { leadId, grade, qualifiedOn }: QualifyLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  if (lead.grade === grade) return []; // said twice, happened once
  dayOf(lead, 'qualifiedOn', qualifiedOn, today);
  if (lead.grade !== undefined)
    return [
      { type: 'LeadRegraded', data: { leadId, before: lead.grade, after: grade, regradedOn: qualifiedOn } },
    ];
  const stage = stageOf({ ...lead, qualifiedOn });
  return [{ type: 'LeadQualified', data: { leadId, grade, qualifiedOn, stage } }];
};

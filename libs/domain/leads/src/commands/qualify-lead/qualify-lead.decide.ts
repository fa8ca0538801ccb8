import type { CalendarDate } from '#platform/kernel';
import type { LeadEvent, LeadQualified } from '../../lead.events.js';
import { dayOf, open } from '../../lead.rules.js';
import { gradeOn, stageOf, type Lead } from '../../lead.state.js';

export type QualifyLead = Omit<LeadQualified['data'], 'stage'>;

/**
 * Triage 研判. It counts as qualified on the day of its first grade; a better or worse one later is no second qualification. One of an
 * earlier day that is recorded late is the first from then on, and leaves the grade of today.
 */
export const qualifyLead = (
  state: Lead,
  { leadId, grade, qualifiedOn }: QualifyLead,
  today: CalendarDate,
): LeadEvent[] => {
  const lead = open(state, leadId);
  dayOf(lead, 'qualifiedOn', qualifiedOn, today);
  if (lead.qualifiedOn === undefined) {
    const stage = stageOf({ ...lead, qualifiedOn });
    return [{ type: 'LeadQualified', data: { leadId, grade, qualifiedOn, stage } }];
  }
  const stated = lead.grades.findLast(({ on }) => on === qualifiedOn);
  if (stated?.grade === grade) return []; // recorded already
  const before = gradeOn(lead, qualifiedOn);
  const current = gradeOn({ grades: [...lead.grades, { on: qualifiedOn, grade }] })!;
  return [
    {
      type: 'LeadRegraded',
      data: {
        leadId,
        ...(before === undefined ? {} : { before }),
        after: grade,
        regradedOn: qualifiedOn,
        current,
        ...(qualifiedOn < lead.qualifiedOn ? { qualifiedOn } : {}),
      },
    },
  ];
};

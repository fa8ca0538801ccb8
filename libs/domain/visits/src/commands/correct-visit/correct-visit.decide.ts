import { sameFact, type CalendarDate } from '#platform/kernel';
import type { VisitEvent, VisitRecord } from '../../visit.events.js';
import { changed, checkedRecord, logged, type ClearableField } from '../../visit.rules.js';
import { sourceOf, type Visit } from '../../visit.state.js';

export type CorrectVisit = {
  readonly visitId: string;
  readonly said: Partial<VisitRecord>;
  readonly clear: readonly ClearableField[];
  readonly reason: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** The record was wrong: its figures move on the day of the visit itself, as if it had been recorded rightly. */
export const correctVisit = (visit: Visit, facts: CorrectVisit, today: CalendarDate): VisitEvent[] => {
  const { visitId, said, clear, reason } = facts;
  const { record: before } = logged(visit, visitId);
  const after = checkedRecord(changed(before, said, clear), today);
  if (sameFact(before, after)) return []; // already as it should be
  return [{ type: 'VisitCorrected', data: { visitId, before, after, reason, ...sourceOf(facts) } }];
};

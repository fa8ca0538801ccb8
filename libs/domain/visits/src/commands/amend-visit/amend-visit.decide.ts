import { sameFact } from '#platform/kernel';
import type { VisitEvent, VisitPlan } from '../../visit.events.js';
import { changed, checkedPlan, planned, type ClearableField } from '../../visit.rules.js';
import { sourceOf, type Visit } from '../../visit.state.js';

export type AmendVisit = {
  readonly visitId: string;
  readonly said: Partial<VisitPlan>;
  readonly clear: readonly ClearableField[];
  readonly reason?: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** The plan changed. Once it was logged, the record is corrected instead. */
export const amendVisit = (visit: Visit, facts: AmendVisit): VisitEvent[] => {
  const { visitId, said, clear, reason } = facts;
  const { plan: before } = planned(visit, visitId);
  const after = checkedPlan(changed(before, said, clear));
  if (sameFact(before, after)) return []; // recorded already
  return [
    {
      type: 'VisitAmended',
      data: { visitId, before, after, ...(reason === undefined ? {} : { reason }), ...sourceOf(facts) },
    },
  ];
};

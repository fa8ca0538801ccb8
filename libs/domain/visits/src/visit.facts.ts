import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { VisitEvent } from './visit.events.js';

/** How what happens to visits is told. */
export const visitFacts = factsOf<VisitEvent, RecognitionEvent>({
  VisitPlanned: (plan) => ({ on: plan.plannedOn, is: plan }),
  VisitAmended: ({ before, after, reason }) => ({ was: before, is: after, whole: true, says: { reason } }),
  VisitLogged: ({ planned, ...visit }) => ({
    on: visit.visitedOn,
    // When it had been planned for is no news: under the names that the plan has for it.
    is: { ...visit, plannedOn: planned?.on, plannedUntil: planned?.until },
    whole: true,
  }),
  VisitCancelled: ({ reason }) => ({ says: { reason } }),
  VisitCorrected: ({ before, after, reason }) => ({ was: before, is: after, whole: true, says: { reason } }),
});

import type { VisitEvent } from '../../visit.events.js';
import { planned } from '../../visit.rules.js';
import type { Visit } from '../../visit.state.js';

type CancelVisit = { readonly visitId: string; readonly reason: string };

/** A plan that will not take place. What was logged cannot be cancelled: if it never was, a reviewer rejects its figures. */
export const cancelVisit = (visit: Visit, facts: CancelVisit): VisitEvent[] => {
  planned(visit, facts.visitId);
  return [{ type: 'VisitCancelled', data: facts }];
};

import { Refused } from '#platform/kernel';
import type { Programme, VisitEvent, VisitPlanned } from '../../visit.events.js';
import { checkedPlan, complete } from '../../visit.rules.js';
import type { Visit } from '../../visit.state.js';

/** The plan as the command found it: references looked up. */
export type PlanVisit = Omit<VisitPlanned['data'], keyof Programme> & { readonly said: Partial<Programme> };

/** A plan counts for nothing until it is logged; it may lie in the past, where a paper is recorded late. */
export const planVisit = (visit: Visit, { said, ...facts }: PlanVisit): VisitEvent[] => {
  if (visit.status !== 'absent') throw new Refused('VISIT_ALREADY_RECORDED', { visitId: visit.visitId });
  return [{ type: 'VisitPlanned', data: checkedPlan({ ...complete(said), ...facts }) }];
};

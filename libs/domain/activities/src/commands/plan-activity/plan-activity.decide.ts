import { Refused } from '#platform/kernel';
import type { ActivityEvent, ActivityPlanned } from '../../activity.events.js';
import { checkedExpected } from '../../activity.rules.js';
import type { Activity } from '../../activity.state.js';

/** The plan as the command found it: references looked up, credits made. */
type PlanActivity = ActivityPlanned['data'];

/** A plan counts for nothing until it is held; it may lie in the past, where a paper is recorded late. */
export const planActivity = (activity: Activity, facts: PlanActivity): ActivityEvent[] => {
  if (activity.status !== 'absent')
    throw new Refused('ACTIVITY_ALREADY_RECORDED', { activityId: activity.activityId });
  checkedExpected(facts.expected);
  return [{ type: 'ActivityPlanned', data: facts }];
};

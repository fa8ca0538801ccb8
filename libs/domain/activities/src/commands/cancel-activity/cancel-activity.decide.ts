import type { ActivityEvent } from '../../activity.events.js';
import { planned } from '../../activity.rules.js';
import type { Activity } from '../../activity.state.js';

type CancelActivity = { readonly activityId: string; readonly reason: string };

/** A plan that will not take place. What was held cannot be cancelled: if it never was, a reviewer rejects its figures. */
export const cancelActivity = (activity: Activity, facts: CancelActivity): ActivityEvent[] => {
  planned(activity, facts.activityId);
  return [{ type: 'ActivityCancelled', data: facts }];
};

import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { ActivityEvent } from './activity.events.js';

/** How what happens to activities is told. */
export const activityFacts = factsOf<ActivityEvent, RecognitionEvent>({
  ActivityPlanned: (plan) => ({ on: plan.expected.from, is: plan }),
  ActivityHeld: (activity) => ({ on: activity.held.firstHeldOn, is: activity, whole: true }),
  ActivitySessionsAdded: ({ added, held }) => ({ on: added[0]?.heldOn, is: { held }, says: { added } }),
  ActivityCancelled: ({ reason }) => ({ says: { reason } }),
  ActivityCorrected: ({ before, after, reason }) => ({
    was: before,
    is: after,
    whole: true,
    says: { reason },
  }),
});

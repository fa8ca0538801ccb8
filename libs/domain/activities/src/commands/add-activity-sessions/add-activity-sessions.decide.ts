import type { CalendarDate } from '#platform/kernel';
import type { ActivityEvent, ActivitySession } from '../../activity.events.js';
import { checkedSessions, held, heldWith } from '../../activity.rules.js';
import type { Activity } from '../../activity.state.js';

type AddActivitySessions = {
  readonly activityId: string;
  readonly sessions: readonly ActivitySession[];
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** It had more sessions: more 场次, no more activities. An earlier day moves the day on which the activity counts. */
export const addActivitySessions = (
  activity: Activity,
  { activityId, sessions, ...source }: AddActivitySessions,
  today: CalendarDate,
): ActivityEvent[] => {
  const found = held(activity, activityId);
  checkedSessions(sessions, today);
  return [
    {
      type: 'ActivitySessionsAdded',
      data: {
        activityId,
        added: sessions,
        held: heldWith([...found.held.sessions, ...sessions]),
        ...source,
      },
    },
  ];
};

import { badField, Refused, type CalendarDate } from '#platform/kernel';
import type { ActivityEvent, ActivitySession, Described } from '../../activity.events.js';
import {
  checkedSessions,
  describedOf,
  heldWith,
  planned,
  restated,
  type SaidOfActivity,
} from '../../activity.rules.js';
import type { Activity } from '../../activity.state.js';

export type HoldActivity = {
  readonly activityId: string;
  /** Whether it had been planned: what is not said here is then as planned. */
  readonly asPlanned: boolean;
  readonly described: SaidOfActivity;
  readonly sessions: readonly ActivitySession[];
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** It took place. From here on it counts: one activity, and its sessions 场次 each on its day. */
export const holdActivity = (
  activity: Activity,
  { activityId, asPlanned, described, sessions, ...source }: HoldActivity,
  today: CalendarDate,
): ActivityEvent[] => {
  if (!asPlanned && activity.status !== 'absent')
    throw new Refused('ACTIVITY_ALREADY_RECORDED', { activityId });
  const plan = asPlanned ? planned(activity, activityId) : undefined;
  checkedSessions(sessions, today);
  return [
    {
      type: 'ActivityHeld',
      data: {
        ...(plan?.sourceDocument === undefined ? {} : { sourceDocument: plan.sourceDocument }),
        ...(plan?.illustrative === undefined ? {} : { illustrative: plan.illustrative }),
        ...source,
        ...complete(restated<Partial<Described>>(plan ? describedOf(plan) : {}, described)),
        activityId,
        held: heldWith(sessions),
      },
    },
  ];
};

const complete = ({ name, kind, regionCode, credits, ...rest }: Partial<Described>): Described => ({
  ...rest,
  name: name ?? missing('name'),
  kind: kind ?? missing('kind'),
  regionCode: regionCode ?? missing('regionCode'),
  credits: credits ?? missing('organizerIds'),
});

const missing = (field: string): never =>
  badField(field, 'FIELD_MISSING', 'needed, unless it had been planned');

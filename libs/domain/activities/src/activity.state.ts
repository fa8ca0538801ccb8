import { everybodyAtHome, decide, streamOf, undecided, type Decisions } from '#platform/kernel';
import type { ActivityEvent, Described, Expected, Held } from './activity.events.js';

type Recorded = Described & {
  readonly activityId: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
  readonly decisions: Decisions;
};

/** One that is expected, or was and will not be. */
export type PlannedActivity = Recorded & {
  readonly status: 'planned' | 'cancelled';
  readonly expected: Expected;
};
export type HeldActivity = Recorded & { readonly status: 'held'; readonly held: Held };
export type RecordedActivity = PlannedActivity | HeldActivity;
export type Activity = { readonly status: 'absent' } | RecordedActivity;
export const absent: Activity = { status: 'absent' };

export const evolve = (activity: Activity, event: ActivityEvent): Activity => {
  if (event.type === 'ActivityPlanned') return { ...event.data, status: 'planned', decisions: undecided };
  if (event.type === 'ActivityHeld')
    return {
      ...event.data,
      status: 'held',
      decisions: activity.status === 'absent' ? undecided : activity.decisions,
    };
  if (activity.status === 'absent') throw new Error(`${event.type} of an activity that is not there`);
  switch (event.type) {
    case 'ActivitySessionsAdded':
      if (activity.status !== 'held')
        throw new Error(`${event.type} of an activity that is ${activity.status}`);
      return { ...activity, held: event.data.held };
    case 'ActivityCancelled':
      if (activity.status === 'held') throw new Error(`${event.type} of an activity that was held`);
      return { ...activity, status: 'cancelled' };
    case 'ActivityCorrected': {
      const { activityId, sourceDocument, illustrative, decisions, status } = activity;
      return {
        activityId,
        ...(sourceDocument === undefined ? {} : { sourceDocument }),
        ...(illustrative === undefined ? {} : { illustrative }),
        decisions,
        status,
        // All of the description, so that what it no longer says is gone.
        ...event.data.after,
      } as RecordedActivity;
    }
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...activity, decisions: decide(activity.decisions, event) };
  }
};

export const activityStream = streamOf<Activity, ActivityEvent>('activity', absent, evolve, everybodyAtHome);

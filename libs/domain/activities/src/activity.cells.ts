import { claimCells, count, ONE, stepsOf, type Cells, type Dims } from '#platform/ledger';
import type { Measure } from '#platform/kernel';
import type { ActivitySession } from './activity.events.js';
import type { Activity } from './activity.state.js';

/**
 * What an activity counts for as it stands: held for 招商, one activity from its first session on, and its sessions each on its day; held as a
 * service 服务, its sessions in a measure of their own. Who took part in a training counts whatever it was held for.
 */
export const activityCells: Cells<Activity> = (_rule, activity) => {
  if (activity.status !== 'held') return [];
  const { activityId, kind, purpose, chainCode, regionCode, credits, held, decisions } = activity;
  const dims: Dims = { activityId, chainCode, regionCode };
  const counted = (measure: Measure, balances: Parameters<typeof stepsOf>[0]) =>
    claimCells(measure, stepsOf(balances, [{ from: held.firstHeldOn, credits }]), dims, decisions);
  const sessions = cumulative(held.sessions, (day) => day.sessions);
  return [
    ...(purpose === 'SERVICE'
      ? counted('SERVICE_SESSIONS', sessions)
      : [
          ...counted('ACTIVITIES_HELD', [{ on: held.firstHeldOn, balance: ONE }]),
          ...counted('ACTIVITY_SESSIONS', sessions),
        ]),
    ...(kind === 'TRAINING'
      ? counted(
          'TRAINING_PARTICIPANTS',
          cumulative(held.sessions, (day) => day.participants ?? 0),
        )
      : []),
  ];
};

/** One balance a day, so that a day's sessions are one line however often they were added to. */
const cumulative = (sessions: readonly ActivitySession[], of: (day: ActivitySession) => number) => {
  const days = new Map<string, number>();
  let total = 0;
  for (const day of sessions) days.set(day.heldOn, (total += of(day))); // they come in order of their days
  return [...days].map(([on, balance]) => ({ on, balance: count(balance) }));
};

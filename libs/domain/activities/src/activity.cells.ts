import { claimCells, count, ONE, stepsOf, type Cells, type Dims } from '#platform/ledger';
import type { ActivitySession } from './activity.events.js';
import type { Activity } from './activity.state.js';

/** What an activity counts for as it stands: one activity from its first session on, and its sessions each on its day. */
export const activityCells: Cells<Activity> = (_rule, activity) => {
  if (activity.status !== 'held') return [];
  const { activityId, chainCode, regionCode, credits, held, decisions } = activity;
  const dims: Dims = { activityId, chainCode, regionCode };
  const whose = [{ from: held.firstHeldOn, credits }];
  return [
    ...claimCells(
      'ACTIVITIES_HELD',
      stepsOf([{ on: held.firstHeldOn, balance: ONE }], whose),
      dims,
      decisions,
    ),
    ...claimCells('ACTIVITY_SESSIONS', stepsOf(cumulative(held.sessions), whose), dims, decisions),
  ];
};

/** One balance a day, so that a day's sessions are one line however often they were added to. */
const cumulative = (sessions: readonly ActivitySession[]) => {
  const days = new Map<string, number>();
  let total = 0;
  for (const day of sessions) days.set(day.heldOn, (total += day.sessions)); // they come in order of their days
  return [...days].map(([on, balance]) => ({ on, balance: count(balance) }));
};

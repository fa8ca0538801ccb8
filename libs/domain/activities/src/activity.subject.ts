import type { Declared } from '#platform/kernel';
import { measuresOf, subject } from '#platform/ledger';
import { activityCells } from './activity.cells.js';
import { activityStream } from './activity.state.js';

const activity = measuresOf(
  'the organizers, in equal shares unless given',
  'the activity itself, its chain and region',
);

/** What is counted of promotion activities. */
const activityMeasures = {
  ACTIVITIES_HELD: activity('COUNT', ['场', 'activities'], 'first session'),
  ACTIVITY_SESSIONS: activity('SESSIONS', ['场次', 'sessions'], 'each session'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof activityMeasures> {}
}

/** How the ledger counts activities. */
export const activitySubject = subject({
  streams: activityStream,
  kind: 'ACTIVITY',
  measures: activityMeasures,
  cells: activityCells,
  causes: {
    ActivityPlanned: 'ignore',
    ActivityHeld: 'NEW',
    ActivitySessionsAdded: 'NEW',
    ActivityCancelled: 'ignore',
    ActivityCorrected: 'CORRECTED',
  },
  nameOf: (activity) => (activity.status === 'absent' ? '' : activity.name),
});

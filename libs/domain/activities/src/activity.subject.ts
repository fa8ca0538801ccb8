import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
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

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof activityMeasures, MeasureWords>> = {
  ACTIVITIES_HELD: {
    name: '举办活动',
    nameEn: 'Activities held',
    definition: '已举办的活动，不论场次各计一场，以首场之日计。',
    definitionEn:
      'Activities that were held, each once however many sessions it had, on the day of the first.',
    population: [
      '已举办的推介活动，不论几场',
      'Promotion activities that were held, whatever the number of sessions',
    ],
    credited: ['主办组织，未注明比例的均分', 'The organizers, in equal shares unless given'],
    dated: ['首场之日', 'The day of the first session'],
    neverWith: ['ACTIVITY_SESSIONS'],
    ruled: false,
  },
  ACTIVITY_SESSIONS: {
    name: '活动场次',
    nameEn: 'Activity sessions',
    definition: '已举办活动的场次，以各场之日计。',
    definitionEn: 'Sessions of activities that were held, each on its own day.',
    population: ['已举办活动的各个场次', 'Each session of activities that were held'],
    credited: ['主办组织，未注明比例的均分', 'The organizers, in equal shares unless given'],
    dated: ['各场之日', 'The day of each session'],
    neverWith: [],
    ruled: false,
  },
};

/** How the ledger counts activities. */
export const activitySubject = subject({
  streams: activityStream,
  kind: 'ACTIVITY',
  measures: activityMeasures,
  words: measureWords,
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

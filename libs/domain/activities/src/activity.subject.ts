import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
import { activityCells } from './activity.cells.js';
import { activityStream } from './activity.state.js';

const activity = measuresOf(
  'the organizers, in equal shares unless given',
  'the activity itself, its chain and region',
);

/** What is counted of activities. */
const activityMeasures = {
  ACTIVITIES_HELD: activity('COUNT', ['场', 'activities'], 'first session'),
  ACTIVITY_SESSIONS: activity('SESSIONS', ['场次', 'sessions'], 'each session'),
  SERVICE_SESSIONS: activity('SESSIONS', ['场次', 'sessions'], 'each session'),
  TRAINING_PARTICIPANTS: activity('PERSONS', ['人次', 'person-times'], 'each session'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof activityMeasures> {}
}

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof activityMeasures, MeasureWords>> = {
  ACTIVITIES_HELD: {
    name: '举办活动',
    nameEn: 'Activities held',
    definition: '已举办的招商活动，不论场次各计一场，以首场之日计。',
    definitionEn:
      'Promotion activities that were held, each once however many sessions it had, on the day of the first.',
    population: [
      '已举办的招商活动，不论几场；服务活动不计',
      'Promotion activities that were held, whatever the number of sessions; no service activity',
    ],
    credited: ['主办组织，未注明比例的均分', 'The organizers, in equal shares unless given'],
    dated: ['首场之日', 'The day of the first session'],
    neverWith: ['ACTIVITY_SESSIONS'],
    ruled: false,
  },
  ACTIVITY_SESSIONS: {
    name: '活动场次',
    nameEn: 'Activity sessions',
    definition: '已举办招商活动的场次，以各场之日计。',
    definitionEn: 'Sessions of promotion activities that were held, each on its own day.',
    population: [
      '已举办招商活动的各个场次；服务活动不计',
      'Each session of promotion activities that were held; none of a service activity',
    ],
    credited: ['主办组织，未注明比例的均分', 'The organizers, in equal shares unless given'],
    dated: ['各场之日', 'The day of each session'],
    neverWith: [],
    ruled: false,
  },
  SERVICE_SESSIONS: {
    name: '服务活动场次',
    nameEn: 'Service sessions',
    definition: '已举办服务活动（沙龙、讲座、咨询、培训等）的场次，以各场之日计。',
    definitionEn:
      'Sessions of service activities that were held (salons, lectures, consultations, trainings), each on its own day.',
    population: [
      '目的为服务的已举办活动的各个场次；招商活动不计',
      'Each session of activities that were held as a service; none of a promotion activity',
    ],
    credited: ['主办组织，未注明比例的均分', 'The organizers, in equal shares unless given'],
    dated: ['各场之日', 'The day of each session'],
    neverWith: ['ACTIVITIES_HELD', 'ACTIVITY_SESSIONS'],
    ruled: false,
  },
  TRAINING_PARTICIPANTS: {
    name: '培训人次',
    nameEn: 'Training participants',
    definition: '已举办培训的参加人次，以各场之日计；无文件载明人数的不计。',
    definitionEn:
      'Person-times of trainings that were held, each session on its own day; none where nobody counted.',
    population: [
      '类别为培训的已举办活动的参加人次，招商、服务都计；同一人多次多计',
      'Person-times of activities of kind training that were held, for promotion or as a service; one person each time',
    ],
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

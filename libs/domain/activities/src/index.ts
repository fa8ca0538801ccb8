export type * from './activity.events.js';
export type { RecordedActivity } from './activity.state.js';
export { Activities, ActivityNames } from './activities.directory.js';
export { activitiesContext } from './activities.context.js';

export { Activities, ActivityNames } from './activities.directory.js';
export { activitiesContext } from './activities.context.js';
export { ActivityRow } from './views/activities/activities.view.js';

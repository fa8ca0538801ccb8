import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { Activities, ActivityNames } from './activities.directory.js';
import { activityEvents } from './activity.events.js';
import { activitySubject } from './activity.subject.js';
import { activityUpcasts } from './activity.upcasts.js';
import { addActivitySessionsCommand } from './commands/add-activity-sessions/add-activity-sessions.command.js';
import { cancelActivityCommand } from './commands/cancel-activity/cancel-activity.command.js';
import { correctActivityCommand } from './commands/correct-activity/correct-activity.command.js';
import { holdActivityCommand } from './commands/hold-activity/hold-activity.command.js';
import { planActivityCommand } from './commands/plan-activity/plan-activity.command.js';
import { activityRelated, ActivitiesResolver } from './views/activities/activities.resolver.js';
import { activitiesView, ActivityRow, activityVersions } from './views/activities/activities.view.js';
import { activityFacts } from './activity.facts.js';

/** Who may do what. */
const activityPermissions = {
  'activity.plan': heldBy.liaison,
  'activity.hold': heldBy.liaison,
  'activity.cancel': heldBy.liaison,
  'activity.correct': heldBy.liaison,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof activityPermissions> {}
}

/** What activities give the processes. */
export const activitiesContext: Context = {
  name: 'activities',
  permissions: activityPermissions,
  seededBy: 'liaison',
  events: { types: activityEvents, upcasts: activityUpcasts },
  facts: activityFacts,
  subjects: [activitySubject],
  projections: [withVersions(activitiesView, activityVersions)],
  reactions: [],
  commands: [
    planActivityCommand,
    holdActivityCommand,
    addActivitySessionsCommand,
    cancelActivityCommand,
    correctActivityCommand,
  ],
  providers: [ActivitiesResolver, chainNames(ActivityRow), recordRecognitions(ActivityRow), activityRelated],
  offers: [Activities, ActivityNames],
};

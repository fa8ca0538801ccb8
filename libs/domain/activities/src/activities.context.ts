import type { Context } from '#platform/operations';
import { ActivitiesModule } from './activities.module.js';
import { activityEvents } from './activity.events.js';
import { activitySubject } from './activity.subject.js';
import { activityUpcasts } from './activity.upcasts.js';
import { AddActivitySessionsCommand } from './commands/add-activity-sessions/add-activity-sessions.handler.js';
import { AddActivitySessionsInput } from './commands/add-activity-sessions/add-activity-sessions.resolver.js';
import { CancelActivityCommand } from './commands/cancel-activity/cancel-activity.handler.js';
import { CancelActivityInput } from './commands/cancel-activity/cancel-activity.resolver.js';
import { CorrectActivityCommand } from './commands/correct-activity/correct-activity.handler.js';
import { CorrectActivityInput } from './commands/correct-activity/correct-activity.resolver.js';
import { HoldActivityCommand } from './commands/hold-activity/hold-activity.handler.js';
import { HoldActivityInput } from './commands/hold-activity/hold-activity.resolver.js';
import { PlanActivityCommand } from './commands/plan-activity/plan-activity.handler.js';
import { PlanActivityInput } from './commands/plan-activity/plan-activity.resolver.js';
import { activitiesView } from './views/activities/activities.view.js';

/** What activities give the processes. */
export const activitiesContext: Context = {
  name: 'activities',
  events: { types: activityEvents, upcasts: activityUpcasts },
  module: ActivitiesModule,
  projections: [activitiesView],
  subjects: [activitySubject],
  reactions: [],
  commands: {
    planActivity: { input: PlanActivityInput, command: PlanActivityCommand },
    holdActivity: { input: HoldActivityInput, command: HoldActivityCommand },
    addActivitySessions: { input: AddActivitySessionsInput, command: AddActivitySessionsCommand },
    cancelActivity: { input: CancelActivityInput, command: CancelActivityCommand },
    correctActivity: { input: CorrectActivityInput, command: CorrectActivityCommand },
  },
};

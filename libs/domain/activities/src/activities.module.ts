import { Global, Module } from '@nestjs/common';
import { Activities, ActivityNames } from './activities.directory.js';
import { AddActivitySessionsHandler } from './commands/add-activity-sessions/add-activity-sessions.handler.js';
import { AddActivitySessionsResolver } from './commands/add-activity-sessions/add-activity-sessions.resolver.js';
import { CancelActivityHandler } from './commands/cancel-activity/cancel-activity.handler.js';
import { CancelActivityResolver } from './commands/cancel-activity/cancel-activity.resolver.js';
import { CorrectActivityHandler } from './commands/correct-activity/correct-activity.handler.js';
import { CorrectActivityResolver } from './commands/correct-activity/correct-activity.resolver.js';
import { HoldActivityHandler } from './commands/hold-activity/hold-activity.handler.js';
import { HoldActivityResolver } from './commands/hold-activity/hold-activity.resolver.js';
import { PlanActivityHandler } from './commands/plan-activity/plan-activity.handler.js';
import { PlanActivityResolver } from './commands/plan-activity/plan-activity.resolver.js';
import { ActivitiesResolver } from './views/activities/activities.resolver.js';

/** Every provider, listed plainly. `Activities` and `ActivityNames` are what other contexts look activities up in. */
@Global()
@Module({
  providers: [
    Activities,
    ActivityNames,
    PlanActivityHandler,
    PlanActivityResolver,
    HoldActivityHandler,
    HoldActivityResolver,
    AddActivitySessionsHandler,
    AddActivitySessionsResolver,
    CancelActivityHandler,
    CancelActivityResolver,
    CorrectActivityHandler,
    CorrectActivityResolver,
    ActivitiesResolver,
  ],
  exports: [Activities, ActivityNames],
})
export class ActivitiesModule {}

import { Module } from '@nestjs/common';
import { BreakProjectRingHandler } from './commands/break-project-ring/break-project-ring.handler.js';
import { CorrectProjectHandler } from './commands/correct-project/correct-project.handler.js';
import { CorrectProjectResolver } from './commands/correct-project/correct-project.resolver.js';
import { LandProjectHandler } from './commands/land-project/land-project.handler.js';
import { LandProjectResolver } from './commands/land-project/land-project.resolver.js';
import { LinkDuplicateProjectHandler } from './commands/link-duplicate-project/link-duplicate-project.handler.js';
import { LinkDuplicateProjectResolver } from './commands/link-duplicate-project/link-duplicate-project.resolver.js';
import { RecordProjectFundsHandler } from './commands/record-project-funds/record-project-funds.handler.js';
import { RecordProjectFundsResolver } from './commands/record-project-funds/record-project-funds.resolver.js';
import { RecordProjectMilestoneHandler } from './commands/record-project-milestone/record-project-milestone.handler.js';
import { RecordProjectMilestoneResolver } from './commands/record-project-milestone/record-project-milestone.resolver.js';
import { RecreditProjectHandler } from './commands/recredit-project/recredit-project.handler.js';
import { RecreditProjectResolver } from './commands/recredit-project/recredit-project.resolver.js';
import { ReviseProjectPlanHandler } from './commands/revise-project-plan/revise-project-plan.handler.js';
import { ReviseProjectPlanResolver } from './commands/revise-project-plan/revise-project-plan.resolver.js';
import { UnlinkDuplicateProjectHandler } from './commands/unlink-duplicate-project/unlink-duplicate-project.handler.js';
import { UnlinkDuplicateProjectResolver } from './commands/unlink-duplicate-project/unlink-duplicate-project.resolver.js';
import { WithdrawProjectHandler } from './commands/withdraw-project/withdraw-project.handler.js';
import { WithdrawProjectResolver } from './commands/withdraw-project/withdraw-project.resolver.js';
import { ProjectsResolver } from './views/projects/projects.resolver.js';

/** Every provider, listed plainly. What the handlers look up comes from the other contexts' modules, which are global. */
@Module({
  providers: [
    LandProjectHandler,
    LandProjectResolver,
    ReviseProjectPlanHandler,
    ReviseProjectPlanResolver,
    RecordProjectMilestoneHandler,
    RecordProjectMilestoneResolver,
    RecordProjectFundsHandler,
    RecordProjectFundsResolver,
    RecreditProjectHandler,
    RecreditProjectResolver,
    CorrectProjectHandler,
    CorrectProjectResolver,
    LinkDuplicateProjectHandler,
    LinkDuplicateProjectResolver,
    UnlinkDuplicateProjectHandler,
    UnlinkDuplicateProjectResolver,
    WithdrawProjectHandler,
    WithdrawProjectResolver,
    // Said by a reaction alone.
    BreakProjectRingHandler,
    ProjectsResolver,
  ],
})
export class ProjectsModule {}

import type { Context } from '#platform/operations';
import { CorrectProjectCommand } from './commands/correct-project/correct-project.handler.js';
import { CorrectProjectInput } from './commands/correct-project/correct-project.resolver.js';
import { LandProjectCommand } from './commands/land-project/land-project.handler.js';
import { LandProjectInput } from './commands/land-project/land-project.resolver.js';
import { LinkDuplicateProjectCommand } from './commands/link-duplicate-project/link-duplicate-project.handler.js';
import { LinkDuplicateProjectInput } from './commands/link-duplicate-project/link-duplicate-project.resolver.js';
import { RecordProjectFundsCommand } from './commands/record-project-funds/record-project-funds.handler.js';
import { RecordProjectFundsInput } from './commands/record-project-funds/record-project-funds.resolver.js';
import { RecordProjectMilestoneCommand } from './commands/record-project-milestone/record-project-milestone.handler.js';
import { RecordProjectMilestoneInput } from './commands/record-project-milestone/record-project-milestone.resolver.js';
import { RecreditProjectCommand } from './commands/recredit-project/recredit-project.handler.js';
import { RecreditProjectInput } from './commands/recredit-project/recredit-project.resolver.js';
import { ReviseProjectPlanCommand } from './commands/revise-project-plan/revise-project-plan.handler.js';
import { ReviseProjectPlanInput } from './commands/revise-project-plan/revise-project-plan.resolver.js';
import { UnlinkDuplicateProjectCommand } from './commands/unlink-duplicate-project/unlink-duplicate-project.handler.js';
import { UnlinkDuplicateProjectInput } from './commands/unlink-duplicate-project/unlink-duplicate-project.resolver.js';
import { WithdrawProjectCommand } from './commands/withdraw-project/withdraw-project.handler.js';
import { WithdrawProjectInput } from './commands/withdraw-project/withdraw-project.resolver.js';
import { projectEvents } from './project.events.js';
import { projectSubject } from './project.subject.js';
import { projectUpcasts } from './project.upcasts.js';
import { ProjectsModule } from './projects.module.js';
import { breakRingWhenProjectLinked } from './reactions/break-ring-when-project-linked.js';
import { projectsView } from './views/projects/projects.view.js';

/** What projects give the processes. */
export const projectsContext: Context = {
  name: 'projects',
  events: { types: projectEvents, upcasts: projectUpcasts },
  module: ProjectsModule,
  projections: [projectsView],
  subjects: [projectSubject],
  reactions: [breakRingWhenProjectLinked],
  commands: {
    landProject: { input: LandProjectInput, command: LandProjectCommand },
    reviseProjectPlan: { input: ReviseProjectPlanInput, command: ReviseProjectPlanCommand },
    recordProjectMilestone: { input: RecordProjectMilestoneInput, command: RecordProjectMilestoneCommand },
    recordProjectFunds: { input: RecordProjectFundsInput, command: RecordProjectFundsCommand },
    recreditProject: { input: RecreditProjectInput, command: RecreditProjectCommand },
    correctProject: { input: CorrectProjectInput, command: CorrectProjectCommand },
    linkDuplicateProject: { input: LinkDuplicateProjectInput, command: LinkDuplicateProjectCommand },
    unlinkDuplicateProject: { input: UnlinkDuplicateProjectInput, command: UnlinkDuplicateProjectCommand },
    withdrawProject: { input: WithdrawProjectInput, command: WithdrawProjectCommand },
  },
};

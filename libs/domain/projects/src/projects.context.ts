import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import { chainNames } from '#domain/catalogue';
import { recordRecognitions } from '#domain/recognition';
import { withVersions, type Context } from '#platform/operations';
import { breakProjectRingCommand } from './commands/break-project-ring/break-project-ring.command.js';
import { correctProjectCommand } from './commands/correct-project/correct-project.command.js';
import { landProjectCommand } from './commands/land-project/land-project.command.js';
import { linkDuplicateProjectCommand } from './commands/link-duplicate-project/link-duplicate-project.command.js';
import { recordProjectFundsCommand } from './commands/record-project-funds/record-project-funds.command.js';
import { recordProjectMilestoneCommand } from './commands/record-project-milestone/record-project-milestone.command.js';
import { recreditProjectCommand } from './commands/recredit-project/recredit-project.command.js';
import { reviseProjectPlanCommand } from './commands/revise-project-plan/revise-project-plan.command.js';
import { unlinkDuplicateProjectCommand } from './commands/unlink-duplicate-project/unlink-duplicate-project.command.js';
import { withdrawProjectCommand } from './commands/withdraw-project/withdraw-project.command.js';
import { projectEvents } from './project.events.js';
import { projectSubject } from './project.subject.js';
import { projectUpcasts } from './project.upcasts.js';
import { breakRingWhenProjectLinked } from './reactions/break-ring-when-project-linked.js';
import { projectNext } from './views/projects/project-next.js';
import { projectOnward } from './views/projects/project-onward.js';
import { projectRelated, ProjectsResolver } from './views/projects/projects.resolver.js';
import { ProjectRow, projectsView, projectVersions } from './views/projects/projects.view.js';
import { projectFacts } from './project.facts.js';

/** Who may do what. */
const projectPermissions = {
  'project.land': heldBy.liaison,
  'project.revise': heldBy.liaison,
  'project.recordMilestone': heldBy.liaison,
  'project.recordFunds': heldBy.liaison,
  'project.credit': heldBy.liaison,
  'project.link': heldBy.liaison,
  'project.withdraw': heldBy.liaison,
  'project.correct': heldBy.liaison,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof projectPermissions> {}
}

/** What projects give the processes. */
export const projectsContext: Context = {
  name: 'projects',
  permissions: projectPermissions,
  seededBy: 'liaison',
  events: { types: projectEvents, upcasts: projectUpcasts },
  facts: projectFacts,
  subjects: [projectSubject],
  projections: [withVersions(projectsView, projectVersions)],
  reactions: [breakRingWhenProjectLinked],
  commands: [
    landProjectCommand,
    reviseProjectPlanCommand,
    recordProjectMilestoneCommand,
    recordProjectFundsCommand,
    recreditProjectCommand,
    correctProjectCommand,
    linkDuplicateProjectCommand,
    unlinkDuplicateProjectCommand,
    withdrawProjectCommand,
  ],
  onward: projectOnward,
  innerCommands: [breakProjectRingCommand],
  providers: [
    ProjectsResolver,
    chainNames(ProjectRow),
    recordRecognitions(ProjectRow),
    projectRelated,
    projectNext,
  ],
};

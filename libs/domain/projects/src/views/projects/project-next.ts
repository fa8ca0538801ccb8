import { undecided } from '#platform/kernel';
import { NONE } from '#platform/ledger';
import { nextSteps } from '#platform/operations';
import { correctProjectCommand } from '../../commands/correct-project/correct-project.command.js';
import { correctProject } from '../../commands/correct-project/correct-project.decide.js';
import { linkDuplicateProjectCommand } from '../../commands/link-duplicate-project/link-duplicate-project.command.js';
import { linkDuplicateProject } from '../../commands/link-duplicate-project/link-duplicate-project.decide.js';
import { recordProjectFundsCommand } from '../../commands/record-project-funds/record-project-funds.command.js';
import { recordProjectFunds } from '../../commands/record-project-funds/record-project-funds.decide.js';
import { recordProjectMilestoneCommand } from '../../commands/record-project-milestone/record-project-milestone.command.js';
import { recordProjectMilestone } from '../../commands/record-project-milestone/record-project-milestone.decide.js';
import { recreditProjectCommand } from '../../commands/recredit-project/recredit-project.command.js';
import { recreditProject } from '../../commands/recredit-project/recredit-project.decide.js';
import { reviseProjectPlanCommand } from '../../commands/revise-project-plan/revise-project-plan.command.js';
import { reviseProjectPlan } from '../../commands/revise-project-plan/revise-project-plan.decide.js';
import { unlinkDuplicateProjectCommand } from '../../commands/unlink-duplicate-project/unlink-duplicate-project.command.js';
import { unlinkDuplicateProject } from '../../commands/unlink-duplicate-project/unlink-duplicate-project.decide.js';
import { withdrawProjectCommand } from '../../commands/withdraw-project/withdraw-project.command.js';
import { withdrawProject } from '../../commands/withdraw-project/withdraw-project.decide.js';
import { milestones } from '../../project.events.js';
import { absent, projectStream, type LandedProject } from '../../project.state.js';
import { milestoneColumn, ProjectRow } from './projects.view.js';

/** The project as its row has it: the plan and the shares in force as the landing's, no receipts, and nothing decided of its figures. */
const projectOf = (row: ProjectRow): LandedProject => ({
  projectId: row.id,
  name: row.name,
  ...(row.chainCode === NONE ? {} : { chainCode: row.chainCode }),
  regionCode: row.regionCode,
  landedOn: row.landedOn,
  status: row.status === 'WITHDRAWN' ? 'withdrawn' : 'landed',
  plans: row.planMissing ? [] : [{ on: row.landedOn, planned: row.planned }],
  creditsFrom: [{ from: row.landedOn, credits: row.creditLines }],
  reached: Object.fromEntries(
    milestones.flatMap((each) => {
      const on = row[milestoneColumn[each]];
      return on === null ? [] : [[each, on]];
    }),
  ),
  receipts: [],
  ...(row.withdrawnOn === null ? {} : { withdrawnOn: row.withdrawnOn }),
  ...(row.duplicateOf === null ? {} : { duplicateOf: row.duplicateOf }),
  decisions: undecided,
});

const amount = { amount: 1, currency: 'CNY', cny: 1 };
const reason = '';

/** The field `Project.next`. */
export const projectNext = nextSteps(ProjectRow, {
  key: 'projectId',
  streams: projectStream,
  stateOf: projectOf,
  steps: [
    {
      command: recordProjectMilestoneCommand,
      tries: (project, { projectId, today }) => {
        const milestone = milestones.find(
          (each) => project.status === 'absent' || project.reached[each] === undefined,
        );
        return milestone === undefined
          ? []
          : recordProjectMilestone(project, { projectId, milestone, reachedOn: today }, today);
      },
    },
    {
      command: recordProjectFundsCommand,
      tries: (project, { projectId, today }) =>
        recordProjectFunds(
          project,
          { projectId, kind: 'FIXED_ASSET_INVESTMENT', amount, receivedOn: today },
          today,
        ),
    },
    {
      command: reviseProjectPlanCommand,
      tries: (project, { projectId, today }) =>
        reviseProjectPlan(project, { projectId, plannedInvestment: amount, revisedOn: today, reason }, today),
    },
    {
      command: recreditProjectCommand,
      tries: (project, { projectId, today }) =>
        recreditProject(project, { projectId, credits: [], recreditedOn: today, reason }, today),
    },
    {
      command: withdrawProjectCommand,
      tries: (project, { projectId, today }) =>
        withdrawProject(project, { projectId, withdrawnOn: today, reason }, today),
    },
    {
      command: correctProjectCommand,
      tries: (project, { projectId, today }) =>
        correctProject(project, { projectId, after: { name: '' }, reason }, today),
    },
    {
      command: linkDuplicateProjectCommand,
      tries: (project, { projectId }) =>
        linkDuplicateProject(project, absent, { projectId, duplicateOf: 'another', reason }),
    },
    {
      command: unlinkDuplicateProjectCommand,
      tries: (project, { projectId }) => unlinkDuplicateProject(project, { projectId, reason }),
    },
  ],
});

import { DateField, EnumField, IdField } from '#platform/graphql';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { Milestone } from '../../project.events.js';
import { projectStream } from '../../project.state.js';
import { MilestoneEnum, ProjectRow } from '../../views/projects/projects.view.js';
import { recordProjectMilestone } from './record-project-milestone.decide.js';

@InputType()
export class RecordProjectMilestoneInput extends CommandInput {
  @IdField() projectId!: string;
  @EnumField(MilestoneEnum) milestone!: Milestone;
  @DateField() reachedOn!: string;
}

export const recordProjectMilestoneCommand = command({
  name: 'recordProjectMilestone',
  allow: 'project.recordMilestone',
  input: RecordProjectMilestoneInput,
  answers: ProjectRow,
  doneForGood: true,
  stream: ({ data }) => projectStream(data.projectId),
  decide: (project, { data: { projectId, milestone, reachedOn }, today }) =>
    recordProjectMilestone(project, { projectId, milestone, reachedOn }, today),
});

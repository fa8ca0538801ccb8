import { DateField, IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { withdrawProject } from './withdraw-project.decide.js';

@InputType()
export class WithdrawProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @DateField() withdrawnOn!: string;
  @ReasonField() reason!: string;
}

export const withdrawProjectCommand = command({
  name: 'withdrawProject',
  allow: 'project.withdraw',
  input: WithdrawProjectInput,
  answers: ProjectRow,
  stream: ({ data }) => projectStream(data.projectId),
  decide: (project, { data: { projectId, withdrawnOn, reason }, today }) =>
    withdrawProject(project, { projectId, withdrawnOn, reason }, today),
});

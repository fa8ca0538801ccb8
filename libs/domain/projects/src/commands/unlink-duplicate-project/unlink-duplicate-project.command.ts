import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { unlinkDuplicateProject } from './unlink-duplicate-project.decide.js';

@InputType()
export class UnlinkDuplicateProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @ReasonField() reason!: string;
}

export const unlinkDuplicateProjectCommand = command({
  name: 'unlinkDuplicateProject',
  allow: 'project.link',
  input: UnlinkDuplicateProjectInput,
  answers: ProjectRow,
  stream: ({ data }) => projectStream(data.projectId),
  decide: (project, { data: { projectId, reason } }) =>
    unlinkDuplicateProject(project, { projectId, reason }),
});

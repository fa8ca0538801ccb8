import { IdField, TextField } from '#platform/graphql';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { unlinkDuplicateProject } from './unlink-duplicate-project.decide.js';

@InputType()
export class UnlinkDuplicateProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @TextField({ max: 1000, multiline: true }) reason!: string;
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

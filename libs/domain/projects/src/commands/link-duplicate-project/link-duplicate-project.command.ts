import { StreamWriter } from '#platform/event-store';
import { IdField } from '#platform/graphql';
import { command, CommandInput, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { linkDuplicateProject } from './link-duplicate-project.decide.js';

@InputType()
export class LinkDuplicateProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @IdField() duplicateOf!: string;
  @ReasonField() reason!: string;
}

export const linkDuplicateProjectCommand = command({
  name: 'linkDuplicateProject',
  allow: 'project.link',
  input: LinkDuplicateProjectInput,
  answers: ProjectRow,
  needs: { streams: StreamWriter },
  stream: ({ data }) => projectStream(data.projectId),
  async decide(project, { data: { projectId, duplicateOf, reason }, meta }, { streams }) {
    const stream = projectStream(duplicateOf);
    await streams.referred(stream, meta, 'PROJECT_NOT_FOUND', 'duplicateOf');
    // As it stands now and not a moment ago: what another process linked meanwhile is refused here, not taken back later.
    const { state: original } = await streams.load(stream);
    return linkDuplicateProject(project, original, { projectId, duplicateOf, reason });
  },
});

import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { linkDuplicateProject } from './link-duplicate-project.decide.js';
import type { LinkDuplicateProjectInput } from './link-duplicate-project.resolver.js';

export class LinkDuplicateProjectCommand extends Command<Appended> {
  constructor(
    readonly data: LinkDuplicateProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(LinkDuplicateProjectCommand)
export class LinkDuplicateProjectHandler implements ICommandHandler<LinkDuplicateProjectCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: LinkDuplicateProjectCommand): Promise<Appended> {
    const { data, meta } = command;

    const { projectId, duplicateOf, reason } = data;
    return this.streams.change(projectStream(projectId), command, async (project) => {
      const stream = projectStream(duplicateOf);
      await this.streams.referred(stream, meta, 'PROJECT_NOT_FOUND', 'duplicateOf');
      // As it stands now and not a glance ago: what another process linked meanwhile is refused here, not taken back later.
      const { state: original } = await this.streams.load(stream);
      return linkDuplicateProject(project, original, { projectId, duplicateOf, reason });
    });
  }
}

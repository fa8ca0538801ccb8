import { StreamWriter, type Appended } from '#libs/event-store';
import type { Meta } from '#libs/kernel';
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
      const original = await this.streams.referred(
        projectStream(duplicateOf),
        meta,
        'PROJECT_NOT_FOUND',
        'duplicateOf',
      );
      return linkDuplicateProject(project, original, { projectId, duplicateOf, reason });
    });
  }
}

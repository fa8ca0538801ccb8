import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { unlinkDuplicateProject } from './unlink-duplicate-project.decide.js';
import type { UnlinkDuplicateProjectInput } from './unlink-duplicate-project.resolver.js';

export class UnlinkDuplicateProjectCommand extends Command<Appended> {
  constructor(
    readonly data: UnlinkDuplicateProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(UnlinkDuplicateProjectCommand)
export class UnlinkDuplicateProjectHandler implements ICommandHandler<UnlinkDuplicateProjectCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: UnlinkDuplicateProjectCommand): Promise<Appended> {
    const { data } = command;

    const { projectId, reason } = data;
    return this.streams.change(projectStream(projectId), command, (project) =>
      unlinkDuplicateProject(project, { projectId, reason }),
    );
  }
}

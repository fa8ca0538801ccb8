import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { withdrawProject } from './withdraw-project.decide.js';
import type { WithdrawProjectInput } from './withdraw-project.resolver.js';

export class WithdrawProjectCommand extends Command<Appended> {
  constructor(
    readonly data: WithdrawProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(WithdrawProjectCommand)
export class WithdrawProjectHandler implements ICommandHandler<WithdrawProjectCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: WithdrawProjectCommand): Promise<Appended> {
    const { data, meta } = command;

    const { projectId, withdrawnOn, reason } = data;
    return this.streams.change(projectStream(projectId), command, (project) =>
      withdrawProject(project, { projectId, withdrawnOn, reason }, dateOf(meta.at)),
    );
  }
}

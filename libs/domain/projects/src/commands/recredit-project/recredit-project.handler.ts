import { StreamWriter, type Appended } from '#platform/event-store';
import { checkedCredits, dateOf, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { recreditProject } from './recredit-project.decide.js';
import type { RecreditProjectInput } from './recredit-project.resolver.js';

export class RecreditProjectCommand extends Command<Appended> {
  constructor(
    readonly data: RecreditProjectInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RecreditProjectCommand)
export class RecreditProjectHandler implements ICommandHandler<RecreditProjectCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  execute(command: RecreditProjectCommand): Promise<Appended> {
    const { data, meta } = command;

    const { projectId, recreditedOn, reason } = data;
    return this.streams.change(projectStream(projectId), command, async (project) => {
      const credits = await this.organizations.creditLines(
        'credits',
        checkedCredits('credits', data.credits),
        meta,
      );
      return recreditProject(project, { projectId, credits, recreditedOn, reason }, dateOf(meta.at));
    });
  }
}

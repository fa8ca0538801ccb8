import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { recordProjectMilestone } from './record-project-milestone.decide.js';
import type { RecordProjectMilestoneInput } from './record-project-milestone.resolver.js';

export class RecordProjectMilestoneCommand extends Command<Appended> {
  constructor(
    readonly data: RecordProjectMilestoneInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RecordProjectMilestoneCommand)
export class RecordProjectMilestoneHandler implements ICommandHandler<RecordProjectMilestoneCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: RecordProjectMilestoneCommand): Promise<Appended> {
    const { data, meta } = command;

    const { projectId, milestone, reachedOn } = data;
    return this.streams.change(
      projectStream(projectId),
      command,
      (project) => recordProjectMilestone(project, { projectId, milestone, reachedOn }, dateOf(meta.at)),
      { doneForGood: true },
    );
  }
}

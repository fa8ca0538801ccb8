import { closesRing, duplicateLinks } from '#platform/operations';
import { SequencedLog, StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { breakProjectRing } from './break-project-ring.decide.js';

/** Said by the reaction `break-ring-when-project-linked`. */
export class BreakProjectRingCommand extends Command<Appended> {
  constructor(
    readonly data: {
      readonly projectId: string;
      /** The event that linked it. */
      readonly linkEventId: string;
    },
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(BreakProjectRingCommand)
export class BreakProjectRingHandler implements ICommandHandler<BreakProjectRingCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly log: SequencedLog,
  ) {}

  execute(command: BreakProjectRingCommand): Promise<Appended> {
    const { projectId, linkEventId } = command.data;
    const linkOf = duplicateLinks(this.streams, projectStream, 'ProjectLinkedAsDuplicate');
    return this.streams.change(projectStream(projectId), command, async (project) =>
      breakProjectRing(project, projectId, await closesRing(this.log, linkOf, projectId, linkEventId)),
    );
  }
}

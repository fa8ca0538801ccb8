import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { visitStream } from '../../visit.state.js';
import { cancelVisit } from './cancel-visit.decide.js';
import type { CancelVisitInput } from './cancel-visit.resolver.js';

export class CancelVisitCommand extends Command<Appended> {
  constructor(
    readonly data: CancelVisitInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CancelVisitCommand)
export class CancelVisitHandler implements ICommandHandler<CancelVisitCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: CancelVisitCommand): Promise<Appended> {
    const { visitId, reason } = command.data;

    return this.streams.change(visitStream(visitId), command, (visit) =>
      cancelVisit(visit, { visitId, reason }),
    );
  }
}

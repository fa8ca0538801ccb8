import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { projectStream } from '../../project.state.js';
import { recordProjectFunds } from './record-project-funds.decide.js';
import type { RecordProjectFundsInput } from './record-project-funds.resolver.js';

export class RecordProjectFundsCommand extends Command<Appended> {
  constructor(
    readonly data: RecordProjectFundsInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RecordProjectFundsCommand)
export class RecordProjectFundsHandler implements ICommandHandler<RecordProjectFundsCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: RecordProjectFundsCommand): Promise<Appended> {
    const { data, meta } = command;
    const { projectId, kind, receivedOn } = data;
    return this.streams.change(projectStream(projectId), command, (project) => {
      const today = dateOf(meta.at);
      const amount = moneyOf('amount', data.amount, today);
      return recordProjectFunds(project, { projectId, kind, amount, receivedOn }, today);
    });
  }
}

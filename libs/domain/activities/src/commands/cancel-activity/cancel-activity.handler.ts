import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { activityStream } from '../../activity.state.js';
import { cancelActivity } from './cancel-activity.decide.js';
import type { CancelActivityInput } from './cancel-activity.resolver.js';

export class CancelActivityCommand extends Command<Appended> {
  constructor(
    readonly data: CancelActivityInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CancelActivityCommand)
export class CancelActivityHandler implements ICommandHandler<CancelActivityCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: CancelActivityCommand): Promise<Appended> {
    const { activityId, reason } = command.data;

    return this.streams.change(activityStream(activityId), command, (activity) =>
      cancelActivity(activity, { activityId, reason }),
    );
  }
}

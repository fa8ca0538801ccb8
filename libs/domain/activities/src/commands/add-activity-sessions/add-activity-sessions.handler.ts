import { provenanceOf } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sessionsOf } from '../../activity.inputs.js';
import { activityStream } from '../../activity.state.js';
import { addActivitySessions } from './add-activity-sessions.decide.js';
import type { AddActivitySessionsInput } from './add-activity-sessions.resolver.js';

export class AddActivitySessionsCommand extends Command<Appended> {
  constructor(
    readonly data: AddActivitySessionsInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(AddActivitySessionsCommand)
export class AddActivitySessionsHandler implements ICommandHandler<AddActivitySessionsCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: AddActivitySessionsCommand): Promise<Appended> {
    const { data, meta } = command;

    const { activityId } = data;
    const sessions = sessionsOf(data.sessions);
    return this.streams.change(activityStream(activityId), command, (activity) =>
      addActivitySessions(activity, { activityId, sessions, ...provenanceOf(data) }, dateOf(meta.at)),
    );
  }
}

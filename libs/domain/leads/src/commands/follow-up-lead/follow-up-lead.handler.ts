import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { maybe } from '#platform/operations';
import { leadStream } from '../../lead.state.js';
import { followUpLead } from './follow-up-lead.decide.js';
import type { FollowUpLeadInput } from './follow-up-lead.resolver.js';

export class FollowUpLeadCommand extends Command<Appended> {
  constructor(
    readonly data: FollowUpLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(FollowUpLeadCommand)
export class FollowUpLeadHandler implements ICommandHandler<FollowUpLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: FollowUpLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, note } = data;
    const today = dateOf(meta.at);
    const followedUpOn = data.followedUpOn ?? today;
    return this.streams.change(leadStream(leadId), command, (lead) =>
      followUpLead(
        lead,
        { leadId, followedUpOn, note, ...maybe('nextFollowUpOn', data.nextFollowUpOn) },
        today,
      ),
    );
  }
}

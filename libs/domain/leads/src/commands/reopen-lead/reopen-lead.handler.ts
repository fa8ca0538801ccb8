import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { reopenLead } from './reopen-lead.decide.js';
import type { ReopenLeadInput } from './reopen-lead.resolver.js';

export class ReopenLeadCommand extends Command<Appended> {
  constructor(
    readonly data: ReopenLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ReopenLeadCommand)
export class ReopenLeadHandler implements ICommandHandler<ReopenLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: ReopenLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, reason } = data;
    const today = dateOf(meta.at);
    return this.streams.change(leadStream(leadId), command, (lead) =>
      reopenLead(lead, { leadId, reopenedOn: data.reopenedOn ?? today, reason }, today),
    );
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { releaseLead } from './release-lead.decide.js';
import type { ReleaseLeadInput } from './release-lead.resolver.js';

export class ReleaseLeadCommand extends Command<Appended> {
  constructor(
    readonly data: ReleaseLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ReleaseLeadCommand)
export class ReleaseLeadHandler implements ICommandHandler<ReleaseLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: ReleaseLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, reason } = data;
    const today = dateOf(meta.at);
    return this.streams.change(leadStream(leadId), command, (lead) =>
      releaseLead(lead, { leadId, releasedOn: data.releasedOn ?? today, reason }, today),
    );
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { loseLead } from './lose-lead.decide.js';
import type { LoseLeadInput } from './lose-lead.resolver.js';

export class LoseLeadCommand extends Command<Appended> {
  constructor(
    readonly data: LoseLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(LoseLeadCommand)
export class LoseLeadHandler implements ICommandHandler<LoseLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: LoseLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, reason } = data;
    const today = dateOf(meta.at);
    return this.streams.change(leadStream(leadId), command, (lead) =>
      loseLead(lead, { leadId, lostOn: data.lostOn ?? today, reason }, today),
    );
  }
}

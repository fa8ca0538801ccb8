import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { qualifyLead } from './qualify-lead.decide.js';
import type { QualifyLeadInput } from './qualify-lead.resolver.js';

export class QualifyLeadCommand extends Command<Appended> {
  constructor(
    readonly data: QualifyLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(QualifyLeadCommand)
export class QualifyLeadHandler implements ICommandHandler<QualifyLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: QualifyLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, grade } = data;
    const today = dateOf(meta.at);
    return this.streams.change(leadStream(leadId), command, (lead) =>
      qualifyLead(lead, { leadId, grade, qualifiedOn: data.qualifiedOn ?? today }, today),
    );
  }
}

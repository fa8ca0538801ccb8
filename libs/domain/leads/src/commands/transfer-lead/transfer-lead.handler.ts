import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Parties } from '../../parties.js';
import { leadStream } from '../../lead.state.js';
import { transferLead } from './transfer-lead.decide.js';
import type { TransferLeadInput } from './transfer-lead.resolver.js';

export class TransferLeadCommand extends Command<Appended> {
  constructor(
    readonly data: TransferLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(TransferLeadCommand)
export class TransferLeadHandler implements ICommandHandler<TransferLeadCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly parties: Parties,
  ) {}

  execute(command: TransferLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, reason } = data;
    const today = dateOf(meta.at);
    const transferredOn = data.transferredOn ?? today;
    return this.streams.change(leadStream(leadId), command, async (lead) => {
      const owner = await this.parties.owner(data, transferredOn, meta);
      return transferLead(lead, { leadId, owner, transferredOn, reason }, today);
    });
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import { type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { unlinkDuplicateLead } from './unlink-duplicate-lead.decide.js';
import type { UnlinkDuplicateLeadInput } from './unlink-duplicate-lead.resolver.js';

export class UnlinkDuplicateLeadCommand extends Command<Appended> {
  constructor(
    readonly data: UnlinkDuplicateLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(UnlinkDuplicateLeadCommand)
export class UnlinkDuplicateLeadHandler implements ICommandHandler<UnlinkDuplicateLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: UnlinkDuplicateLeadCommand): Promise<Appended> {
    const { leadId, reason } = command.data;
    return this.streams.change(leadStream(leadId), command, (lead) =>
      unlinkDuplicateLead(lead, { leadId, reason }),
    );
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import { type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { linkDuplicateLead } from './link-duplicate-lead.decide.js';
import type { LinkDuplicateLeadInput } from './link-duplicate-lead.resolver.js';

export class LinkDuplicateLeadCommand extends Command<Appended> {
  constructor(
    readonly data: LinkDuplicateLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(LinkDuplicateLeadCommand)
export class LinkDuplicateLeadHandler implements ICommandHandler<LinkDuplicateLeadCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: LinkDuplicateLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId, duplicateOf, reason } = data;
    return this.streams.change(leadStream(leadId), command, async (lead) => {
      const stream = leadStream(duplicateOf);
      await this.streams.referred(stream, meta, 'LEAD_NOT_FOUND', 'duplicateOf');
      // As it stands now and not a glance ago: what another process linked meanwhile is refused here, not taken back later.
      const { state: original } = await this.streams.load(stream);
      return linkDuplicateLead(lead, original, { leadId, duplicateOf, reason });
    });
  }
}

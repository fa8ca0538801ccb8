import { closesRing, duplicateLinks } from '#platform/operations';
import { SequencedLog, StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { leadStream } from '../../lead.state.js';
import { breakLeadRing } from './break-lead-ring.decide.js';

/** Said by the reaction `break-ring-when-lead-linked`. */
export class BreakLeadRingCommand extends Command<Appended> {
  constructor(
    readonly data: {
      readonly leadId: string;
      /** The event that linked it. */
      readonly linkEventId: string;
    },
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(BreakLeadRingCommand)
export class BreakLeadRingHandler implements ICommandHandler<BreakLeadRingCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly log: SequencedLog,
  ) {}

  execute(command: BreakLeadRingCommand): Promise<Appended> {
    const { leadId, linkEventId } = command.data;
    const linkOf = duplicateLinks(this.streams, leadStream, 'LeadLinkedAsDuplicate');
    return this.streams.change(leadStream(leadId), command, async (lead) =>
      breakLeadRing(lead, leadId, await closesRing(this.log, linkOf, leadId, linkEventId)),
    );
  }
}

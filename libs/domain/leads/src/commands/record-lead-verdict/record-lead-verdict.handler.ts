import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { investorStream, judgementOf } from '../../investor.state.js';
import { leadStream } from '../../lead.state.js';
import { recordLeadVerdict } from './record-lead-verdict.decide.js';

/** Said by the reaction `record-verdict-when-investor-claimed`. */
export class RecordLeadVerdictCommand extends Command<Appended> {
  constructor(
    readonly data: { readonly leadId: string; readonly investorId: string },
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RecordLeadVerdictCommand)
export class RecordLeadVerdictHandler implements ICommandHandler<RecordLeadVerdictCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: RecordLeadVerdictCommand): Promise<Appended> {
    const { leadId, investorId } = command.data;
    return this.streams.change(leadStream(leadId), command, async (lead) => {
      // As the claims stand now: a verdict that was overtaken is never written over the newer one.
      const { state: investor } = await this.streams.load(investorStream(investorId));
      return recordLeadVerdict(lead, leadId, judgementOf(investor, investorId, leadId));
    });
  }
}

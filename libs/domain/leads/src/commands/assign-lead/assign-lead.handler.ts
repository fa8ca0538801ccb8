import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Parties } from '../../parties.js';
import { open } from '../../lead.rules.js';
import { leadStream } from '../../lead.state.js';
import { assignLead } from './assign-lead.decide.js';
import type { AssignLeadInput } from './assign-lead.resolver.js';

export class AssignLeadCommand extends Command<Appended> {
  constructor(
    readonly data: AssignLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(AssignLeadCommand)
export class AssignLeadHandler implements ICommandHandler<AssignLeadCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly parties: Parties,
  ) {}

  execute(command: AssignLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId } = data;
    const today = dateOf(meta.at);
    const assignedOn = data.assignedOn ?? today;
    return this.streams.change(leadStream(leadId), command, async (state) => {
      const lead = open(state, leadId);
      const owner = await this.parties.owner(data, assignedOn, meta, lead.owner ?? lead.reporter);
      return assignLead(lead, { leadId, owner, assignedOn }, today);
    });
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { maybe } from '#platform/operations';
import { Parties } from '../../parties.js';
import { leadStream } from '../../lead.state.js';
import { claimLead } from './claim-lead.decide.js';
import type { ClaimLeadInput } from './claim-lead.resolver.js';

export class ClaimLeadCommand extends Command<Appended> {
  constructor(
    readonly data: ClaimLeadInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ClaimLeadCommand)
export class ClaimLeadHandler implements ICommandHandler<ClaimLeadCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly parties: Parties,
  ) {}

  execute(command: ClaimLeadCommand): Promise<Appended> {
    const { data, meta } = command;
    const { leadId } = data;
    const today = dateOf(meta.at);
    const claimedOn = data.claimedOn ?? today;
    return this.streams.change(leadStream(leadId), command, async (lead) => {
      // Who belongs to an organization claims for it unless told otherwise.
      const organizationId = data.organizationId ?? (data.stationId ? undefined : meta.organizationId);
      const { stationId, userId } = data;
      const asked = {
        ...maybe('organizationId', organizationId),
        ...maybe('stationId', stationId),
        ...maybe('userId', userId),
      };
      const owner = await this.parties.owner(asked, claimedOn, meta);
      return claimLead(lead, { leadId, owner, claimedOn }, today);
    });
  }
}

import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { investorStream } from '../../investor.state.js';
import { InvestorKeys } from '../../investor-keys.js';
import { leadStream } from '../../lead.state.js';
import { claimInvestor } from './claim-investor.decide.js';

/** Said by `settleInvestorClaim` alone. */
export class ClaimInvestorCommand extends Command<Appended> {
  constructor(
    readonly data: {
      readonly investorId: string;
      readonly leadId: string;
      /** Of the lead's stream: the event that is being settled. */
      readonly leadVersion: number;
    },
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ClaimInvestorCommand)
export class ClaimInvestorHandler implements ICommandHandler<ClaimInvestorCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly keys: InvestorKeys,
  ) {}

  execute(command: ClaimInvestorCommand): Promise<Appended> {
    const { data, meta } = command;
    const { investorId, leadId, leadVersion } = data;
    return this.streams.change(investorStream(investorId), command, async (investor) => {
      // As the event left the lead, not as it stands by now: a later correction must not claim ahead of those who were there before it.
      const { state: lead } = await this.streams.loadAt(leadStream(leadId), leadVersion);
      if (lead.status === 'absent') return [];
      const named =
        lead.investor && lead.duplicateOf === undefined
          ? await this.keys.investorOf(lead.investor, meta.jurisdictionId)
          : undefined;
      const { reporter, reportedOn } = lead;
      return claimInvestor(
        investor,
        { investorId, leadId, leadVersion, reporterOrganizationId: reporter.organizationId, reportedOn },
        named === investorId,
      );
    });
  }
}

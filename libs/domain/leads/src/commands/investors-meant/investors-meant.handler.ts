import { StreamWriter } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InvestorKeys } from '../../investor-keys.js';
import type { InvestorIdentity } from '../../lead.events.js';
import { leadStream } from '../../lead.state.js';

/** Asked by the reaction `claim-investor-when-lead-reported`, of several events before any of them is settled. Changes nothing. */
export class InvestorsMeantCommand extends Command<readonly string[]> {
  constructor(
    readonly data: {
      readonly leadId: string;
      readonly leadVersion: number;
      /** Whom the event names; absent where it does not say, and the lead has to be looked at. */
      readonly investor?: InvestorIdentity;
      readonly investorBefore?: InvestorIdentity;
    },
    readonly meta: Meta,
  ) {
    super();
  }
}

/**
 * Answers what an event of a lead is about: the lead, the names and codes that it says, and the investors that these mean by now. One event may say
 * the name and another the code of one investor, which no text tells; what ties a name to a code only later is among the events themselves, and
 * shares both with them.
 */
@CommandHandler(InvestorsMeantCommand)
export class InvestorsMeantHandler implements ICommandHandler<InvestorsMeantCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly keys: InvestorKeys,
  ) {}

  async execute({ data, meta }: InvestorsMeantCommand): Promise<readonly string[]> {
    const { leadId, leadVersion, investor, investorBefore } = data;
    const now = investor ?? (await this.investorAt(leadId, leadVersion));
    const said = [now, investorBefore].flatMap((identity) =>
      identity ? Object.values(this.keys.keysOf(identity, meta.jurisdictionId)) : [],
    );
    const meant = await Promise.all(said.map((key) => this.keys.read(key)));
    return [leadId, ...said, ...meant.flatMap((key) => (key.status === 'reserved' ? [key.investorId] : []))];
  }

  private async investorAt(leadId: string, version: number): Promise<InvestorIdentity | undefined> {
    const { state: lead } = await this.streams.loadAt(leadStream(leadId), version);
    return lead.status === 'absent' ? undefined : lead.investor;
  }
}

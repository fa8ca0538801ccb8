import { reactionCommandId, StreamWriter } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InvestorKeys } from '../../investor-keys.js';
import type { InvestorIdentity } from '../../lead.events.js';
import { leadStream } from '../../lead.state.js';
import { claimInvestorCommand } from '../claim-investor/claim-investor.command.js';
import { reserveInvestorKeyCommand } from '../reserve-investor-key/reserve-investor-key.command.js';

/** Sent by the reaction `claim-investor-when-lead-reported`. */
export class SettleInvestorClaimCommand extends Command<void> {
  constructor(
    readonly data: {
      readonly leadId: string;
      /** Of the lead's stream: the event that is being settled. */
      readonly leadVersion: number;
      /** Whom the lead named until now, where that was somebody else. */
      readonly investorBefore?: InvestorIdentity;
    },
    readonly meta: Meta,
  ) {
    super();
  }
}

/**
 * A plain handler, since it changes no stream itself: it sends the commands that bring keys and investors in line with one event of a
 * lead, one after the other, each on one stream. Their ids derive from this command's id and from their content: sent again after a
 * break, whatever changed meanwhile (also by an earlier release, which settled a lead as it stood by then), none is ever refused as
 * another payload under its id, which would hold the reaction up for ever.
 */
@CommandHandler(SettleInvestorClaimCommand)
export class SettleInvestorClaimHandler implements ICommandHandler<SettleInvestorClaimCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly keys: InvestorKeys,
    private readonly commands: CommandBus,
  ) {}

  async execute({ data, meta }: SettleInvestorClaimCommand): Promise<void> {
    const { leadId, leadVersion, investorBefore } = data;
    const { jurisdictionId } = meta;
    const { state: lead } = await this.streams.loadAt(leadStream(leadId), leadVersion);
    if (lead.status === 'absent') return;
    // Keys first: they decide whether the investor of before is still meant.
    if (lead.investor && lead.duplicateOf === undefined) await this.reserve(lead.investor, meta);
    const before = investorBefore && (await this.keys.investorOf(investorBefore, jurisdictionId));
    const now = lead.investor && (await this.keys.investorOf(lead.investor, jurisdictionId));
    // The one of before first: the verdict of the one of now is the last to be written back.
    for (const investorId of new Set([before, now]))
      if (investorId !== undefined)
        await this.commands.execute(
          new claimInvestorCommand.command(
            { investorId, leadId, leadVersion },
            step(meta, `claim/${investorId}/${leadVersion}`),
          ),
        );
  }

  private async reserve(identity: InvestorIdentity, meta: Meta): Promise<void> {
    const { codeKey, nameKey } = this.keys.keysOf(identity, meta.jurisdictionId);
    const sent = step(meta, `reserve/${nameKey ?? ''}/${codeKey ?? ''}`);
    if (nameKey !== undefined)
      await this.commands.execute(
        new reserveInvestorKeyCommand.command(
          { key: nameKey, kind: 'NAME', ...(codeKey === undefined ? {} : { besideKey: codeKey }) },
          step(sent, 'name'),
        ),
      );
    if (codeKey !== undefined)
      await this.commands.execute(
        new reserveInvestorKeyCommand.command(
          { key: codeKey, kind: 'CODE', ...(nameKey === undefined ? {} : { besideKey: nameKey }) },
          step(sent, 'code'),
        ),
      );
  }
}

const step = (meta: Meta, name: string): Meta => ({
  ...meta,
  commandId: reactionCommandId(meta.commandId, name),
});

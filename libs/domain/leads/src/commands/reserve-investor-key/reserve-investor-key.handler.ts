import { StreamWriter, type Appended } from '#platform/event-store';
import type { Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { free, investorKeyStream } from '../../investor-key.state.js';
import { InvestorKeys, newInvestorId } from '../../investor-keys.js';
import { reserveInvestorKey, type ReserveInvestorKey } from './reserve-investor-key.decide.js';

/** Said by `settleInvestorClaim` alone: the name's key first, then the code's. */
export class ReserveInvestorKeyCommand extends Command<Appended> {
  constructor(
    readonly data: ReserveInvestorKey,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(ReserveInvestorKeyCommand)
export class ReserveInvestorKeyHandler implements ICommandHandler<ReserveInvestorKeyCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly keys: InvestorKeys,
  ) {}

  execute(command: ReserveInvestorKeyCommand): Promise<Appended> {
    const { key, kind, besideKey } = command.data;
    const codeKey = kind === 'CODE' ? key : besideKey;
    return this.streams.change(investorKeyStream(key), command, async (state) => {
      const beside = besideKey === undefined ? free : await this.keys.read(besideKey);
      return reserveInvestorKey(state, command.data, beside, newInvestorId(codeKey ?? key));
    });
  }
}

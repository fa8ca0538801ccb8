import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agreementStream } from '../../agreement.state.js';
import { amendAgreement } from './amend-agreement.decide.js';
import type { AmendAgreementInput } from './amend-agreement.resolver.js';

export class AmendAgreementCommand extends Command<Appended> {
  constructor(
    readonly data: AmendAgreementInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(AmendAgreementCommand)
export class AmendAgreementHandler implements ICommandHandler<AmendAgreementCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: AmendAgreementCommand): Promise<Appended> {
    const { data, meta } = command;
    const { agreementId, amendedOn, reason } = data;
    return this.streams.change(agreementStream(agreementId), command, (agreement) => {
      const today = dateOf(meta.at);
      const after = {
        ...maybe('amount', data.amount && moneyOf('amount', data.amount, today)),
        ...maybe('expiresOn', data.expiresOn),
      };
      return amendAgreement(agreement, { agreementId, after, amendedOn, reason }, today);
    });
  }
}

import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agreementStream } from '../../agreement.state.js';
import { fulfilAgreement } from './fulfil-agreement.decide.js';
import type { FulfilAgreementInput } from './fulfil-agreement.resolver.js';

export class FulfilAgreementCommand extends Command<Appended> {
  constructor(
    readonly data: FulfilAgreementInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(FulfilAgreementCommand)
export class FulfilAgreementHandler implements ICommandHandler<FulfilAgreementCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: FulfilAgreementCommand): Promise<Appended> {
    const { data, meta } = command;
    const { agreementId, fulfilledOn } = data;
    return this.streams.change(agreementStream(agreementId), command, (agreement) =>
      fulfilAgreement(agreement, { agreementId, fulfilledOn, ...maybe('note', data.note) }, dateOf(meta.at)),
    );
  }
}

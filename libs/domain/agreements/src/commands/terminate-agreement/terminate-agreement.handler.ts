import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agreementStream } from '../../agreement.state.js';
import { terminateAgreement } from './terminate-agreement.decide.js';
import type { TerminateAgreementInput } from './terminate-agreement.resolver.js';

export class TerminateAgreementCommand extends Command<Appended> {
  constructor(
    readonly data: TerminateAgreementInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(TerminateAgreementCommand)
export class TerminateAgreementHandler implements ICommandHandler<TerminateAgreementCommand> {
  constructor(private readonly streams: StreamWriter) {}

  execute(command: TerminateAgreementCommand): Promise<Appended> {
    const { data, meta } = command;
    const { agreementId, terminatedOn, reason } = data;
    return this.streams.change(agreementStream(agreementId), command, (agreement) =>
      terminateAgreement(agreement, { agreementId, terminatedOn, reason }, dateOf(meta.at)),
    );
  }
}

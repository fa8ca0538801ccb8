import { maybe } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { StreamWriter, type Appended } from '#platform/event-store';
import { checkedCredits, creditCode, dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Organizations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { partiesOf } from '../../agreement-parties.js';
import { recorded } from '../../agreement.rules.js';
import { agreementStream } from '../../agreement.state.js';
import { correctAgreement } from './correct-agreement.decide.js';
import type { CorrectAgreementInput } from './correct-agreement.resolver.js';

export class CorrectAgreementCommand extends Command<Appended> {
  constructor(
    readonly data: CorrectAgreementInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(CorrectAgreementCommand)
export class CorrectAgreementHandler implements ICommandHandler<CorrectAgreementCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly chains: Chains,
  ) {}

  execute(command: CorrectAgreementCommand): Promise<Appended> {
    const { data, meta } = command;
    const { agreementId, reason } = data;
    return this.streams.change(agreementStream(agreementId), command, async (agreement) => {
      const today = dateOf(meta.at);
      const now = recorded(agreement, agreementId);
      const clear = data.clear ?? [];
      // A chain must be in force on the day of the signing, whichever of the two is corrected; one that is cleared bears no day.
      const chainCode = await this.chains.standing(
        {
          field: 'chainCode',
          said: data.chainCode,
          recorded: clear.includes('CHAIN_CODE') ? undefined : now.chainCode,
        },
        { field: 'signedOn', said: data.signedOn, recorded: now.signedOn },
        meta,
      );
      const right = {
        ...maybe('title', data.title),
        ...maybe(
          'parties',
          data.partyOrganizationIds &&
            (await partiesOf(this.organizations, 'partyOrganizationIds', data.partyOrganizationIds, meta)),
        ),
        ...maybe('counterpartName', data.counterpartName),
        ...maybe(
          'counterpartCreditCode',
          data.counterpartCreditCode &&
            creditCode('counterpartCreditCode', data.counterpartCreditCode, {
              today,
              asDocumented: data.creditCodeAsDocumented,
            }),
        ),
        ...maybe('amount', data.amount && moneyOf('amount', data.amount, today)),
        ...maybe('signedOn', data.signedOn),
        ...maybe('expiresOn', data.expiresOn),
        ...maybe('chainCode', chainCode),
        ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
        ...maybe(
          'credits',
          data.credits &&
            (await this.organizations.creditLines('credits', checkedCredits('credits', data.credits), meta)),
        ),
      };
      return correctAgreement(agreement, { agreementId, right, clear, reason }, today);
    });
  }
}

import { Activities } from '#domain/activities';
import { maybe, provenanceOf } from '#platform/operations';
import { checkedRegion, Chains } from '#domain/catalogue';
import { StreamWriter, subjectId, type Appended } from '#platform/event-store';
import { checkedCredits, creditCode, dateOf, moneyOf, type Meta } from '#platform/kernel';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { partiesOf } from '../../agreement-parties.js';
import { agreementStream } from '../../agreement.state.js';
import { signAgreement, type SignAgreement } from './sign-agreement.decide.js';
import type { SignAgreementInput } from './sign-agreement.resolver.js';

export class SignAgreementCommand extends Command<Appended> {
  constructor(
    readonly data: SignAgreementInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(SignAgreementCommand)
export class SignAgreementHandler implements ICommandHandler<SignAgreementCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
    private readonly stations: Stations,
    private readonly chains: Chains,
    private readonly activities: Activities,
    private readonly leads: Leads,
  ) {}

  execute(command: SignAgreementCommand): Promise<Appended> {
    const { meta } = command;
    const agreementId = subjectId(meta.commandId, 'agreement');
    return this.streams.change(agreementStream(agreementId), command, async (agreement) =>
      signAgreement(agreement, await this.facts(agreementId, command), dateOf(meta.at)),
    );
  }

  private async facts(agreementId: string, { data, meta }: SignAgreementCommand): Promise<SignAgreement> {
    const today = dateOf(meta.at);
    if (data.leadId) await this.leads.known('leadId', data.leadId, meta);
    if (data.activityId) await this.activities.known('activityId', data.activityId, meta);
    if (data.stationId) await this.stations.known('stationId', data.stationId, meta);
    const chainCode =
      data.chainCode && (await this.chains.known('chainCode', data.chainCode, data.signedOn, meta));
    return {
      agreementId,
      title: data.title,
      kind: data.kind,
      parties: await partiesOf(
        this.organizations,
        'partyOrganizationIds',
        data.partyOrganizationIds ?? [],
        meta,
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
      signedOn: data.signedOn,
      ...maybe('expiresOn', data.expiresOn),
      ...maybe('leadId', data.leadId),
      ...maybe('activityId', data.activityId),
      ...maybe('stationId', data.stationId),
      ...maybe('chainCode', chainCode),
      regionCode: checkedRegion('regionCode', data.regionCode),
      credits: await this.organizations.creditLines('credits', checkedCredits('credits', data.credits), meta),
      ...provenanceOf(data),
    };
  }
}

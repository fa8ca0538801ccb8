import { RegionColumn } from '#domain/catalogue';
import { enumOf, Money, moneyView } from '#platform/graphql';
import type { AgreementKind, CalendarDate, Money as RecordedMoney } from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import {
  column,
  columnsOf,
  CreditCodeColumn,
  CreditsColumn,
  empty,
  recordOf,
  RecordRow,
  RecordTable,
  scopeIdsOf,
  versionsOf,
} from '#platform/operations';
import { changing, insert, projection, versionAlone } from '#platform/projections';
import { Field } from '@nestjs/graphql';
import { Index } from 'typeorm';
import type {
  AgreementCredit,
  AgreementDescription,
  AgreementEvent,
  AgreementTerms,
} from '../../agreement.events.js';
import { agreementStream } from '../../agreement.state.js';

export const AgreementStatusEnum = enumOf(['SIGNED', 'FULFILLED', 'TERMINATED'], { name: 'AgreementStatus' });

/** An agreement 协议: the row is the API type. */
@RecordTable('Agreement', 'agreements')
@Index(['jurisdictionId', 'signedOn', 'id'])
@Index(['jurisdictionId', 'kind', 'signedOn', 'id'])
@Index(['leadId'])
export class AgreementRow extends RecordRow {
  @column.text() title!: string;
  @column.oneOf(AgreementKindEnum) kind!: AgreementKind;
  @column.oneOf(AgreementStatusEnum) status!: keyof typeof AgreementStatusEnum;
  @column.ids({ description: 'Organizations of the network that signed.' }) partyOrganizationIds!: string[];
  @column.text({ optional: true, description: 'The company or institution across the table.' })
  counterpartName!: string | null;
  @CreditCodeColumn() counterpartCreditCode!: string | null;
  @column.json({ optional: true }) agreed!: RecordedMoney | null;
  @column.fen({ optional: true, hidden: true }) agreedFen!: string | null;
  @column.date() signedOn!: CalendarDate;
  @column.date({ optional: true, description: 'As last amended.' }) expiresOn!: CalendarDate | null;
  @column.date({ optional: true }) fulfilledOn!: CalendarDate | null;
  @column.date({ optional: true }) terminatedOn!: CalendarDate | null;
  @column.id({ optional: true }) leadId!: string | null;
  @column.id({ optional: true }) activityId!: string | null;
  @column.id({ optional: true }) stationId!: string | null;
  @column.text({ optional: true }) chainCode!: string | null;
  @RegionColumn() regionCode!: string;
  @CreditsColumn({ description: 'Who shares it; sums to 10,000.' }) creditLines!: readonly AgreementCredit[];

  @Field(() => Money, {
    nullable: true,
    description: 'As last amended; what was agreed, not money received.',
  })
  get amount(): Money | null {
    return this.agreed && moneyView(this.agreed);
  }
}

/** AgreementRow as they once stood. */
export const agreementVersions = versionsOf(AgreementRow, {
  table: 'agreement_versions',
  keptBy: 'agreements',
  listedBy: 'signedOn',
});

const terms = ({ amount, expiresOn }: AgreementTerms) => ({
  agreed: amount ?? null,
  agreedFen: amount ? String(amount.cny) : null,
  expiresOn: expiresOn ?? null,
});
const described = (said: AgreementDescription, current: AgreementTerms) => ({
  ...columnsOf(
    said,
    'title',
    'counterpartName',
    'counterpartCreditCode',
    'signedOn',
    'chainCode',
    'regionCode',
  ),
  partyOrganizationIds: said.parties.map((party) => party.organizationId),
  ...terms(current),
  creditLines: said.credits,
  scopeIds: scopeIdsOf(said.parties, said.credits),
});
const change = changing(AgreementRow);

export const agreementsView = projection<AgreementEvent>({
  name: 'agreements',
  version: 3, // raise to rebuild
  streams: [agreementStream],
  rows: [AgreementRow],
  on: {
    AgreementSigned: (event) =>
      insert(AgreementRow, {
        ...recordOf(event),
        kind: event.data.kind,
        status: 'SIGNED',
        ...described(event.data, event.data),
        ...columnsOf(event.data, 'leadId', 'activityId', 'stationId'),
        ...empty('fulfilledOn', 'terminatedOn'),
      }),
    AgreementAmended: (event) => change(event, terms(event.data.current)),
    AgreementFulfilled: (event) =>
      change(event, { status: 'FULFILLED', fulfilledOn: event.data.fulfilledOn }),
    AgreementTerminated: (event) =>
      change(event, { status: 'TERMINATED', terminatedOn: event.data.terminatedOn }),
    AgreementCorrected: (event) => change(event, described(event.data.after, event.data.current)),
    ...versionAlone(change),
  },
});

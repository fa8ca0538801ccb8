import { DateScalar, enumOf, Money, moneyView } from '#platform/graphql';
import {
  creditCodeCheckHolds,
  type AgreementKind,
  type CalendarDate,
  type Money as RecordedMoney,
} from '#platform/kernel';
import { AgreementKindEnum } from '#platform/ledger';
import { insert, projection, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  AgreementCredit,
  AgreementDescription,
  AgreementEvent,
  AgreementTerms,
} from '../../agreement.events.js';

export const AgreementStatusEnum = enumOf(['SIGNED', 'FULFILLED', 'TERMINATED'], { name: 'AgreementStatus' });

/** An agreement 协议: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Agreement')
@Entity({ name: 'agreements', schema: 'views' })
@Index(['jurisdictionId', 'signedOn', 'id'])
@Index(['jurisdictionId', 'kind', 'signedOn', 'id'])
@Index(['leadId'])
export class AgreementRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  /** What a reviewer has seen: `recognize(seenVersion)`. */
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field() @Column('text') title!: string;
  @Field(() => AgreementKindEnum) @Column('text') kind!: AgreementKind;
  @Field(() => AgreementStatusEnum) @Column('text') status!: keyof typeof AgreementStatusEnum;
  @Field(() => [ID], { description: 'Organizations of the network that signed.' })
  @Column('uuid', { array: true })
  partyOrganizationIds!: string[];
  @Field(() => String, { nullable: true, description: 'The company or institution across the table.' })
  @Column('text', { nullable: true })
  counterpartName!: string | null;
  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  counterpartCreditCode!: string | null;
  @Column('jsonb', { nullable: true }) agreed!: RecordedMoney | null;
  @Field(() => DateScalar) @Column('date') signedOn!: CalendarDate;
  @Field(() => DateScalar, { nullable: true, description: 'As last amended.' })
  @Column('date', { nullable: true })
  expiresOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  fulfilledOn!: CalendarDate | null;
  @Field(() => DateScalar, { nullable: true })
  @Column('date', { nullable: true })
  terminatedOn!: CalendarDate | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) leadId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) activityId!: string | null;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) stationId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) chainCode!: string | null;
  @Field() @Column('text') regionCode!: string;
  @Column('jsonb') creditLines!: readonly AgreementCredit[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field({ description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: credited organizations, parties and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];

  @Field({
    description:
      'Its last character is not the one that GB 32100-2015 computes: recorded so, as the document has it.',
  })
  get creditCodeAsDocumented(): boolean {
    return this.counterpartCreditCode !== null && !creditCodeCheckHolds(this.counterpartCreditCode);
  }

  @Field(() => Money, {
    nullable: true,
    description: 'As last amended; what was agreed, not money received.',
  })
  get amount(): Money | null {
    return this.agreed && moneyView(this.agreed);
  }
}

const terms = ({ amount, expiresOn }: AgreementTerms) => ({
  agreed: amount ?? null,
  expiresOn: expiresOn ?? null,
});
const described = ({ parties, credits, ...said }: AgreementDescription, current: AgreementTerms) => ({
  title: said.title,
  partyOrganizationIds: parties.map((party) => party.organizationId),
  counterpartName: said.counterpartName ?? null,
  counterpartCreditCode: said.counterpartCreditCode ?? null,
  ...terms(current),
  signedOn: said.signedOn,
  chainCode: said.chainCode ?? null,
  regionCode: said.regionCode,
  creditLines: credits,
  scopeIds: [
    ...new Set([...parties, ...credits].flatMap((line) => [line.organizationId, ...line.hubs])),
  ].toSorted(),
});
const change = changing(AgreementRow, 'agreement');

export const agreementsView = projection<AgreementEvent>({
  name: 'agreements',
  version: 1, // raise to rebuild
  streams: ['agreement'],
  rows: [AgreementRow],
  on: {
    AgreementSigned: ({ data, version, meta }) =>
      insert<Omit<AgreementRow, 'amount' | 'creditCodeAsDocumented'> & { id: string }>(AgreementRow, {
        id: data.agreementId,
        version,
        kind: data.kind,
        status: 'SIGNED',
        ...described(data, data),
        fulfilledOn: null,
        terminatedOn: null,
        leadId: data.leadId ?? null,
        activityId: data.activityId ?? null,
        stationId: data.stationId ?? null,
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
        jurisdictionId: meta.jurisdictionId,
      }),
    AgreementAmended: (event) => change(event, terms(event.data.current)),
    AgreementFulfilled: (event) =>
      change(event, { status: 'FULFILLED', fulfilledOn: event.data.fulfilledOn }),
    AgreementTerminated: (event) =>
      change(event, { status: 'TERMINATED', terminatedOn: event.data.terminatedOn }),
    AgreementCorrected: (event) => change(event, described(event.data.after, event.data.current)),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});

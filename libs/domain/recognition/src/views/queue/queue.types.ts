import {
  Connection,
  DateScalar,
  DecimalScalar,
  EnumField,
  EnumListField,
  enumOf,
  ExactTextField,
  IdListField,
  OrderDirection,
  type Page,
} from '#platform/graphql';
import type { CalendarDate, Measure } from '#platform/kernel';
import {
  ChainCodesField,
  MeasureEnum,
  queueStandings,
  UnitEnum,
  type ClaimShare,
  type QueueStanding,
  type Unit,
} from '#platform/ledger';
import { JurisdictionFilter } from '#platform/operations';
import { SubjectKindEnum, type SubjectKind } from '#platform/timeline';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

const QueueStandingEnum = enumOf(queueStandings, {
  name: 'QueueStanding',
  description: 'Where a claim stands with its reviewers.',
  valuesMap: {
    NONE: { description: 'Nobody has decided, or the decision was taken back.' },
    RECOGNIZED: { description: 'Recognized, wholly or in part, and claimed as it was then.' },
    REJECTED: { description: 'Rejected, and claimed as it was then: it counts nowhere.' },
    STALE: { description: 'Claimed otherwise since it was decided on.' },
  },
});

@InputType()
export class RecognitionQueueFilter extends JurisdictionFilter {
  @IdListField({ max: 1000, optional: true, description: 'Claims of these subjects alone.' }) subjectIds?:
    string[] | null;
  @EnumListField(MeasureEnum, { max: 100, optional: true }) measures?: Measure[] | null;
  @EnumListField(SubjectKindEnum, { max: 100, optional: true }) kinds?: SubjectKind[] | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'Of which one of these has a share, or one that was below it when it was credited.',
  })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @EnumListField(QueueStandingEnum, { max: 10, default: ['NONE', 'STALE'] }) standings?:
    QueueStanding[] | null;
  @ExactTextField({ max: 200, optional: true, description: "Part of the subject's name." }) search?:
    string | null;
}

const QueueOrderField = enumOf(['CLAIMED_ON', 'AMOUNT', 'NAME'], { name: 'RecognitionQueueOrderField' });

@InputType()
export class RecognitionQueueOrder {
  @EnumField(QueueOrderField) field!: keyof typeof QueueOrderField;
  @EnumField(OrderDirection, { default: 'ASC' }) direction?: keyof typeof OrderDirection | null;
}

@ObjectType({ description: 'An organization that shares a claim.' })
export class ClaimOrganization {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DecimalScalar, { description: 'Its part, in the unit of the claim.' }) share!: string;
}

@ObjectType({ description: 'One measure of one subject, as it is claimed: what a reviewer decides on.' })
export class RecognitionClaim {
  @Field(() => ID) subjectId!: string;
  @Field(() => SubjectKindEnum) subjectKind!: SubjectKind;
  @Field(() => String, { description: 'What it is called now.' }) subjectName!: string;
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar, {
    description: 'Fen where the unit is FEN; else a count. Also while it is rejected.',
  })
  claimed!: string;
  @Field(() => DecimalScalar, { description: 'What of it counts as claimed: nothing while it is rejected.' })
  counted!: string;
  @Field(() => DateScalar, { description: 'The day on which the claim last moved.' })
  occurredOn!: CalendarDate;
  @Field(() => String, { nullable: true }) chainCode!: string | null;
  @Field(() => QueueStandingEnum) standing!: QueueStanding;
  @Field(() => Boolean, { description: 'It is claimed otherwise since it was decided on.' })
  changedSince!: boolean;
  amount!: bigint;
  shares!: readonly ClaimShare[];
  @Field(() => ID, {
    description: 'The counting rule by which it is claimed: what is decided is decided by it.',
  })
  ruleId!: string;
}

@ObjectType({ description: 'All claims of one measure that a queue has, on whatever page.' })
export class RecognitionSum {
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar) claimed!: string;
  @Field(() => DecimalScalar, { description: 'What of it counts as claimed: what is rejected does not.' })
  counted!: string;
  @Field(() => Int) count!: number;
  amount!: bigint;
}

export const RecognitionQueueConnection = Connection(RecognitionClaim, 'RecognitionQueue');
/** A page, with the way to the sums of all that it is a page of. */
export type QueuePage = Page<RecognitionClaim> & { readonly sumsOf: () => Promise<RecognitionSum[]> };

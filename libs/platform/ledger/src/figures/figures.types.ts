import {
  Connection,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  EnumField,
  EnumListField,
  enumOf,
  ExactTextField,
  ExactTextListField,
  IdListField,
  OrderDirection,
} from '#platform/graphql';
import {
  ratingGrades,
  type ActivityKind,
  type AgreementKind,
  type Basis,
  type HubLevel,
  type Measure,
  type OutcomeKind,
  type RatingGrade,
  type VisitDirection,
} from '#platform/kernel';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional } from 'class-validator';
import { MeasureEnum } from '../contract.js';
import {
  ActivityKindEnum,
  AgreementKindEnum,
  BasisEnum,
  DimensionEnum,
  EntryCauseEnum,
  HubLevelEnum,
  OutcomeKindEnum,
  UnitEnum,
  VisitDirectionEnum,
} from '../enums.js';
import {
  ChainCodesField,
  DateRangeField,
  JurisdictionField,
  RegionWithinField,
  type DateRange,
} from '../filter-fields.js';
import type { Unit } from '../contract.js';
import type { EntryCause } from '../subject.js';
import type { Dimension } from '../dimensions.js';

@InputType()
export class FigureFilter {
  @JurisdictionField() jurisdictionId?: string | null;
  @DateRangeField() occurred?: DateRange | null;
  @IdListField({
    max: 1000,
    optional: true,
    description:
      'Each stands for itself and all below it, as its hubs were when a subject was credited. FULL: once for each, and what a hub counts not again for one below it.',
  })
  organizationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true }) stationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true }) activityIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @ExactTextListField({
    max: 100,
    maxLength: 12,
    optional: true,
    description: 'In any of these regions, or in one below it.',
  })
  regionCodes?: string[] | null;
  @EnumListField(AgreementKindEnum, { max: 10, optional: true }) agreementKinds?: AgreementKind[] | null;
  @EnumListField(ActivityKindEnum, {
    max: 20,
    optional: true,
    description: 'For measures that have the dimension ACTIVITY_KIND; so for the following.',
  })
  activityKinds?: ActivityKind[] | null;
  @EnumListField(OutcomeKindEnum, { max: 20, optional: true }) outcomeKinds?: OutcomeKind[] | null;
  // Texts and no enum: names of the schema cannot begin with a digit.
  @Field(() => [String], { nullable: true, description: '1A to 5A.' })
  @IsOptional()
  @ArrayMaxSize(5)
  @IsIn(ratingGrades, { each: true })
  ratingGrades?: RatingGrade[] | null;
  @EnumListField(HubLevelEnum, { max: 10, optional: true }) hubLevels?: HubLevel[] | null;
  @EnumListField(VisitDirectionEnum, { max: 10, optional: true }) visitDirections?: VisitDirection[] | null;
  @EnumField(BasisEnum, { default: 'CLAIMED' }) basis?: Basis | null;
}

@InputType()
export class KeyInput {
  @EnumField(DimensionEnum) dimension!: Dimension;
  @ExactTextField({ max: 60 }) code!: string;
}

@ObjectType({ description: 'One code of a dimension; `-` is none or several (未分配); months are 2022-08.' })
export class Key {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A sum over the ledger.' })
export class Figure {
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar, {
    description: 'Exact; fen where the unit is FEN; a shared count may be fractional.',
  })
  value!: string;
  /** In the ledger's unit; `display` is made from it by its resolver. */
  amount!: bigint;
  @Field(() => Int, { description: 'How many ledger entries it is the sum of.' }) entryCount!: number;
  @Field({
    description:
      'Whether figures like this one add up to their total; those by HUB do not, since a hub has all below it.',
  })
  additive!: boolean;
}

@ObjectType()
export class TotalRow {
  @Field(() => [Key]) keys!: Key[];
  @Field(() => [Figure]) figures!: Figure[];
}

@InputType({
  description: 'What was known then: by the moment it became known, or by log position. Exactly one.',
})
export class AsOf {
  @Field(() => String, { nullable: true }) position?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) recordedBy?: string | null;
}

export const LogClockEnum = enumOf(['DEMONSTRATION', 'WITNESSED'], {
  name: 'LogClock',
  description: 'Whose clock told when things became known.',
});

@ObjectType()
export class DateSpan {
  @Field(() => DateScalar, { nullable: true }) from!: string | null;
  @Field(() => DateScalar, { nullable: true }) to!: string | null;
}

@ObjectType({ description: 'What an answer stands at.' })
export class Standing {
  @Field(() => LogClockEnum) clock!: keyof typeof LogClockEnum;
  @Field({ description: 'By another rule than the one in force.' }) hypothetical!: boolean;
  @Field(() => DateSpan, { nullable: true, description: 'The days that it is of; null for all.' })
  occurred!: DateSpan | null;
  @Field(() => String, { description: '`<logId>:<branch>.<seq>`.' }) position!: string;
  @Field(() => DateTimeScalar, { description: 'When the log came to know what stands at the position.' })
  recordedBy!: string;
  @Field(() => ID) ruleId!: string;
  @Field(() => String, { description: 'Whose figures: 全市, or the organizations of the viewer.' })
  scope!: string;
}

@ObjectType()
export class Totals {
  @Field(() => [TotalRow], {
    description: 'By the first measure, descending, then by key; or by key alone, as asked.',
  })
  rows!: TotalRow[];
  @Field(() => Int) rowCount!: number;
  @Field({ description: 'More rows than `first` asked for.' }) truncated!: boolean;
  @Field(() => [Figure], {
    description: 'One a measure, in the order asked, zeros included; of all rows, also where truncated.',
  })
  grand!: Figure[];
  @Field(() => String, { description: 'As of which this was computed: `<logId>:<branch>.<seq>`.' })
  position!: string;
  @Field(() => DateTimeScalar) recordedBy!: string;
  @Field(() => ID) ruleId!: string;
  @Field() hypothetical!: boolean;
  @Field(() => String, { description: 'Whose figures: 全市, or the organizations of the viewer.' })
  scope!: string;
  @Field(() => LogClockEnum) clock!: keyof typeof LogClockEnum;
  @Field(() => Standing, { description: 'All of that together.' }) standing!: Standing;
}

@ObjectType({ description: 'One line of one event: what it changed in one place of the ledger.' })
export class LedgerEntry {
  @Field(() => ID) eventId!: string;
  @Field(() => Int) line!: number;
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar) value!: string;
  amount!: bigint;
  @Field(() => DateScalar) occurredOn!: string;
  @Field(() => DateTimeScalar, { description: 'When the log came to know.' }) recordedAt!: string;
  @Field(() => String) position!: string;
  @Field(() => EntryCauseEnum) cause!: EntryCause;
  @Field({ description: 'It became known in a later month than the one it counts in.' }) late!: boolean;
  @Field(() => ID) subjectId!: string;
  @Field(() => String) subjectKind!: string;
  actorId!: string;
  codes!: readonly (readonly [Dimension, string])[];
}

const EntryOrderField = enumOf(['POSITION', 'OCCURRED_ON', 'VALUE'], { name: 'LedgerEntryOrderField' });

@InputType()
export class LedgerEntryOrder {
  @EnumField(EntryOrderField) field!: keyof typeof EntryOrderField;
  @EnumField(OrderDirection, { default: 'ASC' }) direction?: keyof typeof OrderDirection | null;
}

export const LedgerEntryConnection = Connection(LedgerEntry, 'LedgerEntry');

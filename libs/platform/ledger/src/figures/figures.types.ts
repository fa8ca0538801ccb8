import { Connection, DateScalar, DateTimeScalar, DecimalScalar, IsRealDate, IsUuid } from '#platform/graphql';
import type { AgreementKind, Basis, Measure } from '#platform/kernel';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import {
  AgreementKindEnum,
  BasisEnum,
  DimensionEnum,
  EntryCauseEnum,
  MeasureEnum,
  UnitEnum,
} from '../enums.js';
import type { Unit } from '../contract.js';
import type { EntryCause } from '../subject.js';
import type { Dimension } from '../dimensions.js';

@InputType()
export class DateRange {
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() from?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsRealDate() to?: string | null;
}

@InputType()
export class FigureFilter {
  @Field(() => ID, { nullable: true, description: "Default: the viewer's home; any other is refused." })
  @IsOptional()
  @MaxLength(60)
  jurisdictionId?: string | null;
  @Field(() => DateRange, { nullable: true, description: 'Both ends included.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DateRange)
  occurred?: DateRange | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Each stands for itself and all below it, as its hubs were when a subject was credited. FULL: once for each, and what a hub counts not again for one below it.',
  })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  stationIds?: string[] | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  activityIds?: string[] | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @MaxLength(40, { each: true })
  chainCodes?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Includes the regions below it.' })
  @IsOptional()
  @MaxLength(12)
  regionCode?: string | null;
  @Field(() => [AgreementKindEnum], { nullable: true }) @IsOptional() @ArrayMaxSize(10) agreementKinds?:
    AgreementKind[] | null;
  // Nullable although it has a default: graphql-jit forgets the default of a non-null input field.
  @Field(() => BasisEnum, { nullable: true, defaultValue: 'CLAIMED' }) @IsOptional() basis?: Basis | null;
}

@InputType()
export class KeyInput {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => String) @MaxLength(60) code!: string;
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

@ObjectType()
export class Totals {
  @Field(() => [TotalRow], { description: 'By the first measure, descending, then by key.' })
  rows!: TotalRow[];
  @Field(() => Int) rowCount!: number;
  @Field({ description: 'More rows than `first` asked for.' }) truncated!: boolean;
  @Field(() => [Figure], {
    description: 'One a measure, in the order asked, zeros included; of all rows, also where truncated.',
  })
  grand!: Figure[];
  @Field(() => String, { description: 'As of which this was computed: `<logId>:<seq>`.' }) position!: string;
  @Field(() => DateTimeScalar) recordedBy!: string;
  @Field(() => ID) ruleId!: string;
  @Field() hypothetical!: boolean;
  @Field(() => String, { description: 'Whose figures: 全市, or the organizations of the viewer.' })
  scope!: string;
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
  ruleId!: string;
  jurisdictionId!: string;
  codes!: readonly (readonly [Dimension, string])[];
}

export const LedgerEntryConnection = Connection(LedgerEntry, 'LedgerEntry');

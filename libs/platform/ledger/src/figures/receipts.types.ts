import { DecimalScalar, enumOf } from '#platform/graphql';
import type { Basis, Measure } from '#platform/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import { MeasureEnum, type Unit } from '../contract.js';
import type { Dimension } from '../dimensions.js';
import { BasisEnum, CreditModeEnum, DimensionEnum, UnitEnum } from '../enums.js';
import type { BridgeCause } from './bridge.js';
import { BridgeCauseEnum } from './bridge-cause.js';
import { DateSpan, Key, Standing, Totals } from './figures.types.js';

@ObjectType({
  description: 'Proof of an answer: the same question at the same position gives the same digest for ever.',
})
export class Receipt {
  @Field(() => String, {
    description: 'SHA-256 over the canonical JSON of question, rule, standing and sums.',
  })
  digest!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The hash of the event at that position (null at 0): another log cannot pass for this one.',
  })
  eventHash!: string | null;
  @Field(() => String, { description: 'A page to print: `/receipts/<token>`.' }) href!: string;
  @Field(() => Standing) standing!: Standing;
  @Field(() => String, { description: 'The question and the digest, to be checked later.' }) token!: string;
}

const verdicts = ['SAME', 'DIFFERENT', 'LOG_DIFFERS', 'RULE_RETIRED', 'SCOPE_DIFFERS'] as const;
export type ReceiptVerdict = (typeof verdicts)[number];
export const ReceiptVerdictEnum = enumOf(verdicts, {
  name: 'ReceiptVerdict',
  description: 'What counting again came to.',
  valuesMap: {
    SAME: { description: 'The same digest: to the fen what it was.' },
    DIFFERENT: { description: 'Counted again it is something else.' },
    LOG_DIFFERS: { description: 'At that position this log has another event, or none: not counted.' },
    RULE_RETIRED: { description: 'Its counting rule is no longer counted.' },
    SCOPE_DIFFERS: { description: 'It is of figures that are not yours to see: not counted.' },
  },
});

@ObjectType({ description: 'A figure that is not what it was; without keys, the total.' })
export class ReceiptDifference {
  @Field(() => [Key]) keys!: Key[];
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => DecimalScalar) now!: string;
  @Field(() => DecimalScalar) then!: string;
}

@ObjectType({ description: 'What a receipt is of.' })
export class ReceiptQuestion {
  @Field(() => [MeasureEnum]) measures!: readonly Measure[];
  @Field(() => [DimensionEnum]) groupBy!: readonly Dimension[];
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => CreditModeEnum) credit!: CreditMode;
  @Field(() => DateSpan, { nullable: true }) occurred!: DateSpan | null;
  @Field(() => [Key], { description: 'What it was narrowed to, by code.' }) narrowedTo!: Key[];
  @Field(() => ID) ruleId!: string;
}

const kinds = ['TOTALS', 'ENTRIES', 'SUBJECTS', 'BRIDGE', 'RATIO'] as const;
export type ReceiptKind = (typeof kinds)[number];
export const ReceiptKindEnum = enumOf(kinds, {
  name: 'ReceiptKind',
  description: 'What answer a receipt is of.',
});

const partNames = ['TOTAL', 'OPENING', 'STEP', 'CLOSING', 'NUMERATOR', 'DENOMINATOR'] as const;
export type ReceiptPartName = (typeof partNames)[number];
export const ReceiptPartNameEnum = enumOf(partNames, { name: 'ReceiptPartName' });

@ObjectType({
  description: 'A figure of a receipt that is not of totals, as the receipt has it and as it comes to now.',
})
export class ReceiptPart {
  @Field(() => ReceiptPartNameEnum) part!: ReceiptPartName;
  @Field(() => BridgeCauseEnum, { nullable: true, description: 'Of a step.' }) cause!: BridgeCause | null;
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => UnitEnum) unit!: Unit;
  @Field(() => DecimalScalar) then!: string;
  @Field(() => DecimalScalar) now!: string;
  @Field(() => Int) thenEntries!: number;
  @Field(() => Int) nowEntries!: number;
  @Field(() => Int, { nullable: true }) thenSubjects!: number | null;
  @Field(() => Int, { nullable: true }) nowSubjects!: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the very same entries, or subjects, are listed; null where nothing is.',
  })
  sameList!: boolean | null;
  @Field(() => ReceiptQuestion, { nullable: true, description: 'Of a share, whose parts ask two questions.' })
  question!: ReceiptQuestion | null;
}

@ObjectType()
export class ReceiptCheck {
  @Field(() => ReceiptKindEnum, { nullable: true, description: 'Null where it is not yours to see.' })
  kind!: ReceiptKind | null;
  @Field(() => Standing, {
    nullable: true,
    description: 'What was counted now stands at; of a bridge, its closing.',
  })
  standing!: Standing | null;
  @Field(() => Standing, { nullable: true, description: 'What the opening of a bridge stands at.' })
  from!: Standing | null;
  @Field(() => [ReceiptPart], { description: 'Of all kinds but TOTALS: the figures, then and now.' })
  parts!: ReceiptPart[];
  @Field(() => ReceiptVerdictEnum) verdict!: ReceiptVerdict;
  @Field(() => String, { nullable: true, description: 'Of what was counted now; null where nothing was.' })
  digest!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'As the receipt has it; null where it is not yours to see.',
  })
  issuedDigest!: string | null;
  @Field(() => String, { nullable: true, description: 'As the receipt has it.' }) eventHash!: string | null;
  @Field(() => ReceiptQuestion, { nullable: true }) question!: ReceiptQuestion | null;
  @Field(() => Totals, { nullable: true, description: 'As counted now, with names as they are today.' })
  totals!: Totals | null;
  @Field(() => [ReceiptDifference], {
    description: 'Where it differs. Receipts of many rows name their totals only.',
  })
  differences!: ReceiptDifference[];
}

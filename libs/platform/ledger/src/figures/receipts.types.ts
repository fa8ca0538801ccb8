import { DecimalScalar, enumOf } from '#platform/graphql';
import type { Basis, Measure } from '#platform/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import { MeasureEnum } from '../contract.js';
import type { Dimension } from '../dimensions.js';
import { BasisEnum, CreditModeEnum, DimensionEnum } from '../enums.js';
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

@ObjectType()
export class ReceiptCheck {
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

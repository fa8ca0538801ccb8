import { DecimalScalar, DateScalar, enumOf } from '#platform/graphql';
import type { CalendarDate, RatingGrade, Reading } from '#platform/kernel';
import { FigureStanding, LedgerQuestion, type AnsweredAt, type KeptQuestion } from '#platform/ledger';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { verdicts, type ComparisonVerdict } from '../../comparison.rules.js';
import type { RegisterName, StatedQualifier } from '../../document.events.js';
import { RegisterEnum, StatedQualifierEnum } from '../../document.inputs.js';

export const ComparisonVerdictEnum = enumOf(verdicts, {
  name: 'ComparisonVerdict',
  description: 'Whether what is printed and what the ledger says agree.',
  valuesMap: {
    AGREES: { description: 'The same, to the fen.' },
    WITHIN: { description: 'Within what 余, 约, 近 or 以上 admits.' },
    DIFFERS: { description: 'Otherwise than printed.' },
    NOT_RECORDED: { description: 'No question to the ledger answers it, or the ledger has no entry of it.' },
  },
});

@ObjectType({ description: 'What a document prints.' })
export class StatedNumber {
  @Field(() => String, { description: 'In the unit: fen for money.' }) value!: string;
  @Field(() => String) unit!: string;
  @Field(() => StatedQualifierEnum) qualifier!: StatedQualifier;
}

@ObjectType({
  description: 'What a printed number admits: `from` is admitted, `to` only where it is the same.',
})
export class AdmittedInterval {
  @Field(() => DecimalScalar) from!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'Null without end.' }) to!: string | null;
}

@ObjectType({ description: 'What our records say.' })
export class DerivedNumber {
  @Field(() => DecimalScalar, { description: 'Exact, in the unit of what is printed: fen for money.' })
  value!: string;
  @Field(() => String) display!: string;
  @Field(() => Int, { description: 'How many entries, or lines of a register, stand behind it.' })
  entryCount!: number;
}

@ObjectType({ description: 'A share by its two parts.' })
export class DerivedRatio {
  @Field(() => DerivedNumber) numerator!: DerivedNumber;
  @Field(() => DerivedNumber) denominator!: DerivedNumber;
  @Field(() => DecimalScalar, { nullable: true, description: 'To two decimals; null of nothing.' })
  percent!: string | null;
}

@ObjectType({ description: 'What answers a printed figure here: exactly one of these.' })
export class QuestionView {
  @Field(() => LedgerQuestion, { nullable: true }) figure!: LedgerQuestion | null;
  @Field(() => LedgerQuestion, { nullable: true }) numerator!: LedgerQuestion | null;
  @Field(() => LedgerQuestion, { nullable: true }) denominator!: LedgerQuestion | null;
  @Field(() => RegisterEnum, { nullable: true }) register!: RegisterName | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the lines of the register are counted.',
  })
  on!: CalendarDate | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a register of regions: those directly below this one.',
  })
  within!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day of what an organization was given or assigned to.',
  })
  from!: CalendarDate | null;
  @Field(() => ID, { nullable: true, description: 'Whose lines of the register.' })
  organizationId!: string | null;
  @Field(() => String, { nullable: true, description: 'Of RATINGS: the grade.' }) grade!: RatingGrade | null;
}

@ObjectType({ description: 'A printed figure beside what our records say of it.' })
export class Comparison {
  @Field(() => StatedNumber) stated!: StatedNumber;
  @Field(() => AdmittedInterval, { nullable: true, description: 'Null for a date and a grade.' })
  admits!: AdmittedInterval | null;
  @Field(() => DerivedNumber, {
    nullable: true,
    description: 'Null where nothing answers it, for a share, and where the ledger is not yours to see.',
  })
  derived!: DerivedNumber | null;
  @Field(() => DerivedRatio, { nullable: true, description: 'Of a share.' }) ratio!: DerivedRatio | null;
  @Field(() => ComparisonVerdictEnum) verdict!: ComparisonVerdict;
  @Field({
    description: "It is of another jurisdiction's ledger: its numbers are not yours to see, the verdict is.",
  })
  withheld!: boolean;
  @Field(() => FigureStanding, {
    nullable: true,
    description: 'What the numbers stand at; null where there are none.',
  })
  standing!: FigureStanding | null;
  /** What its receipt is made from. */
  counted!: Counted | null;
}
/** The question behind a number, both of a share, who asked it, and at which place in the log. */
export type Counted = {
  readonly reading: Reading;
  readonly questions: readonly KeptQuestion[];
  readonly at: AnsweredAt;
};

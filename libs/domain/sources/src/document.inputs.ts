import {
  DateField,
  EnumField,
  enumOf,
  ExactTextField,
  ExactTextListField,
  FlagField,
  IdField,
  IntField,
  ListField,
  ObjectField,
  TextField,
} from '#platform/graphql';
import { ratingGrades, type Measure, type RatingGrade } from '#platform/kernel';
import {
  CreditModeEnum,
  DimensionEnum,
  FigureFilter,
  KeyInput,
  MeasureEnum,
  type CreditMode,
  type Dimension,
} from '#platform/ledger';
import { Field, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import {
  bases,
  rates,
  registers,
  statedQualifiers,
  type Rate,
  type RegisterName,
  type StatedBasis,
  type StatedQualifier,
} from './document.events.js';

export const StatedBasisEnum = enumOf(bases, {
  name: 'StatedBasis',
  description: 'STATED: the document says so. INFERRED: it was concluded; the reason stands beside it.',
});
export const StatedQualifierEnum = enumOf(statedQualifiers, {
  name: 'StatedQualifier',
  description: 'How a document means its number.',
  valuesMap: {
    MORE_THAN: { description: '余, 多, 超: up to one more of its last digit.' },
    ABOUT: { description: '约: half of one of its last digit to either side.' },
    NEARLY: { description: '近: from nine tenths of it up to it.' },
    AT_LEAST: { description: '以上, 上亿: from it on.' },
  },
});
export const RateEnum = enumOf(rates, {
  name: 'StatedRate',
  description: 'The number is of each of these, and no total: 每年.',
});
export const RegisterEnum = enumOf(registers, {
  name: 'ComparedRegister',
  description: 'What no measure counts, but whose lines can be counted on a day.',
  valuesMap: {
    RATINGS: { description: 'Grades that an organization was given, by their first days.' },
    HUB_ASSIGNMENTS: {
      description: 'How often an organization was assigned to a hub, by the days from which on.',
    },
  },
});

@InputType()
export class StatedTimeInput {
  @TextField({ max: 60, description: 'As exact as it is known: 2022-08, 2023.' }) value!: string;
  @EnumField(StatedBasisEnum) basis!: StatedBasis;
  @TextField({ max: 300, optional: true, description: 'Where it is said, or from what it was concluded.' })
  why?: string | null;
}

@InputType()
export class PlaceInput {
  @IntField({ min: 1, max: 1_000_000, description: 'Line of the text, from 1.' }) line!: number;
  @TextField({ max: 60, description: 'The few words that say it; no name of a person.' }) quote!: string;
}

@InputType()
export class StatedPeriodInput {
  @DateField({ optional: true, description: 'None where no beginning is said.' }) from?: string | null;
  @DateField({ description: 'The last day, included.' }) to!: string;
  @EnumField(StatedBasisEnum) basis!: StatedBasis;
  @TextField({ max: 300, optional: true }) why?: string | null;
}

@InputType({
  description:
    'A question to the ledger: a figure of `totals`, or of one of its rows where `keys` are given.',
})
export class LedgerQuestionInput {
  @EnumField(MeasureEnum) measure!: Measure;
  @ObjectField(() => FigureFilter, { optional: true }) filter?: FigureFilter | null;
  @EnumField(CreditModeEnum, { optional: true }) credit?: CreditMode | null;
  @ListField(() => KeyInput, { max: 3, optional: true }) keys?: KeyInput[] | null;
  @EnumField(DimensionEnum, {
    optional: true,
    description: 'How many codes of the dimension it does not come to zero at, instead of the sum.',
  })
  distinctOf?: Dimension | null;
}

@InputType()
export class RatioQuestionInput {
  @ObjectField(() => LedgerQuestionInput) numerator!: LedgerQuestionInput;
  @ObjectField(() => LedgerQuestionInput) denominator!: LedgerQuestionInput;
}

@InputType()
export class RegisterQuestionInput {
  @EnumField(RegisterEnum) name!: RegisterName;
  @DateField({
    optional: true,
    description: 'Of RATINGS and HUB_ASSIGNMENTS: from this day on; all before, too, without.',
  })
  from?: string | null;
  @DateField({ description: 'The last day.' }) on!: string;
  @IdField({ optional: true, description: 'Whose: of RATINGS and HUB_ASSIGNMENTS.' })
  organizationId?: string | null;
  // Text and not an enum: names of the schema cannot begin with a digit.
  @Field(() => String, { nullable: true, description: 'Of RATINGS, those of this grade alone: 1A to 5A.' })
  @IsOptional()
  @IsIn(ratingGrades)
  grade?: RatingGrade | null;
  @TextField({
    max: 12,
    optional: true,
    description: 'Of REGIONS: those directly below this one, by GB/T 2260.',
  })
  within?: string | null;
}

@InputType({ description: 'What answers a figure here: exactly one of these.' })
export class QuestionInput {
  @ObjectField(() => LedgerQuestionInput, { optional: true }) figure?: LedgerQuestionInput | null;
  @ObjectField(() => RatioQuestionInput, {
    optional: true,
    description: 'A share in per cent, by its two parts.',
  })
  ratio?: RatioQuestionInput | null;
  @ObjectField(() => RegisterQuestionInput, { optional: true }) register?: RegisterQuestionInput | null;
}

const KeyOf = { max: 40 } as const;
/** What a figure is called within its document. */
export const FigureKeyField = () =>
  TextField({ ...KeyOf, description: 'What it is called within the document: 001-21. For ever.' });

@InputType({
  description:
    'A figure that a document prints: of an indicator, or of what a question to the ledger answers.',
})
export class FigureInput {
  @FigureKeyField() key!: string;
  @TextField({ max: 60, optional: true, description: 'Code of an indicator; or else `question`.' })
  indicator?: string | null;
  @ObjectField(() => QuestionInput, {
    optional: true,
    description: 'What the ledger answers; or else `indicator`.',
  })
  question?: QuestionInput | null;
  @TextField({ max: 100 }) subject!: string;
  @TextField({ max: 12, optional: true, description: 'GB/T 2260' }) regionCode?: string | null;
  @ExactTextField({ max: 45, description: 'In the unit; 2022-08 for a date.' }) value!: string;
  @TextField({ max: 20, description: '`fen` for money, `date`, `%`, else the measure word.' }) unit!: string;
  @EnumField(StatedQualifierEnum, { default: 'EXACT' }) qualifier?: StatedQualifier | null;
  @EnumField(RateEnum, { optional: true }) each?: Rate | null;
  @FlagField({ optional: true, description: 'No numeral says it: it was counted by reading.' })
  byReading?: boolean | null;
  @ObjectField(() => StatedPeriodInput) period!: StatedPeriodInput;
  @TextField({
    ...KeyOf,
    optional: true,
    description: 'Key of another figure of the document that holds it.',
  })
  partOf?: string | null;
  @ExactTextListField({
    max: 20,
    maxLength: 40,
    optional: true,
    description: 'Figures of the document that it must not be added to; said of one, it holds for both.',
  })
  neverAddedTo?: string[] | null;
  @ListField(() => PlaceInput, { min: 1, max: 20 }) places!: PlaceInput[];
  @TextField({ max: 300, optional: true }) note?: string | null;
}

@InputType()
export class ExcludedFigureInput {
  @FigureKeyField() key!: string;
  @ObjectField(() => PlaceInput) place!: PlaceInput;
  @TextField({ max: 300, description: 'Why it is no figure of the work.' }) reason!: string;
}

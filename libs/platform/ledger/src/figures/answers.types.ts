import type { Basis, Measure } from '#platform/kernel';
import { Field, ObjectType } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import { MeasureEnum } from '../contract.js';
import type { Dimension } from '../dimensions.js';
import { BasisEnum, CreditModeEnum, DimensionEnum } from '../enums.js';
import { DateSpan, Key } from './figures.types.js';

@ObjectType({
  description:
    'A question to the ledger, as `totals` is asked it: to open the figure, its subjects and its entries.',
})
export class LedgerQuestion {
  @Field(() => MeasureEnum) measure!: Measure;
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => CreditModeEnum) credit!: CreditMode;
  @Field(() => DateSpan, { nullable: true, description: 'Null for all days.' }) occurred!: DateSpan | null;
  @Field(() => [Key], { description: 'What its filter narrows to, by code.' }) narrowedTo!: Key[];
  @Field(() => [Key], { description: 'Of which row it is; of the total where there are none.' }) keys!: Key[];
  @Field(() => DimensionEnum, {
    nullable: true,
    description: 'It is the number of codes of this dimension, and no sum.',
  })
  distinctOf!: Dimension | null;
  @Field(() => String, { description: 'The filter, as JSON that `FigureFilter` takes.' }) filter!: string;
}

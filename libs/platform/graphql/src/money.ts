import { displayMinor, rateQuotes, type Locale as LocaleName, type RateQuote } from '#platform/kernel';
import {
  Args,
  Field,
  InputType,
  ObjectType,
  Parent,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { enumOf } from './enums.js';
import { DateField, EnumField, MinorUnitsField, ObjectField, type FieldOptions } from './fields.js';
import { BigIntScalar, DecimalScalar } from './scalars.js';

/** The language of a displayed figure. */
export enum Locale {
  ZH_CN = 'ZH_CN',
  EN_US = 'EN_US',
}
registerEnumType(Locale, { name: 'Locale', description: 'The language of a displayed figure.' });

/** GraphQL `Money`, exact. Make it with `moneyView`; `display` is added by its resolver. */
@ObjectType({
  description:
    'Exact money. `amount` is in minor units (fen for CNY); `cny` its value in fen at the recorded rate.',
})
export class Money {
  @Field(() => BigIntScalar) amount!: string;
  @Field(() => String) currency!: string;
  @Field(() => BigIntScalar) cny!: string;
}

/** `Money` of a kernel Money or of three columns of a row (bigint columns come as text). */
export const moneyView = (money: {
  amount: number | bigint | string;
  currency: string;
  cny: number | bigint | string;
}): Money =>
  Object.assign(new Money(), {
    amount: String(money.amount),
    currency: money.currency,
    cny: String(money.cny),
  });

/** `Money.display`: `582亿元`, `¥58.2 billion`; a foreign amount in its own currency. */
@Resolver(() => Money)
export class MoneyResolver {
  @ResolveField(() => String)
  display(
    @Parent() money: Money,
    @Args('locale', { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN })
    locale: LocaleName | null,
  ): string {
    return displayMinor(BigInt(money.amount), money.currency, locale ?? 'ZH_CN');
  }
}

const RateQuoteEnum = enumOf(rateQuotes, {
  name: 'RateQuote',
  description: 'What the number of a rate says, as its source prints it.',
  valuesMap: {
    CNY_PER_1: { description: 'CNY for one unit: 1 USD = 7.1 CNY.' },
    CNY_PER_100: { description: 'CNY for a hundred: 100 JPY = 4.8 CNY, as banks print all of theirs.' },
    PER_CNY_1: { description: 'How much one CNY is: 1 CNY = 190.5 KRW.' },
    PER_CNY_100: { description: 'How much a hundred CNY are: 100 CNY = 19050 KRW.' },
  },
});

/**
 * GraphQL `MoneyInput`. Its content is checked by the kernel's `moneyOf(field, input)`, which every command with money calls: only it knows the
 * currency's minor unit and whether a rate is due. Declare the field with `@MoneyField()`.
 */
@InputType()
export class MoneyInput {
  // Checked by its decorator, too, so that it is reported together with the other faults of a call.
  @MinorUnitsField({
    description: 'In minor units of the currency: fen 分 for CNY, so that 26万元 is "26000000".',
  })
  amount!: string;
  // Of these the type alone, which GraphQL has checked already and other senders have not: what they say is the kernel's.
  // Nullable although it has a default: graphql-jit forgets the default of a non-null input field.
  @Field(() => String, { defaultValue: 'CNY', nullable: true })
  @IsOptional()
  @IsString()
  currency?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Read as `rateQuote` says.' })
  @IsOptional()
  @IsString()
  rate?: string | null;
  // No default: a command from before this field existed must have the same digest when it is sent again.
  @EnumField(RateQuoteEnum, { optional: true, description: 'Default: CNY_PER_1.' })
  rateQuote?: RateQuote | null;
  @DateField({ optional: true, description: 'The day that the rate is of; not after today.' })
  rateDate?: string | null;
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  rateSource?: string | null;
}

/** An input's field of type `MoneyInput`. */
export const MoneyField = <const O extends FieldOptions<MoneyInput>>(options: O = {} as O) =>
  ObjectField<MoneyInput, O>(() => MoneyInput, options);

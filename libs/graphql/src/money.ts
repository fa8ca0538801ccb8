import { displayMinor, type Locale as LocaleName } from '#libs/kernel';
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
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { BigIntScalar, DateScalar, DecimalScalar } from './scalars.js';
import { IsMinorUnits } from './validators.js';

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

/**
 * GraphQL `MoneyInput`. What it says is checked by the kernel's `moneyOf(field, input)`, which every command with money
 * calls: only it knows the currency's minor unit and whether a rate is due. Declare the field with `@MoneyField()`.
 */
@InputType()
export class MoneyInput {
  // By its decorator, too, so that it is told together with the other faults of a call.
  @Field(() => BigIntScalar) @IsMinorUnits() amount!: string;
  // Nullable although it has a default: graphql-jit forgets the default of a non-null input field.
  @Field(() => String, { defaultValue: 'CNY', nullable: true }) currency?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) rate?: string | null;
  @Field(() => DateScalar, { nullable: true }) rateDate?: string | null;
  @Field(() => String, { nullable: true }) rateSource?: string | null;
}

/** An input's field of type `MoneyInput`, with what class-transformer and class-validator need to look inside. */
export const MoneyField =
  ({ nullable = false, description }: { nullable?: boolean; description?: string } = {}): PropertyDecorator =>
  (target, property) => {
    Field(() => MoneyInput, { nullable, ...(description ? { description } : {}) })(target, property);
    Type(() => MoneyInput)(target, property);
    ValidateNested()(target, property);
    if (nullable) IsOptional()(target, property);
  };

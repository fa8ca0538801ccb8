import type { TextRule } from '#platform/kernel';
import { Field, ID, Int, type ReturnTypeFunc } from '@nestjs/graphql';
import { Type as TypeOf } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { namesOf } from './enums.js';
import { BigIntScalar, DateScalar, DateTimeScalar, DecimalScalar } from './scalars.js';
import { IsCleanText, IsDecimal, IsInstant, IsMinorUnits, IsRealDate, IsUuid } from './validators.js';

/*
 * The fields of input classes. Each states once what it is; GraphQL's type, the checks, and whether it may be left out all follow from it.
 * A field that does not match the declared type of its property does not compile.
 */

/** The options of any field. A field with a default is optional, too. */
export type FieldOptions<V = never> = {
  /** It may be left out or null; the property is declared `name?: V | null`. */
  readonly optional?: true;
  readonly default?: V;
  readonly description?: string;
};

type Declared<V, O> = O extends { readonly optional: true } | { readonly default: unknown }
  ? V | null | undefined
  : V;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** A decorator for properties of the type `V` alone, which must be declared optional where the options `O` make them so. */
type FieldDecorator<V, O = object> = <T extends object, K extends keyof T & string>(
  target: T,
  property: Same<T[K], Declared<V, O>> extends true ? K : { readonly declareItAs: Declared<V, O> },
) => void;

/** A value with several faults is reported with the first of the `checks` that it fails. */
const field = <V, O extends FieldOptions<unknown>>(
  type: ReturnTypeFunc,
  options: O,
  ...checks: readonly PropertyDecorator[]
): FieldDecorator<V, O> => {
  const { default: defaultValue, description } = options;
  // Nullable where there is a default: graphql-jit forgets the default of a non-null input field.
  const nullable = options.optional === true || defaultValue !== undefined;
  const described = {
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(description === undefined ? {} : { description }),
  };
  const decorators = [
    Field(type, nullable ? { nullable: true, ...described } : described),
    ...checks,
    ...(nullable ? [IsOptional()] : []),
  ];
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property as string);
  };
};

type Bounds = { readonly min?: number; readonly max?: number };
type ListBounds = { readonly min?: number; readonly max: number };

const sized = ({ min, max }: ListBounds): PropertyDecorator[] => [
  ArrayMaxSize(max),
  ...(min === undefined ? [] : [ArrayMinSize(min)]),
];

/** Free text, cleaned; of one line unless `multiline`. */
export const TextField = <const O extends TextRule & FieldOptions<string>>(options: O) =>
  field<string, O>(() => String, options, IsCleanText(options));

/** Text that is taken as it is sent and never kept: what is compared or looked up. `type: ID` where it names a thing. */
export const ExactTextField = <
  const O extends { readonly max: number; readonly type?: typeof ID } & FieldOptions<string>,
>(
  options: O,
) => field<string, O>(() => options.type ?? String, options, MaxLength(options.max));

/** Up to `max` texts as they are sent, each of up to `maxLength` characters. */
export const ExactTextListField = <
  const O extends ListBounds & { readonly maxLength: number } & FieldOptions<string[]>,
>(
  options: O,
) =>
  field<string[], O>(
    () => [String],
    options,
    MaxLength(options.maxLength, { each: true }),
    ...sized(options),
  );

/** The id of a record. */
export const IdField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  field<string, O>(() => ID, options, IsUuid());

/** Ids of records. */
export const IdListField = <const O extends ListBounds & FieldOptions<string[]>>(options: O) =>
  field<string[], O>(() => [ID], options, IsUuid({ each: true }), ...sized(options));

/** A calendar date that exists. */
export const DateField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  field<string, O>(() => DateScalar, options, IsRealDate());

/** A date and time that exists, with its offset; kept as it was sent. */
export const DateTimeField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  field<string, O>(() => DateTimeScalar, options, IsInstant());

/** A whole number, both bounds included. */
export const IntField = <const O extends Bounds & FieldOptions<number>>(options: O = {} as O) =>
  field<number, O>(
    () => Int,
    options,
    ...(options.max === undefined ? [] : [Max(options.max)]),
    ...(options.min === undefined ? [] : [Min(options.min)]),
    IsInt(),
  );

/** Yes or no. */
export const FlagField = <const O extends FieldOptions<boolean>>(options: O = {} as O) =>
  field<boolean, O>(() => Boolean, options, IsBoolean());

/** Fen as text, 0 to 2^53-1. Money that may be foreign is a `MoneyField`. */
export const MinorUnitsField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  field<string, O>(() => BigIntScalar, options, IsMinorUnits());

/** An exact decimal above zero, as text. */
export const DecimalField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  field<string, O>(() => DecimalScalar, options, IsDecimal());

type Names<E> = keyof E & string;

/** One name of an enum of the schema. */
export const EnumField = <E extends object, const O extends FieldOptions<Names<E>>>(
  names: E,
  options: O = {} as O,
) => field<Names<E>, O>(() => names, options, IsIn(namesOf(names)));

/** Names of an enum of the schema. */
export const EnumListField = <E extends object, const O extends ListBounds & FieldOptions<Names<E>[]>>(
  names: E,
  options: O,
) => field<Names<E>[], O>(() => [names], options, IsIn(namesOf(names), { each: true }), ...sized(options));

type InputClass<I> = () => new () => I;

/** The checks of inputs within begin with what is there. GraphQL refuses one that is missing; other senders have these checks alone. */
const thereUnless = ({ optional, default: value }: FieldOptions<unknown>): PropertyDecorator[] =>
  optional || value !== undefined ? [] : [IsDefined()];

/** An input within an input. */
export const ObjectField = <I extends object, const O extends FieldOptions<I>>(
  type: InputClass<I>,
  options: O = {} as O,
) => field<I, O>(type, options, TypeOf(type), ValidateNested(), ...thereUnless(options));

/** A list of inputs within an input. */
export const ListField = <I extends object, const O extends ListBounds & FieldOptions<I[]>>(
  type: InputClass<I>,
  options: O,
) =>
  field<I[], O>(
    () => [type()],
    options,
    TypeOf(type),
    ValidateNested({ each: true }),
    ...sized(options),
    ...thereUnless(options),
  );

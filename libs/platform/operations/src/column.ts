import { BigIntScalar, DateScalar, DateTimeScalar } from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { Field, ID, Int, type ReturnTypeFunc } from '@nestjs/graphql';
import { Column, PrimaryColumn, type ColumnType } from 'typeorm';
import {
  fieldOptions,
  type ColumnDecorator,
  type ColumnOptions,
  type Declared,
  type Same,
} from './view-table.js';

/*
 * The columns of rows, which are types of the API, too: `@column.date({ optional: true })`. Each says once what it is: PostgreSQL's type,
 * GraphQL's, and whether it may be empty all follow from it. A column that is said otherwise than its property is declared does not compile.
 */

const column =
  <V, O extends ColumnOptions>(
    type: ColumnType,
    shown: ReturnTypeFunc,
    options: O,
    array = false,
  ): ColumnDecorator<V, O> =>
  (target, property) => {
    const { optional = false, hidden } = options;
    if (!hidden) Field(shown, fieldOptions(options))(target, property as string);
    Column({ type, nullable: optional, array })(target, property as string);
  };

/** The id of a record. */
export const id = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<string, O>('uuid', () => ID, options);

/** Ids of records. */
export const ids = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<string[], O>('uuid', () => [ID], options, true);

/** Text; `type: ID` where it names a thing. */
export const text = <const O extends ColumnOptions & { readonly type?: typeof ID }>(options: O = {} as O) =>
  column<string, O>('text', () => options.type ?? String, options);

/** A calendar date. */
export const date = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<CalendarDate, O>('date', () => DateScalar, options);

/** A moment: text as events have it, a Date as the driver reads it. */
export const instant = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<string | Date, O>('timestamptz', () => DateTimeScalar, options);

/** A whole number. */
export const int = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<number, O>('int', () => Int, options);

/** Fen, as text. */
export const fen = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<string, O>('bigint', () => BigIntScalar, options);

/** Yes or no. */
export const flag = <const O extends ColumnOptions>(options: O = {} as O) =>
  column<boolean, O>('boolean', () => Boolean, options);

/** One name of an enum of the schema. */
export const oneOf = <E extends object, const O extends ColumnOptions>(names: E, options: O = {} as O) =>
  column<keyof E & string, O>('text', () => names, options);

/** What has a shape of its own: hidden, but where it says the type that it is shown as. */
export const json =
  <const O extends Omit<ColumnOptions, 'hidden'> & { readonly as?: ReturnTypeFunc }>(options: O = {} as O) =>
  <T extends object, K extends keyof T & string>(
    target: T,
    property: Same<Extract<T[K], null>, O extends { readonly optional: true } ? null : never> extends true
      ? K
      : { readonly declareItAs: Declared<object, O> },
  ): void => {
    const { as, optional = false } = options;
    if (as) Field(as, fieldOptions(options))(target, property as string);
    Column('jsonb', { nullable: optional })(target, property as string);
  };

/** The key of a row that is no record: text, made of what the row is about. */
export const key =
  ({ hidden, description }: Omit<ColumnOptions, 'optional'> = {}): ColumnDecorator<string> =>
  (target, property) => {
    if (!hidden)
      Field(() => ID, description === undefined ? {} : { description })(target, property as string);
    PrimaryColumn({ type: 'text', collation: 'C' })(target, property as string);
  };

/** The key of a row that has the id of a record, or of an event. */
export const idKey = (): ColumnDecorator<string> => (target, property) => {
  Field(() => ID)(target, property as string);
  PrimaryColumn('uuid')(target, property as string);
};

import { Field, ObjectType, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import { Entity } from 'typeorm';

/** What any column says. */
export type ColumnOptions = {
  /** It may be empty; the property is declared `name!: V | null`. */
  readonly optional?: true;
  /** It is no field of the API: it never leaves the server. */
  readonly hidden?: true;
  readonly description?: string;
};

export type Declared<V, O> = O extends { readonly optional: true } ? V | null : V;
export type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** A decorator for properties of the type `V` alone, which may be null where the options `O` say so. */
export type ColumnDecorator<V, O = object> = <T extends object, K extends keyof T & string>(
  target: T,
  property: Same<T[K], Declared<V, O>> extends true ? K : { readonly declareItAs: Declared<V, O> },
) => void;

export const fieldOptions = ({ optional, description }: ColumnOptions): FieldOptions => ({
  ...(optional ? { nullable: true } : {}),
  ...(description === undefined ? {} : { description }),
});

/** A further field of the type, made of the row: for columns that bring one. */
export const bringField = <Row extends object>(
  target: object,
  name: string,
  type: ReturnTypeFunc,
  options: Pick<ColumnOptions, 'optional' | 'description'>,
  of: (row: Row) => unknown,
): void => {
  Object.defineProperty(target, name, {
    configurable: true,
    get(this: Row) {
      return of(this);
    },
  });
  Field(type, fieldOptions(options))(target, name);
};

/** A read table and its type in the API. */
export const ViewTable =
  (type: string, table: string): ClassDecorator =>
  (target) => {
    ObjectType(type)(target);
    Entity({ name: table, schema: 'views' })(target);
  };

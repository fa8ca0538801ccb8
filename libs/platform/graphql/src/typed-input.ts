import { BadInput, type FieldFault } from '#platform/kernel';
import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { Type as Nested } from 'class-transformer';
import { getMetadataStorage, ValidateNested } from 'class-validator';
import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { MOST_FAULTS } from './validation.js';

type InputClass = Type<object>;

/** The GraphQL types of the arguments that are on their way to their resolvers. */
const expected = new WeakMap<object, GraphQLInputType>();

/** The class behind an input type of the schema. */
export const inputClassOf = (name: string): InputClass | undefined =>
  TypeMetadataStorage.getInputTypesMetadata().find((input) => input.name === name)?.target as
    InputClass | undefined;

/** Lets the pipe know by what types these arguments came. The values are marked, not read: that waits for the guard. */
export const expectTypes = (args: readonly GraphQLArgument[], values: Record<string, unknown>): void => {
  for (const { name, type } of args) {
    const value = values[name];
    if (typeof value === 'object' && value !== null && isInputObjectType(getNamedType(type)))
      expected.set(value, type);
  }
};

const isNested = (target: InputClass, property: string): boolean =>
  getMetadataStorage()
    .getTargetValidationMetadatas(target, '', true, false)
    .some((rule) => rule.propertyName === property && rule.type === 'nestedValidation');

/** Input classes within input classes are checked too, with or without `@ValidateNested()` on the field. */
export const checkNestedInputs = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    const target = isInputObjectType(type) ? inputClassOf(type.name) : undefined;
    if (!target || !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const inner = isInputObjectType(named) ? inputClassOf(named.name) : undefined;
      if (!inner || isNested(target, field.name)) continue;
      Nested(() => inner)(target.prototype as object, field.name);
      ValidateNested()(target.prototype as object, field.name);
    }
  }
};

/**
 * Checks each argument by its GraphQL type. Its TypeScript type, which Nest goes by, is `Object` where a parameter is `Filter | null` and
 * `Array` where it is a list, and of those Nest's own pipe checks nothing.
 */
export class TypedInputPipe implements PipeTransform {
  /** @param pipe checks one value by the class it is given as `metatype` */
  constructor(private readonly pipe: PipeTransform<unknown, Promise<unknown>>) {}

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // The argument was left out. Nest's own pipe would check an empty object in its place.
    if (value === null || value === undefined) return value;
    const type = typeof value === 'object' ? expected.get(value) : undefined;
    return type ? this.typed(type, value, metadata) : this.pipe.transform(value, metadata);
  }

  private async typed(type: GraphQLInputType, value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (value === null || value === undefined) return value;
    if (isNonNullType(type)) return this.typed(type.ofType, value, metadata);
    if (isListType(type)) {
      const faults: FieldFault[] = [];
      const items: unknown[] = [];
      for (const [i, item] of (value as unknown[]).entries()) {
        try {
          items.push(await this.typed(type.ofType, item, metadata));
        } catch (error) {
          if (!(error instanceof BadInput)) throw error;
          const above = metadata.data === undefined ? '' : `${metadata.data}.`;
          faults.push(...error.fields.map((fault) => ({ ...fault, field: `${above}${i}.${fault.field}` })));
          if (faults.length >= MOST_FAULTS) break;
        }
      }
      if (faults.length > 0) throw new BadInput(faults.slice(0, MOST_FAULTS));
      return items;
    }
    const metatype = isInputObjectType(type) ? inputClassOf(type.name) : undefined;
    // A schema's own input types all come from classes; without one nothing would be checked.
    if (!metatype) throw new Error(`no class stands behind the input type ${String(type)}`);
    try {
      return await this.pipe.transform(value, { ...metadata, metatype });
    } catch (error) {
      if (error instanceof BadInput && error.fields.length > MOST_FAULTS)
        throw new BadInput(error.fields.slice(0, MOST_FAULTS));
      throw error;
    }
  }
}

import type { FieldFault } from '#platform/kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { getNamedType, getNullableType, isInputObjectType, isListType, type GraphQLArgument } from 'graphql';
import { inputClassOf } from './typed-input.js';
import { faultsOf, MOST_FAULTS } from './validation.js';

/** Limits the characters of all texts of a call, because decorators go through them again and again. */
const MOST_TEXT = 20_000;

/** How many characters stand in all texts of a value; it need not be exact above the bound. */
const textOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let sum = 1;
  for (const item of Object.values(value)) if ((sum += textOf(item)) > MOST_TEXT) break;
  return sum;
};

/**
 * The scalar faults of a call together with what the decorators of its input classes find: one answer with all of them. Asked only where
 * there are faults already, so that a sound call is checked once, by the pipe.
 */
export const withClassFaults = (
  args: readonly GraphQLArgument[],
  values: Record<string, unknown>,
  faults: readonly FieldFault[],
): FieldFault[] => {
  // This runs before the guard, so it does little work for a stranger.
  if (textOf(values) > MOST_TEXT || faults.some(({ code }) => code === 'ARRAY_MAX_SIZE')) return [...faults];
  const known = new Set(faults.map(({ field }) => field));
  const found = args.flatMap((arg) => {
    const type = getNamedType(arg.type);
    const inputClass = isInputObjectType(type) ? inputClassOf(type.name) : undefined;
    const value = values[arg.name];
    if (!inputClass || typeof value !== 'object' || value === null) return [];
    const listed = isListType(getNullableType(arg.type)) && Array.isArray(value);
    return (listed ? value : [value]).flatMap((item: unknown, i) =>
      typeof item === 'object' && item !== null
        ? faultsOf(
            validateSync(plainToInstance(inputClass, item), {
              forbidUnknownValues: false, // as the pipe has it: a class without decorators is sound
              validationError: { target: false, value: false },
            }),
            listed ? `${arg.name}.${i}.` : '',
          )
        : [],
    );
  });
  return [...faults, ...found.filter(({ field }) => !known.has(field))].slice(0, MOST_FAULTS);
};

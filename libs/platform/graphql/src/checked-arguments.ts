import { dateFault, givenOf, isCalendarDate, notWhole, type FieldFault } from '#platform/kernel';
import {
  defaultFieldResolver,
  GraphQLList,
  GraphQLNonNull,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { withClassFaults } from './class-faults.js';
import { inputRefusal, MOST_FAULTS } from './validation.js';
import { isDecimalText, isInstant, isIntegerText, isUuid } from './scalars.js';
import { checkNestedInputs, expectTypes } from './typed-input.js';

/** `within`: the input object that the value stands in. */
type Check = (value: unknown, within: unknown) => Omit<FieldFault, 'field'> | undefined;

const unless = (ok: (value: unknown) => boolean, code: string, reason: string): Check => {
  const fault = { code, reason };
  return (value) => (ok(value) ? undefined : fault);
};

// PostgreSQL refuses U+0000, and half a surrogate pair cannot be written as UTF-8.
// eslint-disable-next-line no-control-regex
const storable = (value: unknown): boolean => typeof value !== 'string' || !/\0|\p{Cs}/u.test(value);
/** As `unless`, and repeats what came: only for scalars that hold no free text and no secret. */
const repeating =
  (check: Check): Check =>
  (value, within) => {
    const fault = check(value, within);
    return fault && { ...fault, ...givenOf(value) };
  };
/** For any text: more than any of our fields takes. Checking and folding go through a text many times, for strangers too. */
const MOST_TEXT = 20_000;

const text: Check = (value) => {
  if (typeof value === 'string' && value.length > MOST_TEXT)
    return { code: 'TEXT_TOO_LONG', reason: `${value.length} characters; at most ${MOST_TEXT}` };
  return storable(value)
    ? undefined
    : { code: 'TEXT_FORBIDDEN_CHARACTER', reason: 'holds a character that cannot be recorded' };
};

/** An amount, in the currency that stands beside it: every BigInt of an input is one, in minor units. */
const amount: Check = (value, within) => {
  if (isIntegerText(value)) return undefined;
  const { currency } = (within ?? {}) as { currency?: unknown };
  const reason = notWhole(value, typeof currency === 'string' ? currency : 'CNY');
  return { code: 'AMOUNT_NOT_INTEGER', reason };
};

const checks: Readonly<Record<string, Check>> = {
  String: text,
  ID: text,
  BigInt: repeating(amount),
  Decimal: repeating(unless(isDecimalText, 'DECIMAL_INVALID', 'an exact decimal, as text')),
  Date: (value) => (isCalendarDate(value) ? undefined : dateFault(value)),
  DateTime: repeating(
    unless(isInstant, 'DATETIME_INVALID', 'a date and time that exists, RFC 3339 with offset'),
  ),
  UUID: repeating(unless(isUuid, 'UUID_INVALID', 'a UUID')),
};

/** For any list: more than any of our inputs takes, and few enough for decorators to check. Fields have lower bounds of their own. */
const MOST_ITEMS = 1_000;

const walk = (
  type: GraphQLInputType,
  value: unknown,
  path: string,
  faults: FieldFault[],
  within?: unknown,
): void => {
  if (value === null || value === undefined || faults.length >= MOST_FAULTS) return;
  if (type instanceof GraphQLNonNull) return walk(type.ofType, value, path, faults, within);
  if (type instanceof GraphQLList) {
    if (!Array.isArray(value)) return;
    if (value.length > MOST_ITEMS)
      faults.push({ field: path, code: 'ARRAY_MAX_SIZE', reason: `at most ${MOST_ITEMS} items` });
    else value.forEach((item, i) => walk(type.ofType, item, path ? `${path}.${i}` : String(i), faults));
    return;
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      walk(
        field.type,
        (value as Record<string, unknown>)[field.name],
        path ? `${path}.${field.name}` : field.name,
        faults,
        value,
      );
    return;
  }
  const fault = checks[type.name]?.(value, within);
  if (fault) faults.push({ field: path, ...fault });
};

const isInput = (type: GraphQLInputType): boolean =>
  isInputObjectType(type instanceof GraphQLNonNull ? type.ofType : type);

/** Throws `BAD_USER_INPUT` for every scalar of the arguments that is none, with its path (`plannedInvestment.amount`). */
export const checkArguments = (args: readonly GraphQLArgument[], values: Record<string, unknown>): void => {
  const faults: FieldFault[] = [];
  // The argument's own name is left out where it is an input object: the caller knows its fields.
  for (const arg of args) walk(arg.type, values[arg.name], isInput(arg.type) ? '' : arg.name, faults);
  if (faults.length > 0) throw inputRefusal(withClassFaults(args, values, faults));
};

/**
 * Puts that check before every field of the schema that takes arguments, root or not. It works on types, not on decorators, so that no input can
 * forget it: the scalars are lenient only because this stands behind them. The decorators of input classes are checked after the guard, by the
 * types that are noted here.
 */
export const withCheckedArguments = (schema: GraphQLSchema): GraphQLSchema => {
  checkNestedInputs(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const { resolve, subscribe } = field;
      if (subscribe) {
        field.subscribe = (source, args, context, info) => {
          checkArguments(field.args, args);
          expectTypes(field.args, args);
          return subscribe(source, args, context, info);
        };
        continue; // the arguments of a subscription were checked when it began
      }
      field.resolve = (source, args, context, info) => {
        checkArguments(field.args, args);
        expectTypes(field.args, args);
        return (resolve ?? defaultFieldResolver)(source, args, context, info);
      };
    }
  }
  return schema;
};

import {
  BadInput,
  cleanText,
  currencies,
  isCalendarDate,
  notWhole,
  unitOf,
  type TextRule,
} from '#platform/kernel';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments, type ValidationOptions } from 'class-validator';
import { isDecimalText, isInstant, isIntegerText, isUuid } from './scalars.js';

/*
 * Checks for input classes. A message is written `CODE: reason`: class-validator carries one text per fault,
 * and `faultsOf` (validation.ts) takes the stable code out of it again.
 */

/** A code of its own in the public contract, not one of `BAD_USER_INPUT`'s fields. */
export const AMOUNT_TOO_LARGE = 'AMOUNT_TOO_LARGE';

type Fault = { readonly code: string; readonly reason: string };

const check = (
  name: string,
  faultOf: (value: unknown, field: string, within: object) => Fault | undefined,
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown, args?: ValidationArguments) =>
          !faultOf(value, args?.property ?? '', args?.object ?? {}),
        defaultMessage: (args?: ValidationArguments) => {
          const fault = faultOf(args?.value, args?.property ?? '', args?.object ?? {});
          return fault ? `${fault.code}: ${fault.reason}` : '';
        },
      },
    },
    options,
  );

/**
 * An integer of fen as text, within `min`..`max` (both included; by default 0 and 2^53-1). Above `max` the whole
 * answer is `AMOUNT_TOO_LARGE`, as the public contract has it; otherwise `BAD_USER_INPUT` with the field.
 */
export const IsMinorUnits = (
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {},
  options?: ValidationOptions,
): PropertyDecorator =>
  check(
    'isMinorUnits',
    (value, _, within) => {
      // In the currency that stands beside it, as in money; every other amount is in fen.
      const given: unknown = 'currency' in within ? within.currency : undefined;
      const currency = typeof given === 'string' && currencies.has(given) ? given : 'CNY';
      if (!isIntegerText(value)) return { code: 'AMOUNT_NOT_INTEGER', reason: notWhole(value, currency) };
      // Before BigInt: converting a megabyte of digits takes its time.
      const [, sign, digits = ''] = /^(-?)0*(\d*)$/.exec(value) ?? [];
      const amount = digits.length > 16 ? BigInt(`${sign}${'9'.repeat(17)}`) : BigInt(value);
      if (amount > BigInt(max))
        return { code: AMOUNT_TOO_LARGE, reason: `at most ${max} ${unitOf(currency)}` };
      if (amount < BigInt(min))
        return { code: 'AMOUNT_NEGATIVE', reason: `at least ${min} ${unitOf(currency)}` };
      return undefined;
    },
    options,
  );

/** The text of an exact decimal, such as a rate of exchange: more than zero unless `sign` is `'any'`. */
export const IsDecimal = (
  { sign = 'positive' }: { sign?: 'positive' | 'any' } = {},
  options?: ValidationOptions,
): PropertyDecorator =>
  check(
    'isDecimal',
    (value) => {
      if (!isDecimalText(value)) return { code: 'DECIMAL_INVALID', reason: 'an exact decimal, as text' };
      if (sign === 'positive' && (value.startsWith('-') || !/[1-9]/.test(value)))
        return { code: 'DECIMAL_NOT_POSITIVE', reason: 'more than zero' };
      return undefined;
    },
    options,
  );

/** A calendar date that exists, `YYYY-MM-DD`. */
export const IsRealDate = (options?: ValidationOptions): PropertyDecorator =>
  check(
    'isRealDate',
    (value) =>
      isCalendarDate(value) ? undefined : { code: 'DATE_NOT_REAL', reason: 'a date that exists, YYYY-MM-DD' },
    options,
  );

/** A date and time that exists, RFC 3339 with its offset. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  check(
    'isInstant',
    (value) =>
      isInstant(value)
        ? undefined
        : { code: 'DATETIME_INVALID', reason: 'a date and time that exists, RFC 3339 with offset' },
    options,
  );

const lowered = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(lowered) : isUuid(value) ? value.toLowerCase() : value;

/** A UUID of any version (class-validator's own `IsUUID` refuses some), in lower case afterwards: streams and keys are named so. */
export const IsUuid =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    Transform(({ value }: { value: unknown }) => lowered(value))(target, property);
    check(
      'isUuid',
      (value) => (isUuid(value) ? undefined : { code: 'UUID_INVALID', reason: 'a UUID' }),
      options,
    )(target, property);
  };

/** Codes the kernel gives for the text itself; the field's path is known to class-validator only. */
const textFault = (value: unknown, rule: TextRule): Fault | undefined => {
  if (typeof value !== 'string') return { code: 'TEXT_INVALID', reason: 'text' };
  try {
    cleanText('', value, rule);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const [fault] = error.fields;
    return { code: fault?.code ?? 'TEXT_INVALID', reason: fault?.reason ?? 'text' };
  }
};

/**
 * Text that may be stored, of `min`..`max` characters (by default from 1), with line breaks if `multiline`. What reaches the resolver is already
 * cleaned by the kernel's `cleanText`. Every free text of an input carries it.
 */
export const IsCleanText =
  (rule: TextRule, options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && !textFault(value, rule) ? cleanText('', value, rule) : value,
    )(target, property);
    check('isCleanText', (value) => textFault(value, rule), options)(target, property);
  };

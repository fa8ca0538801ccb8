import { BadInput, Refused, type FieldFault } from '#platform/kernel';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { AMOUNT_TOO_LARGE } from './validators.js';

const coded = /^([A-Z][A-Z0-9_]+): (.*)$/s;
const asCode = (constraint: string): string =>
  constraint.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** The most faults reported for one field's arguments: a megabyte of wrong values would otherwise become an answer of ten. */
export const MOST_FAULTS = 100;

/** One fault per field at fault, with its whole path: `plannedInvestment.amount`, `credits.1.basisPoints`. */
export const faultsOf = (errors: readonly ValidationError[], above = ''): FieldFault[] =>
  errors.flatMap((error) => {
    const field = above + error.property;
    const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    const [, code, reason] = coded.exec(message ?? '') ?? [];
    const own = constraint
      ? [{ field, code: code ?? asCode(constraint), reason: reason ?? message ?? '' }]
      : [];
    return [...own, ...faultsOf(error.children ?? [], `${field}.`)];
  });

/** The answer to all faults of a call. An amount that is too large gives it a code of its own, as the public contract has it. */
export const inputRefusal = (faults: readonly FieldFault[]): Refused => {
  const tooLarge = faults.find(({ code }) => code === AMOUNT_TOO_LARGE);
  return tooLarge
    ? new Refused(AMOUNT_TOO_LARGE, { field: tooLarge.field, reason: tooLarge.reason, fields: faults })
    : new BadInput(faults);
};

/**
 * Checks every input class before its resolver runs. No `whitelist`: it would drop fields without a check of their own,
 * and GraphQL already refuses fields it does not know.
 */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => inputRefusal(faultsOf(errors)),
  });

import { sizeOf } from './decimals.ts';

/** How strong a cell is, by its share of the strongest one: 0 is nothing, 5 more than four fifths. */
export type Heat = 0 | 1 | 2 | 3 | 4 | 5;

const CLASSES = 5n;

/** The largest size among values: what shares are of. */
export const strongest = (values: readonly string[]): bigint =>
  values.reduce((most, value) => {
    const size = sizeOf(value);
    return size > most ? size : most;
  }, 0n);

/** The class of a value. A negative one is as strong as its size; that it is negative its minus says. */
export const heatOf = (value: string, most: bigint): Heat => {
  const size = sizeOf(value);
  if (size === 0n || most === 0n) return 0;
  const upTo = (CLASSES * size + most - 1n) / most;
  return Number(upTo > CLASSES ? CLASSES : upTo) as Heat;
};

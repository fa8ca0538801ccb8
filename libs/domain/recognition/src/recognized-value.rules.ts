import { badField } from '#platform/kernel';

/**
 * A value as a reviewer writes it, in the ledger's integer unit: fen as they are, counts (persons, sessions) in 1/10,000. A fraction of
 * zeros is no fraction.
 * @param text an exact decimal
 * @param places decimals that the unit takes: none of fen, four of a count
 * @throws BadInput on `value`: DECIMAL_INVALID, DECIMAL_NOT_POSITIVE, DECIMAL_TOO_PRECISE
 */
export const recognizedValue = (text: string, places: number): bigint => {
  const [, sign, whole, zeros] = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text) ?? [];
  if (whole === undefined) return badField('value', 'DECIMAL_INVALID', 'an exact decimal, as text');
  const fraction = (zeros ?? '').replace(/0+$/, '');
  if (sign === '-' || !/[1-9]/.test(whole + fraction))
    return badField('value', 'DECIMAL_NOT_POSITIVE', 'more than zero; to recognize nothing is to reject');
  if (fraction.length > places)
    return badField('value', 'DECIMAL_TOO_PRECISE', `decimals after the point: at most ${places}`);
  return BigInt(whole + fraction.padEnd(places, '0'));
};

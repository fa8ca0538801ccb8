import { BadInput, Refused, type FieldFault } from './refused.js';

/** What one organization is credited with, in 1/10,000 of the whole; 1 to 10,000. */
export type Credit = { readonly organizationId: string; readonly basisPoints: number };

const WHOLE = 10_000;

// By code unit, never by locale: the order decides who gets the odd fen and must be the same on every machine.
const byId = (a: { organizationId: string }, b: { organizationId: string }): number =>
  a.organizationId < b.organizationId ? -1 : a.organizationId > b.organizationId ? 1 : 0;

/**
 * Splits a total (fen, or a count in 1/10,000) by credit shares: largest remainder on the absolute value, ties by
 * organization id ascending. The parts sum to exactly `total`, and `split(-total)` is `-split(total)` part by part, so
 * that taking a figure back takes back what was given. Keys come in order of organization id.
 * The shares must have passed `checkedCredits`; anything else is a fault of the program (RangeError). No shares split
 * nothing: an empty map for 0, which is a subject before its first credit.
 */
export const split = (total: bigint, shares: readonly Credit[]): Map<string, bigint> => {
  const sum = shares.reduce((points, share) => points + share.basisPoints, 0);
  if (shares.length === 0 ? total !== 0n : sum !== WHOLE) throw new RangeError(`shares sum to ${sum}`);
  if (shares.some(({ basisPoints }) => basisPoints < 0)) throw new RangeError('a share is negative');

  const sign = total < 0n ? -1n : 1n;
  const parts = shares.toSorted(byId).map(({ organizationId, basisPoints }) => {
    const exact = total * sign * BigInt(basisPoints);
    return { organizationId, amount: exact / BigInt(WHOLE), remainder: exact % BigInt(WHOLE) };
  });
  let left = total * sign - parts.reduce((given, part) => given + part.amount, 0n);
  // The sort is stable: equal remainders stay in order of organization id.
  for (const part of parts.toSorted((a, b) => Number(b.remainder - a.remainder))) {
    if (left === 0n) break;
    part.amount += 1n;
    left -= 1n;
  }
  const result = new Map(parts.map(({ organizationId, amount }) => [organizationId, amount * sign]));
  if (result.size !== parts.length) throw new RangeError('an organization has two shares');
  return result;
};

/**
 * The credits of an input, ordered by organization id. Throws `BAD_USER_INPUT` naming each entry at fault
 * (`CREDIT_ORGANIZATION_MISSING`, `CREDIT_ORGANIZATION_REPEATED`, `CREDIT_BASIS_POINTS_INVALID`), and
 * `CREDIT_SHARES_INCOMPLETE` with the sum when the entries are sound but do not make 10,000, as none at all don't.
 */
export const checkedCredits = (field: string, credits: readonly Credit[]): Credit[] => {
  const faults: FieldFault[] = [];
  const seen = new Set<string>();
  for (const [i, { organizationId, basisPoints }] of credits.entries()) {
    const who = `${field}.${i}.organizationId`;
    if (!organizationId.trim())
      faults.push({ field: who, code: 'CREDIT_ORGANIZATION_MISSING', reason: 'no organization' });
    else if (seen.has(organizationId))
      faults.push({ field: who, code: 'CREDIT_ORGANIZATION_REPEATED', reason: 'credited twice' });
    seen.add(organizationId);
    if (!Number.isInteger(basisPoints) || basisPoints < 1 || basisPoints > WHOLE)
      faults.push({
        field: `${field}.${i}.basisPoints`,
        code: 'CREDIT_BASIS_POINTS_INVALID',
        reason: 'a whole number from 1 to 10000',
      });
  }
  if (faults.length > 0) throw new BadInput(faults);
  const sum = credits.reduce((points, credit) => points + credit.basisPoints, 0);
  if (sum !== WHOLE) throw new Refused('CREDIT_SHARES_INCOMPLETE', { field, sum });
  return credits.map(({ organizationId, basisPoints }) => ({ organizationId, basisPoints })).toSorted(byId);
};

/**
 * Equal credit, the odd basis points going to the first by organization id (three: 3,334, 3,333, 3,333). An
 * organization named twice has one share. Throws `CREDIT_SHARES_INCOMPLETE` for none, and for more than 10,000,
 * among whom a basis point each does not go round.
 */
export const equalCredits = (organizationIds: readonly string[], field = 'credits'): Credit[] => {
  const ids = [...new Set(organizationIds)].toSorted();
  if (ids.length === 0 || ids.length > WHOLE)
    throw new Refused('CREDIT_SHARES_INCOMPLETE', { field, sum: 0 });
  const each = Math.floor(WHOLE / ids.length);
  const odd = WHOLE % ids.length;
  return ids.map((organizationId, i) => ({ organizationId, basisPoints: i < odd ? each + 1 : each }));
};

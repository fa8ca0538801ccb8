import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { BadInput, Refused } from './refused.js';
import { checkedCredits, equalCredits, split, type Credit } from './shares.js';

// The same cases on every run.
fc.configureGlobal({ seed: propertySeed });

const credit = (organizationId: string, basisPoints: number): Credit => ({ organizationId, basisPoints });
const parts = (total: bigint, ...shares: Credit[]) => [...split(total, shares)];
const faults = (credits: Credit[]): unknown => {
  try {
    return checkedCredits('credits', credits);
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
};

/** Sound shares: cuts of 0..10000, each piece at least one basis point, to organizations in any order. */
const someShares = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 12 }).chain((cuts) => {
  const ends = [0, ...cuts.toSorted((a, b) => a - b), 10_000];
  const points = ends.slice(1).map((end, i) => end - ends[i]!);
  return fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), {
      minLength: points.length,
      maxLength: points.length,
    })
    .map((ids) => points.map((basisPoints, i) => credit(ids[i]!, basisPoints)));
});
const someTotal = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });

describe('split', () => {
  it('gives the odd fen to the largest remainder', () => {
    expect(parts(12345678901n, credit('a', 6667), credit('b', 3333))).toEqual([
      ['a', 8230864123n],
      ['b', 4114814778n],
    ]);
  });

  it('gives it to the first organization where remainders are equal, however the shares are ordered', () => {
    expect(parts(1n, credit('b', 5000), credit('a', 5000))).toEqual([
      ['a', 1n],
      ['b', 0n],
    ]);
  });

  it('orders organizations by code unit, not by language', () => {
    expect(parts(1n, credit('a', 5000), credit('B', 5000))).toEqual([
      ['B', 1n],
      ['a', 0n],
    ]);
  });

  it('takes back what it gave', () => {
    expect(parts(-1n, credit('b', 5000), credit('a', 5000))).toEqual([
      ['a', -1n],
      ['b', 0n],
    ]);
  });

  it('splits nothing among nobody', () => {
    expect(split(0n, []).size).toBe(0);
  });

  it('refuses to work with shares that were not checked', () => {
    expect(() => split(1n, [])).toThrow(RangeError);
    expect(() => split(1n, [credit('a', 9999)])).toThrow(RangeError);
    expect(() => split(1n, [credit('a', 10_001), credit('b', -1)])).toThrow(RangeError);
    expect(() => split(0n, [credit('a', 5000), credit('a', 5000)])).toThrow(RangeError);
    expect(() => split(1n, [credit('a', 5000.5), credit('b', 4999.5)])).toThrow(RangeError);
  });

  it('always sums to the total', () => {
    fc.assert(
      fc.property(someTotal, someShares, (total, shares) => {
        expect([...split(total, shares).values()].reduce((a, b) => a + b, 0n)).toBe(total);
      }),
      { seed: propertySeed },
    );
  });

  it('mirrors a negative total', () => {
    fc.assert(
      fc.property(someTotal, someShares, (total, shares) => {
        expect([...split(-total, shares)]).toEqual(
          [...split(total, shares)].map(([id, part]) => [id, -part]),
        );
      }),
      { seed: propertySeed },
    );
  });

  it('is never a whole unit away from the exact share', () => {
    fc.assert(
      fc.property(someTotal, someShares, (total, shares) => {
        const given = split(total, shares);
        for (const { organizationId, basisPoints } of shares) {
          const off = given.get(organizationId)! * 10_000n - total * BigInt(basisPoints);
          expect(off > -10_000n && off < 10_000n).toBe(true);
        }
      }),
      { seed: propertySeed },
    );
  });

  it('does not depend on the order of the shares', () => {
    fc.assert(
      fc.property(someTotal, someShares, (total, shares) => {
        expect([...split(total, shares.toReversed())]).toEqual([...split(total, shares)]);
      }),
      { seed: propertySeed },
    );
  });
});

describe('checked credits', () => {
  it('come back in order of organization, with nothing else on them', () => {
    const given = [{ ...credit('b', 3333), note: 'x' }, credit('a', 6667)];
    expect(checkedCredits('credits', given)).toEqual([credit('a', 6667), credit('b', 3333)]);
    expect(given[0]!.organizationId).toBe('b');
  });

  it.each([
    ['short', [credit('a', 6667), credit('b', 3332)], 9999],
    ['over', [credit('a', 6667), credit('b', 3334)], 10_001],
    ['none', [], 0],
  ])('are refused when %s', (_, credits, sum) => {
    const check = () => checkedCredits('credits', credits);
    expect(check).toThrow(Refused);
    expect(check).toThrow(
      expect.objectContaining({ code: 'CREDIT_SHARES_INCOMPLETE', details: { field: 'credits', sum } }),
    );
  });

  it('name every entry at fault', () => {
    expect(faults([credit('a', 0), credit('a', 10_000)])).toEqual([
      'credits.0.basisPoints CREDIT_BASIS_POINTS_INVALID',
      'credits.1.organizationId CREDIT_ORGANIZATION_REPEATED',
    ]);
    expect(faults([credit(' ', 10_000)])).toEqual(['credits.0.organizationId CREDIT_ORGANIZATION_MISSING']);
  });

  it.each([-1, 0, 0.5, 10_001, Number.NaN, Number.POSITIVE_INFINITY])('refuse %d basis points', (points) => {
    expect(faults([credit('a', points), credit('b', 10_000)])).toEqual([
      'credits.0.basisPoints CREDIT_BASIS_POINTS_INVALID',
    ]);
  });
});

describe('equal credits', () => {
  it('give the odd basis points to the first by id', () => {
    expect(equalCredits(['c', 'a', 'b'])).toEqual([credit('a', 3334), credit('b', 3333), credit('c', 3333)]);
  });

  it('count an organization named twice once', () => {
    expect(equalCredits(['a', 'a'])).toEqual([credit('a', 10_000)]);
  });

  it('are refused for nobody, and for more than there are basis points', () => {
    expect(() => equalCredits([], 'organizers')).toThrow(
      expect.objectContaining({ code: 'CREDIT_SHARES_INCOMPLETE', details: { field: 'organizers', sum: 0 } }),
    );
    expect(() => equalCredits(Array.from({ length: 10_001 }, (_, i) => `${i}`))).toThrow(Refused);
  });

  it('always pass the check, and differ by one at most', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 }), (ids) => {
        const credits = equalCredits(ids);
        expect(checkedCredits('credits', credits)).toEqual(credits);
        const points = credits.map(({ basisPoints }) => basisPoints);
        expect(Math.max(...points) - Math.min(...points)).toBeLessThanOrEqual(1);
      }),
      { seed: propertySeed },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { creditsOf, equalRows, percentOf, pointsOf, shareFault, type ShareRow } from './credit-shares.tsx';

const rows = (...percents: string[]): ShareRow[] =>
  percents.map((percent, i) => ({ organization: { id: `org-${i}`, name: `${i}` }, percent }));

describe('shares of credit', () => {
  it.each([
    ['50', 5000],
    ['33.34', 3334],
    ['33.3', 3330],
    ['３３．３４％', 3334],
    ['100%', 10_000],
    ['0.01', 1],
  ])('reads %s', (text, points) => expect(pointsOf(text)).toBe(points));

  it.each(['', '0', '100.01', '33.333', '-5', 'a', '1e1'])('refuses %s', (text) =>
    expect(pointsOf(text)).toBeUndefined(),
  );

  it('writes what it reads', () => {
    for (const points of [1, 10, 100, 3334, 3330, 5000, 10_000])
      expect(pointsOf(percentOf(points))).toBe(points);
    expect(percentOf(10_000)).toBe('100');
  });

  it('gives equal shares that come to the whole', () => {
    for (const count of [1, 2, 3, 7, 11]) {
      const equal = equalRows(rows(...Array.from({ length: count }, () => '')));
      expect(creditsOf(equal).reduce((sum, { basisPoints }) => sum + basisPoints, 0)).toBe(10_000);
      expect(shareFault(equal)).toBeUndefined();
    }
  });

  it('names what is wrong', () => {
    expect(shareFault([])).toBe('CREDIT_ORGANIZATION_MISSING');
    expect(shareFault(rows('50', ''))).toBe('CREDIT_BASIS_POINTS_INVALID');
    expect(shareFault(rows('50', '49.99'))).toBe('CREDIT_SHARES_INCOMPLETE');
    expect(shareFault(rows('50.01', '49.99'))).toBeUndefined();
  });
});

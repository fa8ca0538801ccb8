import { describe, expect, it } from '@jest/globals';
import { assert, bigInt, property } from 'fast-check';
import { propertySeed } from '../../../../../test/support/property-seed.ts';
import { heatOf, strongest } from './heat.ts';

describe('classes of a heat table', () => {
  const most = strongest(['100', '-20', '0']);

  it.each([
    ['0', 0],
    ['0.0001', 1],
    ['20', 1],
    ['20.0001', 2],
    ['60', 3],
    ['80.5', 5],
    ['100', 5],
    ['-20', 1],
  ])('%s of 100 is class %i', (value, heat) => expect(heatOf(value, most)).toBe(heat));

  it('of nothing there is none', () => {
    expect(strongest([])).toBe(0n);
    expect(heatOf('0', 0n)).toBe(0);
  });

  it('never fall as values rise', () => {
    assert(
      property(bigInt(0n, 10n ** 15n), bigInt(0n, 10n ** 15n), (a, b) => {
        const top = strongest([String(a), String(b)]);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(heatOf(String(low), top)).toBeLessThanOrEqual(heatOf(String(high), top));
        expect(heatOf(String(high), top)).toBe(high === 0n ? 0 : 5);
      }),
      { seed: propertySeed },
    );
  });
});

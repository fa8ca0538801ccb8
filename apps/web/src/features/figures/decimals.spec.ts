import { describe, expect, it } from '@jest/globals';
import { assert, bigInt, array, property } from 'fast-check';
import { propertySeed } from '../../../../../test/support/property-seed.ts';
import { bySize, runningSums, scaled, sumOf, unscaled } from './decimals.ts';

const LARGE = 2n ** 80n;

describe('decimals of the API', () => {
  it.each([
    ['69', '69'],
    ['-0.6667', '-0.6667'],
    ['0.3', '0.3'],
    ['5820000000000', '5820000000000'],
    ['-0', '0'],
    ['1.5000', '1.5'],
  ])('%s is %s', (text, same) => expect(unscaled(scaled(text))).toBe(same));

  it.each(['', '1,000', '1e3', '.5', '0.66667', '٣', ' 1'])('%j is refused rather than miscounted', (text) =>
    expect(() => scaled(text)).toThrow(RangeError),
  );

  it('come back as they were', () => {
    assert(
      property(bigInt(-LARGE, LARGE), (value) => {
        expect(scaled(unscaled(value))).toBe(value);
      }),
      { seed: propertySeed },
    );
  });

  it('add up exactly, whatever their size and order', () => {
    assert(
      property(array(bigInt(-LARGE, LARGE)), (values) => {
        const texts = values.map(unscaled);
        const sum = values.reduce((a, b) => a + b, 0n);
        expect(scaled(sumOf(texts))).toBe(sum);
        expect(sumOf(texts.toReversed())).toBe(sumOf(texts));
        expect(runningSums(texts).at(-1) ?? '0').toBe(sumOf(texts));
      }),
      { seed: propertySeed },
    );
    expect(sumOf(['0.3333', '0.3333', '0.3334'])).toBe('1');
  });

  it('are ordered by size, not as text', () => {
    expect(['9', '-10', '10', '0.5'].toSorted(bySize)).toEqual(['-10', '0.5', '9', '10']);
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BadInput, decimalOfCount } from '#platform/kernel';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { recognizedValue } from './recognized-value.rules.js';

const FEN = 0;
const COUNT = 4;
const fault = (text: string, places: number) => {
  try {
    recognizedValue(text, places);
    return 'taken';
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`).join();
    throw error;
  }
};

describe('a recognized value', () => {
  it.each([
    ['5820000000000', FEN, 5_820_000_000_000n],
    ['1', FEN, 1n],
    ['007', FEN, 7n],
    ['100.00', FEN, 100n],
    ['1', COUNT, 10_000n],
    ['0.6667', COUNT, 6_667n],
    ['0.5', COUNT, 5_000n],
    ['69.0000', COUNT, 690_000n],
    ['1.50000', COUNT, 15_000n],
    ['9007199254740993', FEN, 9_007_199_254_740_993n],
  ])('%s with %d places is %s in the ledger', (text, places, value) => {
    expect(recognizedValue(text, places)).toBe(value);
  });

  it.each([
    ['100.5', FEN, 'DECIMAL_TOO_PRECISE'],
    ['0.66667', COUNT, 'DECIMAL_TOO_PRECISE'],
    ['0', FEN, 'DECIMAL_NOT_POSITIVE'],
    ['0.0000', COUNT, 'DECIMAL_NOT_POSITIVE'],
    ['-1', FEN, 'DECIMAL_NOT_POSITIVE'],
    ['', FEN, 'DECIMAL_INVALID'],
    ['1e3', FEN, 'DECIMAL_INVALID'],
    ['1,000', FEN, 'DECIMAL_INVALID'],
    ['.5', COUNT, 'DECIMAL_INVALID'],
    ['5.', COUNT, 'DECIMAL_INVALID'],
    ['１', FEN, 'DECIMAL_INVALID'],
    ['1'.repeat(31), FEN, 'DECIMAL_INVALID'],
  ])('%j with %d places is refused', (text, places, code) => {
    expect(fault(text, places)).toBe(`value ${code}`);
  });

  it('of a count is read as it is displayed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (value) => {
        expect(recognizedValue(decimalOfCount(value), COUNT)).toBe(value);
        expect(recognizedValue(String(value), FEN)).toBe(value);
      }),
      { seed: propertySeed },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.ts';
import { amountText, typedAmount, type AmountUnit } from './typed-amount.ts';

describe('an amount as somebody types it', () => {
  it.each<[string, AmountUnit, bigint]>([
    ['1.5', 'YI', 15_000_000_000n],
    ['１．５', 'YI', 15_000_000_000n],
    ['1,500', 'WAN', 1_500_000_000n],
    ['1，500', 'WAN', 1_500_000_000n],
    ['¥15 000', 'YUAN', 1_500_000n],
    ['￥0.01', 'YUAN', 1n],
    ['22.25亿元', 'YUAN', 222_500_000_000n],
    ['2600万', 'YI', 2_600_000_000n],
    ['0', 'YI', 0n],
  ])('%s in %s is %s fen', (text, unit, fen) => {
    expect(typedAmount(text, unit)).toEqual({ fen });
  });

  it.each<[string, AmountUnit, string]>([
    ['', 'YI', 'AMOUNT_EMPTY'],
    ['  ', 'YI', 'AMOUNT_EMPTY'],
    ['abc', 'YI', 'AMOUNT_NOT_A_NUMBER'],
    ['1,5', 'YI', 'AMOUNT_NOT_A_NUMBER'],
    ['1.2.3', 'YI', 'AMOUNT_NOT_A_NUMBER'],
    ['-3', 'YI', 'AMOUNT_NEGATIVE'],
    ['−3', 'WAN', 'AMOUNT_NEGATIVE'],
    ['0.001', 'YUAN', 'AMOUNT_TOO_FINE'],
    ['99999999999', 'YI', 'AMOUNT_TOO_LARGE'],
    ['1万美元', 'YUAN', 'AMOUNT_NOT_A_NUMBER'],
  ])('%s in %s is refused: %s', (text, unit, fault) => {
    expect(typedAmount(text, unit)).toEqual({ fault });
  });

  it('comes back as it was, whatever its unit', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 63n - 1n), (fen) => {
        const { text, unit } = amountText(fen);
        expect(typedAmount(text, unit)).toEqual({ fen });
      }),
      { seed: propertySeed },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { decimalOfCount, displayCount, displayFen, displayMinor } from './display.js';
import { currencies } from './currencies.js';

// The same cases on every run.
fc.configureGlobal({ seed: propertySeed });

describe('display of fen in Chinese', () => {
  it.each([
    [5_820_000_000_000n, '582亿元'],
    [31_100_000_000n, '3.11亿元'],
    [1_384_250_000n, '1384.25万元'],
    [0n, '0元'],
    [1n, '0.01元'],
    [50n, '0.5元'],
    [999_999n, '9999.99元'],
    [1_000_000n, '1万元'],
    [1_004_999n, '1万元'],
    [1_005_000n, '1.01万元'],
    [1_500_000n, '1.5万元'],
    [9_999_994_999n, '9999.99万元'],
    [9_999_995_000n, '1亿元'],
    [9_999_996_000n, '1亿元'],
    [10_000_000_000n, '1亿元'],
    [123_456_789_012_345_678n, '12345678.9亿元'],
    [-1n, '-0.01元'],
    [-5_820_000_000_000n, '-582亿元'],
    [-9_999_995_000n, '-1亿元'],
    [-1_005_000n, '-1.01万元'],
  ])('of %s is %s', (fen, text) => {
    expect(displayFen(fen, 'ZH_CN')).toBe(text);
  });
});

describe('display of fen in English', () => {
  it.each([
    [5_820_000_000_000n, '¥58.2 billion'],
    [1_384_250_000n, '¥13.84 million'],
    [1_384_250n, '¥13,842.50'],
    [1_384_200n, '¥13,842'],
    [5n, '¥0.05'],
    [0n, '¥0'],
    [99_999_999n, '¥999,999.99'],
    [100_000_000n, '¥1 million'],
    [99_999_499_999n, '¥999.99 million'],
    [99_999_500_000n, '¥1 billion'],
    [120_000_000_000_000n, '¥1,200 billion'],
    [-1_384_250n, '-¥13,842.50'],
    [-5_820_000_000_000n, '-¥58.2 billion'],
  ])('of %s is %s', (fen, text) => {
    expect(displayFen(fen, 'EN_US')).toBe(text);
  });
});

describe('display of native amounts', () => {
  it.each([
    [1_500_000_000n, 'USD', '1500万美元', 'US$15 million'],
    [108_900_000_000n, 'USD', '10.89亿美元', 'US$1.09 billion'],
    [1_234_567n, 'JPY', '123.46万日元', 'JP¥1.23 million'],
    [500n, 'JPY', '500日元', 'JP¥500'],
    [12_345n, 'HKD', '123.45港元', 'HK$123.45'],
    [9_999_999n, 'KWD', '1万科威特第纳尔', 'KWD 10,000'],
    [-4n, 'KWD', '0科威特第纳尔', 'KWD 0'],
    [250_000_000n, 'CHF', '250万瑞士法郎', 'CHF 2.5 million'],
  ])('of %s %s is %s, %s', (amount, currency, zh, en) => {
    expect(displayMinor(amount, currency, 'ZH_CN')).toBe(zh);
    expect(displayMinor(amount, currency, 'EN_US')).toBe(en);
  });

  it('does not guess the unit of an unknown currency', () => {
    expect(() => displayMinor(1n, 'XXX', 'ZH_CN')).toThrow(RangeError);
  });
});

const amounts = fc.bigInt({ min: 0n, max: 10n ** 20n });
const sizes: Record<string, bigint> = { '': 1n, 万: 10_000n, 亿: 100_000_000n };

describe('display of any amount', () => {
  it('mirrors a negative one', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('ZH_CN', 'EN_US'), (fen, locale) => {
        fc.pre(fen > 0n);
        expect(displayFen(-fen, locale)).toBe(`-${displayFen(fen, locale)}`);
      }),
      { seed: propertySeed },
    );
  });

  it('is within half a hundredth of its unit, and in the unit of its size', () => {
    // Amounts of every length alike, and the edges of the units.
    const spread = fc
      .tuple(
        fc.integer({ min: 0, max: 18 }),
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: -9, max: 9 }),
      )
      .map(([zeros, head, off]) => BigInt(head) * 10n ** BigInt(zeros) + BigInt(off))
      .filter((amount) => amount >= 0n);
    fc.assert(
      fc.property(spread, fc.constantFrom(...currencies.keys()), (amount, currency) => {
        const { zh, exponent } = currencies.get(currency)!;
        const found = /^([\d,]+)(?:\.(\d{1,2}))?(万|亿)?$/.exec(
          displayMinor(amount, currency, 'ZH_CN').slice(0, -zh.length),
        );
        expect(found).not.toBeNull();
        const [, whole = '', fraction = '', unit = ''] = found!;
        expect(fraction.endsWith('0')).toBe(false);
        const hundredths = BigInt(whole.replaceAll(',', '') + fraction.padEnd(2, '0'));
        const scale = sizes[unit]! * 10n ** BigInt(exponent);
        const error = 2n * (hundredths * scale - 100n * amount);
        expect(error > -scale && error <= scale).toBe(true);
        expect(unit === '亿' || hundredths < 1_000_000n).toBe(true);
        expect(unit === '' || hundredths >= 100n).toBe(true);
      }),
      { numRuns: 2000, seed: propertySeed },
    );
  });
});

describe('display of counts', () => {
  const projects = { zh: '个', en: 'projects', enOne: 'project' };

  it.each([
    [690_000n, '69个', '69 projects'],
    [6667n, '0.6667个', '0.6667 projects'],
    [5000n, '0.5个', '0.5 projects'],
    [10_000n, '1个', '1 project'],
    [-10_000n, '-1个', '-1 project'],
    [0n, '0个', '0 projects'],
    [-5000n, '-0.5个', '-0.5 projects'],
    [104_630_000n, '10463个', '10,463 projects'],
    [12_345_678n, '1234.5678个', '1,234.5678 projects'],
  ])('of %s is %s, %s', (count, zh, en) => {
    expect(displayCount(count, projects, 'ZH_CN')).toBe(zh);
    expect(displayCount(count, projects, 'EN_US')).toBe(en);
  });

  it('needs no noun', () => {
    expect(displayCount(690_000n, { zh: '', en: '' }, 'EN_US')).toBe('69');
    expect(displayCount(10_000n, { zh: '家', en: 'members' }, 'EN_US')).toBe('1 members');
  });
});

describe('decimal of a count', () => {
  it.each([
    [690_000n, '69'],
    [6667n, '0.6667'],
    [1n, '0.0001'],
    [0n, '0'],
    [-5000n, '-0.5'],
    [104_630_000n, '10463'],
  ])('of %s is %s', (count, text) => {
    expect(decimalOfCount(count)).toBe(text);
  });

  it('is exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (count) => {
        const [, minus, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d*[1-9]))?$/.exec(
          decimalOfCount(count),
        )!;
        expect(BigInt(minus + whole + fraction.padEnd(4, '0'))).toBe(count);
      }),
      { seed: propertySeed },
    );
  });
});

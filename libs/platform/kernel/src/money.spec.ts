import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { readAmount, unitOf } from './amount-text.js';
import { currencies } from './currencies.js';
import { atRateOf, fenAtRateOf, moneyOf as moneyOn, rateOf, rateQuotes, type MoneyInput } from './money.js';
import { BadInput, Refused } from './refused.js';

// The same cases on every run.
fc.configureGlobal({ seed: propertySeed });

const today = '2022-08-31';
const moneyOf = (field: string, input: MoneyInput, options?: { zeroAllowed?: boolean }) =>
  moneyOn(field, input, today, options);
const dollars = (amount: string, rate = '7.1'): MoneyInput => ({
  amount,
  currency: 'USD',
  rate,
  rateDate: '2022-08-31',
  rateSource: '中国外汇交易中心中间价',
});
const refusal = (input: MoneyInput, options?: { zeroAllowed?: boolean }): string => {
  try {
    moneyOf('planned', input, options);
    return 'taken';
  } catch (error) {
    if (error instanceof BadInput)
      return error.fields.map(({ field, code }) => `${field} ${code}`).join(', ');
    if (error instanceof Refused) return `${String(error.details['field'])} ${error.code}`;
    throw error;
  }
};

describe('money of an input', () => {
  it('is CNY when no currency is named, with nothing about a rate', () => {
    expect(moneyOf('planned', { amount: '5820000000000' })).toStrictEqual({
      amount: 5_820_000_000_000,
      currency: 'CNY',
      cny: 5_820_000_000_000,
    });
    expect(moneyOf('planned', { amount: '1', currency: null, rate: null })).toStrictEqual({
      amount: 1,
      currency: 'CNY',
      cny: 1,
    });
  });

  it.each([
    ['', 'AMOUNT_NOT_INTEGER'],
    ['1.5', 'AMOUNT_NOT_INTEGER'],
    ['1.0', 'AMOUNT_NOT_INTEGER'],
    ['1e3', 'AMOUNT_NOT_INTEGER'],
    ['1,000', 'AMOUNT_NOT_INTEGER'],
    ['+1', 'AMOUNT_NOT_INTEGER'],
    [' 1', 'AMOUNT_NOT_INTEGER'],
    ['0x10', 'AMOUNT_NOT_INTEGER'],
    ['１００', 'AMOUNT_NOT_INTEGER'],
    ['NaN', 'AMOUNT_NOT_INTEGER'],
    ['-1.5', 'AMOUNT_NOT_INTEGER'],
    ['-1', 'AMOUNT_NEGATIVE'],
    ['-0', 'AMOUNT_NEGATIVE'],
    ['0', 'AMOUNT_ZERO'],
    ['000', 'AMOUNT_ZERO'],
    ['9007199254740992', 'AMOUNT_TOO_LARGE'],
    ['9'.repeat(100_000), 'AMOUNT_TOO_LARGE'],
  ])('refuses the amount %.20s', (amount, code) => {
    expect(refusal({ amount })).toBe(`planned.amount ${code}`);
  });

  it('takes the largest safe integer, and zero where that is an answer', () => {
    expect(moneyOf('planned', { amount: '9007199254740991' }).amount).toBe(Number.MAX_SAFE_INTEGER);
    expect(moneyOf('planned', { amount: '0' }, { zeroAllowed: true }).cny).toBe(0);
  });

  it.each(['XXX', 'usd', 'RMB', 'CNH', '', '元', 'constructor'])('refuses the currency "%s"', (currency) => {
    expect(refusal({ ...dollars('1'), currency })).toBe('planned.currency CURRENCY_UNKNOWN');
  });

  it('refuses a rate for CNY', () => {
    expect(refusal({ ...dollars('1'), currency: 'CNY' })).toBe(
      'planned.rate RATE_NOT_APPLICABLE, planned.rateDate RATE_NOT_APPLICABLE, planned.rateSource RATE_NOT_APPLICABLE',
    );
  });

  it('values a foreign amount in fen and keeps its rate', () => {
    expect(moneyOf('planned', dollars('1500000000', '7.1035'))).toStrictEqual({
      amount: 1_500_000_000,
      currency: 'USD',
      cny: 10_655_250_000,
      rate: '7.1035',
      rateDate: '2022-08-31',
      rateSource: '中国外汇交易中心中间价',
    });
  });

  it.each([
    ['USD', '1', '7.4999', 7],
    ['USD', '1', '7.5', 8],
    ['MOP', '1', '0.5', 1],
    ['MOP', '1', '0.49999999', 0],
    ['JPY', '100', '0.051', 510],
    ['JPY', '1', '0.015', 2],
    ['JPY', '1', '0.01499999', 1],
    ['VND', '1', '0.0003', 0],
    ['KWD', '1000', '23.4567', 2346],
    ['KWD', '1', '23.45', 2],
    ['KWD', '1', '25', 3],
  ])('values %s %s at %s as %d fen', (currency, amount, rate, fen) => {
    expect(moneyOf('planned', { ...dollars(amount, rate), currency }).cny).toBe(fen);
  });

  it('names everything that is missing about a rate', () => {
    expect(refusal({ amount: '1', currency: 'USD' })).toBe(
      'planned.rate RATE_MISSING, planned.rateDate RATE_DATE_MISSING, planned.rateSource RATE_SOURCE_MISSING',
    );
    expect(refusal({ ...dollars('1'), rateSource: ' ' })).toBe('planned.rateSource RATE_SOURCE_MISSING');
  });

  it.each([
    ['7,1', 'RATE_NOT_DECIMAL'],
    ['1e1', 'RATE_NOT_DECIMAL'],
    ['-7', 'RATE_NOT_DECIMAL'],
    ['.5', 'RATE_NOT_DECIMAL'],
    ['7.', 'RATE_NOT_DECIMAL'],
    ['07', 'RATE_NOT_DECIMAL'],
    ['7.123456789', 'RATE_NOT_DECIMAL'],
    ['12345678901', 'RATE_NOT_DECIMAL'],
    ['0', 'RATE_NOT_POSITIVE'],
    ['0.00', 'RATE_NOT_POSITIVE'],
  ])('refuses the rate %s', (rate, code) => {
    expect(refusal(dollars('1', rate))).toBe(`planned.rate ${code}`);
  });

  it('keeps a rate in lowest terms', () => {
    expect(moneyOf('planned', dollars('1', '7.10')).rate).toBe('7.1');
    expect(moneyOf('planned', dollars('1', '10.00')).rate).toBe('10');
    expect(moneyOf('planned', dollars('1', '10')).rate).toBe('10');
  });

  it('refuses a rate of no real day, and a source that cannot be recorded', () => {
    expect(refusal({ ...dollars('1'), rateDate: '2022-02-30' })).toBe('planned.rateDate DATE_NOT_REAL');
    expect(refusal({ ...dollars('1'), rateSource: 'a\u0000b' })).toBe(
      'planned.rateSource TEXT_FORBIDDEN_CHARACTER',
    );
  });

  it('refuses a foreign amount whose value in fen is too large', () => {
    const large = (rate: string) => ({ ...dollars('9007199254740991', rate), currency: 'SGD' });
    expect(refusal({ ...large('1'), currency: 'MOP' })).toBe('taken');
    expect(refusal({ ...large('1.00000001'), currency: 'MOP' })).toBe('planned.amount AMOUNT_TOO_LARGE');
    expect(refusal(large('5.3'))).toBe('planned.amount AMOUNT_TOO_LARGE');
  });

  it('is the fen nearest to the exact value, the upper one of two, however the rate is quoted', () => {
    const foreign = [...currencies.keys()].filter((code) => code !== 'CNY');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.constantFrom(...foreign),
        fc.constantFrom(...rateQuotes),
        // Of the reference, from a fifth to five times.
        fc.integer({ min: 200_001, max: 4_999_999 }),
        (amount, currency, rateQuote, millionths) => {
          const { exponent, reference } = currencies.get(currency)!;
          const units = rateQuote.endsWith('_100') ? 100 : 1;
          const perUnit = (Number(reference) * millionths) / 1e6;
          const quoted = (rateQuote.startsWith('CNY') ? perUnit : 1 / perUnit) * units;
          const rate = quoted.toFixed(8).replace(/\.?0+$/, '');
          const taken = refusal({ ...dollars(`${amount}`, rate), currency, rateQuote });
          // What is left of a rate after eight places may be another rate.
          fc.pre(taken === 'taken');
          const money = moneyOf('planned', { ...dollars(`${amount}`, rate), currency, rateQuote });
          // CNY per unit = quotedValue / per; twice the error, in fen × 10^(exponent + 8) × per
          const quotedValue = BigInt(quoted.toFixed(8).replace('.', ''));
          const [above, below] = rateQuote.startsWith('CNY')
            ? [quotedValue, BigInt(units) * 10n ** 8n]
            : [BigInt(units) * 10n ** 8n, quotedValue];
          const scale = below * 10n ** BigInt(exponent);
          const error = 2n * (BigInt(money.cny) * scale - BigInt(amount) * above * 100n);
          expect(error > -scale && error <= scale).toBe(true);
          expect(fenAtRateOf(money, amount)).toBe(BigInt(money.cny));
          const { numerator, denominator } = rateOf(money);
          expect(numerator * below).toBe(denominator * above);
        },
      ),
      { numRuns: 500, seed: propertySeed },
    );
  });

  it.each([
    ['KRW', '10000000000', '190.5', 'PER_CNY_1', 5_249_343_832],
    ['KRW', '10000000000', '19050', 'PER_CNY_100', 5_249_343_832],
    ['KRW', '10000000000', '0.52', 'CNY_PER_100', 5_200_000_000],
    ['JPY', '100', '4.75', 'CNY_PER_100', 475],
    ['JPY', '2', '4.75', 'CNY_PER_100', 10],
    ['USD', '1500000000', '710.35', 'CNY_PER_100', 10_655_250_000],
    ['USD', '15', '0.15', 'PER_CNY_1', 100],
    ['USD', '3', '13.3333', 'PER_CNY_100', 23],
  ] as const)('values %s %s at %s, quoted %s, as %d fen', (currency, amount, rate, rateQuote, fen) => {
    expect(moneyOf('planned', { ...dollars(amount, rate), currency, rateQuote })).toMatchObject({
      cny: fen,
      rate,
      rateQuote,
    });
  });

  it('records no quote where it is CNY per unit, as events of before there was a choice', () => {
    const money = moneyOf('planned', { ...dollars('1'), rateQuote: 'CNY_PER_1' });
    expect(money).toStrictEqual(moneyOf('planned', { ...dollars('1'), rateQuote: null }));
    expect(money).toStrictEqual(moneyOf('planned', dollars('1')));
    expect(money).not.toHaveProperty('rateQuote');
    expect(refusal({ ...dollars('1'), rateQuote: 'CNY_PER_10' as 'CNY_PER_1' })).toBe(
      'planned.rateQuote RATE_QUOTE_UNKNOWN',
    );
    expect(refusal({ amount: '1', rateQuote: 'CNY_PER_1' })).toBe('planned.rateQuote RATE_NOT_APPLICABLE');
  });

  it('tells of a recorded money what another amount was worth at its rate', () => {
    const before = moneyOf('planned', dollars('100000', '7.0'));
    const after = moneyOf('planned', dollars('150000', '7.2'));
    // 1,000 USD at 7.0, then 1,500 at 7.2: the increment at the rate before, and what the rate did.
    const atRateBefore = fenAtRateOf(before, after.amount);
    expect([atRateBefore - BigInt(before.cny), BigInt(after.cny) - atRateBefore]).toEqual([
      350_000n,
      30_000n,
    ]);
    expect(rateOf(moneyOf('planned', { amount: '5' }))).toEqual({ numerator: 1n, denominator: 1n });
    expect(fenAtRateOf({ currency: 'CNY' }, 5)).toBe(5n);
  });
});

describe('a rate', () => {
  const readings = (input: MoneyInput): unknown => {
    try {
      return moneyOf('planned', input);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      expect(error.code).toBe('RATE_IMPLAUSIBLE');
      return error.details;
    }
  };

  it('the other way round is refused with both readings, and what would be right', () => {
    expect(readings({ ...dollars('1', '190.50'), currency: 'KRW' })).toMatchObject({
      field: 'planned.rate',
      expected: '1 KRW = about 0.0052 CNY',
      readings: [
        { rateQuote: 'CNY_PER_1', says: '1 KRW = 190.5 CNY', plausible: false },
        { rateQuote: 'PER_CNY_1', says: '1 CNY = 190.5 KRW', plausible: true },
        { rateQuote: 'CNY_PER_100', says: '100 KRW = 190.5 CNY', plausible: false },
        { rateQuote: 'PER_CNY_100', says: '100 CNY = 190.5 KRW', plausible: false },
      ],
      reason: expect.stringMatching(/1 KRW = 190\.5 CNY.*1 CNY = 190\.5 KRW.*rateQuote PER_CNY_1/),
    });
  });

  it.each([
    ['JPY', '4.75', undefined, 'CNY_PER_100'],
    ['USD', '710.35', undefined, 'CNY_PER_100'],
    ['USD', '7.1', 'CNY_PER_100', 'CNY_PER_1'],
    ['USD', '7.1', 'PER_CNY_1', 'CNY_PER_1'],
    ['USD', '0.1408', undefined, 'PER_CNY_1'],
    ['VND', '3500', 'PER_CNY_100', 'PER_CNY_1'],
  ] as const)('of %s, %s quoted as %s, may be meant as %s', (currency, rate, rateQuote, meant) => {
    expect(readings({ ...dollars('1', rate), currency, ...(rateQuote ? { rateQuote } : {}) })).toMatchObject({
      readings: expect.arrayContaining([expect.objectContaining({ rateQuote: meant, plausible: true })]),
    });
  });

  it.each([
    ['1.4', 'taken'],
    ['1.39999999', 'planned.rate RATE_IMPLAUSIBLE'],
    ['35', 'taken'],
    ['35.00000001', 'planned.rate RATE_IMPLAUSIBLE'],
    ['0.00000001', 'planned.rate RATE_IMPLAUSIBLE'],
    ['9999999999', 'planned.rate RATE_IMPLAUSIBLE'],
  ])('of five times the reference or a fifth of it is the last that is taken: USD at %s', (rate, outcome) => {
    expect(refusal(dollars('1', rate))).toBe(outcome);
  });

  it('turned round is refused for every currency that is worth more than 5 CNY or less than a fifth', () => {
    const mistakable = [...currencies].filter(([, { reference }]) => {
      const rate = Number(reference);
      return rate > 0.2 ** 0.5 && rate < 5 ** 0.5;
    });
    // A turned rate of these lies within the factor of 5: nothing can tell.
    expect(mistakable.map(([code]) => code)).toEqual([
      'CNY',
      'HKD',
      'MOP',
      'SEK',
      'NOK',
      'DKK',
      'MYR',
      'AED',
      'SAR',
    ]);
    for (const [currency, { reference }] of currencies) {
      if (mistakable.some(([code]) => code === currency)) continue;
      expect([currency, refusal({ ...dollars('1', reference), currency })]).toEqual([currency, 'taken']);
      expect(refusal({ ...dollars('1', reference), currency, rateQuote: 'PER_CNY_1' })).toBe(
        'planned.rate RATE_IMPLAUSIBLE',
      );
    }
  });

  it('per 100 quoted as per 1, or the other way, is refused for every currency', () => {
    for (const [currency, { reference }] of currencies) {
      if (currency === 'CNY') continue;
      expect(refusal({ ...dollars('1', reference), currency, rateQuote: 'CNY_PER_100' })).toBe(
        'planned.rate RATE_IMPLAUSIBLE',
      );
    }
  });

  it('of a day to come is refused; of today it is taken', () => {
    expect(refusal({ ...dollars('1'), rateDate: '2022-09-01' })).toBe('planned.rateDate DATE_IN_FUTURE');
    expect(refusal({ ...dollars('1'), rateDate: today })).toBe('taken');
  });
});

describe('the unit of an amount', () => {
  const reason = (amount: string, currency?: string, options?: { zeroAllowed?: boolean }): string => {
    try {
      moneyOf('planned', { ...(currency ? { ...dollars('1'), currency } : {}), amount }, options);
    } catch (error) {
      if (error instanceof BadInput) return error.fields[0]!.reason;
      if (error instanceof Refused) return String(error.details['reason']);
    }
    return 'taken';
  };

  it.each(['', 'x', '1.5', '-1', '0', '26万元', '9007199254740992', '9'.repeat(50)])(
    'stands in every refusal of %j',
    (amount) => {
      expect(reason(amount)).toContain('fen 分');
      expect(reason(amount, 'USD')).toContain('hundredths of 1 USD 美元');
      expect(reason(amount, 'KWD')).toContain('thousandths of 1 KWD');
      expect(reason(amount, 'JPY')).toContain('JPY 日元, which has no smaller unit');
    },
  );

  it('is fen where the value of a foreign amount is too large', () => {
    expect(reason('9007199254740991', 'USD')).toContain('fen 分');
    expect(unitOf('XXX')).toBe('the minor unit of its currency');
  });

  it.each([
    ['26万元', '"26000000"'],
    ['233.6万', '"233600000"'],
    ['1,286.5万元', '"1286500000"'],
    [' １，２８６．５ 万元 ', '"1286500000"'],
    ['人民币 1.2亿元', '"12000000000"'],
    ['￥5,820.50', '"582050"'],
    ['3千万', '"3000000000"'],
    ['100元整', '"10000"'],
    ['1.50', 'if 1.50 is in 元, "150"'],
    ['1,000', 'if 1,000 is in 元, "100000"'],
    ['100分', '"100"'],
    ['1.2 billion', '"120000000000"'],
  ])('is answered with what %j would be', (amount, meant) => {
    expect(reason(amount)).toContain(meant);
  });

  it.each([
    ['150万美元', 'USD', '15000000'.concat('0')],
    ['US$1.5 million', 'USD', '150000000'],
    ['100亿韩元', 'KRW', '10000000000'],
    ['1.2345 KWD', 'KWD', undefined],
    ['150万美元', 'CNY', undefined],
    ['150万元', 'USD', undefined],
    ['约26万元', 'CNY', undefined],
    ['26-30万元', 'CNY', undefined],
    ['1,2,3万元', 'CNY', undefined],
    ['0.001元', 'CNY', undefined],
    ['1e9', 'CNY', undefined],
    ['万元', 'CNY', undefined],
    ['', 'CNY', undefined],
    [`${'9'.repeat(60)}万元`, 'CNY', undefined],
    ['5', 'XXX', undefined],
  ])('reads "%s" in %s as %s', (text, currency, meant) => {
    expect(readAmount(text, currency)).toBe(meant);
  });

  it('reads exactly what was meant, and what it says is taken', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('', '万', '百万', '亿'),
        (whole, hundredths, word) => {
          const text = `${whole.toLocaleString('en-US')}.${String(hundredths).padStart(2, '0')}${word}元`;
          const zeros = { '': 0, 万: 4, 百万: 6, 亿: 8 }[word]!;
          const fen = (BigInt(whole) * 100n + BigInt(hundredths)) * 10n ** BigInt(zeros);
          expect(readAmount(text, 'CNY')).toBe(String(fen));
          expect(refusal({ amount: String(fen) })).toBe('taken');
        },
      ),
      { seed: propertySeed },
    );
  });
});

describe('an amount at the rate of an earlier one', () => {
  const at = (amount: string, rate: string) => moneyOf('planned', dollars(amount, rate));

  it('is what it would come to had the rate not moved, half up', () => {
    expect(atRateOf(at('100000', '7'), at('150000', '7.2'))).toEqual(at('150000', '7'));
    expect(atRateOf(at('1', '6.5'), at('3', '6.35'))?.cny).toBe(20);
    // However the earlier rate was quoted: 1 CNY = 0.14 USD.
    const turned = moneyOf('planned', { ...dollars('100000', '0.14'), rateQuote: 'PER_CNY_1' });
    expect(atRateOf(turned, at('150000', '7.2'))).toEqual(
      moneyOf('planned', { ...dollars('150000', '0.14'), rateQuote: 'PER_CNY_1' }),
    );
  });

  it('is nothing where there is no such rate, or the value would be too large to keep', () => {
    const yuan = moneyOf('planned', { amount: '5' });
    const euro = moneyOf('planned', { ...dollars('5'), currency: 'EUR' });
    for (const [earlier, later] of [
      [yuan, yuan],
      [yuan, euro],
      [euro, yuan],
      [euro, at('5', '7')],
      [at('1', '7'), at('5000000000000000', '1.5')],
    ] as const)
      expect(atRateOf(earlier, later)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { atRateOf, currencies, moneyOf, type MoneyInput } from './money.js';
import { BadInput, Refused } from './refused.js';

// The same cases on every run.
fc.configureGlobal({ seed: 20220831 });

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
    ['USD', '1', '0.5', 1],
    ['USD', '1', '0.49999999', 0],
    ['JPY', '100', '0.051', 510],
    ['JPY', '1', '0.00005', 0],
    ['JPY', '1', '0.005', 1],
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
    expect(refusal(dollars('9007199254740991', '1'))).toBe('taken');
    expect(refusal(dollars('9007199254740991', '1.00000001'))).toBe('planned.amount AMOUNT_TOO_LARGE');
  });

  it('is the fen nearest to the exact value, the upper one of two', () => {
    const foreign = [...currencies.keys()].filter((code) => code !== 'CNY');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.constantFrom(...foreign),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        (amount, currency, rateE6) => {
          const rate = `${Math.floor(rateE6 / 1e6)}.${String(rateE6 % 1e6).padStart(6, '0')}`;
          const { cny } = moneyOf('planned', { ...dollars(`${amount}`, rate), currency });
          // twice the error, in units of 1 / scale fen
          const scale = 10n ** BigInt(currencies.get(currency)!.exponent + 6);
          const error = 2n * (BigInt(cny) * scale - BigInt(amount) * BigInt(rateE6) * 100n);
          expect(error > -scale && error <= scale).toBe(true);
        },
      ),
    );
  });
});

describe('an amount at the rate of an earlier one', () => {
  const at = (amount: string, rate: string) => moneyOf('planned', dollars(amount, rate));

  it('is what it would come to had the rate not moved, half up', () => {
    expect(atRateOf(at('100000', '7'), at('150000', '7.2'))).toEqual(at('150000', '7'));
    expect(atRateOf(at('1', '6.5'), at('3', '6.35'))?.cny).toBe(20);
  });

  it('is nothing where there is no such rate, or the value would be too large to keep', () => {
    const yuan = moneyOf('planned', { amount: '5' });
    const euro = moneyOf('planned', { ...dollars('5'), currency: 'EUR' });
    for (const [earlier, later] of [
      [yuan, yuan],
      [yuan, euro],
      [euro, yuan],
      [euro, at('5', '7')],
      [at('1', '9000000000'), at('9007199254740991', '1')],
    ] as const)
      expect(atRateOf(earlier, later)).toBeUndefined();
  });
});

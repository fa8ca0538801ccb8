import { describe, expect, it } from '@jest/globals';
import { moneyFaults, moneySent, noMoney, typedMinor, valuesOfMoney, worthOf } from './typed-money.ts';

const dollars = {
  ...noMoney,
  amount: { text: '1,500', unit: 'WAN' },
  currency: 'USD',
  rate: '７.１',
  rateDate: '2026-11-27',
  rateSource: ' 中间价 ',
} as const;

describe('an amount in a foreign currency', () => {
  it('is in minor units of that currency, exactly', () => {
    expect(typedMinor('1,500', 'WAN', 'USD')).toEqual({ minor: 1_500_000_000n });
    expect(typedMinor('1.5亿', 'YUAN', 'JPY')).toEqual({ minor: 150_000_000n });
    expect(typedMinor('12.345', 'YUAN', 'KWD')).toEqual({ minor: 12_345n });
    expect(typedMinor('０．５', 'WAN', 'HKD')).toEqual({ minor: 500_000n });
  });
  it.each([
    ['', 'AMOUNT_EMPTY'],
    ['-1', 'AMOUNT_NEGATIVE'],
    ['abc', 'AMOUNT_NOT_A_NUMBER'],
    ['1.005', 'AMOUNT_TOO_FINE'],
    ['99999999999999', 'AMOUNT_TOO_LARGE'],
  ])('%j is %s', (text, fault) => {
    expect(typedMinor(text, 'YUAN', text === '99999999999999' ? 'KWD' : 'USD')).toEqual({ fault });
  });
  it('needs rate, day and source', () => {
    expect(moneyFaults({ ...dollars, rate: '', rateDate: '', rateSource: ' ' }, { needed: true })).toEqual({
      rate: 'RATE_MISSING',
      rateDate: 'RATE_DATE_MISSING',
      rateSource: 'RATE_SOURCE_MISSING',
    });
    expect(moneyFaults({ ...dollars, rate: '七' }, { needed: true })).toEqual({ rate: 'RATE_NOT_DECIMAL' });
    expect(moneyFaults(dollars, { needed: true })).toEqual({});
  });
  it('is sent with all of it, in half width', () => {
    expect(moneySent(dollars)).toEqual({
      amount: '1500000000',
      currency: 'USD',
      rate: '7.1',
      rateQuote: 'CNY_PER_1',
      rateDate: '2026-11-27',
      rateSource: '中间价',
    });
  });
  it('is worth what the server will say', () => {
    expect(worthOf(dollars)).toBe(10_650_000_000n);
    expect(worthOf({ ...dollars, rate: '0' })).toBeUndefined();
  });
  it('goes back into a form as it came', () => {
    const again = valuesOfMoney({ amount: '1500000000', currency: 'USD' });
    expect([again.amount, again.currency]).toEqual([{ text: '1500', unit: 'WAN' }, 'USD']);
    expect(valuesOfMoney({ amount: '150000000', currency: 'JPY' }).amount).toEqual({
      text: '1.5',
      unit: 'YI',
    });
    expect(valuesOfMoney({ amount: '1505', currency: 'USD' }).amount).toEqual({
      text: '15.05',
      unit: 'YUAN',
    });
  });
});

describe('an amount in yuan', () => {
  it('has no rate', () => {
    expect(moneySent({ ...noMoney, amount: { text: '1.5', unit: 'YI' } })).toEqual({ amount: '15000000000' });
    expect(worthOf({ ...noMoney, amount: { text: '1.5', unit: 'YI' } })).toBeUndefined();
  });
  it('may be left out where it is not needed', () => {
    expect(moneyFaults(noMoney, { needed: false })).toEqual({});
    expect(moneyFaults(noMoney, { needed: true })).toEqual({ amount: 'AMOUNT_EMPTY' });
    expect(moneySent(noMoney)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { changesOf, codeFault, emptied, faultsIn, inputOf, moneyInput, noLead } from './lead-values.ts';

const amount = (text: string, unit: 'YI' | 'WAN' | 'YUAN' = 'WAN') => ({ text, unit });

describe('moneyInput', () => {
  it('is fen in CNY, without a rate', () => {
    expect(moneyInput({ ...noLead, expected: amount('1500') })).toEqual({ amount: '1500000000' });
  });
  it('names rate, day and source of a foreign one, in its own smallest unit', () => {
    const values = {
      ...noLead,
      currency: 'JPY',
      expected: amount('3'),
      rate: '4.8',
      rateQuote: 'CNY_PER_100' as const,
      rateDate: '2026-01-05',
      rateSource: '中国外汇交易中心',
    };
    expect(moneyInput(values)).toEqual({
      amount: '30000',
      currency: 'JPY',
      rate: '4.8',
      rateQuote: 'CNY_PER_100',
      rateDate: '2026-01-05',
      rateSource: '中国外汇交易中心',
    });
  });
  it('is none where none is typed', () => {
    expect(moneyInput(noLead)).toBeUndefined();
  });
});

describe('faultsIn', () => {
  it('wants a title, and the rate of a foreign amount', () => {
    const found = faultsIn({ ...noLead, currency: 'USD', expected: amount('1') });
    expect(found.title).toBe('NEEDED');
    expect([found.rate, found.rateDate, found.rateSource]).toEqual([
      'RATE_MISSING',
      'RATE_DATE_MISSING',
      'RATE_SOURCE_MISSING',
    ]);
  });
  it('takes no part of a yen', () => {
    const yen = { ...noLead, currency: 'JPY', expected: amount('1.5', 'YUAN') };
    expect(faultsIn(yen).expected).toBe('AMOUNT_TOO_FINE');
  });
});

describe('codeFault', () => {
  it('says nothing of nothing, and the rule’s own code of a wrong one', () => {
    expect(codeFault(' ', false)).toBeUndefined();
    expect(codeFault('12345', false)).toBe('CREDIT_CODE_INVALID');
    expect(codeFault('9137 0200 0000 0000 0000', false)).toBe('CREDIT_CODE_INVALID');
  });
});

describe('changesOf', () => {
  const before = { ...noLead, title: '甲', investorName: '某公司', chainCode: 'A', expected: amount('10') };
  it('names only what differs', () => {
    expect(changesOf(before, { ...before, chainCode: 'B' })).toEqual({ chainCode: 'B' });
    expect(changesOf(before, before)).toEqual({});
  });
  it('knows one amount by another unit', () => {
    expect(changesOf(before, { ...before, expected: amount('100000', 'YUAN') })).toEqual({});
  });
  it('tells what was emptied', () => {
    expect(emptied(before, { ...before, investorName: '', expected: amount(' ') })).toEqual([
      'investorName',
      'expected',
    ]);
  });
});

it('leaves out what is empty', () => {
  expect(inputOf({ ...noLead, summary: '  ' })).toEqual({});
});

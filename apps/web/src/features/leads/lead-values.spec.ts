import { describe, expect, it } from '@jest/globals';
import { changesOf, codeFault, emptied, faultsIn, inputOf, noLead } from './lead-values.ts';

const amount = (text: string, unit: 'YI' | 'WAN' | 'YUAN' = 'WAN') => ({ text, unit });

describe('faultsIn', () => {
  it('wants a title, and the rate of a foreign amount', () => {
    const found = faultsIn({ ...noLead, currency: 'USD', amount: amount('1') });
    expect(found.title).toBe('NEEDED');
    expect([found.rate, found.rateDate, found.rateSource]).toEqual([
      'RATE_MISSING',
      'RATE_DATE_MISSING',
      'RATE_SOURCE_MISSING',
    ]);
  });
  it('takes no part of a yen', () => {
    const yen = { ...noLead, currency: 'JPY', amount: amount('1.5', 'YUAN') };
    expect(faultsIn(yen).amount).toBe('AMOUNT_TOO_FINE');
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
  const before = { ...noLead, title: '甲', investorName: '某公司', chainCode: 'A', amount: amount('10') };
  it('names only what differs', () => {
    expect(changesOf(before, { ...before, chainCode: 'B' })).toEqual({ chainCode: 'B' });
    expect(changesOf(before, before)).toEqual({});
  });
  it('knows one amount by another unit', () => {
    expect(changesOf(before, { ...before, amount: amount('100000', 'YUAN') })).toEqual({});
  });
  it('tells what was emptied, in the order of the form', () => {
    expect(emptied(before, { ...before, investorName: '', amount: amount(' ') })).toEqual([
      'amount',
      'investorName',
    ]);
  });
});

it('leaves out what is empty', () => {
  expect(inputOf({ ...noLead, summary: '  ' })).toEqual({});
});

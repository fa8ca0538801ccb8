import { describe, expect, it } from '@jest/globals';
import { changesOf, codeFault, faultsIn, inputOf, noLead } from './lead-values.ts';

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
  it('asks for no rate of a recorded amount that nobody touches, nor of one that is cleared', () => {
    const recorded = { ...noLead, title: '甲', currency: 'USD', amount: amount('1') };
    expect(faultsIn({ ...recorded, title: '乙' }, recorded).rate).toBeUndefined();
    expect(faultsIn({ ...recorded, amount: amount('') }, recorded).rate).toBeUndefined();
    expect(faultsIn({ ...recorded, amount: amount('2') }, recorded).rate).toBe('RATE_MISSING');
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
  it('clears what was recorded and is empty now, and nothing that never was', () => {
    expect(changesOf(before, { ...before, investorName: ' ', amount: amount(' '), summary: ' ' })).toEqual({
      clear: ['INVESTOR_NAME', 'EXPECTED_INVESTMENT'],
    });
    expect(changesOf(before, { ...before, chainCode: '', regionCode: '370202' })).toEqual({
      regionCode: '370202',
      clear: ['CHAIN_CODE'],
    });
  });
  it('clears a code with its confirmation, and a foreign amount without asking for its rate', () => {
    const foreign = { ...before, currency: 'USD', amount: amount('5'), code: 'X', asDocumented: true };
    expect(changesOf(foreign, { ...foreign, code: '' })).toEqual({ clear: ['INVESTOR_CREDIT_CODE'] });
    expect(changesOf(foreign, { ...foreign, amount: amount('') })).toEqual({
      clear: ['EXPECTED_INVESTMENT'],
    });
  });
});

it('leaves out what is empty', () => {
  expect(inputOf({ ...noLead, summary: '  ' })).toEqual({});
});

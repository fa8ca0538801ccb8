import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { InvestorKeyReserved } from '../../investor-key.events.js';
import { evolve, free, type InvestorKey } from '../../investor-key.state.js';
import { reserveInvestorKey } from './reserve-investor-key.decide.js';

const given = specFor({ initial: free, evolve });
const [code, name] = ['c0de', 'a4e'];
const reserved = (kind: 'CODE' | 'NAME', investorId: string, codeKey?: string): InvestorKeyReserved => ({
  type: 'InvestorKeyReserved',
  data: {
    key: kind === 'CODE' ? code : name,
    kind,
    investorId,
    ...(codeKey === undefined ? {} : { codeKey }),
  },
});
const meaning = (investorId: string, codeKey?: string): InvestorKey => ({
  status: 'reserved',
  investorId,
  ...(codeKey === undefined ? {} : { codeKey }),
});
const reserveName =
  (besideKey?: string, beside: InvestorKey = free) =>
  (state: InvestorKey) =>
    reserveInvestorKey(
      state,
      { key: name, kind: 'NAME', ...(besideKey === undefined ? {} : { besideKey }) },
      beside,
      'new',
    );
const reserveCode =
  (beside: InvestorKey = free) =>
  (state: InvestorKey) =>
    reserveInvestorKey(state, { key: code, kind: 'CODE', besideKey: name }, beside, 'new');

describe('reserve investor key', () => {
  it('makes a new investor of a name, or a code, that nobody knows', () => {
    given([])
      .when(reserveName())
      .then([reserved('NAME', 'new')]);
    given([])
      .when(reserveCode())
      .then([reserved('CODE', 'new')]);
  });

  it('lets a new name mean the investor of the code beside it', () =>
    given([])
      .when(reserveName(code, meaning('of-code')))
      .then([reserved('NAME', 'of-code', code)]));

  it('lets a code that turns up mean the investor that was known by its name', () => {
    given([reserved('NAME', 'of-name')])
      .when(reserveName(code))
      .then([{ type: 'InvestorKeyBound', data: { key: name, investorId: 'of-name', codeKey: code } }]);
    given([])
      .when(reserveCode(meaning('of-name', code)))
      .then([reserved('CODE', 'of-name')]);
  });

  it('makes a second code of one name another investor', () => {
    given([reserved('NAME', 'of-name', 'other')])
      .when(reserveName(code))
      .thenNothing();
    given([])
      .when(reserveCode(meaning('of-name', 'other')))
      .then([reserved('CODE', 'new')]);
  });

  it('does not bind a name to a code that means somebody else already: the code wins', () =>
    given([reserved('NAME', 'of-name')])
      .when(reserveName(code, meaning('of-code')))
      .thenNothing());

  it('never changes what a key means', () => {
    given([reserved('CODE', 'of-code')])
      .when(reserveCode(meaning('of-name', code)))
      .thenNothing();
    given([reserved('NAME', 'of-name')])
      .when(reserveName())
      .thenNothing();
  });
});

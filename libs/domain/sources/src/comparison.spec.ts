import { describe, expect, it } from '@jest/globals';
import {
  admittedBy,
  presenceVerdictOf,
  percentOf,
  verdictOf,
  type DerivedValue,
} from './comparison.rules.js';
import type { StatedQualifier } from './document.events.js';

describe('what a printed number admits', () => {
  it.each<[string, StatedQualifier, string, string | null]>([
    ['69', 'EXACT', '69', '69'],
    ['30', 'MORE_THAN', '30', '40'],
    ['1500', 'MORE_THAN', '1500', '1600'],
    ['1000', 'MORE_THAN', '1000', '2000'],
    ['1152', 'MORE_THAN', '1152', '1153'],
    ['300000000', 'MORE_THAN', '300000000', '400000000'],
    ['89', 'ABOUT', '88.5', '89.5'],
    ['60', 'ABOUT', '55', '65'],
    ['10.2', 'ABOUT', '10.15', '10.25'],
    ['200000', 'NEARLY', '180000', '200000'],
    ['1.5', 'NEARLY', '1.35', '1.5'],
    ['10000000000', 'AT_LEAST', '10000000000', null],
    ['0', 'ABOUT', '0', '0.5'],
  ])('%s %s', (value, qualifier, from, to) => expect(admittedBy(value, qualifier)).toEqual({ from, to }));
});

describe('the verdict', () => {
  const is = (value: string): DerivedValue => ({ value, entries: 3 });
  it.each<[string, StatedQualifier, string, string]>([
    ['69', 'EXACT', '69', 'AGREES'],
    ['69', 'EXACT', '69.0000', 'AGREES'],
    ['69', 'EXACT', '70', 'DIFFERS'],
    ['5820000000000', 'EXACT', '5820000000001', 'DIFFERS'],
    ['30', 'MORE_THAN', '34', 'WITHIN'],
    ['30', 'MORE_THAN', '30', 'WITHIN'],
    ['30', 'MORE_THAN', '40', 'DIFFERS'],
    ['30', 'MORE_THAN', '29.9999', 'DIFFERS'],
    ['200000', 'NEARLY', '180000', 'WITHIN'],
    ['200000', 'NEARLY', '200000', 'DIFFERS'],
    ['10000000000', 'AT_LEAST', '99999999999', 'WITHIN'],
    ['10000000000', 'AT_LEAST', '9999999999', 'DIFFERS'],
    ['0', 'EXACT', '-1', 'DIFFERS'],
  ])('%s %s beside %s: %s', (value, qualifier, derived, verdict) =>
    expect(verdictOf(value, qualifier, is(derived))).toBe(verdict),
  );

  it('is that nothing is recorded where no question is bound, or the ledger has no entry', () => {
    expect(verdictOf('69', 'EXACT', undefined)).toBe('NOT_RECORDED');
    expect(verdictOf('69', 'EXACT', { value: '0', entries: 0 })).toBe('NOT_RECORDED');
    expect(verdictOf('69', 'EXACT', { value: '0', entries: 2 })).toBe('DIFFERS');
  });

  it('on a grade is whether somebody stands at it', () => {
    expect(presenceVerdictOf(is('1'))).toBe('AGREES');
    expect(presenceVerdictOf(is('0'))).toBe('DIFFERS');
    expect(presenceVerdictOf({ value: '0', entries: 0 })).toBe('NOT_RECORDED');
    expect(presenceVerdictOf(undefined)).toBe('NOT_RECORDED');
  });

  it('compares a share by its parts: 322 of 360 are about 89 %, 360 of 435 are not', () => {
    const share = (numerator: string, denominator: string) => ({ numerator, denominator, entries: 2 });
    expect(verdictOf('89', 'ABOUT', share('322', '360'))).toBe('WITHIN');
    expect(verdictOf('89', 'ABOUT', share('360', '435'))).toBe('DIFFERS');
    expect(verdictOf('50', 'EXACT', share('180', '360'))).toBe('AGREES');
    // To two decimals it would be 33.33.
    expect(verdictOf('33.33', 'EXACT', share('1', '3'))).toBe('DIFFERS');
    expect(verdictOf('89', 'ABOUT', share('1', '0'))).toBe('DIFFERS');
    expect([percentOf('322', '360'), percentOf('1', '3'), percentOf('2', '3'), percentOf('1', '0')]).toEqual([
      '89.44',
      '33.33',
      '66.67',
      null,
    ]);
  });
});

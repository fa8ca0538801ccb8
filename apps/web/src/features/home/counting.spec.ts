import { describe, expect, it } from '@jest/globals';
import { dayBefore, lengthOf, mondayOf, sumOf } from './counting.ts';

describe('what the home counts', () => {
  it('adds up fen beyond what a number holds', () => {
    expect(sumOf(['9007199254740993', '1'])).toBe(9007199254740994n);
    expect(sumOf([])).toBe(0n);
  });

  it('begins a week on its Monday, also on a Sunday and over a year’s end', () => {
    expect(mondayOf('2026-11-27')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });

  it('draws no bar of nothing, and the longest whole', () => {
    expect(lengthOf(0n, 10n)).toBe(0);
    expect(lengthOf(-5n, 10n)).toBe(0);
    expect(lengthOf(5n, 0n)).toBe(0);
    expect(lengthOf(10n, 10n)).toBe(100);
    expect(lengthOf(1n, 3n)).toBe(33);
  });
});

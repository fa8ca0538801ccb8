import { describe, expect, it } from '@jest/globals';
import { groupsOf, wordOf } from './groups.js';

const text = (...columns: string[][]) => columns.map((column) => column.join('\u001F')).join('\u001E');
const scope = (measure: string, kind: string) => `baseline@1|qingdao|${measure}|CLAIMED|${kind}`;
const word = wordOf(
  text(['1', '2', '3', '4', '5'], [scope('M', 'FULL'), scope('M', 'HUB'), scope('N', 'FULL'), '-', 'T-01']),
);

describe('the groups of a total', () => {
  it('are none where nothing was asked for or found', () => {
    expect(groupsOf(null, [true, true], word)).toEqual([]);
    expect(groupsOf('', [true, true], wordOf(null))).toEqual([]);
  });

  it('have the words behind numbers, and what comes as it is, also empty', () => {
    expect(groupsOf(text(['3'], ['12'], ['3']), [], word)).toEqual([
      { codes: [], measure: 'N', amount: '12', entries: '3' },
    ]);
    expect(
      groupsOf(text(['a', ''], ['4', '5'], ['1', '3'], ['1', '-2'], ['1', '4']), [false, true], word),
    ).toEqual([
      { codes: ['a', '-'], measure: 'M', amount: '1', entries: '1' },
      { codes: ['', 'T-01'], measure: 'N', amount: '-2', entries: '4' },
    ]);
  });

  it('are of one scope that stands once', () => {
    expect(groupsOf(text(['5', '4'], ['1'], ['3', '-2'], ['1', '4']), [true], word)).toEqual([
      { codes: ['T-01'], measure: 'M', amount: '3', entries: '1' },
      { codes: ['-'], measure: 'M', amount: '-2', entries: '4' },
    ]);
  });

  it('are as they came, also where kinds of line or a dimension that a measure has not make two of the same codes', () => {
    const big = '90071992547409930000';
    const found = groupsOf(
      text(['5', '5', '4'], ['1', '2', '3'], [big, '-1', '7'], ['1', '4', '1']),
      [true],
      word,
      (measure) => (measure as string) === 'M',
    );
    expect(found).toEqual([
      { codes: ['T-01'], measure: 'M', amount: big, entries: '1' },
      { codes: ['T-01'], measure: 'M', amount: '-1', entries: '4' },
      { codes: ['-'], measure: 'N', amount: '7', entries: '1' },
    ]);
  });

  it.each([
    ['a unit separator', text(['a\u001Fb'], ['1'], ['1'], ['1'])],
    ['a record separator', text(['a\u001Eb'], ['1'], ['1'], ['1'])],
  ])('are refused where a code has %s', (_which, given) => {
    expect(() => groupsOf(given, [false], word)).toThrow('control character');
  });

  it('are refused where a word has a separator, or there is none', () => {
    expect(() => wordOf(text(['1', '2'], ['a\u001Fb', 'c']))).toThrow('control character');
    expect(() => word('6')).toThrow('no word for 6');
  });
});

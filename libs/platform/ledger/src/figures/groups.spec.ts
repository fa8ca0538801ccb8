import { describe, expect, it } from '@jest/globals';
import { groupsOf } from './groups.js';

const text = (...columns: string[][]) => columns.map((column) => column.join('\u001F')).join('\u001E');

describe('the groups of a total', () => {
  it('are none where nothing was asked for or found', () => {
    expect(groupsOf(null, 2)).toEqual([]);
    expect(groupsOf('', 2)).toEqual([]);
  });

  it('have the codes they are grouped by, also none and empty ones', () => {
    expect(groupsOf(text(['SIGNED_AMOUNT'], ['12'], ['3']), 0)).toEqual([
      { codes: [], measure: 'SIGNED_AMOUNT', amount: '12', entries: '3' },
    ]);
    expect(groupsOf(text(['a', ''], ['-', 'T-01'], ['M', 'N'], ['1', '-2'], ['1', '4']), 2)).toEqual([
      { codes: ['a', '-'], measure: 'M', amount: '1', entries: '1' },
      { codes: ['', 'T-01'], measure: 'N', amount: '-2', entries: '4' },
    ]);
  });

  it.each([
    ['a unit separator', text(['a\u001Fb'], ['M'], ['1'], ['1'])],
    ['a record separator', text(['a\u001Eb'], ['M'], ['1'], ['1'])],
  ])('are refused where a code has %s', (_which, given) => {
    expect(() => groupsOf(given, 1)).toThrow('control character');
  });
});

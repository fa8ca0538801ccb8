import { describe, expect, it } from '@jest/globals';
import type { Measure } from '#platform/kernel';
import type { Dimension } from '../dimensions.js';
import { filled, inOrder } from './row-order.js';

const measures: readonly Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'];
const row = (codes: string[], amount = 1n) => ({
  codes,
  sums: new Map(measures.map((measure) => [measure, { amount, entries: 1 }])),
});
const today = '2022-08-31';
const codesOf = (rows: ReturnType<typeof filled>) => rows.map(({ codes }) => codes.join('|')).toSorted();
const fill = (rows: ReturnType<typeof row>[], by: Dimension[], range: { from?: string; to?: string } = {}) =>
  filled(rows, by, range, measures, today);

describe('rows in order', () => {
  const rows = [row(['b'], 2n), row(['a'], 2n), row(['c'], 3n), row(['d'], -1n)];
  const by = (order: 'VALUE' | 'KEY') => inOrder(rows, order, measures).map(({ codes }) => codes[0]);
  it('are by value, then by key; or by key alone', () => {
    expect(by('VALUE')).toEqual(['c', 'a', 'b', 'd']);
    expect(by('KEY')).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('periods without a figure', () => {
  it.each<[string, ReturnType<typeof row>[], Dimension[], { from?: string; to?: string }, string[]]>([
    [
      'between the first and the last',
      [row(['2022-01']), row(['2022-04'])],
      ['MONTH'],
      {},
      ['2022-01', '2022-02', '2022-03', '2022-04'],
    ],
    [
      'of the range',
      [row(['2022-02'])],
      ['MONTH'],
      { from: '2022-01-15', to: '2022-03-01' },
      ['2022-01', '2022-02', '2022-03'],
    ],
    [
      'of a range that nothing is in',
      [],
      ['QUARTER'],
      { from: '2022-01-01', to: '2022-06-30' },
      ['2022-Q1', '2022-Q2'],
    ],
    [
      'up to today, where the range ends later',
      [row(['2022-07'])],
      ['MONTH'],
      { to: '9999-12-31' },
      ['2022-07', '2022-08'],
    ],
    [
      'up to what was recorded ahead',
      [row(['2022-08']), row(['2022-10'])],
      ['MONTH'],
      { to: '2023-12-31' },
      ['2022-08', '2022-09', '2022-10'],
    ],
    [
      'of each code beside',
      [row(['x', '2022-01']), row(['y', '2022-02'])],
      ['ORGANIZATION', 'MONTH'],
      {},
      ['x|2022-01', 'x|2022-02', 'y|2022-01', 'y|2022-02'],
    ],
    [
      'under two periods',
      [row(['2021', '2021-Q4']), row(['2022', '2022-Q2'])],
      ['YEAR', 'QUARTER'],
      {},
      ['2021|2021-Q4', '2022|2022-Q1', '2022|2022-Q2'],
    ],
    [
      'of codes that are not there: none',
      [],
      ['ORGANIZATION', 'MONTH'],
      { from: '2022-01-01', to: '2022-06-30' },
      [],
    ],
    [
      'without a period among the dimensions: none',
      [row(['x'])],
      ['ORGANIZATION'],
      { from: '2022-01-01' },
      ['x'],
    ],
    ['of a range without begin or end, where nothing is found: none', [], ['MONTH'], { to: today }, []],
  ])('are filled in %s', (_, rows, by, range, expected) =>
    expect(codesOf(fill(rows, by, range))).toEqual(expected),
  );

  it('have zeros, and those that have one keep it', () => {
    const [kept, added] = [...fill([row(['2022-01'], 5n)], ['MONTH'], { to: '2022-02-28' })];
    expect([...kept!.sums.values()].map(({ amount }) => amount)).toEqual([5n, 5n]);
    expect([...added!.sums].map(([measure, sum]) => [measure, sum.amount, sum.entries])).toEqual(
      measures.map((measure) => [measure, 0n, 0]),
    );
  });

  it('are refused where they would be more rows than any answer has', () => {
    const codes = Array.from({ length: 101 }, (_, n) => row([String(n), '2022-01']));
    const asked = () => fill(codes, ['ORGANIZATION', 'MONTH'], { from: '1999-01-01' });
    expect(asked).toThrow(
      expect.objectContaining({
        fields: [expect.objectContaining({ field: 'fill', code: 'FILL_TOO_LARGE' })],
      }),
    );
  });
});

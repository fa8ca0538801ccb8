import { describe, expect, it } from '@jest/globals';
import { array, assert, bigInt, constantFrom, property, tuple } from 'fast-check';
import { propertySeed } from '../../../../../test/support/property-seed.ts';
import { scaled, sumOf, unscaled } from './decimals.ts';
import { addsUp, cut, overTime, pivotOf, ranked, withPointsOf, withRowsOf, type Sum } from './pivot.ts';

type Entry = readonly [row: string, col: string, value: string];

/** What the API answers of some entries, grouped by some of their codes. */
const grouped = (entries: readonly Entry[], codesOf: (entry: Entry) => readonly string[]) => {
  const sums = new Map<string, string[]>();
  for (const entry of entries) {
    const key = codesOf(entry).join('|');
    sums.set(key, [...(sums.get(key) ?? []), entry[2]]);
  }
  return [...sums].map(([key, values]) => ({
    keys: key.split('|').map((code) => ({ code, name: `${code}号` })),
    figures: [{ value: sumOf(values), entryCount: values.length }],
  }));
};

const pivot = (entries: readonly Entry[], sort = 'total', rows?: 'MONTH', cols?: 'MONTH') =>
  pivotOf({
    cells: grouped(entries, ([row, col]) => [row, col]),
    byRow: grouped(entries, ([row]) => [row]),
    byColumn: grouped(entries, ([, col]) => [col]),
    rows,
    cols,
    sort,
  });

const codes = (lines: readonly { readonly code: string }[]) => lines.map(({ code }) => code);

describe('a table of figures', () => {
  const entries: readonly Entry[] = [
    ['a', 'x', '10'],
    ['b', 'x', '5'],
    ['b', 'y', '25'],
    ['-', 'y', '90'],
    ['c', 'y', '3'],
    ['c', 'y', '-3'],
  ];

  it('has the largest first and what is not assigned last', () => {
    const { rows, cols } = pivot(entries);
    expect(codes(rows)).toEqual(['b', 'a', 'c', '-']);
    expect(codes(cols)).toEqual(['y', 'x']);
  });

  it('tells no entries from entries that cancel', () => {
    const { at } = pivot(entries);
    expect(at('c', 'y')).toEqual({ value: '0', entryCount: 2 });
    expect(at('c', 'x')).toBeUndefined();
  });

  it('is ordered by a column or by name on request; what has no entries there comes after what has', () => {
    expect(codes(pivot(entries, 'x').rows)).toEqual(['a', 'b', 'c', '-']);
    expect(codes(pivot(entries, 'y').rows)).toEqual(['b', 'c', 'a', '-']);
    expect(codes(pivot(entries, 'name').rows)).toEqual(['a', 'b', 'c', '-']);
    expect(codes(pivot(entries, 'no such column').rows)).toEqual(codes(pivot(entries).rows));
  });

  it('has periods in their order and without gaps', () => {
    const { cols, at } = pivot(
      [
        ['a', '2022-04', '9'],
        ['a', '2022-02', '1'],
      ],
      'total',
      undefined,
      'MONTH',
    );
    expect(codes(cols)).toEqual(['2022-02', '2022-03', '2022-04']);
    expect(cols[1]?.total).toBeUndefined();
    expect(at('a', '2022-03')).toBeUndefined();
  });

  it('is cut at its end, periods at their beginning', () => {
    const { rows } = pivot(entries);
    expect(codes(cut(rows, 2, false))).toEqual(['b', 'a']);
    expect(codes(cut(rows, 2, true))).toEqual(['c', '-']);
    expect(cut(rows, 4, true)).toBe(rows);
  });

  it('adds up to its totals wherever each entry stands in one cell, also in shares and below zero', () => {
    const code = constantFrom('-', 'a', 'b', 'c', 'd');
    const entry = tuple(code, code, bigInt(-(10n ** 16n), 10n ** 16n).map(unscaled));
    assert(
      property(array(entry, { maxLength: 40 }), (some) => {
        const whole = sumOf(some.map(([, , value]) => value));
        const table = pivot(some);
        expect(addsUp(table, whole)).toBe(true);
        expect(sumOf(table.cells.map(({ value }) => value))).toBe(whole);
        expect(addsUp(table, unscaled(scaled(whole) + 1n))).toBe(false);
      }),
      { seed: propertySeed },
    );
  });
});

describe('series', () => {
  const of = (...points: readonly (readonly [string, string])[]) =>
    points.map(([code, value]) => ({
      keys: [{ code, name: code }],
      figures: [{ value, entryCount: 1 } satisfies Sum],
    }));

  it('over time have every period of either, with zero for none', () => {
    const points = overTime('MONTH', [of(['2022-04', '5'], ['2022-02', '1']), of(['2022-05', '2'])]);
    expect(points.map(({ code, sums }) => [code, ...sums.map(({ value }) => value)])).toEqual([
      ['2022-02', '1', '0'],
      ['2022-03', '0', '0'],
      ['2022-04', '5', '0'],
      ['2022-05', '0', '2'],
    ]);
  });

  it('are ranked by one of them, not assigned last', () => {
    const series = [of(['a', '1'], ['b', '9'], ['-', '100']), of(['a', '7'], ['d', '8'])];
    expect(codes(ranked(series, 0))).toEqual(['b', 'a', 'd', '-']);
    expect(codes(ranked(series, 1))).toEqual(['d', 'a', 'b', '-']);
  });
});

describe('two answers in one table', () => {
  const own = grouped([['a', 'x', '3']], ([row]) => [row]);
  const other = grouped(
    [
      ['b', 'x', '5'],
      ['a', 'x', '4'],
    ],
    ([row]) => [row],
  );

  it('have the rows of both, with nothing of its own where only the other one has something', () => {
    const rows = withRowsOf(own, other);
    expect(rows.map(({ keys, figures }) => [keys[0]!.code, figures.map(({ value }) => value)])).toEqual([
      ['a', ['3']],
      ['b', []],
    ]);
    const table = pivotOf({
      cells: grouped([['a', 'x', '3']], ([row, col]) => [row, col]),
      byRow: rows,
      byColumn: grouped([['a', 'x', '3']], ([, col]) => [col]),
      rows: undefined,
      cols: undefined,
      sort: 'total',
    });
    expect(table.rows.map(({ code, total }) => [code, total?.value])).toEqual([
      ['a', '3'],
      ['b', undefined],
    ]);
    expect(addsUp(table, '3')).toBe(true);
  });

  it('have the points of both, those of the other one at zero', () => {
    const points = withPointsOf(ranked([own, own], 0), ranked([other, other], 0));
    expect(points.map(({ code, sums }) => [code, sums.map(({ value }) => value)])).toEqual([
      ['a', ['3', '3']],
      ['b', ['0', '0']],
    ]);
    expect(withPointsOf(points, points)).toEqual(points);
  });
});

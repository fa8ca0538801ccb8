import { describe, expect, it } from '@jest/globals';
import { comparedOf } from './compared.ts';

const chain = (code: string) => ({ dimension: 'INDUSTRY_CHAIN' as const, code, name: code });
const figure = (value: string) => ({
  measure: 'PROJECTS_LANDED' as const,
  unit: 'COUNT' as const,
  value,
  entryCount: 1,
});
const totals = {
  grand: [figure('69')],
  rows: [
    { keys: [chain('a')], figures: [figure('40')] },
    { keys: [chain('b')], figures: [figure('29')] },
  ],
};
const differs = (then: string, now: string, ...codes: string[]) => ({
  measure: 'PROJECTS_LANDED' as const,
  then,
  now,
  keys: codes.map(chain),
});
const brief = (rows: ReturnType<typeof comparedOf>['rows']) =>
  rows.map(({ keys, then, now }) => [keys.map(({ code }) => code).join(), then, now]);

describe('the figures of a receipt, then and now', () => {
  it('given that all is the same, then each is what it was', () => {
    const { grand, rows, rowsKept } = comparedOf('SAME', [], totals);
    expect([brief(grand), brief(rows), rowsKept]).toEqual([
      [['', '69', '69']],
      [
        ['a', '40', '40'],
        ['b', '29', '29'],
      ],
      true,
    ]);
  });

  it('given rows that differ and one that is gone, then each says what it was, and the others did not change', () => {
    const { grand, rows } = comparedOf(
      'DIFFERENT',
      [differs('72', '69'), differs('41', '40', 'a'), differs('2', '0', 'c')],
      totals,
    );
    expect([brief(grand), brief(rows)]).toEqual([
      [['', '72', '69']],
      [
        ['a', '41', '40'],
        ['b', '29', '29'],
        ['c', '2', '0'],
      ],
    ]);
  });

  it('given a receipt that holds totals alone, then no row is said to be the same', () => {
    const { grand, rows, rowsKept } = comparedOf('DIFFERENT', [differs('72', '69')], totals);
    expect([brief(grand), brief(rows), rowsKept]).toEqual([
      [['', '72', '69']],
      [
        ['a', undefined, '40'],
        ['b', undefined, '29'],
      ],
      false,
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Refused } from '#platform/kernel';
import { chargeOfTotals, figureQuestion, keysAsked, totalsAsked, type TotalsArguments } from './arguments.js';
import type { KeyInput } from './figures.types.js';

const codeOf = (ask: () => unknown): string => {
  try {
    ask();
  } catch (error) {
    const [field] = (error as Refused).details['fields'] as { field: string; code: string }[];
    return `${field!.field} ${field!.code}`;
  }
  return 'taken';
};

describe('the arguments of totals', () => {
  it('have defaults', () =>
    expect(totalsAsked({ measures: ['HIRES'], groupBy: null, first: null })).toEqual({
      measures: ['HIRES'],
      by: [],
      limit: 100,
      orderBy: 'VALUE',
      fill: false,
    }));

  it.each<[string, Partial<TotalsArguments>, string]>([
    ['no row', { first: 0 }, 'first FIRST_OUT_OF_RANGE'],
    ['one row', { first: 1 }, 'taken'],
    ['the most rows', { first: 10_000 }, 'taken'],
    ['a row more', { first: 10_001 }, 'first FIRST_OUT_OF_RANGE'],
    ['no measure', { measures: [] }, 'measures MEASURES_MISSING'],
    ['a measure twice', { measures: ['HIRES', 'HIRES'] }, 'measures MEASURE_REPEATED'],
    ['a dimension twice', { groupBy: ['HUB', 'MONTH', 'HUB'] }, 'groupBy DIMENSION_REPEATED'],
    ['three dimensions', { groupBy: ['HUB', 'MONTH', 'REGION'] }, 'taken'],
    ['of several faults the first', { first: 0, measures: [] }, 'first FIRST_OUT_OF_RANGE'],
  ])('%s', (_, given, said) =>
    expect(codeOf(() => totalsAsked({ measures: ['HIRES'], ...given }))).toBe(said),
  );

  it('are refused by four dimensions', () => {
    const asked = () => totalsAsked({ measures: ['HIRES'], groupBy: ['HUB', 'MONTH', 'REGION', 'STATION'] });
    expect(asked).toThrow(expect.objectContaining({ code: 'DIMENSIONS_TOO_MANY' }));
  });

  it('are charged by the rows that may come', () => {
    expect(chargeOfTotals({ measures: ['HIRES'] })).toBe(1_001);
    expect(chargeOfTotals({ measures: ['HIRES', 'PLATFORMS'], groupBy: ['HUB'], first: null })).toBe(1_300);
    expect(chargeOfTotals({ measures: ['HIRES'], groupBy: ['HUB'], first: 99_999 })).toBe(21_000);
  });
});

describe('the keys whose entries are asked for', () => {
  const keys = (length: number): KeyInput[] =>
    Array.from({ length }, () => ({ dimension: 'HUB', code: '-' }));
  it('are a hundred at most', () => {
    expect(keysAsked(null)).toEqual([]);
    expect(codeOf(() => keysAsked(keys(100)))).toBe('taken');
    expect(codeOf(() => keysAsked(keys(101)))).toBe('keys ARRAY_MAX_SIZE');
  });
});

describe('the question of a filter', () => {
  it('has defaults, and every field of codes', () =>
    expect(figureQuestion(null, null)).toEqual({
      basis: 'CLAIMED',
      credit: 'SHARED',
      from: undefined,
      to: undefined,
      organizationIds: undefined,
      stationIds: undefined,
      chainCodes: undefined,
      regionCode: undefined,
      activityIds: undefined,
      agreementKinds: undefined,
    }));

  it('takes what is given; organizations in one order, once each', () =>
    expect(
      figureQuestion(
        {
          basis: 'RECOGNIZED',
          occurred: { from: '2022-08-01', to: null },
          organizationIds: ['B', 'a', 'b'],
          chainCodes: [],
          regionCode: '370200',
        },
        'FULL',
      ),
    ).toMatchObject({
      basis: 'RECOGNIZED',
      credit: 'FULL',
      from: '2022-08-01',
      to: undefined,
      organizationIds: ['a', 'b'],
      chainCodes: [],
      regionCode: '370200',
    }));

  it('is refused where its days are reversed', () => {
    const occurred = (from: string, to: string) => () => figureQuestion({ occurred: { from, to } }, null);
    expect(codeOf(occurred('2022-08-02', '2022-08-01'))).toBe('filter.occurred RANGE_REVERSED');
    expect(codeOf(occurred('2022-08-01', '2022-08-01'))).toBe('taken');
  });
});

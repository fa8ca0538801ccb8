import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isCalendarDate } from '#platform/kernel';
import { codeSql, dimensionNames, isTime, type TimeDimension } from '../dimensions.js';
import { daysOf, finest, periodOf, periods } from './periods.js';

const times: readonly TimeDimension[] = ['MONTH', 'QUARTER', 'YEAR'];

describe('dimensions', () => {
  it('are times or columns of the ledger', () => {
    expect(dimensionNames.filter(isTime)).toEqual([...times]);
    expect(codeSql('INDUSTRY_CHAIN')).toBe('chain');
    expect(codeSql('QUARTER')).toBe(`to_char(occurred_on, 'YYYY-"Q"Q')`);
  });
});

describe('the days of a period', () => {
  it.each<[TimeDimension, string, string, string]>([
    ['MONTH', '2022-08', '2022-08-01', '2022-08-31'],
    ['MONTH', '2022-02', '2022-02-01', '2022-02-28'],
    ['MONTH', '2024-02', '2024-02-01', '2024-02-29'],
    ['MONTH', '2100-02', '2100-02-01', '2100-02-28'],
    ['MONTH', '2022-12', '2022-12-01', '2022-12-31'],
    ['QUARTER', '2022-Q1', '2022-01-01', '2022-03-31'],
    ['QUARTER', '2022-Q2', '2022-04-01', '2022-06-30'],
    ['QUARTER', '2022-Q4', '2022-10-01', '2022-12-31'],
    ['YEAR', '2022', '2022-01-01', '2022-12-31'],
  ])('%s %s', (dimension, code, from, to) => expect(daysOf(dimension, code, 'keys')).toEqual({ from, to }));

  it.each<[TimeDimension, string]>([
    ['MONTH', ''],
    ['MONTH', '-'],
    ['MONTH', '2022'],
    ['MONTH', '2022-8'],
    ['MONTH', '2022-00'],
    ['MONTH', '2022-13'],
    ['MONTH', '2022-Q3'],
    ['MONTH', '2022-08-31'],
    ['MONTH', '2022-08\n'],
    ['MONTH', '22-08'],
    ['QUARTER', '2022-Q0'],
    ['QUARTER', '2022-Q5'],
    ['QUARTER', '2022-Q01'],
    ['QUARTER', '2022-03'],
    ['QUARTER', '2022'],
    ['YEAR', '2022-08'],
    ['YEAR', '20222'],
    ['YEAR', '0000'],
    ['MONTH', '0000-01'],
    ['YEAR', "2022' or '1'='1"],
  ])('%s: %j is none, and the field is named', (dimension, code) =>
    expect(() => daysOf(dimension, code, 'keys.0.code')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { fields: [expect.objectContaining({ field: 'keys.0.code', code: 'PERIOD_INVALID' })] },
      }),
    ),
  );
});

describe('the period of a day', () => {
  it.each<[TimeDimension, string, string]>([
    ['MONTH', '2022-08-31', '2022-08'],
    ['QUARTER', '2022-09-30', '2022-Q3'],
    ['QUARTER', '2022-10-01', '2022-Q4'],
    ['YEAR', '2022-12-31', '2022'],
  ])('%s %s', (dimension, day, code) => expect(periodOf(dimension, day)).toBe(code));

  it('is cut finest by the shortest', () => {
    expect(finest(['YEAR', 'QUARTER'])).toBe('QUARTER');
    expect(finest(['QUARTER', 'MONTH', 'YEAR'])).toBe('MONTH');
    expect(finest(['YEAR'])).toBe('YEAR');
  });
});

describe('the periods of a range', () => {
  it('are in order, both ends included', () => {
    expect(periods('MONTH', '2021-11-30', '2022-02-01')).toEqual([
      '2021-11',
      '2021-12',
      '2022-01',
      '2022-02',
    ]);
    expect(periods('QUARTER', '2021-11-30', '2022-04-01')).toEqual(['2021-Q4', '2022-Q1', '2022-Q2']);
    expect(periods('YEAR', '2021-11-30', '2023-01-01')).toEqual(['2021', '2022', '2023']);
    expect(periods('MONTH', '2022-08-31', '2022-08-31')).toEqual(['2022-08']);
    expect(periods('MONTH', '2022-09-01', '2022-08-31')).toEqual([]);
    expect(periods('MONTH', '9999-11-01', '9999-12-31')).toEqual(['9999-11', '9999-12']);
  });

  it('cover each of its days once, without a gap between them', () => {
    const date = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.constantFrom(...times), date, date, (dimension, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const spans = periods(dimension, from, to).map((code) => daysOf(dimension, code, 'code'));
        return (
          spans[0]!.from <= from &&
          spans.at(-1)!.to >= to &&
          spans.every((span) => isCalendarDate(span.from) && isCalendarDate(span.to)) &&
          spans.every((span, index) => index === 0 || span.from === next(spans[index - 1]!.to))
        );
      }),
      { numRuns: 200, seed: 24 },
    );
  });
});

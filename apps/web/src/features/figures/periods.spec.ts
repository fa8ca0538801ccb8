import { describe, expect, it } from '@jest/globals';
import { openingOf, presetOf, rangeOf, stopsOf, withoutGaps } from './periods.ts';
import { askedOf } from './asked.ts';
import { stopsFor } from './use-axis.ts';

describe('periods', () => {
  it('have no gaps, also over the turn of a year', () => {
    expect(withoutGaps('MONTH', ['2023-02', '2022-11'])).toEqual([
      '2022-11',
      '2022-12',
      '2023-01',
      '2023-02',
    ]);
    expect(withoutGaps('QUARTER', ['2022-Q3', '2023-Q1'])).toEqual(['2022-Q3', '2022-Q4', '2023-Q1']);
    expect(withoutGaps('YEAR', ['2022', '2025'])).toEqual(['2022', '2023', '2024', '2025']);
  });

  it('of a kind are one alone; none are none', () => {
    expect(withoutGaps('MONTH', ['2022-08'])).toEqual(['2022-08']);
    expect(withoutGaps('MONTH', [])).toEqual([]);
  });

  it('that are none are left out, and a wrong one makes no endless list', () => {
    expect(withoutGaps('MONTH', ['-', '2022-13', '2022-08', '2022-Q1'])).toEqual(['2022-08']);
    expect(withoutGaps('MONTH', ['0001-01', '9999-12']).length).toBeLessThan(2_000);
  });
});

describe('ranges by name', () => {
  it.each([
    ['month', '2026-11-27', '2026-11-01', '2026-11-30'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-11-27', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['year', '2026-11-27', '2026-01-01', '2026-12-31'],
  ] as const)('%s on %s is %s to %s', (preset, today, from, to) => {
    expect(rangeOf(preset, today)).toEqual({ from, to });
    expect(presetOf({ from, to }, today)).toBe(preset);
  });

  it('are known again, and others are none', () => {
    expect(presetOf({}, '2026-11-27')).toBe('all');
    expect(presetOf({ from: '2026-11-02', to: '2026-11-30' }, '2026-11-27')).toBeUndefined();
  });
});

describe('the stops of time', () => {
  it('are the ends of months with something in them and of those after, without the empty years between', () => {
    expect(stopsOf(['2016-02', 'x', '2022-06', '2022-07'], [], '2026-11-27')).toEqual([
      '2016-02-29',
      '2016-03-31',
      '2022-06-30',
      '2022-07-31',
      '2022-08-31',
    ]);
  });

  it('take in a chosen day once and in its place, and end before today', () => {
    expect(stopsOf(['2026-10'], ['2026-10-31', '2026-10-09', undefined], '2026-11-27')).toEqual([
      '2026-10-09',
      '2026-10-31',
    ]);
  });
});

describe('what a figure is compared with unless somebody says otherwise', () => {
  const months = ['2022-05', '2022-07', '2022-08', '-'];

  it.each([
    ['of a range that is over: as its report was printed', '2022-07-31', '2026-11-28', '2022-07-31'],
    ['of what has no last day: before the last month with anything', undefined, '2026-11-28', '2022-07-31'],
    ['as known earlier: before the last month with anything by then', undefined, '2022-07-31', '2022-06-30'],
    ['of a range that is not over by then', '2022-08-31', '2022-08-31', '2022-07-31'],
    ['before there was anything', undefined, '2022-01-10', '2021-12-31'],
  ])('%s', (_, to, closing, opening) => expect(openingOf(months, to, closing)).toBe(opening));
});

describe('where the handles of time stop', () => {
  it('says at which stop the log first knows anything: no opening lies before it', () => {
    const axis = { months: ['2021-12', '2022-06'], begunOn: '2022-01-15', since: '2022-01-31' };
    const { asked } = askedOf({ view: 'bridge', since: '2022-01-31' });
    const { stops, first } = stopsFor(asked, axis);
    expect([stops[0], stops[first]]).toEqual(['2021-12-31', '2022-01-31']);
    expect(stopsFor(asked, { ...axis, begunOn: undefined }).first).toBe(0);
  });
});

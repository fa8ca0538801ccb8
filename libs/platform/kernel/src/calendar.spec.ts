import { describe, expect, it } from '@jest/globals';
import { assert, date as anyDate, integer, property, tuple } from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { dateOf, isCalendarDate } from './calendar.js';

describe('the date of an instant', () => {
  it.each([
    ['2022-08-01T15:59:59.999Z', '2022-08-01'],
    ['2022-08-01T16:00:00.000Z', '2022-08-02'],
    ['2022-08-02T00:00:00+08:00', '2022-08-02'],
    ['2022-08-01T23:59:59-12:00', '2022-08-02'],
    // Summer time, an hour ahead: 1986 to 1991.
    ['1988-07-01T14:59:59Z', '1988-07-01'],
    ['1988-07-01T15:00:00Z', '1988-07-02'],
    ['1900-06-01T15:54:00Z', '1900-06-01'],
    ['1900-06-01T15:55:00Z', '1900-06-02'],
  ])('%s is %s in Shanghai', (instant, date) => {
    expect(dateOf(instant)).toBe(date);
    expect(dateOf(new Date(instant))).toBe(date);
  });

  it('is the same whatever was asked before', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    const hour = 3_600_000;
    // Two within twenty minutes of where a day begins, an hour earlier in summer time: 1970 to 2098.
    const midnight = tuple(integer({ min: 0, max: 47_000 }), integer({ min: 15, max: 16 })).map(
      ([day, hours]) => (day * 24 + hours) * hour,
    );
    const minutes = integer({ min: -hour / 3, max: hour / 3 });
    assert(
      property(midnight, minutes, minutes, (begins, one, other) => {
        for (const off of [one, other, one]) {
          const at = new Date(begins + off);
          expect(dateOf(at)).toBe(shanghai.format(at));
        }
      }),
      { numRuns: 500, seed: propertySeed },
    );
    assert(
      property(
        anyDate({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (at) => expect(dateOf(at)).toBe(shanghai.format(at)),
      ),
      { seed: propertySeed },
    );
  });

  it('is none of what is no instant, however often it is asked', () => {
    expect(() => dateOf('no instant')).toThrow(RangeError);
    expect(() => dateOf('no instant')).toThrow(RangeError);
  });
});

describe('a calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31', '2022-04-30'])('%s exists', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );

  it.each([
    '2022-02-29',
    '2100-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-00-10',
    '2022-13-01',
    '2022-01-00',
    '2022-01-32',
    '1899-12-31',
    '0000-00-00',
    '2022-1-1',
    '2022-01-01T00:00:00Z',
    ' 2022-01-01',
    '２０２２-01-01',
    '',
    20220101,
    null,
    undefined,
  ])('%p does not', (text) => expect(isCalendarDate(text)).toBe(false));

  it('exists where the calendar has it', () => {
    const date = tuple(
      integer({ min: 1900, max: 9999 }),
      integer({ min: 0, max: 13 }),
      integer({ min: 0, max: 32 }),
    );
    assert(
      property(date, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const at = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
        expect(isCalendarDate(text)).toBe(exists);
      }),
      { seed: propertySeed },
    );
  });
});

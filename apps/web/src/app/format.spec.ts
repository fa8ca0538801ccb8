import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.ts';
import { dayOf, daysOf, momentOf } from './format.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe('a moment as clocks in Shanghai show it', () => {
  it('is what the calendar of the browser says, in every year from 1970 on', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (moment) => {
          expect(momentOf(moment)).toBe(clock.format(moment));
          expect(dayOf(moment)).toBe(clock.format(moment).slice(0, 10));
        },
      ),
      { seed: propertySeed },
    );
  });

  it.each([
    ['2026-11-27T15:59:59Z', '2026-11-27 23:59'],
    ['2026-11-27T16:00:00Z', '2026-11-28 00:00'],
    // Summer time, which was last in force in 1991.
    ['1991-09-14T14:30:00Z', '1991-09-14 23:30'],
    ['1991-09-15T00:00:00Z', '1991-09-15 08:00'],
  ])('%s is %s', (moment, shown) => expect(momentOf(moment)).toBe(shown));

  it('is none of what is no moment', () => expect(() => dayOf('yesterday')).toThrow(RangeError));
});

it.each([
  ['2022-06-24', '2022-06-24', '2022-06-24'],
  ['2022-06-24', null, '2022-06-24'],
  ['2022-06-24', '2022-07-01', '2022-06-24 – 07-01'],
  ['2022-12-30', '2023-01-02', '2022-12-30 – 2023-01-02'],
])('the days from %s to %s are %s', (from, to, shown) => expect(daysOf(from, to)).toBe(shown));

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { agesWith, asOfIn, asOfKnown, knownInName, readKnown, searchOf, todayAt } from './known.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2022-09-05T10:30:00+08:00') });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a moment in an address', () => {
  it.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['  ', undefined],
    ['2022-07-31', '2022-07-31'],
    ['2022年7月31日', '2022-07-31'],
    ['20220731', '2022-07-31'],
    ['1990-01-01', '1990-01-01'],
    ['2022-07-31T18:05', '2022-07-31T18:05'],
    ['2022-07-31 8:05', '2022-07-31T08:05'],
    ['2022年7月31日 18：05', '2022-07-31T18:05'],
    // By today is now, and a minute of today is past once it is over.
    ['2022-09-05', undefined],
    ['2022-09-05T10:30', '2022-09-05T10:30'],
  ])('%s is %s', (text, known) => {
    expect(readKnown(text)).toEqual(known === undefined ? {} : { known });
  });

  it.each([
    'yesterday',
    '2022-02-30',
    '2022-07-31T24:00',
    '2022-07-31T10:60',
    '2022-07-31T',
    '31',
    '<b>',
    'T10:00',
  ])('%s is none', (text) => {
    expect(readKnown(text)).toEqual({ wrong: 'DATE_UNREADABLE' });
  });

  it.each(['2022-09-06', '2999-01-01', '2022-09-05T10:31', '2022-09-06T00:00'])('%s is to come', (text) => {
    expect(readKnown(text)).toEqual({ wrong: 'AS_OF_FUTURE' });
  });
});

it('a day means its end in Shanghai, a minute its beginning, and now nothing', () => {
  expect(asOfKnown('2022-07-31')).toEqual({ recordedBy: '2022-07-31T23:59:59.999+08:00' });
  expect(asOfIn('2022-07-31T18:05')).toEqual({ asOf: { recordedBy: '2022-07-31T18:05:00.000+08:00' } });
  expect(asOfIn(undefined)).toEqual({});
});

it('what is shown of the past goes on with its moment, by the day that it was then, and grows old with nothing', () => {
  expect([searchOf('2022-07-31T18:05'), searchOf(undefined)]).toEqual([{ known: '2022-07-31T18:05' }, {}]);
  expect([todayAt('2022-07-31T18:05'), todayAt('2022-07-31'), todayAt(undefined)]).toEqual([
    '2022-07-31',
    '2022-07-31',
    '2022-09-05',
  ]);
  expect(agesWith(undefined, ['LEAD'])).toEqual({ about: ['LEAD'] });
  expect(agesWith('2022-07-31', ['LEAD'])).toEqual({ still: true });
  expect(knownInName('2022-07-31T18:05')).toBe('2022-07-31 1805');
});

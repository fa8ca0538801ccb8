import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { muffled, Troubles } from './troubles.js';

let said: string[];
let troubles: Troubles;
beforeEach(() => {
  jest.useFakeTimers();
  said = [];
  troubles = new Troubles((line) => said.push(line), 60_000);
});
afterEach(() => void jest.useRealTimers());

const many = (times: number, place = 'sequencer') => {
  for (let n = 0; n < times; n++) troubles.note('STORE_UNAVAILABLE', place, `reason ${n}`);
};

describe('the same trouble', () => {
  it('is said at once the first time, and then once a minute with how often it was met', () => {
    many(200);
    many(3, 'tallies');
    expect(said).toEqual(['STORE_UNAVAILABLE: sequencer: reason 0']);
    jest.advanceTimersByTime(60_000);
    expect(said.slice(1)).toEqual(['STORE_UNAVAILABLE: 202 more times (sequencer, tallies), last: reason 2']);
    many(1);
    jest.advanceTimersByTime(60_000);
    expect(said.slice(2)).toEqual(['STORE_UNAVAILABLE: 1 more times (sequencer), last: reason 0']);
  });

  it('is over after a minute without it, and said at once when it comes again', () => {
    many(1);
    jest.advanceTimersByTime(60_000);
    many(1);
    expect(said).toEqual(Array(2).fill('STORE_UNAVAILABLE: sequencer: reason 0'));
  });

  it('is kept apart from another one', () => {
    many(2);
    troubles.note('STORE_FULL', 'append', 'no room');
    expect(said).toHaveLength(2);
  });

  it('is said to its end when the process ends', () => {
    many(3);
    troubles.end();
    expect(said.slice(1)).toEqual(['STORE_UNAVAILABLE: 2 more times (sequencer), last: reason 2']);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a muffled report', () => {
  it('has the stack of anything but a fault of the store', () => {
    const reports: unknown[][] = [];
    const report = muffled((...of) => reports.push(of), troubles);
    const other = new Error('a bug');
    report('sequencer', other);
    report('signals are back');
    expect(reports).toEqual([
      ['sequencer', other],
      ['signals are back', undefined],
    ]);
    for (let n = 0; n < 10; n++) report('sequencer', Object.assign(new Error('bye'), { code: '57P01' }));
    expect(reports).toHaveLength(2);
    expect(said).toEqual(['STORE_UNAVAILABLE: sequencer: 57P01 bye']);
  });
});

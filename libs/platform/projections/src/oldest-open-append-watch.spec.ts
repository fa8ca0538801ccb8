import { describe, expect, it } from '@jest/globals';
import { OldestOpenAppendWatch } from './oldest-open-append-watch.js';

const held = (before: string) => ({ before, waiting: 2, writer: 'process 7 (yinfeng_api)', sinceMs: null });

describe('what holds readers back', () => {
  it('is reported once when it is the same append for five seconds, and when it is over', () => {
    const watch = new OldestOpenAppendWatch();
    const lines = [0, 1, 2, 3, 4, 5, 6, 60].map((second) => watch.notice(held('100'), second * 1000));
    expect(lines.flatMap((line) => line ?? [])).toEqual([
      '2 events are held back by an append that was left open: process 7 (yinfeng_api)',
    ]);
    expect(lines.findIndex((line) => line !== undefined)).toBe(5);
    expect(watch.notice(null, 61_000)).toBe('events are no longer held back');
    expect(watch.notice(null, 62_000)).toBeUndefined();
  });

  it('is no news under load, where there is always some append under way', () => {
    const watch = new OldestOpenAppendWatch();
    for (let second = 0; second < 60; second++)
      expect(watch.notice(held(String(second)), second * 1000)).toBeUndefined();
  });
});

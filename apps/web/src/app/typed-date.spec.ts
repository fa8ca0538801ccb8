import { describe, expect, it } from '@jest/globals';
import { typedDate } from './typed-date.ts';

describe('a pasted date', () => {
  it.each([
    '2026-11-27',
    '2026/11/27',
    '2026.11.27',
    '2026年11月27日',
    '20261127',
    '２０２６－１１－２７',
    ' 2026年 11月27 日 ',
    '2026年11月27',
  ])('%s is understood', (text) => {
    expect(typedDate(text)).toBe('2026-11-27');
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '27.11.2026',
    '11/27/2026',
    '26-11-27',
    '0002-03-01',
    '昨天',
    '',
    '2026-11-27T10:00',
  ])('%s is not guessed at', (text) => {
    expect(typedDate(text)).toBeUndefined();
  });
});

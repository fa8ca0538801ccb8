import { describe, expect, it } from '@jest/globals';
import { regionPrefix } from './region.js';

describe('a region and those below it', () => {
  it.each([
    ['370000', '37'],
    ['370200', '3702'],
    ['370202', '370202'],
    ['110000', '11'],
    ['110100', '1101'],
    ['100000', '10'],
    ['370210', '370210'],
    ['300', '300'],
  ])('%s begin with %s', (code, prefix) => expect(regionPrefix(code)).toBe(prefix));
});

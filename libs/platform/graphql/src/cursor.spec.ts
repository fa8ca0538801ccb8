import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BadInput } from '#platform/kernel';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const values = fc.array(fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))), {
  maxLength: 4,
});

describe('a cursor', () => {
  it('gives back what was put in, under its own order', () =>
    fc.assert(
      fc.property(fc.string(), values, (order, put) => {
        expect(decodeCursor(order, put.length, encodeCursor(order, put))).toEqual(put);
      }),
      { seed: propertySeed },
    ));

  it('is nothing under another order or another number of values', () =>
    fc.assert(
      fc.property(values, (put) => {
        const cursor = encodeCursor('day ASC', put);
        expect(() => decodeCursor('day DESC', put.length, cursor)).toThrow(BadInput);
        expect(() => decodeCursor('day ASC', put.length + 1, cursor)).toThrow(BadInput);
      }),
      { seed: propertySeed },
    ));

  it('that nobody gave is refused, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor('day ASC', 1, text)).toThrow(BadInput);
      }),
      { seed: propertySeed },
    ));
});

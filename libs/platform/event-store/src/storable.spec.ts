import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { verifyStream } from './hash.js';
import { storable } from './storable.js';
import { following, start } from './testing/samples.js';

describe('what the log can keep', () => {
  it('is JSON: texts, safe integers, truth values, null, lists and members', () => {
    const value = { a: ['青岛', 1, -7, true, null, { b: {} }], 'c d': '' };
    expect(storable(value)).toEqual(value);
  });

  it('leaves out members that are undefined, at any depth', () =>
    expect(storable({ a: undefined, b: [{ c: undefined, d: 1 }] })).toStrictEqual({ b: [{ d: 1 }] }));

  it('turns -0, which would come back as 0, into 0', () =>
    expect(Object.is((storable({ fen: -0 }) as { fen: number }).fen, 0)).toBe(true));

  it('takes the fields of an instance, so that a checked input may be recorded as it is', () => {
    class Share {
      constructor(readonly basisPoints: number) {}
    }
    expect(storable(new Share(6667))).toStrictEqual({ basisPoints: 6667 });
  });

  it.each([
    ['a fraction', { rate: 6.9 }, 'data.rate'],
    ['an integer that is not safe', { fen: 2 ** 53 }, 'data.fen'],
    ['no number', { a: [1, NaN] }, 'data.a[1]'],
    ['infinity', { a: -Infinity }, 'data.a'],
    ['a bigint', { sum: 5n }, 'data.sum'],
    ['U+0000', { name: 'a\u0000' }, 'data.name'],
    ['half of a surrogate pair', { name: '\ud83d' }, 'data.name'],
    ['U+0000 in a name', { 'a\u0000': 1 }, 'data'],
    ['half of a surrogate pair in a name', { a: { '\udc00': 1 } }, 'data.a'],
    ['undefined in a list', { a: [undefined] }, 'data.a[0]'],
    // oxlint-disable-next-line no-sparse-arrays
    ['a hole in a list', { a: [1, , 3] }, 'data.a[1]'],
    ['a Date', { on: new Date(0) }, 'data.on'],
    ['a Map', { shares: new Map([['a', 1]]) }, 'data.shares'],
    ['a Set', { ids: new Set([1]) }, 'data.ids'],
    ['bytes', { hash: new Uint8Array(2) }, 'data.hash'],
    ['a function', { then: () => 1 }, 'data.then'],
    ['a symbol', { s: Symbol('s') }, 'data.s'],
  ])('refuses %s, naming its place', (_, value, place) => {
    expect(() => storable(value)).toThrow(TypeError);
    expect(() => storable(value)).toThrow(place);
  });

  it('survives a round trip through JSON in any order of members, and its hash holds', () => {
    const reordered = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reordered)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([k, v]) => [k, reordered(v)]),
            )
          : value;
    const anything = fc.object({
      maxDepth: 2,
      maxKeys: 5,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      values: [
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
      ],
    });
    let kept = 0;
    fc.assert(
      fc.property(anything, (value) => {
        let data: object;
        try {
          data = storable(value) as object;
        } catch {
          return; // refused: nothing was written
        }
        kept += 1;
        const back = reordered(JSON.parse(JSON.stringify(data))) as object;
        expect(back).toEqual(data);
        const events = following('sample-1', start('log', 'sample-1'), [{ data }]);
        expect(verifyStream('log', 'sample-1', [{ ...events[0]!, data: back }])).toBeUndefined();
      }),
      { numRuns: 150, seed: propertySeed },
    );
    expect(kept).toBeGreaterThan(20);
  });
});

import { describe, expect, it } from '@jest/globals';
import reference from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  // RFC 8785, 3.2.2 and 3.2.3
  it('is what RFC 8785 gives as its example', () =>
    expect(
      canonicalJson({
        numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        string: '\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\\"/',
        literals: [null, true, false],
      }),
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ));

  it('sorts members by UTF-16 units, at every depth', () =>
    expect(
      canonicalJson({
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '10': 'Ten',
        '1': { b: 2, a: 1 },
        '9': 'Nine',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      }),
    ).toBe(
      '{"\\r":"Carriage Return","1":{"a":1,"b":2},"10":"Ten","9":"Nine","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ));

  it.each([
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [[1, undefined, 2], '[1,null,2]'],
    [{ at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    [-0, '0'],
    [{}, '{}'],
    [[], '[]'],
  ])('leaves out what JSON leaves out: %j', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each<[string, unknown]>([
    ['half a surrogate pair', { text: '\ud83d' }],
    ['half a surrogate pair in a name', { '\ude00': 1 }],
    ['NaN', [Number.NaN]],
    ['an infinity', { n: Number.POSITIVE_INFINITY }],
    ['a bigint', 1n],
    ['nothing', undefined],
  ])('has no form for %s', (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError));

  it('is what another implementation writes, whatever the value', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) =>
        expect(canonicalJson(value)).toBe(reference(value)),
      ),
      { seed: 8785, numRuns: 2000 },
    ));
});

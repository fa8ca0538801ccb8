import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { canonicalJson } from './canonical-json.js';

/** What a writer of canonical JSON says to a value: its text, or that it has none. */
const said = (write: (value: unknown) => string | undefined, value: unknown): string | undefined => {
  try {
    return write(value);
  } catch {
    return 'refused';
  }
};
const byLibrary = (value: unknown) => said(canonicalize, value);
const byUs = (value: unknown) => said(canonicalJson, value);

describe('canonical JSON', () => {
  it('is the same text as the library writes, for whatever JSON there is', () => {
    const keys = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', '0', '10', '9', '01', '-1', 'toJSON', 'constructor', 'é', '\ud800', ''),
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(null, undefined, -0, 1e21, '\ud800', '\u2028'),
        fc.array(tie('json'), { maxLength: 4 }),
        fc
          .array(fc.tuple(keys, tie('json')), { maxLength: 5 })
          .map((entries) => Object.fromEntries(entries) as object),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => expect(byUs(value)).toBe(byLibrary(value))),
      { numRuns: 3000, seed: propertySeed },
    );
  });

  it('puts members in the order of their UTF-16 units, whole numbers as well', () => {
    expect(canonicalJson({ b: 1, a: { 10: 'x', 9: 'y', z: null }, '\u00e9': true })).toBe(
      '{"a":{"10":"x","9":"y","z":null},"b":1,"é":true}',
    );
  });

  it.each([
    ['NaN', { amount: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['half a surrogate pair', { note: 'a\ud83d' }],
  ])('has no text for %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(/not allowed/);
  });

  it('has none for what contains itself', () => {
    const round: Record<string, unknown> = {};
    round['itself'] = { in: [round] };
    expect(() => canonicalJson(round)).toThrow('Circular');
  });

  it('writes what says of itself how it is written', () => {
    expect(canonicalJson({ at: new Date(0), deep: { toJSON: () => ({ b: 2, a: 1 }) } })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","deep":{"a":1,"b":2}}',
    );
  });
});

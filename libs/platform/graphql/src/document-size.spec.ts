import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { documentTooLong, outsized } from './document-size.js';

const fault = (query: string): string | undefined => outsized(parse(query))?.message;
const times = (n: number, text: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => text(i)).join(' ');

const CROWDED = '"id" is asked for more than 100 times in one place';
const TOO_MANY = 'More than 500 fields, fragments spelled out';

describe('the size of a document, before it is validated', () => {
  it('is counted in bytes: of Chinese a third as many characters', () => {
    expect(documentTooLong('x'.repeat(16_384))).toBe(false);
    expect(documentTooLong('x'.repeat(16_385))).toBe(true);
    expect(documentTooLong('#' + '凤'.repeat(5_461))).toBe(false);
    expect(documentTooLong('#' + '凤'.repeat(5_462))).toBe(true);
  });

  it('is enough for what people and GraphiQL ask', () => {
    const everything = {
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    expect(fault(getIntrospectionQuery(everything))).toBeUndefined();
    expect(fault(`{ me { ${times(100, () => 'id')} } }`)).toBeUndefined();
    expect(
      fault(`{ ${times(15, (n) => `t${n}: totals { ${times(30, (i) => `f${i}`)} }`)} }`),
    ).toBeUndefined();
  });

  it.each([
    ['written there', `{ me { ${times(101, () => 'id')} } }`],
    ['as aliases', `{ me { ${times(101, (i) => `id: f${i}`)} } }`],
    ['at the root', `{ ${times(101, () => 'id')} }`],
    ['in a mutation', `mutation { sign { ${times(101, () => 'id')} } }`],
    ['in inline fragments', `{ me { ${times(101, () => '... on Lead { id }')} } }`],
    ['in inline fragments at the root', `{ ${times(101, () => '... { ... { id } }')} }`],
    [
      'in fragments',
      `{ me { ...A ...B } } fragment A on Lead { ${times(51, () => 'id')} } fragment B on Lead { ${times(50, () => 'id')} }`,
    ],
    [
      'in fragments of fragments',
      `{ me { ...F0 } } ${times(11, (i) => `fragment F${i} on Lead { ...F${i + 1} ${times(10, () => 'id')} }`)}`,
    ],
    [
      'in a fragment that nobody spreads',
      `{ me { id } } fragment A on Lead { next { ${times(101, () => 'id')} } }`,
    ],
    ['in a second operation', `query A { id } query B { ${times(101, () => 'id')} }`],
  ])('has 100 fields of one key at most in one place, %s', (_, query) => expect(fault(query)).toBe(CROWDED));

  it.each([
    ['written', `{ ${times(501, (i) => `f${i}`)} }`],
    ['nested', `{ ${times(50, (i) => `a${i} { ${times(10, (k) => `f${k}`)} }`)} }`],
    [
      'by fragments',
      `{ ${times(51, (i) => `a${i} { ...F }`)} } fragment F on Lead { ${times(10, (k) => `f${k}`)} }`,
    ],
    [
      'by fragments that double at every step',
      `{ me { ...F0 } } ${times(60, (i) => `fragment F${i} on Lead { next { ...F${i + 1} } other { ...F${i + 1} } }`)} fragment F60 on Lead { id }`,
    ],
    [
      'in fragments that nobody spreads',
      `{ id } ${times(51, (i) => `fragment F${i} on Lead { ${times(10, (k) => `f${k}`)} }`)}`,
    ],
    ['in several operations', times(11, (n) => `query Q${n} { ${times(50, (i) => `f${i}`)} }`)],
  ])('has 500 fields at most, %s', (_, query) => expect(fault(query)).toBe(TOO_MANY));

  it('is found of fragments that go round in a circle, which another rule refuses', () => {
    expect(
      fault('{ ...A } fragment A on Q { a { ...B } ...B } fragment B on Q { b { ...A } ...A }'),
    ).toBeUndefined();
    expect(fault(`{ ...A } fragment A on Q { ${times(101, () => 'id')} ...A }`)).toBe(CROWDED);
  });

  it('ends where hundreds of places spread hundreds of fragments', () => {
    const chain = times(200, (i) => `fragment F${i} on Q { ...F${i + 1} }`);
    expect(fault(`{ ${times(150, (i) => `a${i} { ...F0 }`)} } ${chain}`)).toBe(
      'Too many fragments within fragments',
    );
  });
});

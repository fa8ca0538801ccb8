import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { validateOperation } from './documents.js';

const schema = buildSchema(`
  type Query { leads(first: Int = 50): Leads!  totals(first: Int = 100): [Row!]!  me: Lead }
  type Leads { edges: [Edge!]! }
  type Edge { node: Lead! }
  type Lead { id: ID!  visits(first: Int = 50): Leads!  next: Lead }
  type Row { code: String! }
`);
const faults = (query: string): string[] =>
  validateOperation(schema, parse(query)).map(({ message }) => message);

const listsOf = (first: string) =>
  `query($n: Int) { leads(first: ${first}) { edges { node { visits { edges { node { visits(first: 4) { edges { node { id } } } } } } } } } }`;

describe('the limits of an operation', () => {
  it('let through what the public contract needs', () => {
    expect(faults('{ totals(first: 10000) { code } }')).toEqual([]);
    expect(
      faults('{ leads(first: 100) { edges { node { id visits(first: 100) { edges { node { id } } } } } } }'),
    ).toEqual([]);
    expect(faults(getIntrospectionQuery())).toEqual([]);
  });

  it('count depth through fragments, spread and inline', () => {
    const next = (n: number, inner: string): string => (n === 0 ? inner : `next { ${next(n - 1, inner)} }`);
    expect(faults(`{ me { ${next(10, 'id')} } }`)).toEqual([]);
    expect(faults(`{ me { ${next(11, 'id')} } }`)).toEqual(['Nested 13 levels deep; at most 12']);
    expect(faults(`{ me { ...F } } fragment F on Lead { ... on Lead { ${next(11, 'id')} } }`)).toEqual([
      'Nested 13 levels deep; at most 12',
    ]);
  });

  it('multiply lists within lists, taking the default where no number is given', () => {
    expect(
      faults(
        '{ leads { edges { node { visits { edges { node { visits { edges { node { id } } } } } } } } } }',
      ),
    ).toEqual(['Lists of 127550 rows in all; at most 20000']);
  });

  it('take a variable for the most it could be', () => {
    expect(faults(listsOf('10'))).toEqual(['Variable "$n" is never used.']);
    expect(faults(listsOf('$n'))).toEqual(['Lists of 25100 rows in all; at most 20000']);
  });

  it('end with fragments that go round in a circle, or double at every step', () => {
    expect(
      faults(
        '{ me { ...A } } fragment A on Lead { next { ...B } } fragment B on Lead { next { ...A } }',
      ).join(),
    ).toMatch(/Cannot spread fragment "A" within itself/);
    const doubling = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Lead { next { ...F${i + 1} ...F${i + 1} } }`,
    );
    expect(faults(`{ me { ...F0 } } ${doubling.join(' ')} fragment F30 on Lead { id }`)).toContain(
      'More than 500 fields, fragments spelled out',
    );
    const chained = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Lead { next { ...F${i + 1} } }`);
    expect(faults(`{ me { ...F0 } } ${chained.join(' ')} fragment F30 on Lead { id }`)).toContain(
      'Nested 32 levels deep; at most 12',
    );
  });

  it('count aliases and directives of the whole document, and say it once', () => {
    const aliases = Array.from({ length: 40 }, (_, i) => `a${i}: id`).join(' ');
    expect(faults(`{ me { ${aliases} } }`)).toEqual(['More than 15 aliases']);
    expect(
      faults(`{ me { id id: id ${Array.from({ length: 15 }, (_, i) => `a${i}: id`).join(' ')} } }`),
    ).toEqual([]);
    expect(faults(`{ me { ${'id @include(if: true) '.repeat(21)} } }`)).toEqual(['More than 20 directives']);
  });
});

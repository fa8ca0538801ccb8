import { describe, expect, it } from '@jest/globals';
import { buildSchema, executeSync, getIntrospectionQuery, type GraphQLError } from 'graphql';
import { Documents } from './documents.js';
import { DocumentRefused } from './errors.js';

const schema = buildSchema(
  'type Query { me: Person lead(kind: Kind): String } type Person { id: ID username: String } enum Kind { PROJECT TALENT }',
);
const errorsOf = (documents: Documents, query: string): readonly GraphQLError[] => {
  try {
    documents.of(schema, query);
    return [];
  } catch (error) {
    if (error instanceof DocumentRefused) return error.errors;
    throw error;
  }
};
const MIB = 1024 * 1024;

describe('documents that are kept', () => {
  it('are parsed and validated once', () => {
    const documents = new Documents(MIB, false);
    const first = documents.of(schema, '{ me { id } }');
    expect(documents.of(schema, '{ me { id } }')).toBe(first);
    expect(first.asked).toBe(2);
    expect(documents.of(schema, '{ me { id } } # another')).not.toBe(first);
  });

  it.each<[string, (n: number) => string]>([
    ['with a comment of 15 kB', (n) => `{ me { id } } #${n}${'c'.repeat(15_000)}`],
    [
      'of 450 fields',
      (n) =>
        `{ ${Array.from({ length: 15 }, (_, i) => `a${i}: me { ${'id username '.repeat(15)} }`).join(' ')} } #${n}`,
    ],
    ['of thousands of comments', (n) => `{ me { id } } ${'#\n'.repeat(7_000)} #${n}`],
    ['that are small', (n) => `{ me { id } } #${n}`],
  ])('stay within their bytes however many are asked: those %s', (_, query) => {
    const documents = new Documents(MIB, true);
    for (let n = 0; n < 400; n += 1) documents.of(schema, query(n));
    expect(documents.bytes).toBeGreaterThan(MIB / 2);
    expect(documents.bytes).toBeLessThanOrEqual(MIB);
  });

  it('are none that were refused', () => {
    const documents = new Documents(MIB, false);
    for (let n = 0; n < 100; n += 1) expect(errorsOf(documents, `{ nobody } #${n}`)).toHaveLength(1);
    expect(documents.bytes).toBe(0);
  });

  it('take more room with what was made of them', () => {
    const documents = new Documents<string>(MIB, false);
    const prepared = documents.of(schema, '{ me { id } }');
    const { bytes } = documents;
    documents.make('{ me { id } }', prepared, 'compiled', 1);
    expect(documents.bytes).toBe(2 * bytes);
    expect(documents.of(schema, '{ me { id } }').made).toBe('compiled');
  });

  it('have 16 kB at most, whoever asks', () => {
    const [error] = errorsOf(new Documents(MIB, false), `{ me { id } } #${'c'.repeat(16_400)}`);
    expect(error?.extensions['code']).toBe('DOCUMENT_TOO_LONG');
  });

  it('are not parsed from JSON: no text but GraphQL, whose tokens are counted, comes in', () => {
    const ast = JSON.stringify({ kind: 'Document', definitions: [] });
    expect(errorsOf(new Documents(MIB, false), ast)[0]?.message).toMatch(/Syntax Error/);
  });
});

describe('a stranger', () => {
  const strangers = new Documents(MIB, true);
  const members = new Documents(MIB, false);

  it.each([
    ['the schema', getIntrospectionQuery()],
    ['the schema by a fragment', '{ ...A } fragment A on Query { __schema { types { name } } }'],
  ])('is not shown %s', (_, query) => {
    expect(errorsOf(strangers, query).map(({ extensions }) => extensions['code'])).toContain(
      'UNAUTHENTICATED',
    );
    expect(errorsOf(members, query)).toEqual([]);
  });

  it('learns of every type, however named, that there is none', () => {
    const answer = (documents: Documents, query: string, variableValues = {}) =>
      executeSync({ schema, document: documents.of(schema, query).document, variableValues }).data;
    const queries: [string, object?][] = [
      ['{ t: __type(name: "Person") { name } }'],
      ['query($n: String!) { t: __type(name: $n) { name } }', { n: 'Person' }],
      ['{ ...A } fragment A on Query { t: __type(name: "Person") { name } }'],
    ];
    for (const [query, variables] of queries) {
      expect(answer(strangers, query, variables)).toEqual({ t: null });
      expect(answer(members, query, variables)).toEqual({ t: { name: 'Person' } });
    }
  });

  it('may ask what type an answer is of', () =>
    expect(errorsOf(strangers, '{ __typename me { __typename } }')).toEqual([]));

  it.each([
    ['a field', '{ mee { id } }'],
    ['a field below', '{ me { user_name } }'],
    ['an argument', '{ lead(kinds: PROJECT) }'],
    ['a value', '{ lead(kind: PROJEKT) }'],
    ['a type', '{ ... on Persn { id } }'],
  ])('does not learn what is meant by %s', (_, query) => {
    expect(errorsOf(members, query)[0]?.message).toMatch(/Did you mean/);
    expect(errorsOf(strangers, query)[0]?.message).not.toMatch(/Did you mean|\busername|PROJECT\b.*\?/);
    expect(errorsOf(strangers, query)[0]?.locations).toEqual(errorsOf(members, query)[0]?.locations);
  });
});

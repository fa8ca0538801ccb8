import { describe, expect, it } from '@jest/globals';
import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from 'graphql';
import { checkFigures, figuresAsked, figuresOf } from './figures-asked.js';
import { limits } from './rules.js';

const schema = buildSchema(
  'type Query { totals(measures: [String!]!, first: Int = 100): Totals me: String } type Totals { rows: String }',
);
Object.assign(schema.getQueryType()!.getFields()['totals']!, {
  extensions: figuresOf(
    ({ measures, first }: { measures: string[]; first: number }) => first * measures.length,
  ),
});

const asked = (query: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return figuresAsked(schema, document, operation, coerced);
};

describe('the figures an operation asks for', () => {
  it.each<[string, number, string, object?]>([
    ['by their defaults', 100, '{ totals(measures: ["a"]) { rows } }'],
    ['by literals', 30_000, '{ totals(measures: ["a", "b", "c"], first: 10000) { rows } }'],
    [
      'by variables',
      400,
      'query($m: [String!]!, $n: Int) { totals(measures: $m, first: $n) { rows } }',
      { m: ['a', 'b'], n: 200 },
    ],
    ['by the default of a variable', 7, 'query($n: Int = 7) { totals(measures: "a", first: $n) { rows } }'],
    [
      'by each alias',
      300,
      '{ a: totals(measures: "a") { rows } b: totals(measures: "a") { rows } c: totals(measures: "a") { rows } }',
    ],
    [
      'by fragments, each time',
      400,
      '{ ...F ... { ...F } } fragment F on Query { a: totals(measures: "a") { rows } ... on Query { b: totals(measures: "a") { rows } } }',
    ],
    ['not by what is no figure', 0, '{ me __typename }'],
    [
      'by fragments in a circle once',
      100,
      '{ ...F } fragment F on Query { totals(measures: "a") { rows } ...F }',
    ],
  ])('are counted %s', (...[, figures, query, variables]) =>
    expect(asked(query, variables as Record<string, unknown>)).toBe(figures),
  );

  it('are refused beyond the limit', () => {
    expect(() => checkFigures(limits.figures)).not.toThrow();
    expect(() => checkFigures(limits.figures + 1)).toThrow(
      expect.objectContaining({ extensions: { code: 'QUERY_TOO_COMPLEX' } }),
    );
  });
});

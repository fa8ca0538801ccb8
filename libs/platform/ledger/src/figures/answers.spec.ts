import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { declareMeasures, measuresOf } from '../contract.js';
import { answersStatement } from './answers-statement.js';
import { checkQuestion } from './answers.js';
import { figureQuestion } from './arguments.js';

const line = measuresOf('the reporter', 'as reported');
declareMeasures('answered', { ANSWERED: line('COUNT', ['个', 'things'], 'as reported') });
const measure = 'ANSWERED' as never;
const asking = (to: string, distinctOf?: 'ORGANIZATION' | 'HUB' | 'YEAR' | 'AGREEMENT_KIND') => ({
  query: {
    ...figureQuestion({ occurred: { to } } as never, null),
    ruleId: 'baseline@1',
    jurisdictionId: 'qingdao',
    hubIds: [],
    upTo: 7,
  },
  of: { measure, keys: [], distinctOf },
});

describe('the statement that answers questions', () => {
  it('is one, however many there are, and each of its parts has its own parameters', () => {
    const sixty = Array.from({ length: 60 }, (_, i) =>
      asking(
        `2022-01-${String((i % 28) + 1).padStart(2, '0')}`,
        ([undefined, 'ORGANIZATION', 'HUB', 'YEAR'] as const)[i % 4],
      ),
    );
    const { text, values } = answersStatement(sixty);
    expect(text.match(/ as n,/g)).toHaveLength(60);
    const used = new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    expect([...used].toSorted((a, b) => a - b)).toEqual(values.map((_, i) => i + 1));
    // Each asks for its own last day.
    expect(values.filter((value) => value === '2022-01-03')).toHaveLength(3);
    expect(text).not.toContain(';');
  });

  it('finds no kinds of what has none, whatever else is kept in their column', () => {
    expect(answersStatement([asking('2022-01-01', 'AGREEMENT_KIND')]).text).not.toContain('agreement_kind');
  });
});

describe('a question that somebody wants to keep', () => {
  const faults = (question: object): unknown => {
    try {
      checkQuestion({ measure, ...question });
      return [];
    } catch (error) {
      return (error as { fields: { field: string; code: string }[] }).fields.map(
        ({ field, code }) => `${field} ${code}`,
      );
    }
  };

  it('is refused for what totals and its drill-down would refuse', () => {
    expect(
      faults({ filter: { occurred: { from: '2022-01-01', to: '2022-12-31' } }, distinctOf: 'HUB' }),
    ).toEqual([]);
    expect(faults({ filter: { occurred: { from: '2022-02-01', to: '2022-01-01' } } })).toEqual([
      'filter.occurred RANGE_REVERSED',
    ]);
    expect(faults({ keys: [{ dimension: 'YEAR', code: '22' }] })).toEqual(['keys.0.code PERIOD_INVALID']);
  });

  it.each([
    [{ keys: [{ dimension: 'RATING', code: '5A' }] }, 'keys.0.dimension'],
    [{ filter: { hubLevels: ['CITY'] } }, 'filter.hubLevels'],
    [{ distinctOf: 'AGREEMENT_KIND' }, 'distinctOf'],
  ])('is refused for a kind that the measure does not have: %j', (question, field) => {
    const refusal = (): unknown => {
      try {
        return checkQuestion({ measure, ...question });
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toMatchObject({ code: 'DIMENSION_UNFIT', details: { field, measure } });
  });
});

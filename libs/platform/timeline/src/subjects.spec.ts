import { describe, expect, it } from '@jest/globals';
import { declareKinds, idsNamed, subjectOf } from './subjects.js';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

declareKinds([
  { category: 'lead', kind: 'LEAD' },
  { category: 'organization', kind: 'ORGANIZATION' },
]);

describe('the subject of a stream', () => {
  it('is known by its category', () => {
    for (const [category, kind] of [
      ['lead', 'LEAD'],
      ['organization', 'ORGANIZATION'],
    ])
      expect(subjectOf(`${category}-${id(1)}`)).toEqual({ kind, subjectId: id(1) });
    expect(subjectOf(`project-${id(1)}`)).toBeUndefined(); // nobody has declared it here
  });

  it('is of the same kind to all who declare its category', () => {
    declareKinds([{ category: 'lead', kind: 'LEAD' }]);
    expect(() => declareKinds([{ category: 'lead', kind: 'VISIT' }])).toThrow('lead');
    expect(subjectOf(`lead-${id(1)}`)?.kind).toBe('LEAD');
  });

  it.each([
    `investor-${id(1)}`,
    `investor-key-${'a'.repeat(64)}`,
    'chain-catalogue-qingdao',
    'rule-baseline',
    `sublead-${id(1)}`,
    `constructor-${id(1)}`,
    'lead',
    '',
  ])('is none for %j', (streamId) => expect(subjectOf(streamId)).toBeUndefined());
});

describe('the ids that a fact names', () => {
  it('are found at any depth, each once', () =>
    expect([
      ...idsNamed({
        projectId: id(1),
        credits: [{ organizationId: id(2), hubs: [id(3), id(2)] }],
        nested: { deep: [[{ id: id(4) }]] },
        again: id(1),
      }),
    ]).toEqual([id(1), id(2), id(3), id(4)]));

  it('are whole values, not texts that hold one', () =>
    expect(
      idsNamed({
        note: `see ${id(1)}`,
        upper: id(2).toUpperCase().replace('0', 'A'),
        digits: '0'.repeat(36),
        [id(3)]: 'as a name',
        none: null,
        number: 5,
      }).size,
    ).toBe(0));
});

import { describe, expect, it } from '@jest/globals';
import { keyOfReading, type Reading } from './reading.js';

const viewer = { id: 'u1', jurisdictionId: 'qingdao', organizationId: null };
const reading = (given: Partial<Reading> = {}): Reading => ({
  viewer,
  scopes: 'all',
  locale: 'ZH_CN',
  ...given,
});

describe('the key of a reading', () => {
  it('is the same for whoever is given the same answers', () => {
    const other = { ...viewer, id: 'u2', organizationId: 'o2' };
    expect(keyOfReading(reading({ viewer: other }))).toBe(keyOfReading(reading()));
    expect(keyOfReading(reading({ scopes: ['b', 'a', 'b'] }))).toBe(
      keyOfReading(reading({ scopes: ['a', 'b'] })),
    );
  });

  it.each<[string, Partial<Reading>]>([
    ['another jurisdiction', { viewer: { ...viewer, jurisdictionId: 'jinan' } }],
    ['a part of the jurisdiction', { scopes: ['a'] }],
    ['no part of it', { scopes: [] }],
    ['a scope that is called like all of it', { scopes: ['all'] }],
    ['an earlier day', { asOf: '2022-08-31T00:00:00Z' }],
    ['another language', { locale: 'EN_US' }],
  ])('differs for %s', (_, given) => expect(keyOfReading(reading(given))).not.toBe(keyOfReading(reading())));
});

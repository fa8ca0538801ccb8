import { describe, expect, it } from '@jest/globals';
import { filterOf, keyOfClaim, standingOf, typedCount } from './queue.ts';

describe('the queue’s address', () => {
  it('asks for what nobody has decided unless it says otherwise', () => {
    expect(filterOf({}, ['PROJECTS_LANDED'])).toEqual({ standings: ['NONE'] });
    expect(standingOf({ standing: 'stale' })).toBe('STALE');
    expect(standingOf({ standing: 'nonsense' })).toBe('NONE');
  });

  it('leaves out what it does not know', () => {
    expect(
      filterOf({ measure: 'projects_landed', kind: 'nothing', q: ' 氢能 ' }, ['PROJECTS_LANDED']),
    ).toEqual({ standings: ['NONE'], measures: ['PROJECTS_LANDED'], search: '氢能' });
  });

  it('names a claim by its subject and measure', () => {
    expect(keyOfClaim({ subjectId: 'a', measure: 'HIRES' })).toBe('a~hires');
  });

  it('reads counts in full width, and no words', () => {
    expect(typedCount('１，２００')).toBe('1200');
    expect(typedCount('0.5')).toBe('0.5');
    expect(typedCount('0.12345')).toBeUndefined();
    expect(typedCount('-1')).toBeUndefined();
    expect(typedCount('')).toBeUndefined();
  });
});

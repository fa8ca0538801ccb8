import { describe, expect, it } from '@jest/globals';
import { measures, inOrder } from '../../records/measures.ts';
import { amountText, filterOf, keyOfClaim, standingOf, typedCount } from './queue.ts';

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

describe('what was decided', () => {
  it('is told with its amount: the part that was recognized, or all that was claimed', () => {
    const money = { unit: 'FEN', claimed: '620000000000' } as const;
    expect(amountText(money, undefined, 'zh')).toBe('62亿元');
    expect(amountText(money, '10000000000', 'zh')).toBe('1亿元');
    expect(amountText(money, '10000000000', 'en')).toBe('¥100 million');
    expect(amountText({ unit: 'COUNT', claimed: '1126' }, undefined, 'zh')).toBe('1,126');
  });
});

describe('sums by measure', () => {
  it('stand in the order of the work, however the server sorts them', () => {
    const sums = measures.toSorted().map((measure) => ({ measure }));
    expect(inOrder(sums).map(({ measure }) => measure)).toEqual(measures);
  });
});

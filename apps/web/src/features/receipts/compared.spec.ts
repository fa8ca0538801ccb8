import { describe, expect, it } from '@jest/globals';
import { agreementOf, sharesOf } from './agreement.ts';
import { comparedOf } from './compared.ts';

const chain = (code: string) => ({ dimension: 'INDUSTRY_CHAIN' as const, code, name: code });
const figure = (value: string) => ({
  measure: 'PROJECTS_LANDED' as const,
  unit: 'COUNT' as const,
  value,
  entryCount: 1,
});
const totals = {
  grand: [figure('69')],
  rows: [
    { keys: [chain('a')], figures: [figure('40')] },
    { keys: [chain('b')], figures: [figure('29')] },
  ],
};
const differs = (then: string, now: string, ...codes: string[]) => ({
  measure: 'PROJECTS_LANDED' as const,
  then,
  now,
  keys: codes.map(chain),
});
const brief = (rows: ReturnType<typeof comparedOf>['rows']) =>
  rows.map(({ keys, then, now }) => [keys.map(({ code }) => code).join(), then, now]);

describe('the figures of a receipt, then and now', () => {
  it('given that all is the same, then each is what it was', () => {
    const { grand, rows, rowsKept } = comparedOf('SAME', [], totals);
    expect([brief(grand), brief(rows), rowsKept]).toEqual([
      [['', '69', '69']],
      [
        ['a', '40', '40'],
        ['b', '29', '29'],
      ],
      true,
    ]);
  });

  it('given rows that differ and one that is gone, then each says what it was, and the others did not change', () => {
    const { grand, rows } = comparedOf(
      'DIFFERENT',
      [differs('72', '69'), differs('41', '40', 'a'), differs('2', '0', 'c')],
      totals,
    );
    expect([brief(grand), brief(rows)]).toEqual([
      [['', '72', '69']],
      [
        ['a', '41', '40'],
        ['b', '29', '29'],
        ['c', '2', '0'],
      ],
    ]);
  });

  it('given a receipt that holds totals alone, then no row is said to be the same', () => {
    const { grand, rows, rowsKept } = comparedOf('DIFFERENT', [differs('72', '69')], totals);
    expect([brief(grand), brief(rows), rowsKept]).toEqual([
      [['', '72', '69']],
      [
        ['a', undefined, '40'],
        ['b', undefined, '29'],
      ],
      false,
    ]);
  });
});

describe('the parts of a receipt, then and now', () => {
  const part = {
    then: '69',
    now: '69',
    thenEntries: 93,
    nowEntries: 93,
    thenSubjects: 69,
    nowSubjects: 69,
    sameList: true,
  };
  it.each([
    [{}, 'same'],
    // What lists nothing has no list to compare.
    [{ thenSubjects: null, nowSubjects: null, sameList: null }, 'same'],
    [{ now: '68' }, 'differs'],
    [{ now: '68', sameList: false }, 'differs'],
    [{ sameList: false }, 'list'],
    [{ nowEntries: 95 }, 'list'],
    [{ nowSubjects: 70 }, 'list'],
  ] as const)('given %j, then it is %s', (changed, agreement) =>
    expect(agreementOf({ ...part, ...changed })).toBe(agreement),
  );

  it('given both parts of a share, then the share itself is there, and none of nothing', () => {
    const of = (name: 'NUMERATOR' | 'DENOMINATOR', then: string, now: string) => ({ part: name, then, now });
    expect(sharesOf([of('NUMERATOR', '37', '36'), of('DENOMINATOR', '69', '69')])).toEqual({
      then: '53.62',
      now: '52.17',
    });
    expect(sharesOf([of('NUMERATOR', '0', '0'), of('DENOMINATOR', '0', '4')])).toEqual({
      then: null,
      now: '0',
    });
    expect(sharesOf([of('NUMERATOR', '1', '1')])).toBeUndefined();
  });
});

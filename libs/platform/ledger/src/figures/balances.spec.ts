import { describe, expect, it } from '@jest/globals';
import type { Dimension } from '../dimensions.js';
import { balances } from './balances.js';
import type { FigureQuery } from './figure-query.js';

const moved =
  (...codes: string[]) =>
  (amount: number) => ({
    codes,
    measure: 'NETWORK_MEMBERS' as const,
    amount: String(amount),
    entries: '1',
  });
const groups = [moved('a', '2022-01')(2), moved('b', '2022-03')(1), moved('a', '2022-04')(-1)];
const said = (by: Dimension[], range: Pick<FigureQuery, 'from' | 'to'>, today: string, given = groups) =>
  balances(given, by, range, today).map(({ codes, sum }) => `${codes.join(' ')} ${sum.amount}`);

describe('a balance by periods', () => {
  it('stands at the end of each, from the first movement until today', () =>
    expect(said(['REGION', 'MONTH'], {}, '2022-05-10')).toEqual([
      'a 2022-01 2',
      'a 2022-02 2',
      'a 2022-03 2',
      'a 2022-04 1',
      'a 2022-05 1',
      'b 2022-03 1',
      'b 2022-04 1',
      'b 2022-05 1',
    ]));

  it('goes on to a movement that was recorded ahead, and no further than the range', () => {
    expect(said(['REGION', 'MONTH'], {}, '2022-02-10').at(-1)).toBe('b 2022-04 1');
    expect(said(['REGION', 'MONTH'], { from: '2022-02-01', to: '2022-02-28' }, '2022-05-10')).toEqual([
      'a 2022-02 2',
    ]);
  });

  it('of a longer one is that of its last shorter one', () =>
    expect(
      said(['YEAR', 'MONTH'], { from: '2022-03-01' }, '2022-04-10', [moved('2022-01', '2022-01')(2)]),
    ).toEqual(['2022 2022-03 2', '2022 2022-04 2']));

  it('is the sum where no period is asked for', () =>
    expect(said(['REGION'], {}, '2022-05-10', [moved('a')(2), moved('b')(1)])).toEqual(['a 2', 'b 1']));
});

import { describe, expect, it } from '@jest/globals';
import type { Measure } from '#platform/kernel';
import type { Dimension } from '../dimensions.js';
import type { FigureQuery } from './figure-query.js';
import { addsUp, bytesOfTotals, displayed, keyOf, totalsOf } from './figures.js';
import '../testing/sample-subjects.js';
import type { Counted } from './receipts.js';
import { declareMeasures, measuresOf } from '../contract.js';

declareMeasures('outcome', {
  HIRES: measuresOf('the reporter', 'as reported')('PERSONS', ['人', 'hires'], 'as reported'),
});

const query = (given: Partial<FigureQuery> = {}): FigureQuery => ({
  ruleId: 'baseline@1',
  jurisdictionId: 'qingdao',
  basis: 'CLAIMED',
  credit: 'SHARED',
  ...given,
});
const full = { credit: 'FULL' } as const;

describe('whether figures add up, in a row and in the grand total', () => {
  it.each<[string, Partial<FigureQuery>, Dimension[], Measure, boolean, boolean]>([
    ['shares by organization', {}, ['ORGANIZATION'], 'HIRES', true, true],
    ['shares by hub, which overlap', {}, ['HUB'], 'HIRES', false, true],
    ['balances', {}, ['REGION'], 'NETWORK_MEMBERS', true, true],
    ['balances over time', {}, ['MONTH'], 'NETWORK_MEMBERS', false, false],
    ['flows over time', {}, ['MONTH'], 'HIRES', true, true],
    ['each one’s whole', full, ['ORGANIZATION'], 'HIRES', true, false],
    ['the whole of one', { ...full, organizationIds: ['a'] }, ['MONTH'], 'HIRES', true, true],
    ['the whole of two', { ...full, organizationIds: ['a', 'b'] }, ['MONTH'], 'HIRES', false, false],
  ])('%s', (_, given, by, measure, row, grand) =>
    expect([addsUp(query(given), by, measure, true), addsUp(query(given), by, measure, false)]).toEqual([
      row,
      grand,
    ]),
  );
});

describe('an answer', () => {
  const asked = { measures: ['HIRES'], by: ['REGION'], limit: 1 } as const;
  const reading = {
    ruleId: 'baseline@1',
    jurisdictionId: 'qingdao',
    scope: '全市',
    hypothetical: false,
    asOf: null,
  };
  const sums = (amount: bigint) => new Map([['HIRES' as const, { amount, entries: 2 }]]);
  const found = {
    rows: [
      { codes: ['370203'], sums: sums(30_000n) },
      { codes: ['-'], sums: sums(5_000n) },
    ],
    grand: sums(35_000n),
    seq: 7,
    knownAt: '2022-08-31T02:00:00.000000Z',
  };
  const answer = totalsOf(reading, query(), asked, found, 'log:7', 'DEMONSTRATION', () => '市北区', {
    question: {},
  } as Counted);

  it('shows the rows asked for, and the whole', () => {
    expect(answer).toMatchObject({
      rows: [{ keys: [{ dimension: 'REGION', code: '370203', name: '市北区' }], figures: [{ value: '3' }] }],
      rowCount: 2,
      truncated: true,
      grand: [{ measure: 'HIRES', unit: 'PERSONS', value: '3.5', entryCount: 2, additive: true }],
    });
  });

  it('says by which rule, whose, as of when and by whose clock', () =>
    expect(answer).toMatchObject({
      clock: 'DEMONSTRATION',
      standing: { clock: 'DEMONSTRATION' },
      ruleId: 'baseline@1',
      scope: '全市',
      hypothetical: false,
      position: 'log:7',
      recordedBy: '2022-08-31T02:00:00.000000Z',
    }));

  it('is charged by its rows, keys and figures', () => expect(bytesOfTotals(answer)).toBe(1_650));
});

describe('a key', () => {
  it.each([
    ['-', 'x', '未分配'],
    ['370203', '市北区', '市北区'],
    ['370203', undefined, '370203'],
  ])('%s named %s is %s', (code, name, shown) => expect(keyOf('REGION', code, name).name).toBe(shown));
});

describe('an amount', () => {
  it('is shown in the words of its measure', () => {
    expect(displayed('PLANNED_INVESTMENT', 5_820_000_000_000n, 'ZH_CN')).toBe('582亿元');
    expect(displayed('PROJECTS_LANDED', 690_000n, 'ZH_CN')).toBe('69个');
  });
});

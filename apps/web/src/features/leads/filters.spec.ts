import { describe, expect, it } from '@jest/globals';
import { filtered, filterOf, filtersOn, orderOf } from './filters.ts';

const viewer = { id: 'u1', organizationId: 'o1' };
const on = (search: Record<string, string>) => filterOf(search, viewer, '2026-11-27');

describe('filterOf', () => {
  it('asks for everything where the address says nothing', () => {
    expect(on({})).toEqual({});
  });
  it('knows mine from those of my organization', () => {
    expect(on({ own: 'me' })).toEqual({ ownerUserId: 'u1' });
    expect(on({ own: 'org' })).toEqual({ organizationIds: ['o1'] });
    expect(filterOf({ own: 'org' }, { id: 'u1', organizationId: null }, '2026-11-27')).toEqual({});
  });
  it('asks only for open leads where a follow-up is due', () => {
    expect(on({ due: 'overdue' })).toEqual({ status: 'OPEN', nextFollowUp: { to: '2026-11-26' } });
    expect(on({ due: 'week' })).toEqual({
      status: 'OPEN',
      nextFollowUp: { from: '2026-11-27', to: '2026-12-03' },
    });
  });
  it('takes a range of days that is open on one side, and no day that is none', () => {
    expect(on({ from: '2026-01-01' })).toEqual({ reported: { from: '2026-01-01' } });
    expect(on({ from: 'yesterday', to: '2026-99-99' })).toEqual({});
  });
  it('ignores what it does not know', () => {
    expect(on({ verdict: 'BEST', grade: 'Z', due: 'never', q: '  ' })).toEqual({});
  });
});

it('counts the filters that hold, the search text apart', () => {
  expect(filtersOn({ q: '仪器', chain: 'A', view: 'table' })).toBe(1);
  expect(filtered({ view: 'table', sort: 'TITLE' })).toBe(false);
});

it('orders by the newest report unless the address says otherwise', () => {
  expect(orderOf({})).toEqual({ field: 'REPORTED_ON', direction: 'DESC' });
  expect(orderOf({ sort: 'EXPECTED', dir: 'ASC' })).toEqual({ field: 'EXPECTED', direction: 'ASC' });
});

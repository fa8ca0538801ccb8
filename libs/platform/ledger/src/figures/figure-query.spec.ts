import { describe, expect, it } from '@jest/globals';
import { grandBy, kindsOf, rowsOverlap, Where, type FigureQuery } from './figure-query.js';
import type { Dimension } from '../dimensions.js';

const query = (given: Partial<FigureQuery> = {}): FigureQuery => ({
  ruleId: 'baseline@1',
  jurisdictionId: 'qingdao',
  basis: 'CLAIMED',
  credit: 'SHARED',
  ...given,
});

describe('the kind of line that a query reads', () => {
  const one = { organizationIds: ['a'] };
  const full = { credit: 'FULL' } as const;
  it.each<[string, Partial<FigureQuery>, Dimension[], string[]]>([
    ['no organization', {}, [], ['UNDIVIDED']],
    ['no organization, in full', full, ['INDUSTRY_CHAIN', 'MONTH', 'STATION'], ['UNDIVIDED']],
    ['by organization', {}, ['ORGANIZATION'], ['SHARED']],
    ['by hub: its members’ shares', {}, ['HUB'], ['SHARED']],
    ['of one organization', one, [], ['SHARED']],
    ['of no organization at all', { organizationIds: [] }, [], ['SHARED']],
    ['by organization, in full', full, ['REGION', 'ORGANIZATION'], ['FULL']],
    ['by hub, in full: once for each hub', full, ['HUB'], ['FULL', 'HUB']],
    ['by hub and organization, in full', full, ['HUB', 'ORGANIZATION'], ['FULL']],
    ['of one organization, in full: once for all below it', { ...full, ...one }, ['MONTH'], ['FULL', 'HUB']],
    ['by hub, of one organization, in full', { ...full, ...one }, ['HUB'], ['FULL', 'HUB']],
  ])('%s', (_, given, by, kinds) => expect(kindsOf(query(given), by)).toEqual(kinds));

  it.each<[string, Partial<FigureQuery>, Dimension[], boolean, Dimension[]]>([
    ['shares by organization', {}, ['ORGANIZATION'], false, ['ORGANIZATION']],
    ['shares by hub', {}, ['HUB', 'MONTH'], true, ['ORGANIZATION']],
    ['each one’s whole', full, ['ORGANIZATION'], false, ['ORGANIZATION']],
    ['each hub’s whole', full, ['HUB'], false, ['ORGANIZATION']],
    ['each one’s whole, by hub', full, ['HUB', 'ORGANIZATION'], true, ['ORGANIZATION']],
    ['each one’s whole, of a filter', { ...full, ...one }, ['ORGANIZATION'], true, []],
    ['each hub’s whole, of a filter', { ...full, ...one }, ['HUB'], true, []],
    ['the whole of a filter', { ...full, ...one }, ['REGION'], false, []],
  ])('rows overlap, or not: %s', (_, given, by, overlap, grand) =>
    expect([rowsOverlap(query(given), by), grandBy(query(given), by)]).toEqual([overlap, grand]),
  );
});

describe('the WHERE of totals and their entries', () => {
  it('names rule, jurisdiction, measures, basis and kind always', () => {
    const where = new Where(query(), [], ['PROJECTS_LANDED']);
    expect(where.sql()).toBe(
      'rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5',
    );
    expect(where.params).toEqual(['baseline@1', 'qingdao', ['PROJECTS_LANDED'], 'CLAIMED', 'UNDIVIDED']);
  });

  it('adds what was asked for, values never as text', () => {
    const where = new Where(
      query({
        organizationIds: ["a'; drop table x"],
        stationIds: [],
        activityIds: ['v'],
        chainCodes: ['QD22-01'],
        agreementKinds: ['INTENT'],
        regionCode: '370200',
      }),
      [],
      ['PLANNED_INVESTMENT'],
    ).days('2022-01-01', '2022-08-31');
    expect(where.sql()).toContain(
      "(organization_id = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and station_id = any($7::text[]) and activity_id = any($8::text[])" +
        ' and chain_code = any($9::text[]) and agreement_kind = any($10::text[]) and starts_with(region_code, $11)' +
        ' and occurred_on >= $12::date and occurred_on <= $13::date',
    );
    expect(where.params.slice(5)).toEqual([
      ["a'; drop table x"],
      [],
      ['v'],
      ['QD22-01'],
      ['INTENT'],
      '3702',
      '2022-01-01',
      '2022-08-31',
    ]);
  });

  it('numbers its parameters behind those of others', () => {
    const where = new Where(query({ chainCodes: ['x'] }), [], []).days(undefined, '2022-08-31');
    expect(where.sql(10).match(/\$\d+/g)).toEqual(['$11', '$12', '$13', '$14', '$15', '$16', '$17']);
  });
});

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
    expect(where.sql()).toBe('scope = (select number from views.ledger_code where id = $1::text)');
    expect(where.params).toEqual(['baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED']);
    const two = new Where(query(), [], ['PROJECTS_LANDED', 'HIRES']);
    expect(two.sql()).toBe(
      'scope = any(array(select number from views.ledger_code where id = any($1::text[])))',
    );
    expect(two.params).toEqual([
      ['baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED', 'baseline@1|qingdao|HIRES|CLAIMED|UNDIVIDED'],
    ]);
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
    const numbers = (condition: string) => `select number from views.ledger_code where ${condition}`;
    const among = (column: string, n: number) =>
      `${column} = any(array(${numbers(`id = any($${n}::text[])`)}))`;
    expect(where.sql()).toContain(
      [
        `(organization in (${numbers('id = any($2::text[])')}) or hub_path in (${numbers("string_to_array(id, '/') && $2::text[]")}))`,
        among('station', 3),
        among('activity', 4),
        among('chain', 5),
        among('agreement_kind', 6),
        `region = any(array(${numbers('starts_with(id, $7)')}))`,
        'occurred_on >= $8::date',
        'occurred_on <= $9::date',
      ].join(' and '),
    );
    expect(where.params.slice(1)).toEqual([
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
    expect(where.sql(10).match(/\$\d+/g)).toEqual(['$11', '$12', '$13']);
  });

  it('is of the kept sums where nothing is narrowed but what they are by', () => {
    const isOfSums = (given: Partial<FigureQuery>, by: readonly Dimension[] = []) =>
      new Where(query(given), by, ['PROJECTS_LANDED']).isOfSums;
    expect([isOfSums({}), isOfSums({ chainCodes: ['x'], organizationIds: ['a'] })]).toEqual([true, true]);
    expect([isOfSums({ organizationIds: ['a'] }, ['HUB']), isOfSums({ regionCode: '370200' })]).toEqual([
      true,
      false,
    ]);
    expect(isOfSums({ chainCodes: ['x'], stationIds: [] })).toBe(false);
  });
});

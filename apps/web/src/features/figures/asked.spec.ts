import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, dictionary, property, string } from 'fast-check';
import { propertySeed } from '../../../../../test/support/property-seed.ts';
import {
  asOfOf,
  askedOf,
  bases,
  cellText,
  dimensions,
  filterOf,
  fromOccurredOf,
  headMeasures,
  keysOf,
  ruleOf,
  views,
} from './asked.ts';
import { measures, measuresAt, places } from '../../records/measures.ts';
import { openingFaults } from './opening-faults.ts';
import { today } from '../../app/format.ts';
import type { SearchText } from '../../app/search.ts';

const ID = '3aaca2ab-3ae3-5878-8a4c-3afc189065ac';

describe('an address of figures', () => {
  it('says nothing and means planned investment, organizations by chains, claimed and shared', () => {
    const { asked, ignored } = askedOf({});
    expect(ignored).toEqual([]);
    expect(asked).toMatchObject({
      measure: 'PLANNED_INVESTMENT',
      rows: 'ORGANIZATION',
      cols: 'INDUSTRY_CHAIN',
      basis: 'CLAIMED',
      credit: 'SHARED',
      view: 'table',
      sort: 'total',
    });
  });

  it('is understood in either case and in the dates that people paste', () => {
    const { asked, ignored } = askedOf({
      measure: 'visits_logged',
      rows: 'MONTH',
      cols: 'station',
      basis: 'recognized',
      credit: 'Full',
      from: '2022年1月1日',
      to: '2022/08/31',
      org: ID.toUpperCase(),
      chain: 'QD22-10',
      region: '370215',
    });
    expect(ignored).toEqual([]);
    expect(asked).toMatchObject({
      measure: 'VISITS_LOGGED',
      rows: 'MONTH',
      cols: 'STATION',
      basis: 'RECOGNIZED',
      credit: 'FULL',
      from: '2022-01-01',
      to: '2022-08-31',
      organizationIds: [ID],
      sort: 'name',
    });
    expect(filterOf(asked, 'CLAIMED')).toEqual({
      basis: 'CLAIMED',
      occurred: { from: '2022-01-01', to: '2022-08-31' },
      organizationIds: [ID],
      chainCodes: ['QD22-10'],
      regionCode: '370215',
    });
  });

  it('asks for the past by the end of a day in Shanghai, and for now by nothing', () => {
    const { asked, ignored } = askedOf({ known: '2022-07-31', to: '2022-07-31' });
    expect(ignored).toEqual([]);
    expect(asOfOf(asked)).toEqual({ recordedBy: '2022-07-31T23:59:59.999+08:00' });
    expect(asOfOf(askedOf({ to: '2022-07-31' }).asked)).toBeUndefined();
    expect(askedOf({ known: today() })).toMatchObject({ ignored: [], asked: askedOf({}).asked });
    // A minute of a day, where a day's end is too coarse.
    expect(asOfOf(askedOf({ known: '2022-07-31T18:05' }).asked)).toEqual({
      recordedBy: '2022-07-31T18:05:00.000+08:00',
    });
  });

  it('holds a counting rule and another one beside it, which is another one', () => {
    const { asked, ignored } = askedOf({ rule: 'registered@1', against: 'baseline@1' });
    expect(ignored).toEqual([]);
    expect(asked).toMatchObject({ rule: 'registered@1', against: 'baseline@1' });
    expect([ruleOf(asked.rule), ruleOf(askedOf({}).asked.rule)]).toEqual([{ ruleId: 'registered@1' }, {}]);
    expect(askedOf({ rule: 'registered@1', against: 'registered@1' }).asked.against).toBeUndefined();
    for (const text of ['registered', 'Registered@1', 'registered@0', 'registered@1;drop', '口径@1'])
      expect(askedOf({ rule: text, against: text }).ignored).toEqual(['rule', 'against']);
  });

  it('holds both moments of a comparison, and the step that is open', () => {
    const { asked, ignored } = askedOf({
      view: 'bridge',
      since: '2022-06-30',
      known: '2022-08-31',
      cause: 'late',
      behind: 'subjects',
    });
    expect(ignored).toEqual([]);
    expect(asked).toMatchObject({
      view: 'bridge',
      since: '2022-06-30',
      known: '2022-08-31',
      cause: 'LATE',
      behind: 'subjects',
    });
    // Today is not over: nothing can be compared with its end.
    expect(askedOf({ since: today() }).ignored).toEqual(['since']);
  });

  it('holds the days that the opening of a comparison covers, where they are others', () => {
    const opened = (search: SearchText) => fromOccurredOf(askedOf(search).asked);
    expect(opened({ from: '2022-01-01', sincefrom: '2021-01-01', sinceto: '2021-12-31' })).toEqual({
      from: '2021-01-01',
      to: '2021-12-31',
    });
    // The later one first is a slip, as it is of the days of the page.
    expect(opened({ sincefrom: '2021-12-31', sinceto: '2021-01-01' })).toEqual({
      from: '2021-01-01',
      to: '2021-12-31',
    });
    expect(opened({ sinceto: '2022-06-30' })).toEqual({ to: '2022-06-30' });
    expect(opened({ from: '2022-01-01' })).toBeUndefined();
    expect(askedOf({ sincefrom: '2022-02-30' }).ignored).toEqual(['sincefrom']);
  });

  it.each([
    [{}, {}],
    [{ from: '2022-01-01' }, {}],
    [{ from: '2022-01-01', to: '2022-01-01' }, {}],
    [{ from: '2022-01-02', to: '2022-01-01' }, { to: 'RANGE_REVERSED' }],
    // A year that is still being typed.
    [{ from: '0202-01-01', to: '2022-01-01' }, { from: 'DATE_UNREADABLE' }],
    [{ to: '0002-01-01' }, { to: 'DATE_UNREADABLE' }],
  ])('is asked for no days of an opening that cannot be meant: %j', (range, faults) =>
    expect(openingFaults(range)).toEqual(faults),
  );

  it('names what it says wrongly, and takes the default for it', () => {
    const bad = {
      measure: 'MONEY',
      rows: 'ORG',
      from: '2022-02-30',
      org: 'x,y',
      region: '37',
      chain: 'a b',
      cell: 'x',
      known: '2999-01-01',
      since: '2999-01-01',
      cause: 'weather',
      view: 'pie',
      all: 'yes',
    };
    const { asked, ignored } = askedOf(bad);
    expect(ignored.toSorted()).toEqual(Object.keys(bad).toSorted());
    expect(asked).toEqual(askedOf({}).asked);
  });

  it('of one dimension twice means it and another', () => {
    expect(askedOf({ rows: 'industry_chain' }).asked).toMatchObject({
      rows: 'INDUSTRY_CHAIN',
      cols: 'ORGANIZATION',
    });
    expect(askedOf({ rows: 'month', cols: 'month' }).asked).toMatchObject({
      rows: 'MONTH',
      cols: 'INDUSTRY_CHAIN',
    });
  });

  it('with a range the wrong way round means the range', () => {
    expect(askedOf({ from: '2022-08-31', to: '2022-01-01' }).asked).toMatchObject({
      from: '2022-01-01',
      to: '2022-08-31',
    });
  });

  it('never breaks, whatever it says', () => {
    const names = 'measure rows cols basis credit from to org chain region view step cell sort all col'.split(
      ' ',
    );
    assert(
      property(dictionary(constantFrom(...names), string()), (search) => {
        const { asked } = askedOf(search);
        expect(measures).toContain(asked.measure);
        expect(dimensions).toContain(asked.rows);
        expect(asked.cols).not.toBe(asked.rows);
        expect(views).toContain(asked.view);
        expect(keysOf(asked, asked.cell ?? {}).length).toBeLessThanOrEqual(2);
      }),
      { seed: propertySeed },
    );
  });
});

describe('an open cell', () => {
  it.each([
    [{ row: ID, col: 'QD22-10' }, `${ID}~QD22-10`],
    [{ row: '-' }, '-~'],
    [{ col: '2022-08' }, '~2022-08'],
    [{ basis: 'RECOGNIZED' }, '~~recognized'],
    [{ row: '370215', basis: 'CLAIMED' }, '370215~~claimed'],
    [{ basis: 'CLAIMED', measure: 'PROJECTS_LANDED' }, '~~claimed~projects_landed'],
  ] as const)('%j is %s, and comes back', (cell, text) => {
    expect(cellText(cell)).toBe(text);
    expect(askedOf({ cell: text }).asked.cell).toMatchObject(cell);
  });

  it.each(['x', '~~gold', '~~claimed~money', 'a~b~claimed~hires~c'])('%s is none', (cell) =>
    expect(askedOf({ cell }).ignored).toEqual(['cell']),
  );

  it('has keys of what is looked at', () => {
    expect(keysOf(askedOf({}).asked, { row: 'a', col: 'b' })).toEqual([
      { dimension: 'ORGANIZATION', code: 'a' },
      { dimension: 'INDUSTRY_CHAIN', code: 'b' },
    ]);
    expect(keysOf(askedOf({ view: 'trend', step: 'quarter' }).asked, { row: '2022-Q3' })).toEqual([
      { dimension: 'QUARTER', code: '2022-Q3' },
    ]);
    expect(keysOf(askedOf({ view: 'region' }).asked, { row: '370215' })).toEqual([
      { dimension: 'REGION', code: '370215' },
    ]);
    expect(keysOf(askedOf({}).asked, {})).toEqual([]);
  });
});

describe('measures', () => {
  it('each stand in one place', () => {
    expect(places.flatMap(measuresAt).toSorted()).toEqual(measures.toSorted());
  });

  it('are read with their number or amount beside them, the number first', () => {
    expect(headMeasures('PLANNED_INVESTMENT')).toEqual(['PROJECTS_LANDED', 'PLANNED_INVESTMENT']);
    expect(headMeasures('PROJECTS_LANDED')).toEqual(['PROJECTS_LANDED', 'PLANNED_INVESTMENT']);
    expect(headMeasures('HIRES')).toEqual(['HIRES']);
    for (const measure of measures) expect(headMeasures(measure)).toContain(measure);
    expect(bases).toHaveLength(2);
  });
});

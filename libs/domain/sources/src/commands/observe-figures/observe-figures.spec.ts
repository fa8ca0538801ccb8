import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { Observed } from '../../document.events.js';
import type { UnitAsked } from '../../document.rules.js';
import { absent, evolve, type Document } from '../../document.state.js';
import {
  documentId,
  excluded,
  faultsOf,
  lowered,
  loweredId,
  loweredObserved,
  observed,
  registered,
  retracted,
  waived,
  waivedId,
  waivedObserved,
} from '../../testing/document.examples.js';
import { observeFigures, type NewFigure } from './observe-figures.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const fen: UnitAsked = { unit: 'fen' };
const otherId = '6d0f3a44-51f3-5d0a-8a2e-2f6f0a7b9c33';
const figure = (what: Observed, more: Partial<NewFigure> = {}): NewFigure => ({
  observationId: otherId,
  key: '001-99',
  observed: what,
  asked: fen,
  ...more,
});
const observing =
  (...figures: readonly NewFigure[]) =>
  (document: Document) =>
    observeFigures(document, documentId, figures);
const both = [
  figure(waived, { observationId: waivedId, key: '001-21' }),
  figure(lowered, { observationId: loweredId, key: '001-23' }),
];

describe('observe figures', () => {
  it('records all that are said', () =>
    given([registered])
      .when(observing(...both))
      .then([waivedObserved, loweredObserved]));

  it('lets one name another that stands behind it', () =>
    given([registered]).when(observing(both[1]!, both[0]!)).then([loweredObserved, waivedObserved]));

  it('refuses the same figure with the same number: it is to be cited', () =>
    given([registered, waivedObserved])
      .when(
        observing(
          figure({ ...waived, subject: ' 全市 社会组织', places: [{ line: 9, quote: '1384.25万元' }] }),
        ),
      )
      .thenRefused('OBSERVATION_EXISTS', 'figures.0.value'));

  it('keeps another number of the same: a conflict within the document', () => {
    const other: Observed = { ...waived, value: '1400000000', places: [{ line: 9, quote: '1400万元' }] };
    given([registered, waivedObserved])
      .when(observing(figure(other)))
      .then([observed(otherId, '001-99', other)]);
  });

  it.each([
    ['another subject', { subject: '商协会' }],
    ['another period', { period: { from: '2020-01-01', to: '2022-08-31', basis: 'STATED' } }],
    ['another region', { regionCode: '370202' }],
    ['for each year', { each: 'YEAR' }],
    ['meant otherwise', { qualifier: 'ABOUT' }],
  ] as const)('takes the same number of %s for another figure', (_, change) => {
    const other: Observed = { ...waived, ...change };
    given([registered, waivedObserved])
      .when(observing(figure(other)))
      .then([observed(otherId, '001-99', other)]);
  });

  it('takes one that was retracted anew', () =>
    given([registered, waivedObserved, retracted])
      .when(observing(figure(waived)))
      .then([observed(otherId, '001-99', waived)]));

  it('refuses a key that is taken, also by what is excluded', () => {
    given([registered, waivedObserved])
      .when(observing(figure(lowered, { key: '001-21' })))
      .thenRefused('FIGURE_KEY_TAKEN', 'figures.0.key');
    given([registered, excluded])
      .when(observing(figure(waived, { key: '001-08' })))
      .thenRefused('FIGURE_KEY_TAKEN', 'figures.0.key');
    given([registered])
      .when(observing(both[0]!, { ...both[1]!, key: '001-21' }))
      .thenRefused('FIGURE_KEY_TAKEN', 'figures.1.key');
  });

  it("refuses a unit that is not the indicator's, money where none is counted, and a share in anything but per cent", () => {
    const refused = (unit: string, asked: UnitAsked) =>
      given([registered])
        .when(observing(figure({ ...waived, unit }, { asked })))
        .thenRefused('UNIT_DIFFERS', 'figures.0.unit');
    refused('家', { unit: 'fen' });
    refused('家', { unit: '个' });
    refused('fen', { money: false });
    refused('%', { money: false });
    refused('个', { money: true });
    refused('家', { share: true });
  });

  it('refuses a value that the quote does not say, unless it was counted by reading', () => {
    const silent: Observed = { ...waived, value: '1384260000' };
    given([registered])
      .when(observing(figure(silent)))
      .thenRefused('VALUE_NOT_IN_QUOTE', 'figures.0.value');
    given([registered])
      .when(observing(figure({ ...silent, byReading: true })))
      .then([observed(otherId, '001-99', { ...silent, byReading: true })]);
  });

  it('takes a grade for what somebody is counted at', () => {
    const grade: Observed = { ...waived, value: '5A', unit: 'grade', places: [{ line: 1, quote: '5A级' }] };
    given([registered])
      .when(observing(figure(grade, { asked: { money: false } })))
      .then([observed(otherId, '001-99', grade)]);
  });

  it('takes a date for the days on which something was: the question asks about these, and about no others', () => {
    const dated = (value: string, occurred: object | undefined): Observed => ({
      ...waived,
      value,
      unit: 'date',
      byReading: true,
      question: { figure: { measure: 'SERVICE_SESSIONS', ...(occurred && { filter: { occurred } }) } },
    });
    const asked = { money: false } as const;
    for (const [value, from, to] of [
      ['2019', '2019-01-01', '2019-12-31'],
      ['2020-02', '2020-02-01', '2020-02-29'],
      ['2023-04-20', '2023-04-20', '2023-04-20'],
    ] as const) {
      const right = dated(value, { from, to });
      given([registered])
        .when(observing(figure(right, { asked })))
        .then([observed(otherId, '001-99', right)]);
      for (const other of [undefined, { to }, { from }, { from: '2013-01-01', to }])
        expect(
          faultsOf(() => observing(figure(dated(value, other), { asked }))(evolve(absent, registered))),
        ).toEqual(['figures.0.question DAYS_NOT_ASKED']);
    }
  });

  it('refuses a value that is none, and a period that ends before it starts', () => {
    const faults = (change: Partial<Observed>, asked = fen) =>
      faultsOf(() => observing(figure({ ...waived, ...change }, { asked }))(evolve(absent, registered)));
    for (const value of ['', '-1', '1,000', '1.5', '一百', '1e9', '01'])
      expect(faults({ value })).toEqual(['figures.0.value VALUE_INVALID']);
    for (const value of ['2022-13', '22-01', '2022-8', '2022-01-32'])
      expect(faults({ value, unit: 'date' }, { unit: 'date' })).toEqual(['figures.0.value VALUE_INVALID']);
    expect(faults({ period: { from: '2022-01-01', to: '2021-12-31', basis: 'STATED' } })).toEqual([
      'figures.0.period.to PERIOD_BACKWARDS',
    ]);
  });

  it('refuses a part of something that is not there, and parts in a circle', () => {
    given([registered])
      .when(observing(figure({ ...waived, partOf: waivedId })))
      .thenRefused('OBSERVATION_NOT_FOUND', 'figures.0.partOf');
    given([registered, waivedObserved, retracted])
      .when(observing(figure({ ...lowered, partOf: waivedId, neverAddedTo: [] })))
      .thenRefused('OBSERVATION_NOT_FOUND', 'figures.0.partOf');
    given([registered])
      .when(observing(figure(lowered)))
      .thenRefused('OBSERVATION_NOT_FOUND', 'figures.0.neverAddedTo.0');
    given([registered])
      .when(observing(figure({ ...waived, partOf: otherId })))
      .thenRefused('OBSERVATION_PART_CYCLE', 'figures.0.partOf');
    given([registered])
      .when(
        observing(
          { ...both[0]!, observed: { ...waived, partOf: loweredId } },
          { ...both[1]!, observed: { ...lowered, partOf: waivedId } },
        ),
      )
      .thenRefused('OBSERVATION_PART_CYCLE', 'figures.0.partOf');
  });

  it('refuses figures of a document that is not there', () =>
    given([])
      .when(observing(...both))
      .thenRefused('DOCUMENT_NOT_FOUND', 'documentId'));
});

import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { IndicatorDefined } from '../../indicator-catalogue.events.js';
import { evolve, noIndicators, type Indicator } from '../../indicator-catalogue.state.js';
import { faultsOf } from '../../testing/document.examples.js';
import { defineIndicators } from './define-indicators.decide.js';

const waived: Indicator = {
  code: 'FEES_WAIVED_AMOUNT',
  name: '减免会费及服务性收费',
  nameEn: 'fees waived',
  unit: 'fen',
  kind: 'FLOW',
};
const founded: Indicator = {
  code: 'FOUNDED',
  name: '成立日',
  nameEn: 'founding',
  unit: 'date',
  kind: 'DATE',
};
const defined = (data: Indicator): IndicatorDefined => ({ type: 'IndicatorDefined', data });
const given = specFor({ initial: noIndicators, evolve });
const define =
  (...indicators: readonly Indicator[]) =>
  (catalogue: typeof noIndicators) =>
    defineIndicators(catalogue, indicators);

describe('define indicators', () => {
  it('records those that are not there yet, each once', () => {
    given([])
      .when(define(waived, founded))
      .then([defined(waived), defined(founded)]);
    given([defined(waived)])
      .when(define(waived, founded, founded))
      .then([defined(founded)]);
    given([defined(waived)])
      .when(define(waived))
      .then([]);
  });

  it('refuses another meaning of a code', () =>
    given([defined(waived)])
      .when(define({ ...waived, unit: '家' }))
      .thenRefused('INDICATOR_EXISTS', 'indicators.0.code'));

  it('refuses a code in another form, and a date in anything but dates', () => {
    const faults = (change: Partial<Indicator>) =>
      faultsOf(() => define({ ...waived, ...change })(noIndicators));
    for (const code of ['', 'fees', '1FEES', 'FEES-WAIVED', '费'])
      expect(faults({ code })).toEqual(['indicators.0.code INDICATOR_CODE_INVALID']);
    expect(faults({ kind: 'DATE' })).toEqual(['indicators.0.unit UNIT_DIFFERS']);
    expect(faults({ unit: 'date' })).toEqual(['indicators.0.unit UNIT_DIFFERS']);
  });
});

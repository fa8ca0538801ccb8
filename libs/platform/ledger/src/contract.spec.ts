import { describe, expect, it } from '@jest/globals';
import { agreementKinds, bases } from '#platform/kernel';
import { contract, contractOf, declareMeasures, measuresOf, MeasureEnum } from './contract.js';
import { AgreementKindEnum, BasisEnum, DimensionEnum, EntryCauseEnum, UnitEnum } from './enums.js';
import { dimensionNames, dimensions, isKind } from './dimensions.js';

describe('a measure', () => {
  const toys = measuresOf('the maker', 'none')('COUNT', ['件', 'toys'], 'made');

  it('is known, and in the API, once a context brings it', () => {
    expect(() => contractOf('TOYS_MADE' as never)).toThrow('TOYS_MADE');
    declareMeasures('toy', { TOYS_MADE: toys });
    expect(contractOf('TOYS_MADE' as never)).toEqual({
      subject: 'toy',
      unit: 'COUNT',
      flow: 'FLOW',
      counter: { zh: '件', en: 'toys' },
      credited: 'the maker',
      dated: 'made',
      dimensions: 'none',
    });
    expect([...contract().keys()]).toEqual(Object.keys(MeasureEnum));
  });

  it('is of one kind of subject', () => {
    declareMeasures('toy', { TOYS_MADE: toys });
    expect(() => declareMeasures('doll', { TOYS_MADE: toys })).toThrow('TOYS_MADE');
  });
});

describe('the dimensions of kind', () => {
  it('share a column and no code, so that a filter by one meets nothing of another', () => {
    const kinds = dimensionNames.filter(isKind);
    expect(new Set(kinds.map((kind) => dimensions[kind].column)).size).toBe(1);
    const codes = kinds.flatMap((kind): readonly string[] => dimensions[kind].codes);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the enums of the API', () => {
  it('are the same lists that the ledger knows', () => {
    expect(Object.keys(DimensionEnum)).toEqual([...dimensionNames]);
    expect(Object.keys(BasisEnum)).toEqual([...bases]);
    expect(Object.keys(AgreementKindEnum)).toEqual([...agreementKinds]);
    for (const names of [MeasureEnum, DimensionEnum, BasisEnum, AgreementKindEnum, UnitEnum, EntryCauseEnum])
      for (const [name, value] of Object.entries(names)) expect(value).toBe(name);
  });
});

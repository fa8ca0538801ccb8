import { describe, expect, it } from '@jest/globals';
import { agreementKinds, bases, measureNames, type Measure } from '#platform/kernel';
import { contract } from './contract.js';
import {
  AgreementKindEnum,
  BasisEnum,
  DimensionEnum,
  EntryCauseEnum,
  MeasureEnum,
  UnitEnum,
} from './enums.js';
import { dimensionNames } from './dimensions.js';

const lines = Object.entries(contract) as [Measure, (typeof contract)[Measure]][];
const measuresWhere = (holds: (line: (typeof contract)[Measure]) => boolean) =>
  lines.filter(([, line]) => holds(line)).map(([measure]) => measure);

describe('the contract of what is counted', () => {
  it('has a line for every measure', () =>
    expect(lines.map(([measure]) => measure).toSorted()).toEqual([...measureNames].toSorted()));

  it('counts balances for members and stations alone; everything else flows', () =>
    expect(measuresWhere((line) => line.flow === 'STOCK')).toEqual(['NETWORK_MEMBERS', 'STATIONS_OPEN']));

  it('keeps every amount of money in fen, and nothing else', () =>
    expect(measuresWhere((line) => line.unit === 'FEN')).toEqual([
      'FRAMEWORK_AMOUNT',
      'INTENT_AMOUNT',
      'CONTRACT_AMOUNT',
      'SPONSORSHIP_AMOUNT',
      'PLANNED_INVESTMENT',
      'FIXED_ASSET_INVESTMENT',
      'PAID_IN_DOMESTIC',
      'UTILIZED_FOREIGN',
      'AID_AMOUNT',
    ]));

  it('names a word to count with in both languages, but for money', () => {
    for (const [measure, { unit, counter }] of lines)
      expect([measure, counter.zh !== '' && counter.en !== '']).toEqual([measure, unit !== 'FEN']);
  });

  it('says who is credited, on what day, and where the dimensions come from', () => {
    for (const [measure, line] of lines)
      for (const text of [line.subject, line.credited, line.dated, line.dimensions])
        expect([measure, text.length > 0]).toEqual([measure, true]);
  });

  it('is the same list that the API knows', () => {
    expect(Object.keys(MeasureEnum)).toEqual([...measureNames]);
    expect(Object.keys(DimensionEnum)).toEqual([...dimensionNames]);
    expect(Object.keys(BasisEnum)).toEqual([...bases]);
    expect(Object.keys(AgreementKindEnum)).toEqual([...agreementKinds]);
    for (const names of [MeasureEnum, DimensionEnum, BasisEnum, AgreementKindEnum, UnitEnum, EntryCauseEnum])
      for (const [name, value] of Object.entries(names)) expect(value).toBe(name);
  });
});

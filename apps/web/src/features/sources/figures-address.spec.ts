import { describe, expect, it } from '@jest/globals';
import { figuresAddress } from './figures-address.ts';

const asked = (filter: object, more: object = {}) => ({
  measure: 'PROJECTS_LANDED' as const,
  basis: 'CLAIMED' as const,
  credit: 'SHARED' as const,
  distinctOf: null,
  filter: JSON.stringify(filter),
  keys: [],
  ...more,
});

describe('the address of the list behind a question', () => {
  it('opens the whole figure with the filter that it was asked with', () => {
    expect(
      figuresAddress(
        asked({ occurred: { to: '2022-08-31' }, chainCodes: ['hydrogen'], regionCode: '370200' }),
        '2022-09-01',
      ),
    ).toEqual({
      measure: 'projects_landed',
      to: '2022-08-31',
      chain: 'hydrogen',
      region: '370200',
      known: '2022-09-01',
      cell: '~',
      behind: 'subjects',
    });
  });

  it('opens one row, or one cell, where the question is of one', () => {
    const region = { dimension: 'REGION', code: '370200' };
    const year = { dimension: 'YEAR', code: '2022' };
    expect(figuresAddress(asked({}, { keys: [region] }))).toMatchObject({ rows: 'region', cell: '370200~' });
    expect(figuresAddress(asked({}, { keys: [region, year] }))).toMatchObject({
      rows: 'region',
      cols: 'year',
      cell: '370200~2022',
    });
  });

  it('says what is not the default: the basis, and whole amounts for each', () => {
    expect(
      figuresAddress(asked({ basis: 'RECOGNIZED' }, { basis: 'RECOGNIZED', credit: 'FULL' })),
    ).toMatchObject({ basis: 'recognized', credit: 'full' });
  });

  it('shows the rows whose number is asked for', () => {
    const address = figuresAddress(asked({}, { distinctOf: 'ORGANIZATION' }));
    expect(address).toEqual({ measure: 'projects_landed', rows: 'organization' });
  });

  it.each([
    ['a filter that the page does not have', asked({ agreementKinds: ['CONTRACT'] })],
    ['a filter that nobody knew when this was written', asked({ hubLevels: ['CITY'] })],
    ['two chains', asked({ chainCodes: ['a', 'b'] })],
    [
      'three keys',
      asked({}, { keys: ['REGION', 'YEAR', 'HUB'].map((dimension) => ({ dimension, code: '1' })) }),
    ],
  ])('is none for %s', (_, question) => {
    expect(figuresAddress(question)).toBeUndefined();
  });
});

import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { ChainCatalogueAdopted, ChainCatalogueEvent } from '../../chain-catalogue.events.js';
import { evolve, noCatalogue, type ChainCatalogue } from '../../chain-catalogue.state.js';
import { adoptChainCatalogue, type AdoptChainCatalogue } from './adopt-chain-catalogue.decide.js';

const given = specFor<ChainCatalogue, ChainCatalogueEvent>({ initial: noCatalogue, evolve });
const catalogue = (year: string, facts: Partial<AdoptChainCatalogue> = {}): AdoptChainCatalogue => ({
  catalogueId: `catalogue-${year}`,
  jurisdictionId: 'qingdao',
  name: `${year} 年重点产业链`,
  validFrom: `20${year}-01-01`,
  chains: [
    { code: `QD${year}-01`, name: '集成电路', group: '新兴产业', verified: true },
    { code: `QD${year}-02`, name: '氢能与储能', verified: false },
  ],
  ...facts,
});
const adopted = (facts: AdoptChainCatalogue): ChainCatalogueAdopted => ({
  type: 'ChainCatalogueAdopted',
  data: facts,
});
const adopt = (facts: AdoptChainCatalogue) => (state: ChainCatalogue) => adoptChainCatalogue(state, facts);
const of22 = catalogue('22');
const of25 = catalogue('25');

describe('adopt a chain catalogue', () => {
  it('records the first one, open-ended', () =>
    given([])
      .when(adopt(of22))
      .then([adopted(of22)]));

  it('ends the one in force on the day before, across a turn of the year', () =>
    given([adopted(of22)])
      .when(adopt(of25))
      .then([
        {
          type: 'ChainCatalogueSuperseded',
          data: { catalogueId: 'catalogue-22', supersededBy: 'catalogue-25', validTo: '2024-12-31' },
        },
        adopted(of25),
      ]));

  it('ends one earlier that had a last day, and says which day that was', () =>
    given([adopted(catalogue('22', { validTo: '2025-12-31' }))])
      .when(adopt(of25))
      .then([
        {
          type: 'ChainCatalogueSuperseded',
          data: {
            catalogueId: 'catalogue-22',
            supersededBy: 'catalogue-25',
            before: '2025-12-31',
            validTo: '2024-12-31',
          },
        },
        adopted(of25),
      ]));

  it('leaves one alone that ends before', () =>
    given([adopted(catalogue('22', { validTo: '2024-12-31' }))])
      .when(adopt(of25))
      .then([adopted(of25)]));

  it('takes one of earlier years behind, if it ends in time', () => {
    const of20 = catalogue('20', { validTo: '2021-12-31' });
    return given([adopted(of22)])
      .when(adopt(of20))
      .then([adopted(of20)]);
  });

  it('refuses one that would still be in force when a later one begins', () => {
    given([adopted(of22)])
      .when(adopt(catalogue('20')))
      .thenRefused('CATALOGUE_OVERLAPS', 'validFrom');
    given([adopted(of22)])
      .when(adopt(catalogue('20', { validTo: '2022-01-01' })))
      .thenRefused('CATALOGUE_OVERLAPS');
  });

  it('refuses a second one from the same day', () =>
    given([adopted(of22)])
      .when(adopt({ ...of25, validFrom: '2022-01-01' }))
      .thenRefused('CATALOGUE_OVERLAPS', 'validFrom'));

  it('refuses one within the term of another, which would leave a gap behind it', () =>
    given([adopted(catalogue('22', { validTo: '2026-12-31' }))])
      .when(adopt({ ...of25, validTo: '2025-12-31' }))
      .thenRefused('CATALOGUE_OVERLAPS', 'validTo'));

  it('refuses a period that ends before it begins', () =>
    given([])
      .when(adopt({ ...of22, validTo: '2021-12-31' }))
      .thenRefused('BAD_USER_INPUT'));

  it('never uses a code again, not even for the same chain', () =>
    given([adopted(of22)])
      .when(
        adopt({
          ...of25,
          chains: [...of25.chains, { code: 'QD22-01', name: '集成电路', verified: true }],
        }),
      )
      .thenRefused('CHAIN_CODE_REUSED', 'chains.2.code'));

  it.each(['', '-', 'qd22-01', 'QD 22', '集成电路', 'Q'.repeat(41)])('refuses %j as a code', (code) =>
    given([])
      .when(adopt({ ...of22, chains: [{ code, name: '集成电路', verified: true }] }))
      .thenRefused('BAD_USER_INPUT'),
  );

  it('refuses a code that stands there twice', () =>
    given([])
      .when(adopt({ ...of22, chains: [of22.chains[0]!, of22.chains[0]!] }))
      .thenRefused('BAD_USER_INPUT'));
});

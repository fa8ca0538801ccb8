import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { ChainCatalogueAdopted, ChainCatalogueEvent } from '../../chain-catalogue.events.js';
import { evolve, noCatalogue, type ChainCatalogue } from '../../chain-catalogue.state.js';
import { correctIndustryChain, type CorrectIndustryChain } from './correct-industry-chain.decide.js';

const given = specFor<ChainCatalogue, ChainCatalogueEvent>({ initial: noCatalogue, evolve });
const adopted: ChainCatalogueAdopted = {
  type: 'ChainCatalogueAdopted',
  data: {
    catalogueId: 'catalogue-22',
    jurisdictionId: 'qingdao',
    name: '24 条重点产业链',
    validFrom: '2022-01-01',
    chains: [{ code: 'QD22-24', name: '文化创意', verified: false }],
  },
};
const correct =
  (after: CorrectIndustryChain['after'], code = 'QD22-24') =>
  (state: ChainCatalogue) =>
    correctIndustryChain(state, { code, after, reason: '官方文件' });

describe('correct an industry chain', () => {
  it('keeps what was and what is, and the whole chain as it reads', () =>
    given([adopted])
      .when(correct({ name: '影视文化', verified: true, group: '现代服务业' }))
      .then([
        {
          type: 'IndustryChainCorrected',
          data: {
            catalogueId: 'catalogue-22',
            code: 'QD22-24',
            before: { name: '文化创意', verified: false },
            after: { name: '影视文化', verified: true, group: '现代服务业' },
            chain: { code: 'QD22-24', name: '影视文化', verified: true, group: '现代服务业' },
            reason: '官方文件',
          },
        },
      ]));

  it('records nothing when it reads so already', () =>
    given([adopted])
      .when(correct({ name: '文化创意' }))
      .thenNothing());

  it('refuses a code that no catalogue holds', () =>
    given([adopted])
      .when(correct({ name: '影视文化' }, 'QD22-99'))
      .thenRefused('CHAIN_UNKNOWN', 'code'));

  it('refuses to correct nothing', () => given([adopted]).when(correct({})).thenRefused('BAD_USER_INPUT'));
});

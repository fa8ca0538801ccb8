import { chains } from './chains.mjs';
import { OPEN } from './dates.mjs';

export const catalogue = (seed, document) => {
  seed.add('2021-12-28', 'catalogue.2022', 'adoptChainCatalogue', {
    name: '青岛市重点产业链（2022年，24条）',
    validFrom: OPEN,
    chains,
    // It speaks of 24; their names come from elsewhere, hence `verified` on each.
    sourceDocument: document,
  });
  seed.add('2021-12-28', 'rule.baseline', 'publishCountingRule', {
    ruleName: 'baseline',
    name: '基准口径',
    nameEn: 'Baseline',
    landedWhen: 'LANDED',
    plannedFloor: '0',
  });
  // Another reading of the same records, to be asked beside it: published before anything is counted, and never the default here.
  seed.add('2021-12-28', 'rule.registered', 'publishCountingRule', {
    ruleName: 'registered',
    name: '登记口径',
    nameEn: 'Registered',
    landed: { when: 'REGISTERED' },
  });
  return { chains: chains.length };
};

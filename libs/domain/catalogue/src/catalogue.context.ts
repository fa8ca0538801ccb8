import type { Context } from '#platform/operations';
import { CatalogueModule } from './catalogue.module.js';
import { catalogueUpcasts } from './catalogue.upcasts.js';
import { chainCatalogueEvents } from './chain-catalogue.events.js';
import { AdoptChainCatalogueCommand } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.handler.js';
import { AdoptChainCatalogueInput } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.resolver.js';
import { CorrectIndustryChainCommand } from './commands/correct-industry-chain/correct-industry-chain.handler.js';
import { CorrectIndustryChainInput } from './commands/correct-industry-chain/correct-industry-chain.resolver.js';
import { PublishCountingRuleCommand } from './commands/publish-counting-rule/publish-counting-rule.handler.js';
import { PublishCountingRuleInput } from './commands/publish-counting-rule/publish-counting-rule.resolver.js';
import { countingRuleEvents } from './counting-rule.events.js';
import { chainsView } from './views/chains/chains.view.js';
import { rulesView } from './views/rules/rules.view.js';

/** What the catalogue gives the processes. Nothing of it is counted. */
export const catalogueContext: Context = {
  name: 'catalogue',
  events: { types: { ...chainCatalogueEvents, ...countingRuleEvents }, upcasts: catalogueUpcasts },
  module: CatalogueModule,
  projections: [chainsView, rulesView],
  subjects: [],
  reactions: [],
  commands: {
    adoptChainCatalogue: { input: AdoptChainCatalogueInput, command: AdoptChainCatalogueCommand },
    correctIndustryChain: { input: CorrectIndustryChainInput, command: CorrectIndustryChainCommand },
    publishCountingRule: { input: PublishCountingRuleInput, command: PublishCountingRuleCommand },
  },
};

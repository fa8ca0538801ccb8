import { Global, Module } from '@nestjs/common';
import { Chains } from './chains.js';
import { AdoptChainCatalogueHandler } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.handler.js';
import { AdoptChainCatalogueResolver } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.resolver.js';
import { CorrectIndustryChainHandler } from './commands/correct-industry-chain/correct-industry-chain.handler.js';
import { CorrectIndustryChainResolver } from './commands/correct-industry-chain/correct-industry-chain.resolver.js';
import { PublishCountingRuleHandler } from './commands/publish-counting-rule/publish-counting-rule.handler.js';
import { PublishCountingRuleResolver } from './commands/publish-counting-rule/publish-counting-rule.resolver.js';
import { ChainCataloguesResolver, IndustryChainsResolver } from './views/chains/chains.resolver.js';
import { RegionsResolver } from './views/regions/regions.resolver.js';
import { RulesResolver } from './views/rules/rules.resolver.js';

/** Every provider, listed plainly. `Chains` is what the other contexts look chains up in. */
@Global()
@Module({
  providers: [
    Chains,
    AdoptChainCatalogueHandler,
    AdoptChainCatalogueResolver,
    CorrectIndustryChainHandler,
    CorrectIndustryChainResolver,
    PublishCountingRuleHandler,
    PublishCountingRuleResolver,
    IndustryChainsResolver,
    ChainCataloguesResolver,
    RulesResolver,
    RegionsResolver,
  ],
  exports: [Chains],
})
export class CatalogueModule {}

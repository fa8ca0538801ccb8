import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import type { Context } from '#platform/operations';
import { catalogueUpcasts } from './catalogue.upcasts.js';
import { chainCatalogueEvents } from './chain-catalogue.events.js';
import { Chains } from './chains.js';
import { adoptChainCatalogueCommand } from './commands/adopt-chain-catalogue/adopt-chain-catalogue.command.js';
import { correctIndustryChainCommand } from './commands/correct-industry-chain/correct-industry-chain.command.js';
import { publishCountingRuleCommand } from './commands/publish-counting-rule/publish-counting-rule.command.js';
import { designateCountingRuleCommand } from './commands/designate-counting-rule/designate-counting-rule.command.js';
import { retireCountingRuleCommand } from './commands/retire-counting-rule/retire-counting-rule.command.js';
import { countingRuleEvents } from './counting-rule.events.js';
import { CountingRules } from './counting-rules.js';
import { ruleDesignationEvents } from './rule-designation.events.js';
import { ChainCataloguesResolver, IndustryChainsResolver } from './views/chains/chains.resolver.js';
import { chainsView } from './views/chains/chains.view.js';
import { RegionsResolver } from './views/regions/regions.resolver.js';
import { RuleDecisionsResolver } from './views/rules/rule-decisions.js';
import { RulesResolver } from './views/rules/rules.resolver.js';
import { rulesView } from './views/rules/rules.view.js';
import { catalogueFacts } from './catalogue.facts.js';

/** Who may do what. */
const cataloguePermissions = {
  'catalogue.read': heldBy.everyone,
  'catalogue.manage': heldBy.admin,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof cataloguePermissions> {}
}

/** What the catalogue gives the processes. Nothing of it is counted. */
export const catalogueContext: Context = {
  name: 'catalogue',
  permissions: cataloguePermissions,
  seededBy: 'admin',
  events: {
    types: { ...chainCatalogueEvents, ...countingRuleEvents, ...ruleDesignationEvents },
    upcasts: catalogueUpcasts,
  },
  facts: catalogueFacts,
  subjects: [],
  projections: [chainsView, rulesView],
  reactions: [],
  commands: [
    adoptChainCatalogueCommand,
    correctIndustryChainCommand,
    publishCountingRuleCommand,
    designateCountingRuleCommand,
    retireCountingRuleCommand,
  ],
  providers: [
    IndustryChainsResolver,
    ChainCataloguesResolver,
    RulesResolver,
    RuleDecisionsResolver,
    RegionsResolver,
  ],
  offers: [Chains, CountingRules],
};

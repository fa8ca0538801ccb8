import { factsOf, shownFen } from '#platform/timeline';
import type { ChainCatalogueEvent } from './chain-catalogue.events.js';
import type { CountingRuleEvent } from './counting-rule.events.js';

/** How what happens to catalogues of chains, and to counting rules, is told. */
export const catalogueFacts = factsOf<ChainCatalogueEvent | CountingRuleEvent>({
  ChainCatalogueAdopted: (catalogue) => ({
    on: catalogue.validFrom,
    is: { ...catalogue, catalogueId: undefined },
  }),
  ChainCatalogueSuperseded: ({ supersededBy, before, validTo }) => ({
    was: { validTo: before },
    is: { validTo },
    says: { supersededBy },
  }),
  IndustryChainCorrected: ({ code, before, after, reason }) => ({
    was: { [`chain.${code}`]: before },
    is: { [`chain.${code}`]: after },
    says: { reason },
  }),
  CountingRulePublished: (rule) => ({ is: { ...rule, plannedFloor: shownFen(rule.plannedFloor) } }),
});

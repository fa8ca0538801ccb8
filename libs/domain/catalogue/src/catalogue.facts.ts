import { factsOf, shownFen } from '#platform/timeline';
import type { ChainCatalogueEvent } from './chain-catalogue.events.js';
import type { CountingRuleEvent } from './counting-rule.events.js';
import type { RuleDesignationEvent } from './rule-designation.events.js';

/** How what happens to catalogues of chains, and to counting rules, is told. */
export const catalogueFacts = factsOf<ChainCatalogueEvent | CountingRuleEvent | RuleDesignationEvent>({
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
  CountingRuleDesignated: ({ ruleId, before, reason }) => ({
    was: { ruleId: before },
    is: { ruleId },
    says: { reason },
  }),
  CountingRuleRetired: ({ ruleId, reason }) => ({ is: { ruleId }, says: { reason } }),
  CountingRulePublished: ({ landed: { when, needs }, floors, excluded, ...rule }) => ({
    is: {
      ...rule,
      landedWhen: when,
      needs: needs.length > 0 ? needs : undefined,
      plannedFloor: shownFen(floors.find(({ measure }) => measure === 'PLANNED_INVESTMENT')?.least ?? 0),
      floorJudgedBy: floors[0]?.judgedBy,
      increases: rule.increases === 'COUNT' ? undefined : rule.increases,
      excluded: excluded.length > 0 ? excluded : undefined,
      firstSigningOnly: rule.firstSigningOnly || undefined,
    },
  }),
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EventRegistry } from '#platform/event-store';
import { baselineRule } from '#platform/ledger';
import { describe, expect, it } from '@jest/globals';
import { catalogueUpcasts } from './catalogue.upcasts.js';
import { chainCatalogueEvents, type ChainCatalogueEvent } from './chain-catalogue.events.js';
import { chainOf, evolve, inForce, noCatalogue } from './chain-catalogue.state.js';
import { countingRuleEvents, type CountingRuleEvent } from './counting-rule.events.js';
import { evolve as evolveRule, unpublished } from './counting-rule.state.js';
import { ruleDesignationEvents, type RuleDesignationEvent } from './rule-designation.events.js';
import { evolve as evolveDefault, noDesignation } from './rule-designation.state.js';

const registry = new EventRegistry([
  {
    types: { ...chainCatalogueEvents, ...countingRuleEvents, ...ruleDesignationEvents },
    upcasts: catalogueUpcasts,
  },
]);
const stored = (sample: string) =>
  registry.upcast(
    JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../samples', `${sample}.json`), 'utf8'),
    ) as Parameters<EventRegistry['upcast']>[0],
  );

describe('stored samples of the catalogue', () => {
  it('fold to a catalogue that was superseded, with a corrected chain', () => {
    const catalogue = ['ChainCatalogueAdopted.v1', 'IndustryChainCorrected.v1', 'ChainCatalogueSuperseded.v1']
      .map((sample) => stored(sample) as ChainCatalogueEvent)
      .reduce(evolve, noCatalogue);
    const found = chainOf(catalogue, 'QD22-24');
    expect(found?.chain).toEqual({ code: 'QD22-24', name: '影视文化', verified: true });
    expect(
      ['2021-12-31', '2022-01-01', '2024-12-31', '2025-01-01'].map((on) => inForce(found!.version, on)),
    ).toEqual([false, true, true, false]);
    expect(chainOf(catalogue, 'QD25-01')).toBeUndefined();
  });

  it('fold to rules whose first shape had a floor of its own, or none, and let all else through', () => {
    const { versions } = evolveRule(unpublished, stored('CountingRulePublished.v1') as CountingRuleEvent);
    const { ruleId, name, version, ruleName, sourceDocument: _, ...clauses } = versions[0]!;
    expect([{ ruleId, name, ...clauses }, ruleName, version]).toEqual([baselineRule, 'baseline', 1]);
    const upcast = registry.upcast({
      type: 'CountingRulePublished',
      v: 1,
      data: { ruleId: 'floor@1', landedWhen: 'REGISTERED', plannedFloor: 7 },
    });
    expect(upcast.data).toMatchObject({
      landed: { when: 'REGISTERED', needs: [] },
      floors: [{ measure: 'PLANNED_INVESTMENT', least: 7, judgedBy: 'FIRST' }],
    });
  });

  it('fold to a default that went on, and a rule that is counted no more', () => {
    const rules = ['CountingRuleDesignated.v1', 'CountingRuleRetired.v1']
      .map((sample) => stored(sample) as RuleDesignationEvent)
      .reduce(evolveDefault, noDesignation);
    expect(rules).toEqual({ ruleId: 'registered@1', retired: ['strict@1'] });
  });

  it('fold to a rule with clauses', () => {
    const { versions } = evolveRule(unpublished, stored('CountingRulePublished.v2') as CountingRuleEvent);
    expect(versions.map(({ ruleId, landed, floors }) => [ruleId, landed.needs, floors[0]?.judgedBy])).toEqual(
      [['registered@1', ['LAND_OBTAINED'], 'IN_FORCE']],
    );
  });
});

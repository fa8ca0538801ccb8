import { badField, Refused, sameFact } from '#platform/kernel';
import type { CountingRuleEvent, CountingRulePublished } from '../../counting-rule.events.js';
import { ruleIdOf, type RuleVersions } from '../../counting-rule.state.js';

export type PublishCountingRule = Omit<CountingRulePublished['data'], 'ruleId' | 'version'>;

/** What a rule version counts, as the ledger has it in its code. */
type Counted = Pick<CountingRulePublished['data'], 'ruleId' | 'landedWhen' | 'plannedFloor'>;

/**
 * The next version of a rule.
 * @param counted the versions that the ledger counts by: what is published under their ids must mean the same
 */
export const publishCountingRule = (
  { versions }: RuleVersions,
  facts: PublishCountingRule,
  counted: readonly Counted[],
): CountingRuleEvent[] => {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(facts.ruleName))
    return badField('ruleName', 'RULE_NAME_INVALID', 'a small letter, then small letters, digits and -');
  const latest = versions.at(-1);
  if (latest) {
    const { ruleId: _, version: __, ...published } = latest;
    if (sameFact(published, facts)) return []; // recorded already
  }
  const version = versions.length + 1;
  const ruleId = ruleIdOf(facts.ruleName, version);
  const own = counted.find((rule) => rule.ruleId === ruleId);
  for (const field of ['landedWhen', 'plannedFloor'] as const)
    if (own && own[field] !== facts[field])
      throw new Refused('COUNTING_RULE_DIFFERS', { field, ruleId, counted: own[field] });
  return [{ type: 'CountingRulePublished', data: { ruleId, version, ...facts } }];
};

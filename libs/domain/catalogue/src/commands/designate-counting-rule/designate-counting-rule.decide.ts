import { Refused, type CountingRule } from '#platform/kernel';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';
import type { DefaultRule } from '../../rule-designation.state.js';

/**
 * Another default from here on in the log; nothing where it is the default already.
 * @throws Refused RULE_RETIRED for one that is counted no more
 */
export const designateCountingRule = (
  { ruleId: before, retired }: DefaultRule,
  { ruleId }: Pick<CountingRule, 'ruleId'>,
  reason: string,
): RuleDesignationEvent[] => {
  if (retired.includes(ruleId)) throw new Refused('RULE_RETIRED', { field: 'ruleId', ruleId });
  return ruleId === before ? [] : [{ type: 'CountingRuleDesignated', data: { ruleId, before, reason } }];
};

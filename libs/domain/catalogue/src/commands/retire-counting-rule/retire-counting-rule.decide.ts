import { baselineRule, Refused, type CountingRule } from '#platform/kernel';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';
import type { DefaultRule } from '../../rule-designation.state.js';

/**
 * A rule that is counted no more from here on in the log; nothing where it was retired already.
 * @param asked the rule that figures are by at this moment: the default, or the one before it while the default's entries are being made
 * @throws Refused RULE_IS_BASELINE for the one whose entries all others are read beside; RULE_IS_DEFAULT for the default; RULE_IN_USE for the one
 *   that stands in for it
 */
export const retireCountingRule = (
  { ruleId: inForce, retired }: DefaultRule,
  { ruleId }: Pick<CountingRule, 'ruleId'>,
  asked: string,
  reason: string,
): RuleDesignationEvent[] => {
  if (ruleId === baselineRule.ruleId) throw new Refused('RULE_IS_BASELINE', { field: 'ruleId', ruleId });
  if (retired.includes(ruleId)) return [];
  if (ruleId === inForce) throw new Refused('RULE_IS_DEFAULT', { field: 'ruleId', ruleId });
  if (ruleId === asked) throw new Refused('RULE_IN_USE', { field: 'ruleId', ruleId });
  return [{ type: 'CountingRuleRetired', data: { ruleId, reason } }];
};

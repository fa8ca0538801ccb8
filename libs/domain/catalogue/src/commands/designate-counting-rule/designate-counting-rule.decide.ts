import type { CountingRule } from '#platform/kernel';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';
import type { DefaultRule } from '../../rule-designation.state.js';

/** Another default from here on in the log; nothing where it is the default already. */
export const designateCountingRule = (
  { ruleId: before }: DefaultRule,
  { ruleId }: Pick<CountingRule, 'ruleId'>,
  reason: string,
): RuleDesignationEvent[] =>
  ruleId === before ? [] : [{ type: 'CountingRuleDesignated', data: { ruleId, before, reason } }];

import { eventTypes, type EventOf } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to catalogue.upcasts.ts.

/** From here on in the log figures of the jurisdiction are by this rule, unless another one is asked for. */
export type CountingRuleDesignated = EventOf<
  'CountingRuleDesignated',
  { readonly ruleId: string; readonly before: string; readonly reason: string }
>;

/** From here on in the log a rule is counted no more. As of a place before it, its figures stay. */
export type CountingRuleRetired = EventOf<
  'CountingRuleRetired',
  { readonly ruleId: string; readonly reason: string }
>;

/** Everything that can stand on a `default-rule-*` stream. */
export type RuleDesignationEvent = CountingRuleDesignated | CountingRuleRetired;

export const ruleDesignationEvents = eventTypes<RuleDesignationEvent>({
  CountingRuleDesignated: { v: 1 },
  CountingRuleRetired: { v: 1 },
});

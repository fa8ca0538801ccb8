import { everybodyAtHome, streamOf, baselineRule } from '#platform/kernel';
import type { RuleDesignationEvent } from './rule-designation.events.js';

/** The rule that figures of a jurisdiction are by. */
export type DefaultRule = { readonly ruleId: string };
export const noDesignation: DefaultRule = { ruleId: baselineRule.ruleId };

export const evolve = (_before: DefaultRule, event: RuleDesignationEvent): DefaultRule => {
  switch (event.type) {
    case 'CountingRuleDesignated':
      return { ruleId: event.data.ruleId };
  }
};

/** One stream a jurisdiction, by its id. Not below `rule-`, where any name may be a rule's. */
export const defaultRuleStream = streamOf<DefaultRule, RuleDesignationEvent>(
  'default-rule',
  noDesignation,
  evolve,
  everybodyAtHome,
);

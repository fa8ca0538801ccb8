import { everybodyAtHome, streamOf, baselineRule } from '#platform/kernel';
import type { RuleDesignationEvent } from './rule-designation.events.js';

/** What a jurisdiction has said of its rules: the one that its figures are by, and those that are counted no more. */
export type DefaultRule = { readonly ruleId: string; readonly retired: readonly string[] };
export const noDesignation: DefaultRule = { ruleId: baselineRule.ruleId, retired: [] };

export const evolve = (rules: DefaultRule, event: RuleDesignationEvent): DefaultRule => {
  switch (event.type) {
    case 'CountingRuleDesignated':
      return { ...rules, ruleId: event.data.ruleId };
    case 'CountingRuleRetired':
      return { ...rules, retired: [...rules.retired, event.data.ruleId] };
  }
};

/** One stream a jurisdiction, by its id. Not below `rule-`, where any name may be a rule's. */
export const defaultRuleStream = streamOf<DefaultRule, RuleDesignationEvent>(
  'default-rule',
  noDesignation,
  evolve,
  everybodyAtHome,
);

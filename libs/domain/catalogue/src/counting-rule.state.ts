import { everybodyAtHome, streamOf } from '#platform/kernel';
import type { CountingRuleEvent, CountingRulePublished } from './counting-rule.events.js';

/** The versions of one rule, in order; version n is the n-th fact of its stream. */
export type RuleVersions = { readonly versions: readonly CountingRulePublished['data'][] };
export const unpublished: RuleVersions = { versions: [] };

export const evolve = ({ versions }: RuleVersions, event: CountingRuleEvent): RuleVersions => {
  switch (event.type) {
    case 'CountingRulePublished':
      return { versions: [...versions, event.data] };
  }
};

/** `baseline` and 1 → `baseline@1` */
export const ruleIdOf = (ruleName: string, version: number): string => `${ruleName}@${version}`;

export const countingRuleStream = streamOf<RuleVersions, CountingRuleEvent>(
  'rule',
  unpublished,
  evolve,
  everybodyAtHome,
);

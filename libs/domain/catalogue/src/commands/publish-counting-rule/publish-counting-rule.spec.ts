import { baselineRule } from '#platform/ledger';
import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { CountingRuleEvent } from '../../counting-rule.events.js';
import { evolve, unpublished, type RuleVersions } from '../../counting-rule.state.js';
import { publishCountingRule, type PublishCountingRule } from './publish-counting-rule.decide.js';

const given = specFor<RuleVersions, CountingRuleEvent>({ initial: unpublished, evolve });
const baseline: PublishCountingRule = {
  ruleName: 'baseline',
  name: { zh: '基准口径', en: 'Baseline' },
  landedWhen: 'LANDED',
  plannedFloor: 0,
};
const version = (n: number, facts = baseline): CountingRuleEvent => ({
  type: 'CountingRulePublished',
  data: { ruleId: `baseline@${n}`, version: n, ...facts },
});
const publish = (facts: PublishCountingRule) => (state: RuleVersions) =>
  publishCountingRule(state, facts, [baselineRule]);

describe('publish a counting rule', () => {
  it('begins with version 1', () =>
    given([])
      .when(publish(baseline))
      .then([version(1)]));

  it('publishes another meaning as the next version', () => {
    const stricter = { ...baseline, landedWhen: 'REGISTERED' as const };
    return given([version(1)])
      .when(publish(stricter))
      .then([version(2, stricter)]);
  });

  it('records nothing when the latest version says the same', () =>
    given([version(1)])
      .when(publish(baseline))
      .thenNothing());

  it('refuses a version under the name of one that the ledger counts otherwise', () =>
    given([])
      .when(publish({ ...baseline, plannedFloor: 100 }))
      .thenRefused('COUNTING_RULE_DIFFERS', 'plannedFloor'));

  it.each(['', 'Baseline', 'base line', 'baseline@1', '口径'])('refuses %j as a name', (ruleName) =>
    given([])
      .when(publish({ ...baseline, ruleName }))
      .thenRefused('BAD_USER_INPUT'),
  );
});

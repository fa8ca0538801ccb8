import { baselineRule } from '#platform/ledger';
import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';
import { evolve, noDesignation, type DefaultRule } from '../../rule-designation.state.js';
import { designateCountingRule } from './designate-counting-rule.decide.js';

const given = specFor<DefaultRule, RuleDesignationEvent>({ initial: noDesignation, evolve });
const reason = '按上级文件';
const designated = (ruleId: string, before: string): RuleDesignationEvent => ({
  type: 'CountingRuleDesignated',
  data: { ruleId, before, reason },
});
const designate = (ruleId: string) => (state: DefaultRule) =>
  designateCountingRule(state, { ruleId }, reason);

describe('designate a counting rule', () => {
  it('says which one it was before: the baseline, where nobody said', () =>
    given([])
      .when(designate('registered@1'))
      .then([designated('registered@1', baselineRule.ruleId)]));

  it('goes back to one that was the default before', () =>
    given([designated('registered@1', 'baseline@1')])
      .when(designate('baseline@1'))
      .then([designated('baseline@1', 'registered@1')]));

  it('refuses one that is counted no more', () =>
    given([{ type: 'CountingRuleRetired', data: { ruleId: 'registered@1', reason } }])
      .when(designate('registered@1'))
      .thenRefused('RULE_RETIRED', 'ruleId'));

  it.each([
    ['the baseline where it was never replaced', [], 'baseline@1'],
    ['what is the default already', [designated('registered@1', 'baseline@1')], 'registered@1'],
  ])('records nothing for %s', (_name, before, ruleId) =>
    given(before).when(designate(ruleId)).thenNothing(),
  );
});

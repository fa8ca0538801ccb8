import { baselineRule } from '#platform/ledger';
import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { RuleDesignationEvent } from '../../rule-designation.events.js';
import { evolve, noDesignation, type DefaultRule } from '../../rule-designation.state.js';
import { retireCountingRule } from './retire-counting-rule.decide.js';

const given = specFor<DefaultRule, RuleDesignationEvent>({ initial: noDesignation, evolve });
const reason = '已由新版取代';
const designated = (ruleId: string, before: string): RuleDesignationEvent => ({
  type: 'CountingRuleDesignated',
  data: { ruleId, before, reason },
});
const retired = (ruleId: string): RuleDesignationEvent => ({
  type: 'CountingRuleRetired',
  data: { ruleId, reason },
});
const retire =
  (ruleId: string, asked: string = baselineRule.ruleId) =>
  (state: DefaultRule) =>
    retireCountingRule(state, { ruleId }, asked, reason);

describe('retire a counting rule', () => {
  it('says that it is counted no more', () =>
    given([])
      .when(retire('registered@1'))
      .then([retired('registered@1')]));

  it('retires one that was the default before', () =>
    given([designated('registered@1', 'baseline@1'), designated('strict@1', 'registered@1')])
      .when(retire('registered@1', 'strict@1'))
      .then([retired('registered@1')]));

  it('records nothing for one that is retired already, and retires another beside it', async () => {
    await given([retired('registered@1')])
      .when(retire('registered@1'))
      .thenNothing();
    await given([retired('registered@1')])
      .when(retire('strict@1'))
      .then([retired('strict@1')]);
  });

  it('refuses the default, also while its entries are being made and another one stands in', () =>
    given([designated('registered@1', 'baseline@1')])
      .when(retire('registered@1', 'baseline@1'))
      .thenRefused('RULE_IS_DEFAULT', 'ruleId'));

  it('refuses the one that stands in for the default', () =>
    given([designated('registered@1', 'baseline@1'), designated('strict@1', 'registered@1')])
      .when(retire('registered@1', 'registered@1'))
      .thenRefused('RULE_IN_USE', 'ruleId'));

  it('refuses the baseline, whether it is the default or not', async () => {
    await given([]).when(retire('baseline@1')).thenRefused('RULE_IS_BASELINE', 'ruleId');
    await given([designated('registered@1', 'baseline@1')])
      .when(retire('baseline@1', 'registered@1'))
      .thenRefused('RULE_IS_BASELINE', 'ruleId');
  });
});

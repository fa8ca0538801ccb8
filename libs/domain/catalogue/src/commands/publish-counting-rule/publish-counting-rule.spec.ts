import { baselineRule, type FloorClause, type RuleClauses } from '#platform/kernel';
import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { CountingRuleEvent } from '../../counting-rule.events.js';
import { evolve, unpublished, type RuleVersions } from '../../counting-rule.state.js';
import {
  clausesSaid,
  MOST_RULES,
  publishCountingRule,
  type OtherRules,
  type PublishCountingRule,
} from './publish-counting-rule.decide.js';

const given = specFor<RuleVersions, CountingRuleEvent>({ initial: unpublished, evolve });
const { ruleId: _, ...everything } = baselineRule;
const baseline: PublishCountingRule = { ruleName: 'baseline', ...everything };
const version = (n: number, facts = baseline): CountingRuleEvent => ({
  type: 'CountingRulePublished',
  data: { ruleId: `${facts.ruleName}@${n}`, version: n, ...facts },
});
const publish =
  (facts: PublishCountingRule, others: Partial<OtherRules> = {}) =>
  (state: RuleVersions) =>
    publishCountingRule(state, facts, { counted: [baselineRule], kept: [], retired: [], ...others });
const floor: FloorClause = { measure: 'PLANNED_INVESTMENT', least: 100, judgedBy: 'FIRST' };
const strict = (clauses: Partial<RuleClauses>): PublishCountingRule => ({
  ...baseline,
  ruleName: 'strict',
  ...clauses,
});

describe('publish a counting rule', () => {
  it('begins with version 1', () =>
    given([])
      .when(publish(baseline))
      .then([version(1)]));

  it('publishes another meaning as the next version', () => {
    const stricter = { ...baseline, landed: { when: 'REGISTERED', needs: [] } } as const;
    return given([version(1)])
      .when(publish(stricter))
      .then([version(2, stricter)]);
  });

  it('records nothing when the latest version says the same', () =>
    given([version(1)])
      .when(publish(baseline))
      .thenNothing());

  it('records nothing either when it is said in another order, or with a floor of nothing', () => {
    const needs = ['LAND_OBTAINED', 'CONSTRUCTION_STARTED'] as const;
    const said = strict({ landed: { when: 'REGISTERED', needs } });
    return given([version(1, said)])
      .when(
        publish(
          strict({
            landed: { when: 'REGISTERED', needs: needs.toReversed() },
            floors: [{ ...floor, least: 0 }],
          }),
        ),
      )
      .thenNothing();
  });

  it('publishes the same again where the latest version was retired, and nothing where an earlier one was', async () => {
    const said = strict({});
    await given([version(1, said)])
      .when(publish(said, { retired: ['strict@1'] }))
      .then([version(2, said)]);
    await given([version(1, strict({ floors: [floor] })), version(2, said)])
      .when(publish(said, { retired: ['strict@1'] }))
      .thenNothing();
  });

  describe('where as many are counted as may be', () => {
    const kept = Array.from({ length: MOST_RULES }, (_, i) => `other-${i}@1`);

    it('refuses one more, says which are counted, and takes it once one of them is retired', async () => {
      await given([])
        .when(publish(strict({}), { kept: kept.slice(1) }))
        .then([version(1, strict({}))]);
      await given([])
        .when(publish(strict({}), { kept }))
        .thenRefused('RULES_TOO_MANY', 'ruleName');
      await given([])
        .when(publish(strict({}), { kept, retired: [kept[3]!] }))
        .then([version(1, strict({}))]);
    });

    it('refuses another version of one of them too, and counts versions that the ledger has not come to', async () => {
      const versions = Array.from({ length: MOST_RULES }, (_, i) =>
        version(i + 1, strict({ floors: [{ ...floor, least: i + 1 }] })),
      );
      await given(versions)
        .when(publish(strict({}), { kept: ['strict@1'] }))
        .thenRefused('RULES_TOO_MANY', 'ruleName');
      await given(versions.slice(1))
        .when(publish(strict({ floors: [{ ...floor, least: MOST_RULES }] }), { kept }))
        .thenNothing();
    });

    it('takes the baseline, which is counted in any case', () =>
      given([])
        .when(publish(baseline, { kept: [...kept, 'baseline@1'] }))
        .then([version(1)]));
  });

  it('refuses a version under the name of one that the ledger counts otherwise', () =>
    given([])
      .when(publish({ ...baseline, floors: [floor] }))
      .thenRefused('COUNTING_RULE_DIFFERS', 'floors'));

  it.each(['', 'Baseline', 'base line', 'baseline@1', '口径'])('refuses %j as a name', (ruleName) =>
    given([])
      .when(publish({ ...baseline, ruleName }))
      .thenRefused('BAD_USER_INPUT'),
  );

  it.each<[keyof RuleClauses, Partial<RuleClauses>]>([
    ['floors', { floors: [{ ...floor, measure: 'CONTRACT_AMOUNT' }] }],
    ['increases', { increases: 'FLOW_ONLY' }],
    ['increases', { increases: 'IGNORE' }],
    ['excluded', { excluded: ['LOCAL_INVESTOR'] }],
    ['firstSigningOnly', { firstSigningOnly: true }],
  ])('refuses a clause on %s that no recorded fact bears out: %j', (field, clauses) =>
    given([])
      .when(publish(strict(clauses)))
      .thenRefused('RULE_CLAUSE_UNSUPPORTED', field),
  );

  it.each<[string, Partial<RuleClauses>]>([
    ['a step twice', { landed: { when: 'LANDED', needs: ['REGISTERED', 'REGISTERED'] } }],
    ['a step that landed means already', { landed: { when: 'REGISTERED', needs: ['REGISTERED'] } }],
    ['two floors of one measure', { floors: [floor, { ...floor, judgedBy: 'IN_FORCE' }] }],
    ['a kind of project twice', { excluded: ['RELOCATION', 'RELOCATION'] }],
  ])('refuses %s', (_name, clauses) =>
    given([])
      .when(publish(strict(clauses)))
      .thenRefused('BAD_USER_INPUT'),
  );
});

describe('clauses', () => {
  const faultOf = (said: Parameters<typeof clausesSaid>[0]): unknown => {
    try {
      return clausesSaid(said);
    } catch (error) {
      return (error as { details: { fields: { field: string; code: string }[] } }).details.fields.map(
        ({ field, code }) => [field, code],
      );
    }
  };

  it('may be said as they were when there were two, and mean the same', () =>
    expect(clausesSaid({ landedWhen: 'REGISTERED', plannedFloor: 100 })).toEqual(
      clausesSaid({ landed: { when: 'REGISTERED', needs: [] }, floors: [floor] }),
    ));

  it('let everything through but what landed means', () => {
    const { name: _name, ...clauses } = everything;
    expect(clausesSaid({ landedWhen: 'LANDED', plannedFloor: 0 })).toEqual(clauses);
    expect(faultOf({})).toEqual([['landed', 'LANDED_MISSING']]);
  });

  it('are not said twice', () => {
    const landed = { when: 'LANDED', needs: [] } as const;
    expect(faultOf({ landed, landedWhen: 'LANDED' })).toEqual([['landedWhen', 'CLAUSE_REPEATED']]);
    expect(faultOf({ landed, floors: [], plannedFloor: 0 })).toEqual([['plannedFloor', 'CLAUSE_REPEATED']]);
  });
});

import {
  badField,
  Refused,
  sameFact,
  landingNeeds,
  unsupportedClause,
  type CountingRule,
  type FloorClause,
  type Landing,
  type RuleClauses,
} from '#platform/kernel';
import type { CountingRuleEvent, CountingRulePublished } from '../../counting-rule.events.js';
import { ruleIdOf, type RuleVersions } from '../../counting-rule.state.js';

export type PublishCountingRule = Omit<CountingRulePublished['data'], 'ruleId' | 'version'>;

/** Clauses as they are said: in the one way or the other, the rest as they let everything through. */
export type ClausesSaid = Partial<RuleClauses> & {
  /** What `landed` and `floors` were called when a rule had no other clauses. */
  readonly landedWhen?: Landing;
  readonly plannedFloor?: number;
};

/** The clauses of a rule, each said once. @throws BAD_USER_INPUT with the field */
export const clausesSaid = ({ landedWhen, plannedFloor, ...said }: ClausesSaid): RuleClauses => {
  if (said.landed && landedWhen) return badField('landedWhen', 'CLAUSE_REPEATED', '`landed` says it already');
  if (said.floors && plannedFloor !== undefined)
    return badField('plannedFloor', 'CLAUSE_REPEATED', '`floors` says it already');
  const landed =
    said.landed ??
    (landedWhen
      ? { when: landedWhen, needs: [] }
      : badField('landed', 'LANDED_MISSING', 'what landed means under the rule'));
  const floor: FloorClause[] = plannedFloor
    ? [{ measure: 'PLANNED_INVESTMENT', least: plannedFloor, judgedBy: 'FIRST' }]
    : [];
  return {
    landed,
    floors: said.floors ?? floor,
    increases: said.increases ?? 'COUNT',
    excluded: said.excluded ?? [],
    firstSigningOnly: said.firstSigningOnly ?? false,
  };
};

/**
 * A rule that means one thing and can be counted by. What has no order stands in one, so that the same meaning is the same rule.
 * @throws BAD_USER_INPUT with the field; RULE_CLAUSE_UNSUPPORTED for a clause that no recorded fact bears out: left out, the rule would count what it
 *   says it does not
 */
export const checkedRule = <R extends RuleClauses>(rule: R): R => {
  const { landed, floors, excluded } = rule;
  const all = [landed.when, ...landed.needs];
  if (isRepeated(all)) badField('landed.needs', 'CLAUSE_REPEATED', 'each step once');
  if (isRepeated(floors.map(({ measure }) => measure)))
    badField('floors', 'CLAUSE_REPEATED', 'each measure once');
  if (isRepeated(excluded)) badField('excluded', 'CLAUSE_REPEATED', 'each kind of project once');
  const unsupported = unsupportedClause(rule);
  if (unsupported)
    throw new Refused('RULE_CLAUSE_UNSUPPORTED', {
      field: unsupported.clause,
      clause: unsupported.clause,
      value: unsupported.value,
    });
  return {
    ...rule,
    landed: { ...landed, needs: landingNeeds.filter((need) => landed.needs.includes(need)) },
    // A floor of nothing lets everything through.
    floors: floors.filter(({ least }) => least > 0),
  };
};

const isRepeated = (all: readonly string[]): boolean => new Set(all).size !== all.length;

const clauses = ['landed', 'floors', 'increases', 'excluded', 'firstSigningOnly'] as const;

/** How many published versions of a jurisdiction are counted at once, beside the baseline: each event of a ruled subject is counted by every one. */
export const MOST_RULES = 8;

/** What there is besides a rule's own versions. */
export type OtherRules = {
  /** The versions that the ledger has in its code: what is published under their ids must mean the same. */
  readonly counted: readonly CountingRule[];
  /** The jurisdiction's versions that are kept counted, and those that are no more. */
  readonly kept: readonly string[];
  readonly retired: readonly string[];
};

/**
 * The next version of a rule. What says the same as the latest version is recorded already, unless that one was retired.
 * @throws Refused RULES_TOO_MANY where as many as may be are counted; COUNTING_RULE_DIFFERS under an id that the ledger counts otherwise
 */
export const publishCountingRule = (
  { versions }: RuleVersions,
  said: PublishCountingRule,
  { counted, kept, retired }: OtherRules,
): CountingRuleEvent[] => {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(said.ruleName))
    return badField('ruleName', 'RULE_NAME_INVALID', 'a small letter, then small letters, digits and -');
  const facts = checkedRule(said);
  const latest = versions.at(-1);
  if (latest && !retired.includes(latest.ruleId)) {
    const { ruleId: _, version: __, ...published } = latest;
    if (sameFact(published, facts)) return []; // recorded already
  }
  const version = versions.length + 1;
  const ruleId = ruleIdOf(facts.ruleName, version);
  const own = counted.find((rule) => rule.ruleId === ruleId);
  const field = own && clauses.find((clause) => !sameFact(own[clause], facts[clause]));
  if (field) throw new Refused('COUNTING_RULE_DIFFERS', { field, ruleId, counted: own[field] });
  // The ledger may not have come to the last versions of this rule yet.
  const all = [...new Set([...kept, ...versions.map((each) => each.ruleId)])].filter(
    (id) => !retired.includes(id) && !counted.some((rule) => rule.ruleId === id),
  );
  if (!own && all.length >= MOST_RULES)
    throw new Refused('RULES_TOO_MANY', { field: 'ruleName', most: MOST_RULES, ruleIds: all.toSorted() });
  return [{ type: 'CountingRulePublished', data: { ruleId, version, ...facts } }];
};

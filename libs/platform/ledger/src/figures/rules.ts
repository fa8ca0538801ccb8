import type { Rows } from '#platform/projections';
import { contract, wordsOf } from '../contract.js';
import { baselineRule } from '../rule.js';
import type { Measure } from '#platform/kernel';
import { ruleAsked, rulesStand } from './figure-reading.js';

/** The rule that a jurisdiction's figures are by now: the default, or the one before it while its entries are being made. */
export const defaultRuleOf = async (rows: Pick<Rows, 'statement'>, jurisdictionId: string): Promise<string> =>
  ruleAsked(await rulesStand(rows, jurisdictionId), undefined, undefined).ruleId;

/** How far the tables are in which the entries of new rules are being made, and of how many events. */
export const ruleProgress = async (
  rows: Pick<Rows, 'statement'>,
  jurisdictionId: string,
): Promise<{ readonly done: number; readonly of: number }> =>
  (await rulesStand(rows, jurisdictionId)).progress;

/**
 * Narrows rows by rule and measure, such as claims, to those under a rule: of what no rule can change there are only the baseline's.
 * @returns a condition on `row`, as TypeORM takes it
 */
export const underRule = (
  ruleId: string,
): { readonly sql: string; readonly values: Readonly<Record<string, unknown>> } => {
  if (ruleId === baselineRule.ruleId) return { sql: 'row.ruleId = :rule', values: { rule: ruleId } };
  const ruled = [...contract().keys()].filter((measure) => wordsOf(measure as Measure).ruled);
  return {
    sql: '(row.ruleId = :rule or row.ruleId = :baseline and row.measure <> all(:ruled))',
    values: { rule: ruleId, baseline: baselineRule.ruleId, ruled },
  };
};

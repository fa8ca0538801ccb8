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

/** From which places in the log on a jurisdiction's rules are counted no more. */
export const rulesRetired = async (
  rows: Pick<Rows, 'statement'>,
  jurisdictionId: string,
): Promise<ReadonlyMap<string, number>> => (await rulesStand(rows, jurisdictionId)).retired;

/** What is kept counted of a jurisdiction's rules. */
export type RulesKept = {
  /** The published versions that are counted beside the baseline, or are about to be. */
  readonly ruleIds: readonly string[];
  /** The rule that figures are by now: the default, or the one before it while its entries are being made. */
  readonly asked: string;
};

/** The rules of a jurisdiction that the ledger goes on counting; none where it has no tables yet. */
export const rulesKept = async (
  rows: Pick<Rows, 'statement'>,
  jurisdictionId: string,
): Promise<RulesKept> => {
  const [made] = await rows.statement<{ is: boolean }>({
    name: 'ledger-made',
    text: `select to_regclass('views.ledger_rule') is not null as "is"`,
    values: [],
  });
  if (!made!.is) return { ruleIds: [], asked: baselineRule.ruleId };
  const stand = await rulesStand(rows, jurisdictionId);
  return {
    ruleIds: [...stand.states.keys()].filter((id) => id !== baselineRule.ruleId && !stand.retired.has(id)),
    asked: ruleAsked(stand, undefined, undefined).ruleId,
  };
};

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

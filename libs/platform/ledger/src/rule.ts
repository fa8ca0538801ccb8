import { baselineRule } from '#platform/kernel';

export { baselineRule, type CountingRule } from '#platform/kernel';

/**
 * The name of the projection that keeps the entries and sums of all rules. It is that of the first one, and permanent: two names would be two
 * leaders of the same tables while releases are exchanged.
 */
export const ledgerName = `ledger/${baselineRule.ruleId}`;

import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '#platform/kernel';
import { RowFold, type RowClass, type RowReader } from '#platform/projections';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerEntryRow } from './ledger.rows.js';
import { baselineRule } from './rule.js';
import {
  dealSubject,
  halfRule,
  recorded,
  rulePublished,
  ruleRetired,
  sampleRuleEvents,
  type DealEvent,
} from './testing/sample-subjects.js';

const ledger = ledgerProjection(baselineRule, [dealSubject], sampleRuleEvents);

/** The entries after all batches, each folded by a folding that has nothing in memory. */
const folded = async (batches: readonly (readonly Recorded[])[]): Promise<LedgerEntryRow[]> => {
  const rows = new RowFold();
  const valuesOf = (row: RowClass) =>
    [...(rows.tables.get(row)?.values() ?? [])].flatMap((op) =>
      'values' in op ? [{ ...op.values, id: op.id }] : [],
    );
  const read: RowReader = async (row, ids) =>
    valuesOf(row as RowClass).filter(({ id }) => ids === 'all' || ids.includes(id)) as never[];
  for (const batch of batches) for (const op of await ledger.begin(read)(batch)) rows.apply(op);
  return valuesOf(LedgerEntryRow) as unknown as LedgerEntryRow[];
};

describe('a rule that was retired', () => {
  const stream = 'deal-00000000-0000-4000-8000-000000000001';
  const credits = [{ organizationId: '11111111-1111-5111-8111-111111111111', basisPoints: 10_000, hubs: [] }];
  const deal = (seq: number, version: number, event: DealEvent) => recorded(seq, stream, version, event);
  const rules = 'rules-00000000-0000-4000-8000-000000000002';
  const published = recorded(1, rules, 1, rulePublished(halfRule));
  const struck = deal(2, 1, {
    type: 'DealStruck',
    data: { on: '2022-01-10', fen: 5_000_000_000, credits, dims: {} },
  });
  const retired = recorded(4, rules, 2, ruleRetired(halfRule.ruleId));
  // Version 3 has its place before the rule was retired, version 2 got its place late: both take effect behind it.
  const late = deal(5, 2, { type: 'DealRevised', data: { on: '2022-02-10', fen: 6_000_000_000 } });
  const held = deal(3, 3, { type: 'DealRevised', data: { on: '2022-03-10', fen: 7_000_000_000 } });

  it.each([
    ['all together', [[published, struck, retired, late, held]]],
    ['the late one and what it held alone', [[published], [struck], [retired], [late, held]]],
  ])('does not count again what was held until it was retired: %s', async (_, batches) => {
    const entries = await folded(batches);
    const seqsOf = (rule: string) =>
      [
        ...new Set(entries.filter(({ id }) => id.startsWith(`${rule}/`)).map(({ seq }) => Number(seq))),
      ].toSorted();
    expect(seqsOf(halfRule.ruleId)).toEqual([2]);
    expect(seqsOf(baselineRule.ruleId)).toEqual([2, 3, 5]);
  });
});

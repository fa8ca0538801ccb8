import { describe, expect, it } from '@jest/globals';
import type { AnyEvent, Recorded } from '#platform/kernel';
import { RowFold, type RowClass, type RowReader } from '#platform/projections';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerDesignationRow, LedgerEntryRow, LedgerRetirementRow } from './ledger.rows.js';
import { baselineRule } from './rule.js';
import {
  dealSubject,
  fewRule,
  halfRule,
  recorded,
  ruleDesignated,
  rulePublished,
  ruleRetired,
  sampleRuleEvents,
  type DealEvent,
} from './testing/sample-subjects.js';

const ledger = ledgerProjection(baselineRule, [dealSubject], sampleRuleEvents);

/** The rows after all batches, each folded by a folding that has nothing in memory. */
const tables = async (batches: readonly (readonly Recorded[])[]) => {
  const rows = new RowFold();
  const valuesOf = <T extends { id: string }>(row: RowClass<T>) =>
    [...(rows.tables.get(row as RowClass)?.values() ?? [])].flatMap((op) =>
      'values' in op ? [{ ...op.values, id: op.id }] : [],
    ) as unknown as T[];
  const read: RowReader = async (row, ids) =>
    valuesOf(row).filter(({ id }) => ids === 'all' || ids.includes(id));
  for (const batch of batches) for (const op of await ledger.begin(read)(batch)) rows.apply(op);
  return valuesOf;
};
const folded = async (batches: readonly (readonly Recorded[])[]) => (await tables(batches))(LedgerEntryRow);

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
    // What was held stands where it takes effect, as of before which nobody had it, and became known there.
    expect(seqsOf(baselineRule.ruleId)).toEqual([2, 5]);
    expect(new Set(entries.filter(({ seq }) => seq === '5').map(({ recordedAt }) => recordedAt))).toEqual(
      new Set([late.knownAt]),
    );
  });
});

describe('a designation and a retirement that were held behind an earlier one', () => {
  const published = [halfRule, fewRule].map((rule, n) =>
    recorded(n + 1, `rules-${n}`, 1, rulePublished(rule)),
  );
  const defaults = 'defaults-00000000-0000-4000-8000-000000000003';
  const said = (seq: number, version: number, event: AnyEvent) => recorded(seq, defaults, version, event);
  // Version 1 got its place late, at 7: versions 2 to 4, which had theirs, take effect there.
  const late = said(7, 1, ruleDesignated(fewRule.ruleId));
  const held = [
    said(3, 2, ruleDesignated(halfRule.ruleId)),
    said(4, 3, ruleRetired(fewRule.ruleId)),
    said(6, 4, ruleDesignated(baselineRule.ruleId)),
  ];
  const next = said(9, 5, ruleDesignated(halfRule.ruleId));

  it.each([
    ['all together', [[...published, late, ...held, next]]],
    ['in batches', [published, [late, ...held], [next]]],
  ])('take effect where that has its place, the last of them from there on: %s', async (_, batches) => {
    const rows = await tables(batches);
    expect(rows(LedgerDesignationRow).map(({ seq, ruleId }) => [seq, ruleId])).toEqual([
      ['7', baselineRule.ruleId],
      ['9', halfRule.ruleId],
    ]);
    expect(rows(LedgerRetirementRow).map(({ seq, id }) => [seq, id])).toEqual([['7', fewRule.ruleId]]);
  });
});

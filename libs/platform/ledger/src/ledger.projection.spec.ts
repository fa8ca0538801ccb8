import { describe, expect, it } from '@jest/globals';
import type { AnyEvent, Recorded } from '#platform/kernel';
import { RowFold, type RowClass, type RowReader } from '#platform/projections';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerDesignationRow, LedgerEntryRow, LedgerRetirementRow, LedgerRuleRow } from './ledger.rows.js';
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

/** The rows after all batches, each folded by a folding that has nothing in memory; of a rebuild, where there are live ones. */
const tables = async (batches: readonly (readonly Recorded[])[], live?: RowReader) => {
  const rows = new RowFold();
  const valuesOf = <T extends { id: string }>(row: RowClass<T>) =>
    [...(rows.tables.get(row as RowClass)?.values() ?? [])].flatMap((op) =>
      'values' in op ? [{ ...op.values, id: op.id }] : [],
    ) as unknown as T[];
  const read: RowReader = async (row, ids) =>
    valuesOf(row).filter(({ id }) => ids === 'all' || ids.includes(id));
  for (const batch of batches) for (const op of await ledger.begin(read, live)(batch)) rows.apply(op);
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

describe('a rebuild of tables that a release filled by which a rule ended elsewhere', () => {
  const half = recorded(1, 'rules-1', 1, rulePublished(halfRule));
  const defaults = 'defaults-00000000-0000-4000-8000-000000000003';
  // The retirement has its place at 3 and takes effect at 7, where the version before it got its place late.
  const late = recorded(7, defaults, 1, ruleDesignated(baselineRule.ruleId));
  const retired = recorded(3, defaults, 2, ruleRetired(halfRule.ruleId));
  const struck = (seq: number, on: string) =>
    recorded(seq, `deal-00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`, 1, {
      type: 'DealStruck',
      data: { on, fen: 5_000_000_000, credits: [credit], dims: {} },
    });
  const credit = { organizationId: '11111111-1111-5111-8111-111111111111', basisPoints: 10_000, hubs: [] };
  const log = [
    half,
    struck(2, '2022-01-10'),
    struck(5, '2022-02-10'),
    late,
    retired,
    struck(8, '2022-03-10'),
  ];
  const rule = {
    id: halfRule.ruleId,
    jurisdictionId: half.meta.jurisdictionId,
    rule: halfRule,
    state: 'COUNTED',
  };
  /** As version 8 of the ledger had it: where the event has its place. */
  const live: RowReader = async (row) =>
    (row === (LedgerRuleRow as RowClass)
      ? [{ ...rule, seq: '1' }]
      : row === (LedgerRetirementRow as RowClass)
        ? [{ id: halfRule.ruleId, jurisdictionId: rule.jurisdictionId, seq: '3' }]
        : []) as never;

  it.each([
    ['at once', [log]],
    ['broken off and gone on with before it comes there', [log.slice(0, 3), log.slice(3)]],
    ['broken off and gone on with behind it', [log.slice(0, 5), log.slice(5)]],
  ])('counts by it up to where it ends now, and needs no second one: %s', async (_, batches) => {
    const rebuilt = await tables(batches, live);
    const counted = rebuilt(LedgerEntryRow).filter(({ id }) => id.startsWith(`${halfRule.ruleId}/`));
    expect([...new Set(counted.map(({ seq }) => seq))]).toEqual(['2', '5']);
    expect(rebuilt(LedgerRetirementRow).map(({ seq }) => seq)).toEqual(['7']);
    // What a rebuild comes to is what there is without one.
    expect(rebuilt(LedgerEntryRow)).toEqual((await tables([log]))(LedgerEntryRow));
  });
});

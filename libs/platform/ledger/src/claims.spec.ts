import { describe, expect, it } from '@jest/globals';
import type { RowOp } from '#platform/projections';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerClaimRow } from './ledger.rows.js';
import { baselineRule } from './rule.js';
import { dealSubject, organizations, recorded, type DealEvent } from './testing/sample-subjects.js';

const id = '00000000-0000-4000-8000-000000000001';
const [first, second] = organizations as [string, string];
const hub = '00000000-0000-4000-8000-000000000099';
const credits = (basisPoints: number) => [
  { organizationId: first, basisPoints, hubs: [hub] },
  ...(basisPoints === 10_000
    ? []
    : [{ organizationId: second, basisPoints: 10_000 - basisPoints, hubs: [] }]),
];
const struck: DealEvent = {
  type: 'DealStruck',
  data: { on: '2022-03-10', fen: 1000, credits: credits(10_000), dims: { chainCode: 'QD22-10' } },
};
const decision = { measure: 'PLANNED_INVESTMENT', seenVersion: 1 } as const;
const recognized: DealEvent = { type: 'FigureRecognized', data: { ...decision, value: 400 } };
const rejected: DealEvent = { type: 'FigureRejected', data: decision };
const reopened: DealEvent = { type: 'FigureReopened', data: decision };
const revised = (fen: number): DealEvent => ({ type: 'DealRevised', data: { on: '2022-05-01', fen } });
const withdrawn: DealEvent = { type: 'DealWithdrawn', data: { on: '2022-06-01' } };

/** What is done to the claims, event by event. */
const opsOf = async (events: readonly DealEvent[]): Promise<RowOp[][]> => {
  const folding = ledgerProjection(baselineRule, [dealSubject]).begin(() => Promise.resolve([]));
  const told: RowOp[][] = [];
  for (const [index, event] of events.entries()) {
    const ops = await folding([recorded(index + 1, `deal-${id}`, index + 1, event)]);
    told.push(ops.filter((op) => op.row === LedgerClaimRow));
  }
  return told;
};
/** The claim of the plan after the last of some events. */
const claimAfter = async (...events: DealEvent[]): Promise<Partial<LedgerClaimRow> | undefined> => {
  const rows = new Map<string, Partial<LedgerClaimRow>>();
  for (const op of (await opsOf(events)).flat())
    if (op.kind === 'remove') rows.delete(op.id);
    else rows.set(op.id, (op as { values: object }).values);
  return rows.get(`baseline@1/${id}/PLANNED_INVESTMENT`);
};

describe('a claim', () => {
  it('has who shares it, the hubs above them, its day and its chain', async () =>
    expect(await claimAfter(struck)).toEqual({
      id: `baseline@1/${id}/PLANNED_INVESTMENT`,
      ruleId: 'baseline@1',
      jurisdictionId: 'qingdao',
      subjectKind: 'deal',
      subjectId: id,
      name: '',
      measure: 'PLANNED_INVESTMENT',
      standing: 'NONE',
      claimed: 1000n,
      counted: 1000n,
      occurredOn: '2022-03-10',
      chainCode: 'QD22-10',
      shares: [{ organizationId: first, amount: '1000' }],
      scopeIds: [first, hub].toSorted(),
    }));

  it('stands since the day on which it last moved, whoever shares it since', async () => {
    const recredited: DealEvent = {
      type: 'DealRecredited',
      data: { from: '2022-07-01', credits: credits(2500) },
    };
    expect(await claimAfter(struck, revised(1001), recredited)).toMatchObject({
      claimed: 1001n,
      occurredOn: '2022-05-01',
      shares: [
        { organizationId: second, amount: '751' },
        { organizationId: first, amount: '250' },
      ],
      scopeIds: [first, second, hub].toSorted(),
    });
    const whole: DealEvent = {
      type: 'DealRecredited',
      data: { from: '2022-08-01', credits: [credits(0)[1]!] },
    };
    expect(await claimAfter(struck, whole)).toMatchObject({ scopeIds: [second] });
  });

  it.each<[string, DealEvent[], object]>([
    ['recognized', [recognized], { standing: 'RECOGNIZED', claimed: 1000n, counted: 1000n }],
    [
      'rejected: it is claimed, and counts nowhere',
      [rejected],
      { standing: 'REJECTED', claimed: 1000n, counted: 0n },
    ],
    [
      'revised after it was recognized',
      [recognized, revised(1500)],
      { standing: 'STALE', claimed: 1500n, counted: 1500n },
    ],
    [
      'revised after it was rejected',
      [rejected, revised(1500)],
      { standing: 'STALE', claimed: 1500n, counted: 0n },
    ],
    [
      'recognized again since',
      [recognized, revised(1500), recognized],
      { standing: 'RECOGNIZED', claimed: 1500n },
    ],
    ['reopened', [rejected, reopened], { standing: 'NONE', claimed: 1000n, counted: 1000n }],
    ['reopened and revised', [recognized, reopened, revised(5)], { standing: 'NONE', claimed: 5n }],
    [
      'renamed after it was recognized',
      [recognized, { type: 'DealNamed', data: { name: '新' } }],
      { standing: 'RECOGNIZED', name: '新' },
    ],
  ])('that was %s', async (_, events, expected) =>
    expect(await claimAfter(struck, ...events)).toMatchObject(expected),
  );

  it('is gone where nothing is claimed any more, whatever was decided of it', async () => {
    for (const events of [[], [recognized], [rejected], [recognized, reopened]])
      expect(await claimAfter(struck, ...events, withdrawn)).toBeUndefined();
  });

  it('is written where it changed, and not otherwise', async () => {
    const counts = (
      await opsOf([struck, { type: 'DealNamed', data: { name: '' } }, recognized, revised(2)])
    ).map((ops) => ops.length);
    // Both measures; none; the one that was decided on; the one that was revised.
    expect(counts).toEqual([2, 0, 1, 1]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RowReader } from '#platform/projections';
import { cellKey, type Cell } from './cells.js';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerCodeRow, LedgerEntryRow, LedgerSumRow, lineOf } from './ledger.rows.js';
import { baselineRule } from './rule.js';
import { dealSubject, hubs, organizations, recorded } from './testing/sample-subjects.js';

// Numbers stand in stored rows: in another order, and a rebuild finds other ones.
const cell: Cell = {
  measure: 'PLANNED_INVESTMENT',
  basis: 'CLAIMED',
  kind: 'SHARED',
  on: '2022-03-10',
  organizationId: 'organization',
  hubId: 'hub',
  hubs: ['hub', 'city'],
  stationId: 'station',
  chainCode: 'chain',
  regionCode: 'region',
  activityId: 'activity',
  kindCode: 'INTENT',
  amount: 100n,
};

describe('the key of a cell', () => {
  it('is its place, letter for letter', () => {
    expect(cellKey(cell)).toBe(
      'PLANNED_INVESTMENT|CLAIMED|SHARED|2022-03-10|organization|hub|hub/city|station|chain|region|activity|INTENT',
    );
    expect(
      cellKey({ measure: 'HIRES', basis: 'RECOGNIZED', kind: 'UNDIVIDED', on: '2022-03-10', amount: 1n }),
    ).toBe('HIRES|RECOGNIZED|UNDIVIDED|2022-03-10|-|-||-|-|-|-|-');
  });
});

describe('the place of an entry', () => {
  const struck = recorded(7, 'deal-0000eeee-0000-4000-8000-000000000001', 1, {
    type: 'DealStruck',
    data: {
      on: '2022-03-10',
      fen: 100,
      credits: [{ organizationId: organizations[1], basisPoints: 10_000, hubs: [hubs[0], hubs[2]] }],
      dims: {
        stationId: 'station',
        chainCode: 'chain',
        regionCode: 'region',
        activityId: 'activity',
        kindCode: 'INTENT',
      },
    },
  });

  it('has one number in rows for what it counts and one for each of its codes, in the order of the table', async () => {
    const ops = await ledgerProjection(baselineRule, [dealSubject]).begin(async () => [])([struck]);
    const codes = ops.flatMap((op) =>
      op.kind === 'insert' && op.row === LedgerCodeRow ? [[op.id, op.values['number']]] : [],
    );
    const [organization, north, city] = [organizations[1]!, hubs[0]!, hubs[2]!];
    const scope = (measure: string, kind: string) => `baseline@1|qingdao|${measure}|CLAIMED|${kind}`;
    // The first line of the event, then what those behind it name beside.
    expect(codes.slice(0, 9)).toEqual(
      [
        scope('PLANNED_INVESTMENT', 'FULL'),
        organization,
        north,
        `${north}/${city}`,
        'station',
        'chain',
        'region',
        'activity',
        'INTENT',
      ].map((code, i) => [code, i + 1]),
    );
    expect(codes.map(([, number]) => number)).toEqual(codes.map((_, i) => i + 1));
    const entry = ops.find((op) => op.kind === 'insert' && op.row === LedgerEntryRow)!;
    expect(entry).toMatchObject({
      values: {
        scope: 1,
        organization: 2,
        hub: 3,
        hubPath: 4,
        station: 5,
        chain: 6,
        region: 7,
        activity: 8,
        agreementKind: 9,
      },
    });
    const sum = ops.find((op) => op.kind === 'add' && op.row === LedgerSumRow)!;
    expect(sum).toMatchObject({
      id: '1/2/3/4/6',
      values: { scope: 1, organization: 2, hub: 3, hubPath: 4, chain: 6 },
    });
    const line = lineOf((entry as { values: unknown }).values as LedgerEntryRow, (number) =>
      String(codes[number - 1]![0]),
    );
    expect(line).toMatchObject({
      ruleId: 'baseline@1',
      jurisdictionId: 'qingdao',
      measure: 'PLANNED_INVESTMENT',
      basis: 'CLAIMED',
      kind: 'FULL',
      organizationId: organization,
      hubId: north,
      hubPath: `${north}/${city}`,
      stationId: 'station',
      chainCode: 'chain',
      regionCode: 'region',
      activityId: 'activity',
      kindCode: 'INTENT',
    });
  });

  it('goes on with the numbers that were given before, also in a folding that begins anew', async () => {
    const given = [
      { id: organizations[1]!, number: 1 },
      { id: 'chain', number: 2 },
    ];
    const read = (async (row: unknown, ids: unknown) =>
      row === LedgerCodeRow && ids === 'all' ? given : []) as unknown as RowReader;
    const ops = await ledgerProjection(baselineRule, [dealSubject]).begin(read)([struck]);
    const codes = ops.filter((op) => op.row === LedgerCodeRow);
    expect(codes.map(({ id }) => id)).not.toContain('chain');
    expect(codes[0]).toMatchObject({ values: { number: 3 } });
    const entry = ops.find((op) => op.kind === 'insert' && op.row === LedgerEntryRow)!;
    expect(entry).toMatchObject({ values: { organization: 1, chain: 2 } });
  });
});

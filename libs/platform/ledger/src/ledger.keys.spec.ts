import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { RowOp } from '#platform/projections';
import { cellKey, type Cell } from './cells.js';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerEntryRow, LedgerTotalRow } from './ledger.rows.js';
import { baselineRule } from './rule.js';
import { dealSubject, hubs, organizations, recorded } from './testing/sample-subjects.js';

// Keys stand in stored rows, and SQL makes the same ones: a letter more and a rebuild finds other places.
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
  agreementKind: 'INTENT',
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
        agreementKind: 'INTENT',
      },
    },
  });

  it('is hashed as SQL hashes it, its columns joined in their order', async () => {
    const ops = await ledgerProjection(baselineRule, [dealSubject]).begin(async () => [])([struck]);
    const shared = (op: RowOp) =>
      op.kind === 'add' && op.row === LedgerTotalRow && op.values['kind'] === 'SHARED';
    const places = ops.filter(shared).map((op) => op.id);
    const [organization, north, city] = [organizations[1]!, hubs[0]!, hubs[2]!];
    const key = (measure: string) =>
      `baseline@1|qingdao|${measure}|CLAIMED|SHARED|${organization}|${north}|${north}/${city}|station|chain|region|activity|INTENT`;
    expect(places.map((id) => id.replaceAll('-', ''))).toEqual(
      ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'].map((measure) => hash('md5', key(measure))),
    );
    expect(places[0]).toBe('e3de6c6b-ac85-be3f-1a17-0c92bbec0b49');
  });

  it('stands in the columns of each of its rows', async () => {
    const ops = await ledgerProjection(baselineRule, [dealSubject]).begin(async () => [])([struck]);
    const entry = ops.find((op) => op.kind === 'insert' && op.row === LedgerEntryRow)!;
    expect(entry).toMatchObject({
      values: {
        ruleId: 'baseline@1',
        jurisdictionId: 'qingdao',
        measure: 'PLANNED_INVESTMENT',
        basis: 'CLAIMED',
        kind: 'FULL',
        organizationId: organizations[1],
        hubId: hubs[0],
        hubPath: `${hubs[0]}/${hubs[2]}`,
        stationId: 'station',
        chainCode: 'chain',
        regionCode: 'region',
        activityId: 'activity',
        agreementKind: 'INTENT',
      },
    });
  });
});

import { Refused, type CalendarDate } from '#platform/kernel';
import { baselineRule, cellDifference, cellKey, ONE, type Cell } from '#platform/ledger';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { closeStation } from './commands/close-station/close-station.decide.js';
import { correctStation } from './commands/correct-station/correct-station.decide.js';
import { stationCells } from './station.cells.js';
import type { StationEvent } from './station.events.js';
import {
  closed,
  corrected,
  folded,
  hostId,
  hubId,
  opened,
  otherHostId,
  stationId,
  today,
} from './testing/station.examples.js';
import { absent, evolve, type Station } from './station.state.js';

const counted = (...events: readonly StationEvent[]) => stationCells(baselineRule, folded(...events));
const brief = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
  cells
    .filter((cell) => cell.basis === basis)
    .map(({ kind, on, amount, organizationId, hubId: hub }) =>
      [amount / ONE, kind, on, organizationId && `host ${organizationId.slice(-1)}`, hub && 'hub']
        .filter(Boolean)
        .join(' '),
    );

describe('what a station counts for', () => {
  it('is one open station, itself a dimension, credited to its host and the hub above', () => {
    const cells = counted(opened());
    expect(brief(cells)).toEqual([
      '1 UNDIVIDED 2022-03-01',
      '1 SHARED 2022-03-01 host 1 hub',
      '1 FULL 2022-03-01 host 1 hub',
      '1 HUB 2022-03-01 hub',
    ]);
    expect(cells[0]).toMatchObject({ measure: 'STATIONS_OPEN', stationId, regionCode: '370202' });
  });

  it('ends on the day it closes', () => {
    const entries = cellDifference(counted(opened()), counted(opened(), closed('2022-06-01')));
    expect(brief(entries).filter((cell) => cell.includes('UNDIVIDED'))).toEqual(['-1 UNDIVIDED 2022-06-01']);
  });

  it('is nothing for party building, and what was counted leaves when it turns out to be that', () => {
    expect(counted(opened({ purpose: 'PARTY_BUILDING' }))).toEqual([]);
    expect(counted(opened(), corrected({ purpose: 'INVESTMENT' }, { purpose: 'PARTY_BUILDING' }))).toEqual(
      [],
    );
  });

  it('moves to the right host as from the opening', () => {
    const right = corrected(
      { hostOrganizationId: hostId, hostHubs: [hubId] },
      { hostOrganizationId: otherHostId, hostHubs: [] },
    );
    expect(brief(counted(opened(), right))).toEqual([
      '1 UNDIVIDED 2022-03-01',
      '1 SHARED 2022-03-01 host 2',
      '1 FULL 2022-03-01 host 2',
    ]);
  });

  it('is recognized until it closes, and nothing once rejected', () => {
    const seen = { measure: 'STATIONS_OPEN' as const, seenVersion: 1 };
    const recognized: StationEvent = { type: 'FigureRecognized', data: { ...seen, value: Number(ONE) } };
    const undivided = brief(counted(opened(), recognized, closed('2022-06-01')), 'RECOGNIZED').filter(
      (cell) => cell.includes('UNDIVIDED'),
    );
    expect(undivided).toEqual(['1 UNDIVIDED 2022-03-01', '-1 UNDIVIDED 2022-06-01']);
    expect(counted(opened(), { type: 'FigureRejected', data: seen })).toEqual([]);
    expect(
      counted(opened(), { type: 'FigureRejected', data: seen }, { type: 'FigureReopened', data: seen }),
    ).toEqual(counted(opened()));
  });
});

type Said = (state: Station) => readonly StationEvent[];
const day: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 1, max: 30 })
  .map((n) => `2022-06-${String(n).padStart(2, '0')}`);
const hosts = fc.constantFrom(
  { hostOrganizationId: hostId, hostHubs: [hubId] },
  { hostOrganizationId: otherHostId, hostHubs: [] },
);
const said: fc.Arbitrary<Said> = fc.oneof(
  day.map(
    (closedOn): Said =>
      (state) =>
        closeStation(state, { stationId, closedOn, reason: '合并' }, today),
  ),
  fc
    .oneof(
      hosts,
      fc.record({ openedOn: day }),
      fc.record({ closedOn: fc.option(day) }),
      fc.record({ purpose: fc.constantFrom('INVESTMENT' as const, 'PARTY_BUILDING' as const) }),
      fc.record({ regionCode: fc.constantFrom('370202', '370215') }),
    )
    .map(
      (after): Said =>
        (state) =>
          correctStation(state, { stationId, after, reason: '录入有误' }, today),
    ),
  fc
    .constantFrom('FigureRecognized' as const, 'FigureRejected' as const, 'FigureReopened' as const)
    .map((type): Said => () => [
      { type, data: { measure: 'STATIONS_OPEN', seenVersion: 1, value: Number(ONE) } },
    ]),
);
const lived = (life: readonly Said[]): StationEvent[] => {
  const first = opened({ openedOn: '2022-06-10' });
  let state = folded(first);
  const later = life.flatMap((say) => {
    try {
      const events = say(state);
      state = events.reduce(evolve, state);
      return events;
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
  return [first, ...later];
};
const total = (cells: readonly Cell[]) => {
  const sums = new Map<string, bigint>();
  for (const cell of cells) sums.set(cellKey(cell), (sums.get(cellKey(cell)) ?? 0n) + cell.amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0n).toSorted());
};

describe('the law of the ledger, for stations', () => {
  it('the entries of a life add up to what it counts for at last, and shares to the whole', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 10 }), (life) => {
        let state = absent;
        const entries = lived(life).flatMap((event) => {
          const before = stationCells(baselineRule, state);
          state = evolve(state, event);
          return cellDifference(before, stationCells(baselineRule, state));
        });
        expect(total(entries)).toEqual(total(stationCells(baselineRule, state)));
        for (const basis of ['CLAIMED', 'RECOGNIZED'] as const) {
          const of = (kind: Cell['kind']) =>
            entries
              .filter((cell) => cell.basis === basis && cell.kind === kind)
              .reduce((sum, { amount }) => sum + amount, 0n);
          expect(of('SHARED')).toBe(of('UNDIVIDED'));
        }
      }),
      { seed: propertySeed },
    );
  });
});

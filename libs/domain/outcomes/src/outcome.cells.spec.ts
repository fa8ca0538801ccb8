import { baselineRule, cellDifference, cellKey, claimedOf, type Cell, type LineKind } from '#platform/ledger';
import { outcomeKinds, Refused, type Measure, type OutcomeKind } from '#platform/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { correctOutcome } from './commands/correct-outcome/correct-outcome.decide.js';
import { reportOutcome } from './commands/report-outcome/report-outcome.decide.js';
import { withdrawOutcome } from './commands/withdraw-outcome/withdraw-outcome.decide.js';
import { outcomeCells } from './outcome.cells.js';
import type { Achieved, OutcomeDescription, OutcomeEvent } from './outcome.events.js';
import { fieldsOf } from './outcome.rules.js';
import { absent, evolve, type Outcome, type ReportedOutcome } from './outcome.state.js';
import { outcomeSubject } from './outcome.subject.js';
import {
  chamber,
  correctedAs,
  description,
  federation,
  outcomeId,
  recognized,
  rejected,
  reopened,
  reported,
  society,
  today,
  twoThirds,
  whole,
  withdrawn,
  yuan,
} from './testing/outcome.examples.js';

const fold = (events: readonly OutcomeEvent[]) => events.reduce(evolve, absent as Outcome);
const after = (...events: readonly OutcomeEvent[]) => outcomeCells(baselineRule, fold(events));
const lines = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
  cells
    .filter((cell) => cell.basis === basis && cell.kind === 'UNDIVIDED')
    .map(({ measure, on, amount }) => `${measure} ${on} ${amount}`);
const { periodTo } = description;

describe('what an outcome counts for', () => {
  it.each<[OutcomeKind, Achieved, readonly string[]]>([
    ['EMPLOYMENT', { jobsOffered: 3, hires: 2 }, ['JOBS_OFFERED 2022-06-30 30000', 'HIRES 2022-06-30 20000']],
    ['EMPLOYMENT', { jobsOffered: 3 }, ['JOBS_OFFERED 2022-06-30 30000']],
    ['STANDARD', { standards: 4, standardRole: 'LED' }, ['STANDARDS_DRAFTED 2022-06-30 40000']],
    ['PLATFORM', { platforms: 1 }, ['PLATFORMS 2022-06-30 10000']],
    [
      'PAIRING_AID',
      { cash: yuan(70), goods: yuan(5), projects: 2 },
      ['AID_AMOUNT 2022-06-30 75', 'AID_PROJECTS 2022-06-30 20000'],
    ],
    ['RURAL_DONATION', { projects: 64 }, ['AID_PROJECTS 2022-06-30 640000']],
  ])('is of a %s each number that it tells, on the last day of its period: %j', (kind, achieved, counts) => {
    const cells = after(reported({ periodTo, credits: whole, ...achieved }, kind));
    expect(lines(cells)).toEqual(counts);
    for (const cell of cells) expect(cell.kindCode).toBe(kind);
  });

  it('is shared to the last unit, and whole for each and for the hub above', () => {
    const cells = after(
      reported({ periodTo, credits: twoThirds, cash: yuan(100), regionCode: '370200' }, 'EAST_WEST_AID'),
    );
    expect(
      cells.map(({ kind, organizationId, hubId, amount }) => [kind, organizationId ?? hubId, amount]),
    ).toEqual([
      ['UNDIVIDED', undefined, 100n],
      ['SHARED', chamber, 67n],
      ['SHARED', society, 33n],
      ['FULL', chamber, 100n],
      ['FULL', society, 100n],
      ['HUB', federation, 100n],
    ]);
    for (const cell of cells) expect(cell.regionCode).toBe('370200');
  });

  it('follows a correction as if it had been recorded rightly, in whatever order with decisions', () => {
    const right = { periodTo: '2022-05-31', jobsOffered: 400, credits: twoThirds };
    expect(after(reported(), correctedAs(right))).toEqual(after(reported(right)));
    const decided = [reported(), recognized('JOBS_OFFERED', 3_200_000)];
    expect(lines(after(...decided, correctedAs(right)), 'RECOGNIZED')).toEqual([
      'JOBS_OFFERED 2022-05-31 3200000',
    ]);
    const fewer = { ...right, jobsOffered: 100 };
    expect(lines(after(...decided, correctedAs(fewer)), 'RECOGNIZED')).toEqual([
      'JOBS_OFFERED 2022-05-31 1000000',
    ]);
  });

  it('is nothing once taken back, or where a measure is rejected', () => {
    expect(after(reported(), withdrawn)).toEqual([]);
    expect(after(reported(), recognized('HIRES', 10_000), withdrawn)).toEqual([]);
    expect(lines(after(reported(), rejected('HIRES')))).toEqual(['JOBS_OFFERED 2022-06-30 3200000']);
  });

  it('is in measures that the subject declares, every one of them of some kind', () => {
    const all = [
      ...after(reported()),
      ...after(reported({ periodTo, credits: whole, standards: 1 }, 'STANDARD')),
      ...after(reported({ periodTo, credits: whole, platforms: 1 }, 'PLATFORM')),
      ...after(reported({ periodTo, credits: whole, goods: yuan(1), projects: 1 }, 'RURAL_INVESTMENT')),
    ];
    const counted = [...new Set(all.map(({ measure }): Measure => measure))].toSorted();
    expect(counted).toEqual(Object.keys(outcomeSubject.measures).toSorted());
  });
});

describe('whatever happens to an outcome', () => {
  const day = fc.constantFrom('2022-01-31', '2022-05-31', '2022-06-30', today);
  const number = fc.option(fc.integer({ min: 1, max: 100_000_000 }), { nil: undefined });
  const credits = fc.constantFrom(whole, twoThirds, [
    { organizationId: chamber, basisPoints: 1, hubs: [federation] },
    { organizationId: society, basisPoints: 9_999, hubs: [federation] },
  ]);
  const money = fc.option(
    fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(Number.MAX_SAFE_INTEGER)).map(yuan),
    { nil: undefined },
  );
  const achieved = fc
    .record({
      jobsOffered: number,
      hires: number,
      standards: number,
      platforms: number,
      cash: money,
      goods: money,
      projects: number,
    })
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter(([, told]) => told !== undefined)),
    ) as fc.Arbitrary<Achieved>;
  /** Of all that may be told what is of the kind, as the form of a kind would send it. */
  const ofKind = (kind: OutcomeKind, all: Achieved): Achieved =>
    Object.fromEntries(
      Object.entries(all).filter(([field]) => fieldsOf[kind].includes(field as keyof Achieved)),
    );
  const measure = fc.constantFrom(...(Object.keys(outcomeSubject.measures) as Measure[]));

  type Step = (outcome: ReportedOutcome) => readonly OutcomeEvent[];
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc
      .tuple(
        achieved,
        fc.record({ periodTo: day, credits, regionCode: fc.constant('370202') }, { requiredKeys: [] }),
        fc.subarray(['HIRES', 'CASH', 'PROJECTS', 'REGION_CODE'] as const),
      )
      .map(
        ([all, told, clear]): Step =>
          (outcome) =>
            correctOutcome(
              outcome,
              { outcomeId, right: { ...ofKind(outcome.kind, all), ...told }, clear, reason: '更正' },
              today,
            ),
      ),
    { weight: 1, arbitrary: fc.constant<Step>((outcome) => withdrawOutcome(outcome, withdrawn.data)) },
    measure.map((m): Step => (outcome) => [
      recognized(m, Number(claimedOf(outcomeCells(baselineRule, outcome), m) || 1n)),
    ]),
    measure.map((m): Step => () => [rejected(m)]),
    measure.map((m): Step => () => [reopened(m)]),
  );
  /** What really can have happened: refused steps leave nothing. */
  const histories = fc
    .tuple(fc.constantFrom(...outcomeKinds), credits, achieved, fc.array(step, { maxLength: 10 }))
    .map(([kind, shares, all, steps]) => {
      const some = ofKind(kind, all);
      const told = Object.keys(some).length > 0 ? some : { [fieldsOf[kind].at(-1)!]: 3 };
      const facts: OutcomeDescription = {
        periodTo,
        credits: shares,
        ...(kind === 'STANDARD' ? { standards: 3 } : told),
      };
      const events: OutcomeEvent[] = [...reportOutcome(absent, reported(facts, kind).data, today)];
      for (const happens of steps)
        try {
          events.push(...happens(fold(events) as ReportedOutcome));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      return events;
    });
  const always = (law: (events: OutcomeEvent[]) => void) =>
    fc.assert(fc.property(histories, law), { seed: propertySeed, numRuns: 200 });
  const sumsOf = (cells: readonly Cell[], kind: LineKind) => {
    const sums = new Map<string, bigint>();
    for (const cell of cells.filter((each) => each.kind === kind)) {
      const { organizationId: _, hubId: _h, hubs: _p, ...place } = cell;
      const key = cellKey({ ...place, kind: 'UNDIVIDED' });
      sums.set(key, (sums.get(key) ?? 0n) + cell.amount);
    }
    return new Map([...sums].filter(([, amount]) => amount !== 0n).toSorted());
  };

  it('shares add up to the whole, in both accounts', () =>
    always((events) => {
      const cells = outcomeCells(baselineRule, fold(events));
      expect(sumsOf(cells, 'SHARED')).toEqual(sumsOf(cells, 'UNDIVIDED'));
    }));

  it('the entries of its events add up to what it counts for', () =>
    always((events) => {
      let before: readonly Cell[] = [];
      const entries = events.flatMap((_, i) => {
        const now = outcomeCells(baselineRule, fold(events.slice(0, i + 1)));
        const made = cellDifference(before, now);
        before = now;
        return made;
      });
      expect(cellDifference([], entries)).toEqual(cellDifference([], after(...events)));
    }));

  it('what is claimed is what the record says now, and nothing once it was taken back', () =>
    always((events) => {
      const outcome = fold(events) as ReportedOutcome;
      const stands = outcome.status === 'reported';
      const told = {
        JOBS_OFFERED: BigInt(outcome.jobsOffered ?? 0) * 10_000n,
        HIRES: BigInt(outcome.hires ?? 0) * 10_000n,
        STANDARDS_DRAFTED: BigInt(outcome.standards ?? 0) * 10_000n,
        PLATFORMS: BigInt(outcome.platforms ?? 0) * 10_000n,
        AID_AMOUNT: BigInt(outcome.cash?.cny ?? 0) + BigInt(outcome.goods?.cny ?? 0),
        AID_PROJECTS: BigInt(outcome.projects ?? 0) * 10_000n,
      };
      for (const [m, value] of Object.entries(told) as [Measure, bigint][])
        expect([m, claimedOf(after(...events, reopened(m)), m)]).toEqual([m, stands ? value : 0n]);
    }));

  it('counts the same after its state was kept and read again', () =>
    always((events) => {
      const kept = JSON.parse(JSON.stringify(fold(events))) as Outcome;
      expect(outcomeCells(baselineRule, kept)).toEqual(after(...events));
    }));
});

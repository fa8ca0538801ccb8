import { Refused, type Measure, type RecognitionEvent } from '#platform/kernel';
import { baselineRule, cellDifference, cellKey, type Cell } from '#platform/ledger';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { amendVisit } from './commands/amend-visit/amend-visit.decide.js';
import { cancelVisit } from './commands/cancel-visit/cancel-visit.decide.js';
import { correctVisit } from './commands/correct-visit/correct-visit.decide.js';
import { logVisit } from './commands/log-visit/log-visit.decide.js';
import { planVisit } from './commands/plan-visit/plan-visit.decide.js';
import { visitCells } from './visit.cells.js';
import type { Host, VisitEvent } from './visit.events.js';
import {
  activityId,
  amended,
  cancelled,
  chamber,
  corrected,
  federation,
  logged,
  plan,
  planned,
  record,
  society,
  stationId,
  today,
  visitId,
} from './testing/visit.examples.js';
import { absent, evolve, type Visit } from './visit.state.js';
import { visitSubject } from './visit.subject.js';

const cellsOf = (visit: Visit) => visitCells(baselineRule, visit);
const fold = (...past: VisitEvent[]): Visit => past.reduce(evolve, absent as Visit);
const after = (...past: VisitEvent[]) => cellsOf(fold(...past));
const isParticipation = (cell: Cell) => cell.measure === 'DELEGATION_ORGANIZATIONS';
/** `measure day kind who: amount`, of one account; who took part is looked at by itself. */
const lines = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
  told(
    cells.filter((cell) => !isParticipation(cell)),
    basis,
  );
const told = (cells: readonly Cell[], basis: Cell['basis']) =>
  cells
    .filter((cell) => cell.basis === basis)
    .map(
      (c) =>
        `${c.measure} ${c.on} ${c.kind} ${c.organizationId ?? c.hubId ?? ''}: ${Number(c.amount) / 10_000}`,
    );
const undivided = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
  lines(
    cells.filter((cell) => cell.kind === 'UNDIVIDED'),
    basis,
  ).map((line) => line.replace('UNDIVIDED : ', ''));
const recognized = (measure: Measure, value: number): RecognitionEvent => ({
  type: 'FigureRecognized',
  data: { measure, seenVersion: 1, value },
});
const rejected = (measure: Measure): RecognitionEvent => ({
  type: 'FigureRejected',
  data: { measure, seenVersion: 1 },
});

describe('what a visit counts for', () => {
  it('is nothing while it is planned, nor once that is cancelled', () => {
    expect(after(planned)).toEqual([]);
    expect(after(planned, amended)).toEqual([]);
    expect(after(planned, cancelled)).toEqual([]);
  });

  it('is one visit and its delegates on the first day, whole for the host and for the hub above', () =>
    expect(lines(after(planned, logged))).toEqual(
      ['VISITS_LOGGED', 'VISIT_DELEGATES'].flatMap((measure, i) => [
        `${measure} 2022-06-20 UNDIVIDED : ${[1, 41][i]}`,
        `${measure} 2022-06-20 SHARED ${chamber}: ${[1, 41][i]}`,
        `${measure} 2022-06-20 FULL ${chamber}: ${[1, 41][i]}`,
        `${measure} 2022-06-20 HUB ${federation}: ${[1, 41][i]}`,
      ]),
    ));

  it('bears its station, chain, region and activity', () => {
    for (const cell of after(logged))
      expect(cell).toMatchObject({ stationId, chainCode: 'QD22-01', regionCode: '440000', activityId });
  });

  it('is one participation of each organization that is listed, its own, and one for its hub', () => {
    const participations = (direction: 'OUTBOUND' | 'LOCAL', ...past: RecognitionEvent[]) => {
      const event = { ...logged, data: { ...logged.data, direction } } as VisitEvent;
      return after(event, ...past).filter(isParticipation);
    };
    const ofEach = (who: string) => [
      'DELEGATION_ORGANIZATIONS 2022-06-20 UNDIVIDED : 1',
      `DELEGATION_ORGANIZATIONS 2022-06-20 SHARED ${who}: 1`,
      `DELEGATION_ORGANIZATIONS 2022-06-20 FULL ${who}: 1`,
      `DELEGATION_ORGANIZATIONS 2022-06-20 HUB ${federation}: 1`,
    ];
    expect(told(participations('OUTBOUND'), 'CLAIMED')).toEqual([...ofEach(chamber), ...ofEach(society)]);
    expect(participations('LOCAL')).toEqual([]);
    for (const cell of participations('OUTBOUND')) expect(cell.kindCode).toBe('OUTBOUND');
    // Fewer recognized than took part: the first that are listed.
    const one = participations('OUTBOUND', recognized('DELEGATION_ORGANIZATIONS', 10_000));
    expect(told(one, 'RECOGNIZED')).toEqual(ofEach(chamber));
    expect(told(one, 'CLAIMED')).toHaveLength(8);
    const all = participations('OUTBOUND', recognized('DELEGATION_ORGANIZATIONS', 20_000));
    expect(told(all, 'RECOGNIZED')).toEqual(told(all, 'CLAIMED'));
    expect(participations('OUTBOUND', rejected('DELEGATION_ORGANIZATIONS'))).toEqual([]);
  });

  it('is no delegates where no document states how many', () => {
    const { delegateCount: _, ...uncounted } = logged.data;
    expect(undivided(after({ type: 'VisitLogged', data: uncounted }))).toEqual([
      'VISITS_LOGGED 2022-06-20 1',
    ]);
  });

  it('follows a correction on the day of the visit, and leaves the chain that was wrong', () => {
    expect(undivided(after(logged, corrected))).toEqual([
      'VISITS_LOGGED 2022-06-20 1',
      'VISIT_DELEGATES 2022-06-20 40',
    ]);
    expect(after(logged, corrected).every((cell) => cell.chainCode === undefined)).toBe(true);
  });

  it('moves to another host and another day with a correction, leaving nothing behind', () => {
    const host = {
      organizationId: society,
      credits: [{ organizationId: society, basisPoints: 10_000, hubs: [] }],
    };
    const [moved] = correctVisit(
      fold(logged),
      { visitId, said: { host, visitedOn: '2022-06-19' }, clear: [], reason: '更正' },
      today,
    );
    expect(lines(after(logged, moved!)).filter((line) => line.startsWith('VISITS_LOGGED'))).toEqual([
      'VISITS_LOGGED 2022-06-19 UNDIVIDED : 1',
      `VISITS_LOGGED 2022-06-19 SHARED ${society}: 1`,
      `VISITS_LOGGED 2022-06-19 FULL ${society}: 1`,
    ]);
    expect(after(logged, moved!).every((cell) => cell.stationId === undefined)).toBe(true);
  });

  it('is claimed no more once rejected, measure by measure, and again once reopened', () => {
    expect(undivided(after(logged, rejected('VISIT_DELEGATES')))).toEqual(['VISITS_LOGGED 2022-06-20 1']);
    const reopened: RecognitionEvent = {
      type: 'FigureReopened',
      data: { measure: 'VISIT_DELEGATES', seenVersion: 2 },
    };
    expect(after(logged, rejected('VISIT_DELEGATES'), reopened)).toEqual(after(logged));
  });

  it('is recognized as far as the reviewer says, whatever the claim does later', () => {
    const forty = recognized('VISIT_DELEGATES', 390_000);
    expect(undivided(after(logged, forty), 'RECOGNIZED')).toEqual(['VISIT_DELEGATES 2022-06-20 39']);
    expect(undivided(after(logged, forty, corrected), 'RECOGNIZED')).toEqual([
      'VISIT_DELEGATES 2022-06-20 39',
    ]);
    expect(undivided(after(logged, forty, corrected), 'CLAIMED')).toEqual([
      'VISITS_LOGGED 2022-06-20 1',
      'VISIT_DELEGATES 2022-06-20 40',
    ]);
  });

  it('goes by its name, or by its direction and day', () => {
    expect(visitSubject.nameOf(fold(logged))).toBe('赴粤产业链考察团');
    const { name: _, ...nameless } = planned.data;
    expect(visitSubject.nameOf(fold({ type: 'VisitPlanned', data: nameless }))).toBe('走出去考察 2022-06-20');
    expect(visitSubject.nameOf(absent)).toBe('');
  });

  const sums = (cells: readonly Cell[], kind: Cell['kind']) => {
    const found = new Map<string, bigint>();
    for (const cell of cells)
      if (cell.kind === kind) {
        const key = `${cell.measure} ${cell.basis} ${cell.on}`;
        found.set(key, (found.get(key) ?? 0n) + cell.amount);
      }
    return [...found].filter(([, amount]) => amount !== 0n).toSorted();
  };
  const ledger = (history: readonly VisitEvent[]) => {
    const balances = new Map<string, bigint>();
    let state: Visit = absent;
    for (const event of history) {
      const before = cellsOf(state);
      state = evolve(state, event);
      for (const entry of cellDifference(before, cellsOf(state)))
        balances.set(cellKey(entry), (balances.get(cellKey(entry)) ?? 0n) + entry.amount);
    }
    return { state, balances: [...balances].filter(([, amount]) => amount !== 0n).toSorted() };
  };

  it('adds up whatever happens: shares to the whole, entries to what it counts for', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { state, balances } = ledger(history);
        const cells = cellsOf(state);
        expect(sums(cells, 'SHARED')).toEqual(sums(cells, 'UNDIVIDED'));
        expect(balances).toEqual(
          cellDifference([], cells)
            .map((cell) => [cellKey(cell), cell.amount] as const)
            .toSorted(),
        );
      }),
      { numRuns: 300, seed: propertySeed },
    );
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2022-06-${String(d).padStart(2, '0')}`);
const delegates = fc.integer({ min: 1, max: 300 });
const host = fc
  .tuple(fc.constantFrom(chamber, society), fc.boolean())
  .map(([organizationId, ofStation]): Host => ({
    ...(ofStation && { stationId }),
    organizationId,
    credits: [{ organizationId, basisPoints: 10_000, hubs: [federation] }],
  }));
const measure = fc.constantFrom<Measure>('VISITS_LOGGED', 'VISIT_DELEGATES');

type Step = (visit: Visit) => readonly VisitEvent[];
const { plannedOn, plannedUntil: _, itinerary: __, ...programme } = plan;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((visit) => planVisit(visit, { visitId, said: programme, plannedOn })),
  delegates.map(
    (delegateCount): Step =>
      (visit) =>
        amendVisit(visit, { visitId, said: { delegateCount }, clear: [] }),
  ),
  fc.tuple(day, fc.option(delegates), host).map(
    ([visitedOn, delegateCount, by]): Step =>
      (visit) =>
        logVisit(
          visit,
          {
            visitId,
            asPlanned: visit.status !== 'absent',
            said: { direction: 'INBOUND', host: by, ...(delegateCount !== null && { delegateCount }) },
            visitedOn,
          },
          today,
        ),
  ),
  fc.constant<Step>((visit) => cancelVisit(visit, cancelled.data)),
  fc.tuple(fc.option(day), fc.option(delegates), fc.option(host), fc.boolean()).map(
    ([visitedOn, delegateCount, by, clear]): Step =>
      (visit) =>
        correctVisit(
          visit,
          {
            visitId,
            said: {
              result: record.result!,
              ...(visitedOn !== null && { visitedOn }),
              ...(delegateCount !== null && { delegateCount }),
              ...(by !== null && { host: by }),
            },
            clear: clear ? ['CHAIN_CODE', 'REGION_CODE'] : [],
            reason: '更正',
          },
          today,
        ),
  ),
  fc
    .tuple(measure, fc.integer({ min: 1, max: 900_000 }))
    .map(([of, value]): Step => () => [recognized(of, value)]),
  measure.map((of): Step => () => [rejected(of)]),
);

/** Whatever the rules let happen. */
const histories = fc.array(step, { minLength: 2, maxLength: 12 }).map((steps) => {
  const history: VisitEvent[] = [];
  let state: Visit = absent;
  for (const each of steps) {
    const decided = (): readonly VisitEvent[] => {
      try {
        return each(state);
      } catch (error) {
        if (error instanceof Refused) return [];
        throw error;
      }
    };
    for (const event of decided()) {
      // A reviewer decides about what is there.
      if (state.status === 'absent' && event.type.startsWith('Figure')) continue;
      state = evolve(state, event);
      history.push(event);
    }
  }
  return history;
});

import { baselineRule, cellDifference, cellKey, type Cell } from '#platform/ledger';
import { Refused, type Measure, type RecognitionEvent } from '#platform/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { activityCells } from './activity.cells.js';
import {
  activityId,
  cancelled,
  chamber,
  corrected,
  federation,
  held,
  planned,
  sessionsAdded,
  society,
  today,
} from './testing/activity.examples.js';
import type { ActivityEvent } from './activity.events.js';
import { absent, evolve, type Activity } from './activity.state.js';
import { addActivitySessions } from './commands/add-activity-sessions/add-activity-sessions.decide.js';
import { cancelActivity } from './commands/cancel-activity/cancel-activity.decide.js';
import { correctActivity } from './commands/correct-activity/correct-activity.decide.js';
import { holdActivity } from './commands/hold-activity/hold-activity.decide.js';
import { planActivity } from './commands/plan-activity/plan-activity.decide.js';

const cellsOf = (activity: Activity) => activityCells(baselineRule, activity);
const after = (...past: ActivityEvent[]) => cellsOf(past.reduce(evolve, absent as Activity));
/** `measure day kind who: amount`, of one account. */
const lines = (cells: readonly Cell[], basis: Cell['basis'] = 'CLAIMED') =>
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

describe('what an activity counts for', () => {
  it('is nothing while it is planned, nor once that is cancelled', () => {
    expect(after(planned)).toEqual([]);
    expect(after(planned, cancelled)).toEqual([]);
  });

  it('is one activity on its first day, and its sessions each on theirs', () =>
    expect(undivided(after(held))).toEqual([
      'ACTIVITIES_HELD 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-11 2',
    ]));

  it('is shared by the organizers, and whole for each of them and for the hub above', () =>
    expect(lines(after(held)).filter((line) => line.startsWith('ACTIVITIES_HELD'))).toEqual([
      'ACTIVITIES_HELD 2022-06-10 UNDIVIDED : 1',
      `ACTIVITIES_HELD 2022-06-10 SHARED ${chamber}: 0.5`,
      `ACTIVITIES_HELD 2022-06-10 SHARED ${society}: 0.5`,
      `ACTIVITIES_HELD 2022-06-10 FULL ${chamber}: 1`,
      `ACTIVITIES_HELD 2022-06-10 FULL ${society}: 1`,
      `ACTIVITIES_HELD 2022-06-10 HUB ${federation}: 1`,
    ]));

  it('bears the activity itself, its chain and its region', () => {
    for (const cell of after(held))
      expect(cell).toMatchObject({ activityId, chainCode: 'QD22-01', regionCode: '440000' });
  });

  it('moves to the day of an earlier session that was added', () =>
    expect(undivided(after(held, sessionsAdded))).toEqual([
      'ACTIVITIES_HELD 2022-05-30 1',
      'ACTIVITY_SESSIONS 2022-05-30 1',
      'ACTIVITY_SESSIONS 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-11 2',
    ]));

  it('is sessions of a service alone where it is held as one, whatever its kind', () => {
    const service: ActivityEvent = { ...held, data: { ...held.data, purpose: 'SERVICE' } };
    expect(undivided(after(service))).toEqual([
      'SERVICE_SESSIONS 2022-06-10 1',
      'SERVICE_SESSIONS 2022-06-11 2',
    ]);
  });

  it('is who took part in a training that was held as a service, on the days that were counted', () => {
    const training = { ...held.data, kind: 'TRAINING' } as const;
    expect(undivided(after({ ...held, data: training }))).toEqual(undivided(after(held)));
    expect(undivided(after({ ...held, data: { ...training, purpose: 'SERVICE' } }))).toEqual([
      'SERVICE_SESSIONS 2022-06-10 1',
      'SERVICE_SESSIONS 2022-06-11 2',
      'TRAINING_PARTICIPANTS 2022-06-10 80',
    ]);
  });

  it('leaves the promotion activities, sessions and all, once its purpose is corrected', () => {
    const [service] = correctActivity(
      evolve(absent, held),
      {
        activityId,
        described: { purpose: 'SERVICE' },
        expected: {},
        clear: [],
        reason: '本是沙龙',
      },
      today,
    );
    expect(undivided(after(held, service!))).toEqual([
      'SERVICE_SESSIONS 2022-06-10 1',
      'SERVICE_SESSIONS 2022-06-11 2',
    ]);
    const [back] = correctActivity(
      [held, service!].reduce(evolve, absent as Activity),
      { activityId, described: { purpose: 'INVESTMENT' }, expected: {}, clear: [], reason: '更正有误' },
      today,
    );
    expect(after(held, service!, back!)).toEqual(after(held));
    expect(back).not.toHaveProperty('data.after.purpose');
  });

  it('is one line a day, however often a day was added to', () => {
    const [again] = addActivitySessions(
      evolve(absent, held),
      { activityId, sessions: [{ heldOn: '2022-06-10', sessions: 4 }] },
      today,
    );
    expect(undivided(after(held, again!))).toEqual([
      'ACTIVITIES_HELD 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-10 5',
      'ACTIVITY_SESSIONS 2022-06-11 2',
    ]);
  });

  it('follows a correction on the days of the sessions, and leaves the chain that was wrong', () => {
    expect(undivided(after(held, corrected))).toEqual([
      'ACTIVITIES_HELD 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-11 1',
    ]);
    expect(after(held, corrected).every((cell) => cell.chainCode === undefined)).toBe(true);
  });

  it('is claimed no more once rejected, measure by measure, and again once reopened', () => {
    expect(undivided(after(held, rejected('ACTIVITY_SESSIONS')))).toEqual(['ACTIVITIES_HELD 2022-06-10 1']);
    const reopened: RecognitionEvent = {
      type: 'FigureReopened',
      data: { measure: 'ACTIVITY_SESSIONS', seenVersion: 2 },
    };
    expect(after(held, rejected('ACTIVITY_SESSIONS'), reopened)).toEqual(after(held));
  });

  it('is recognized no sooner than it was claimed, and stays so when more are added', () => {
    const two = recognized('ACTIVITY_SESSIONS', 20_000);
    expect(undivided(after(held, two), 'RECOGNIZED')).toEqual([
      'ACTIVITY_SESSIONS 2022-06-10 1',
      'ACTIVITY_SESSIONS 2022-06-11 1',
    ]);
    expect(undivided(after(held, two), 'CLAIMED')).toEqual(undivided(after(held)));
    const more = after(held, two, sessionsAdded).filter(
      ({ basis, kind }) => basis === 'RECOGNIZED' && kind === 'UNDIVIDED',
    );
    expect(more.reduce((sum, { amount }) => sum + amount, 0n)).toBe(20_000n);
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
  const ledger = (history: readonly ActivityEvent[]) => {
    const balances = new Map<string, bigint>();
    let state: Activity = absent;
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
const sessions = fc.array(fc.record({ heldOn: day, sessions: fc.integer({ min: 1, max: 9 }) }), {
  minLength: 1,
  maxLength: 4,
});
const credits = fc
  .tuple(fc.integer({ min: 1, max: 9_998 }), fc.integer({ min: 1, max: 9_998 }))
  .filter(([a, b]) => a + b < 10_000)
  .map(([a, b]) => [
    { organizationId: chamber, basisPoints: a, hubs: [federation] },
    { organizationId: federation, basisPoints: b, hubs: [] },
    { organizationId: society, basisPoints: 10_000 - a - b, hubs: [chamber, federation] },
  ]);
const measure = fc.constantFrom<Measure>('ACTIVITIES_HELD', 'ACTIVITY_SESSIONS');

type Step = (activity: Activity) => readonly ActivityEvent[];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((activity) => planActivity(activity, planned.data)),
  fc.tuple(sessions, credits).map(
    ([held, shares]): Step =>
      (activity) =>
        holdActivity(
          activity,
          {
            activityId,
            asPlanned: activity.status !== 'absent',
            described: { name: '会', kind: 'FAIR', regionCode: '310000', credits: shares },
            sessions: held,
          },
          today,
        ),
  ),
  sessions.map(
    (added): Step =>
      (activity) =>
        addActivitySessions(activity, { activityId, sessions: added }, today),
  ),
  fc.constant<Step>((activity) => cancelActivity(activity, cancelled.data)),
  fc.tuple(fc.option(sessions), fc.option(credits), fc.boolean()).map(
    ([again, shares, clear]): Step =>
      (activity) =>
        correctActivity(
          activity,
          {
            activityId,
            described: { name: '展会', ...(shares && { credits: shares }) },
            expected: {},
            ...(again && { sessions: again }),
            clear: clear ? ['CHAIN_CODE'] : [],
            reason: '更正',
          },
          today,
        ),
  ),
  fc
    .tuple(measure, fc.integer({ min: 1, max: 90_000 }))
    .map(([of, value]): Step => () => [recognized(of, value)]),
  measure.map((of): Step => () => [rejected(of)]),
);

/** Whatever the rules let happen. */
const histories = fc.array(step, { minLength: 2, maxLength: 12 }).map((steps) => {
  const history: ActivityEvent[] = [];
  let state: Activity = absent;
  for (const each of steps) {
    // A reviewer decides about what is there.
    const decided = (): readonly ActivityEvent[] => {
      try {
        return each(state);
      } catch (error) {
        if (error instanceof Refused) return [];
        throw error;
      }
    };
    for (const event of decided()) {
      if (state.status === 'absent' && event.type.startsWith('Figure')) continue;
      state = evolve(state, event);
      history.push(event);
    }
  }
  return history;
});

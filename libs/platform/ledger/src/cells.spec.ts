import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { split, undecided, type CalendarDate, type Decisions } from '#platform/kernel';
import {
  cellDifference,
  cellKey,
  claimCells,
  claimedOf,
  stepCells,
  stepsOf,
  type Cell,
  type CreditLine,
  type CreditsFrom,
  type LineKind,
  type Step,
} from './cells.js';
import { COUNT_SCALE, count, ONE } from './contract.js';

const line = (organizationId: string, basisPoints: number, ...hubs: string[]): CreditLine => ({
  organizationId,
  basisPoints,
  hubs,
});
const alone = [line('a', 10_000, 'north')];
const shared = [line('a', 6667, 'north', 'city'), line('b', 3333, 'south', 'city')];
const step = (on: CalendarDate, balance: number, credits: readonly CreditLine[] = alone): Step => ({
  on,
  balance: BigInt(balance),
  credits,
});
/** `2022-03-10 a/north 100` */
const said = (cells: readonly Cell[], kind: LineKind): string[] =>
  cells
    .filter((cell) => cell.kind === kind)
    .map(({ on, organizationId, hubId, amount }) =>
      [on, [organizationId, hubId].filter(Boolean).join('/'), amount].filter((part) => part !== '').join(' '),
    );
const planned = (...steps: Step[]) => stepCells('PLANNED_INVESTMENT', 'CLAIMED', steps, {});
const sum = (cells: readonly Cell[], of: (cell: Cell) => boolean = () => true): bigint =>
  cells.reduce((total, cell) => (of(cell) ? total + cell.amount : total), 0n);

describe('the cells of dated balances', () => {
  it('are nothing where nothing stands', () => {
    expect(planned()).toEqual([]);
    expect(planned(step('2022-03-10', 0))).toEqual([]);
  });

  it('are one line without organization, one for each, and one for each hub above', () => {
    const cells = planned(step('2022-03-10', 58_200_000_000, shared));
    expect(said(cells, 'UNDIVIDED')).toEqual(['2022-03-10 58200000000']);
    expect(said(cells, 'SHARED')).toEqual([
      '2022-03-10 a/north 38801940000',
      '2022-03-10 b/south 19398060000',
    ]);
    expect(said(cells, 'FULL')).toEqual(['2022-03-10 a/north 58200000000', '2022-03-10 b/south 58200000000']);
    expect(said(cells, 'HUB')).toEqual([
      '2022-03-10 north 58200000000',
      '2022-03-10 city 58200000000', // once, although two of its members share it
      '2022-03-10 south 58200000000',
    ]);
  });

  it('name the hubs above, and among them a hub that shares beside one below it', () => {
    const cells = planned(
      step('2022-03-10', 100, [line('a', 5000, 'north', 'city'), line('north', 5000, 'city')]),
    );
    const paths = (kind: LineKind) =>
      cells
        .filter((cell) => cell.kind === kind)
        .map((cell) => [cell.organizationId ?? cell.hubId, cell.hubs]);
    expect(paths('SHARED')).toEqual([
      ['a', ['north', 'city']],
      ['north', ['city']],
    ]);
    expect(paths('FULL')).toEqual([
      ['a', ['north', 'city']],
      ['north', ['north', 'city']], // its HUB line counts the subject for it already
    ]);
    expect(paths('HUB')).toEqual([
      ['north', ['city']],
      ['city', undefined],
    ]);
  });

  it('move where the path above a hub is another when credited anew', () => {
    const cells = planned(
      step('2022-03-10', 100),
      step('2022-05-01', 100, [line('a', 10_000, 'north', 'city')]),
    );
    expect(said(cells, 'SHARED')).toEqual([
      '2022-03-10 a/north 100',
      '2022-05-01 a/north -100',
      '2022-05-01 a/north 100',
    ]);
    expect(said(cells, 'HUB')).toEqual([
      '2022-03-10 north 100',
      '2022-05-01 north -100',
      '2022-05-01 north 100',
      '2022-05-01 city 100',
    ]);
  });

  it('carry measure, basis and dimensions', () => {
    const dims = { chainCode: 'QD22-01', regionCode: '370202', stationId: 's', activityId: 'v' };
    for (const cell of stepCells('CONTRACT_AMOUNT', 'RECOGNIZED', [step('2022-03-10', 5)], dims))
      expect(cell).toMatchObject({
        ...dims,
        measure: 'CONTRACT_AMOUNT',
        basis: 'RECOGNIZED',
        on: '2022-03-10',
      });
  });

  it('date a revision on its own day, by what changed', () => {
    const cells = planned(step('2022-03-10', 100), step('2022-05-01', 130), step('2022-08-31', 90));
    expect(said(cells, 'UNDIVIDED')).toEqual(['2022-03-10 100', '2022-05-01 30', '2022-08-31 -40']);
  });

  it('take everything back on the day of a withdrawal', () => {
    const cells = planned(step('2022-03-10', 101, shared), step('2022-09-01', 0, shared));
    for (const kind of ['UNDIVIDED', 'SHARED', 'FULL', 'HUB'] as const)
      expect(sum(cells, (cell) => cell.kind === kind)).toBe(0n);
    expect(said(cells, 'SHARED')).toEqual([
      '2022-03-10 a/north 67',
      '2022-03-10 b/south 34',
      '2022-09-01 a/north -67',
      '2022-09-01 b/south -34',
    ]);
  });

  it('hand over from one organization to others without changing the whole', () => {
    const cells = planned(step('2022-03-10', 100, [line('a', 10_000)]), step('2022-06-01', 100, shared));
    expect(said(cells, 'UNDIVIDED')).toEqual(['2022-03-10 100']);
    expect(said(cells, 'SHARED')).toEqual([
      '2022-03-10 a 100',
      '2022-06-01 a -100', // it was credited without a hub; below one is another place
      '2022-06-01 a/north 67',
      '2022-06-01 b/south 33',
    ]);
    expect(sum(cells, (cell) => cell.kind === 'SHARED')).toBe(100n);
  });

  it('apply several steps of one day in the order given', () => {
    const cells = planned(step('2022-03-10', 100), step('2022-03-10', 70));
    expect(said(cellDifference([], cells), 'UNDIVIDED')).toEqual(['2022-03-10 70']);
  });
});

describe('steps from balances and credits', () => {
  const from = (day: CalendarDate, credits: readonly CreditLine[]): CreditsFrom => ({ from: day, credits });
  const at = (on: CalendarDate, balance: bigint) => ({ on, balance });

  it('take the first credits from the beginning, whatever their day', () =>
    expect(stepsOf([at('2022-03-10', 1n)], [from('2022-04-01', alone)])).toEqual([
      { on: '2022-03-10', balance: 1n, credits: alone },
    ]));

  it('step where the balance or the credits change', () =>
    expect(
      stepsOf(
        [at('2022-06-01', 3n), at('2022-03-10', 1n)],
        [from('2022-05-01', shared), from('2022-01-01', alone)],
      ),
    ).toEqual([
      { on: '2022-03-10', balance: 1n, credits: alone },
      { on: '2022-05-01', balance: 1n, credits: shared },
      { on: '2022-06-01', balance: 3n, credits: shared },
    ]));

  it('step once where both change on a day', () =>
    expect(
      stepsOf(
        [at('2022-03-10', 1n), at('2022-05-01', 2n)],
        [from('2022-01-01', alone), from('2022-05-01', shared)],
      ),
    ).toEqual([
      { on: '2022-03-10', balance: 1n, credits: alone },
      { on: '2022-05-01', balance: 2n, credits: shared },
    ]));

  it('step once where the balance changes several times on a day', () =>
    expect(
      stepsOf(
        [at('2022-03-10', 5n), at('2022-05-01', 9n), at('2022-03-10', 0n), at('2022-03-10', 7n)],
        [from('2022-01-01', alone)],
      ),
    ).toEqual([
      { on: '2022-03-10', balance: 7n, credits: alone },
      { on: '2022-05-01', balance: 9n, credits: alone },
    ]));

  it('have no step for credits that changed before there was a balance', () =>
    expect(stepsOf([at('2022-03-10', 1n)], [from('2022-01-01', alone), from('2022-02-01', shared)])).toEqual([
      { on: '2022-03-10', balance: 1n, credits: shared },
    ]));

  it('are none without a balance', () => expect(stepsOf([], [from('2022-01-01', alone)])).toEqual([]));

  it('let the last of several credits from one day hold', () =>
    expect(
      stepsOf(
        [at('2022-03-10', 1n)],
        [from('2022-01-01', alone), from('2022-02-01', alone), from('2022-02-01', shared)],
      ),
    ).toEqual([{ on: '2022-03-10', balance: 1n, credits: shared }]));
});

describe('the two accounts of a claim', () => {
  const steps = [step('2022-03-10', 100), step('2022-05-01', 130)];
  const accounts = (decisions: Decisions, of: readonly Step[] = steps) => {
    const cells = claimCells('PLANNED_INVESTMENT', of, {}, decisions);
    const account = (basis: Cell['basis']) =>
      said(
        cells.filter((cell) => cell.basis === basis),
        'UNDIVIDED',
      );
    return { claimed: account('CLAIMED'), recognized: account('RECOGNIZED') };
  };
  const recognized = (value: number): Decisions => ({
    PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value },
  });

  it('hold a claim that nobody decided in one of them', () =>
    expect(accounts(undecided)).toEqual({ claimed: ['2022-03-10 100', '2022-05-01 30'], recognized: [] }));

  it('hold what was recognized at the claim’s own day, perhaps less than claimed', () =>
    expect(accounts(recognized(80))).toEqual({
      claimed: ['2022-03-10 100', '2022-05-01 30'],
      recognized: ['2022-03-10 80'],
    }));

  it('hold nothing of a rejected claim', () =>
    expect(accounts({ PLANNED_INVESTMENT: { decision: 'REJECTED' } })).toEqual({
      claimed: [],
      recognized: [],
    }));

  it('are not touched by a decision on another measure', () =>
    expect(accounts({ PROJECTS_LANDED: { decision: 'REJECTED' } })).toEqual(accounts(undecided)));

  it('are both emptied by a withdrawal', () =>
    expect(accounts(recognized(80), [...steps, step('2022-09-01', 0)])).toEqual({
      claimed: ['2022-03-10 100', '2022-05-01 30', '2022-09-01 -130'],
      recognized: ['2022-03-10 80', '2022-09-01 -80'],
    }));

  it('recognize no more by a day than had been claimed by then', () =>
    expect(accounts(recognized(120))).toEqual({
      claimed: ['2022-03-10 100', '2022-05-01 30'],
      recognized: ['2022-03-10 100', '2022-05-01 20'],
    }));

  it('recognize no more than a claim that was corrected', () => {
    expect(accounts(recognized(100), [step('2022-03-10', 80)])).toEqual({
      claimed: ['2022-03-10 80'],
      recognized: ['2022-03-10 80'],
    });
    // Also where a later revision hides it from the sum.
    expect(accounts(recognized(100), [step('2022-03-10', 80), step('2022-05-01', 150)])).toEqual({
      claimed: ['2022-03-10 80', '2022-05-01 70'],
      recognized: ['2022-03-10 80', '2022-05-01 20'],
    });
  });

  it('leave what was recognized where it was when the claim is revised downward', () =>
    expect(accounts(recognized(100), [step('2022-03-10', 100), step('2022-05-01', 70)])).toEqual({
      claimed: ['2022-03-10 100', '2022-05-01 -30'],
      recognized: ['2022-03-10 100'],
    }));

  it('recognize a claim that began anew no further than it goes itself', () =>
    expect(
      accounts(recognized(100), [step('2022-03-10', 100), step('2022-05-01', 0), step('2022-06-01', 40)]),
    ).toEqual({
      claimed: ['2022-03-10 100', '2022-05-01 -100', '2022-06-01 40'],
      recognized: ['2022-03-10 100', '2022-05-01 -100', '2022-06-01 40'],
    }));

  it('recognize nothing of a reduction that was decided on since: less is recognized from the first day on', () =>
    expect(accounts(recognized(60), [step('2022-01-10', 100), step('2022-03-01', 60)])).toEqual({
      claimed: ['2022-01-10 100', '2022-03-01 -40'],
      recognized: ['2022-01-10 60'],
    }));

  it('take from an organization what goes to another one, of either account only what it holds', () => {
    const moved = [step('2022-01-10', 100), step('2022-05-01', 100, [line('b', 10_000, 'south')])];
    const shared = (decisions: Decisions) =>
      claimCells('PLANNED_INVESTMENT', moved, {}, decisions)
        .filter(({ kind, on }) => kind === 'SHARED' && on === '2022-05-01')
        .map(({ basis, organizationId, amount }) => `${basis} ${organizationId} ${amount}`);
    expect(shared(recognized(60))).toEqual([
      'CLAIMED a -100',
      'CLAIMED b 100',
      'RECOGNIZED a -60',
      'RECOGNIZED b 60',
    ]);
    expect(shared(undecided)).toEqual(['CLAIMED a -100', 'CLAIMED b 100']);
  });

  it('tell what there is to recognize', () => {
    const cells = claimCells('PLANNED_INVESTMENT', steps, {}, recognized(80));
    expect(claimedOf(cells, 'PLANNED_INVESTMENT')).toBe(130n);
    expect(claimedOf(cells, 'PROJECTS_LANDED')).toBe(0n);
  });
});

describe('the difference of cells', () => {
  const [cell] = planned(step('2022-03-10', 100)) as [Cell];

  it('is what came, less what went, place by place', () => {
    const other: Cell = { ...cell, chainCode: 'QD22-01' };
    expect(cellDifference([cell], [other])).toEqual(
      [{ ...cell, amount: -100n }, other].toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1)),
    );
    expect(cellDifference([cell], [{ ...cell, amount: 130n }])).toEqual([{ ...cell, amount: 30n }]);
    expect(cellDifference([cell], [cell])).toEqual([]);
    expect(cellDifference([], [cell, { ...cell, amount: 1n }])).toEqual([{ ...cell, amount: 101n }]);
  });

  it('knows a place by everything but the amount', () => {
    // A property left out does not compile.
    const elsewhere: { readonly [P in Exclude<keyof Cell, 'amount'>]-?: NonNullable<Cell[P]> } = {
      measure: 'CONTRACT_AMOUNT',
      basis: 'RECOGNIZED',
      kind: 'FULL',
      on: '2022-03-11',
      organizationId: 'x',
      hubId: 'x',
      hubs: ['x'],
      stationId: 'x',
      chainCode: 'x',
      regionCode: 'x',
      activityId: 'x',
      kindCode: 'INTENT',
    };
    const places = [
      cell,
      ...Object.entries(elsewhere).map(([property, value]): Cell => ({ ...cell, [property]: value })),
    ];
    expect(new Set(places.map(cellKey)).size).toBe(places.length);
    expect(cellKey({ ...cell, amount: 7n, chainCode: undefined })).toBe(cellKey(cell));
  });

  it('comes in the same order whatever order the cells came in', () => {
    const cells = planned(step('2022-03-10', 100, shared), step('2022-05-01', 30, alone));
    expect(cellDifference([], cells.toReversed())).toEqual(cellDifference([], cells));
  });
});

// Random histories: balances up and down, credits that change hands and hubs.
const day = fc.integer({ min: 0, max: 9 }).map((n) => `2022-03-1${n}`);
const organizations = ['a', 'b', 'c', 'd'];
const credits = fc
  .record({
    who: fc.subarray(organizations, { minLength: 1 }),
    weights: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 4 }),
    hubs: fc.array(fc.constantFrom([], ['north'], ['south'], ['north', 'city'], ['south', 'city']), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map(({ who, weights, hubs }) => {
    const total = who.reduce((all, _, i) => all + weights[i]!, 0);
    const parts = who.map((_, i) => Math.max(1, Math.floor((weights[i]! * 10_000) / total)));
    parts[0]! += 10_000 - parts.reduce((all, part) => all + part, 0);
    return who.map((organization, i) => line(organization, parts[i]!, ...hubs[i]!));
  });
const amount = fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(0n, 58_200_000_000_00n), fc.constant(0n));
const balances = fc.array(fc.record({ on: day, balance: amount }), { minLength: 1, maxLength: 6 });
const history = fc
  .record({ balances, credits: fc.array(fc.record({ from: day, credits }), { minLength: 1, maxLength: 4 }) })
  .map((given) => stepsOf(given.balances, given.credits));
const always = { numRuns: 300, seed: 69 };
const byDay = (cells: readonly Cell[], kind: LineKind) => {
  const days = new Map<string, bigint>();
  for (const cell of cells)
    if (cell.kind === kind) days.set(cell.on, (days.get(cell.on) ?? 0n) + cell.amount);
  return new Map([...days].filter(([, total]) => total !== 0n).toSorted());
};

describe('whatever happens to balances and credits', () => {
  it('the lines by organization sum to the undivided ones, on every day', () =>
    fc.assert(
      fc.property(history, (steps) => {
        const cells = planned(...steps);
        expect(byDay(cells, 'SHARED')).toEqual(byDay(cells, 'UNDIVIDED'));
      }),
      always,
    ));

  it('the undivided lines up to a day sum to the balance of that day', () =>
    fc.assert(
      fc.property(history, day, (steps, until) => {
        const balance = steps.findLast((each) => each.on <= until)?.balance ?? 0n;
        expect(sum(planned(...steps), (cell) => cell.kind === 'UNDIVIDED' && cell.on <= until)).toBe(balance);
      }),
      always,
    ));

  it('what a day passes through counts for nothing: its end alone does', () =>
    fc.assert(
      fc.property(balances, credits, (given, shares) => {
        const all = given.map(({ on, balance }) => ({ on, balance, credits: shares }));
        expect(
          cellDifference(
            planned(...all),
            planned(...stepsOf(given, [{ from: '2022-03-10', credits: shares }])),
          ),
        ).toEqual([]);
      }),
      always,
    ));

  it('each organization has, by any day, its part of the balance of that day, to the fen', () =>
    fc.assert(
      fc.property(history, day, (steps, until) => {
        const last = steps.findLast((each) => each.on <= until);
        const parts = last ? split(last.balance, last.credits) : new Map<string, bigint>();
        for (const organization of organizations)
          expect(
            sum(
              planned(...steps),
              (cell) => cell.kind === 'SHARED' && cell.organizationId === organization && cell.on <= until,
            ),
          ).toBe(parts.get(organization) ?? 0n);
      }),
      always,
    ));

  it('an organization or hub that is involved at the end has the whole balance in full, the others nothing', () =>
    fc.assert(
      fc.property(history, (steps) => {
        const cells = planned(...steps);
        const last = steps.at(-1)!;
        for (const organization of organizations)
          expect(sum(cells, (cell) => cell.kind === 'FULL' && cell.organizationId === organization)).toBe(
            last.credits.some((credit) => credit.organizationId === organization) ? last.balance : 0n,
          );
        for (const hub of ['north', 'south', 'city'])
          expect(sum(cells, (cell) => cell.kind === 'HUB' && cell.hubId === hub)).toBe(
            last.credits.some((credit) => credit.hubs.includes(hub)) ? last.balance : 0n,
          );
      }),
      always,
    ));

  it('the differences of a history sum to what stands at its end', () =>
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 5 }), (states) => {
        let before: readonly Cell[] = [];
        const entries: Cell[] = [];
        for (const steps of states) {
          const after = planned(...steps);
          entries.push(...cellDifference(before, after));
          before = after;
        }
        expect(cellDifference([], entries)).toEqual(cellDifference([], before));
        expect(entries.every((entry) => entry.amount !== 0n)).toBe(true);
      }),
      always,
    ));

  it('the way back is the way there with other signs', () =>
    fc.assert(
      fc.property(history, history, (one, other) => {
        const [a, b] = [planned(...one), planned(...other)];
        expect(cellDifference(b, a)).toEqual(
          cellDifference(a, b).map((cell) => ({ ...cell, amount: -cell.amount })),
        );
      }),
      always,
    ));

  const grown = history.map((steps) => {
    let most = 0n;
    return steps.map((each) => ({ ...each, balance: (most = each.balance > most ? each.balance : most) }));
  });
  /** The most that was claimed by a day since it last stood at nothing. */
  const mostBy = (steps: readonly Step[], until: string): bigint =>
    steps
      .filter((each) => each.on <= until)
      .reduce((most, { balance }) => (balance === 0n || balance > most ? balance : most), 0n);
  const least = (a: bigint, b: bigint) => (a < b ? a : b);

  it('no more is recognized of receipts by any day than was claimed by it, and in the end what was said', () =>
    fc.assert(
      fc.property(grown, fc.nat(58_200_000_000_00), day, (steps, value, until) => {
        const decisions: Decisions = { PAID_IN_DOMESTIC: { decision: 'RECOGNIZED', value } };
        const cells = claimCells('PAID_IN_DOMESTIC', steps, {}, decisions);
        const by = (basis: Cell['basis'], last: string) =>
          sum(cells, (cell) => cell.basis === basis && cell.kind === 'UNDIVIDED' && cell.on <= last);
        expect(by('RECOGNIZED', until)).toBeLessThanOrEqual(by('CLAIMED', until));
        const end = steps.at(-1)!.balance;
        expect(by('RECOGNIZED', '9999')).toBe(end < BigInt(value) ? end : BigInt(value));
        expect(by('CLAIMED', '9999')).toBe(end);
      }),
      always,
    ));

  it('by any day what was recognized is what was said, or the most that had been claimed by then', () =>
    fc.assert(
      fc.property(history, fc.oneof(fc.nat(30), fc.nat(58_200_000_000_00)), day, (steps, value, until) => {
        const decisions: Decisions = { PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value } };
        const cells = claimCells('PLANNED_INVESTMENT', steps, {}, decisions);
        expect(
          sum(cells, (cell) => cell.basis === 'RECOGNIZED' && cell.kind === 'UNDIVIDED' && cell.on <= until),
        ).toBe(least(mostBy(steps, until), BigInt(value)));
      }),
      always,
    ));

  it('what was recognized stands until the balance is zero, shared as the claim is', () =>
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 1_000_000 }), (steps, value) => {
        const decisions: Decisions = { PLANNED_INVESTMENT: { decision: 'RECOGNIZED', value } };
        const recognized = claimCells('PLANNED_INVESTMENT', steps, {}, decisions).filter(
          (cell) => cell.basis === 'RECOGNIZED',
        );
        const last = steps.at(-1)!;
        const stands = least(mostBy(steps, last.on), BigInt(value));
        expect(sum(recognized, (cell) => cell.kind === 'UNDIVIDED')).toBe(stands);
        expect(byDay(recognized, 'SHARED')).toEqual(byDay(recognized, 'UNDIVIDED'));
        const parts = split(stands, last.credits);
        for (const organization of organizations)
          expect(
            sum(recognized, (cell) => cell.kind === 'SHARED' && cell.organizationId === organization),
          ).toBe(parts.get(organization) ?? 0n);
      }),
      always,
    ));
});

describe('counts', () => {
  it('are kept in 1/10,000, so that a share of one thing is exact', () => {
    expect(ONE).toBe(BigInt(COUNT_SCALE));
    expect(count(69)).toBe(690_000n);
    expect(split(ONE, shared)).toEqual(
      new Map([
        ['a', 6667n],
        ['b', 3333n],
      ]),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AnyEvent, Money } from '#platform/kernel';
import { moneyOf } from '#platform/kernel';
import {
  baselineRule,
  cellDifference,
  LedgerCodeRow,
  LedgerEntryRow,
  LedgerFigureRow,
  lineOf,
  ledgerProjection,
  NONE,
  type Cell,
  type EntryCause,
} from '#platform/ledger';
import { recordedOn } from '#platform/testing';
import { propertySeed } from '../../../../test/support/property-seed.js';
import { reviseProjectPlan } from './commands/revise-project-plan/revise-project-plan.decide.js';
import { projectCells } from './project.cells.js';
import type { ProjectEvent } from './project.events.js';
import {
  chamber,
  corrected,
  credit,
  federation,
  hub,
  landed,
  projectId,
  recognized,
  recredited,
  rejected,
  reopened,
  revised,
  twoThirds,
  union,
  whole,
  withdrawn,
  yuan,
} from './testing/project.examples.js';
import { absent, evolve, type Project } from './project.state.js';
import { projectSubject } from './project.subject.js';

type Entry = {
  readonly cell: Cell;
  readonly seq: number;
  readonly line: number;
  readonly cause: EntryCause;
};
const optional = ['organizationId', 'hubId', 'stationId', 'chainCode', 'regionCode', 'activityId'] as const;

/** What the ledger writes of a life, event by event. */
const ledgerOf = async (events: readonly ProjectEvent[]) => {
  const folding = ledgerProjection(baselineRule, [projectSubject]).begin(() => Promise.resolve([]));
  const entries: Entry[] = [];
  const figures = new Map<string, LedgerFigureRow>();
  const codes = new Map<number, string>();
  for (const event of recordedOn<AnyEvent>(`project-${projectId}`, events))
    for (const op of await folding([event])) {
      if (op.kind !== 'insert' && op.kind !== 'put') continue;
      const values = op.values as unknown;
      if (op.row === LedgerFigureRow) {
        const figure = values as LedgerFigureRow;
        figures.set(figure.measure, figure);
      }
      if (op.row === LedgerCodeRow) codes.set((values as LedgerCodeRow).number, op.id);
      if (op.row !== LedgerEntryRow) continue;
      const row = lineOf(values as LedgerEntryRow, (number) => codes.get(number)!);
      const dims = optional.filter((name) => row[name] !== NONE).map((name) => [name, row[name]]);
      const { measure, basis, kind, occurredOn: on, line, cause } = row;
      const amount = BigInt(row.amount);
      const above = row.hubPath === '' ? {} : { hubs: row.hubPath.split('/') };
      entries.push({
        cell: { measure, basis, kind, on, ...Object.fromEntries(dims), ...above, amount },
        seq: Number(row.seq),
        line,
        cause,
      });
    }
  return { entries, figures };
};
/** The undivided lines of the plan that the last event made: `2022-06-01 REVISED 350000`. */
const lastLines = async (events: readonly ProjectEvent[], basis: Cell['basis'] = 'CLAIMED') =>
  (await ledgerOf(events)).entries
    .filter(
      ({ seq, cell }) =>
        seq === events.length &&
        cell.kind === 'UNDIVIDED' &&
        cell.measure === 'PLANNED_INVESTMENT' &&
        cell.basis === basis,
    )
    .map(({ cause, cell: { on, amount } }) => `${on} ${cause} ${amount}`);

const foreign = (amount: number, rate: string, currency = 'USD'): Money =>
  moneyOf(
    'plan',
    { amount: String(amount), currency, rate, rateDate: '2022-03-01', rateSource: '中国人民银行' },
    '2022-12-31',
  );
const fold = (events: readonly ProjectEvent[]): Project => events.reduce(evolve, absent);
/** A revision as it is recorded: with the plan of its day before it. */
const revises = (events: readonly ProjectEvent[], plan: Money, on: string): ProjectEvent[] =>
  reviseProjectPlan(
    fold(events),
    { projectId, plannedInvestment: plan, revisedOn: on, reason: '增资' },
    '2022-08-31',
  );
const revising = (from: Money, to: Money) => {
  const history = [landed({ plannedInvestment: from })];
  return [...history, ...revises(history, to, '2022-06-01')];
};

describe('the entries of a revision in foreign money', () => {
  it('tell what the plan grew by at the rate before, and what the rate adds, each in a line', async () =>
    // 1,000 dollars at 7.0 become 1,500 at 7.2.
    expect(await lastLines(revising(foreign(100_000, '7'), foreign(150_000, '7.2')))).toEqual([
      '2022-06-01 REVISED 350000',
      '2022-06-01 REVALUED 30000',
    ]));

  it('have one line alone where only the rate, or only the plan, is another', async () => {
    expect(await lastLines(revising(foreign(100_000, '7'), foreign(100_000, '7.2')))).toEqual([
      '2022-06-01 REVALUED 20000',
    ]);
    expect(await lastLines(revising(foreign(100_000, '7'), foreign(150_000, '7')))).toEqual([
      '2022-06-01 REVISED 350000',
    ]);
  });

  it('may go opposite ways', async () =>
    expect(await lastLines(revising(foreign(100_000, '7'), foreign(50_000, '7.2')))).toEqual([
      '2022-06-01 REVISED -350000',
      '2022-06-01 REVALUED 10000',
    ]));

  it('round half up at the rate before, and leave the rest to the rate', async () =>
    // 3 cents at 6.5 are 19.5 fen, so 20; at 6.35 they are 19.05, so 19; one cent had been 7 (6.5).
    expect(await lastLines(revising(foreign(1, '6.5'), foreign(3, '6.35')))).toEqual([
      '2022-06-01 REVISED 13',
      '2022-06-01 REVALUED -1',
    ]));

  it('value a currency without minor units as it is', async () =>
    expect(await lastLines(revising(foreign(1_000, '0.05', 'JPY'), foreign(3_000, '0.048', 'JPY')))).toEqual([
      '2022-06-01 REVISED 10000',
      '2022-06-01 REVALUED -600',
    ]));

  it('know no rate before where the currency is another, or was or becomes CNY', async () => {
    const amount = foreign(100_000, '7');
    for (const [from, to, difference] of [
      [amount, foreign(100_000, '7.5', 'EUR'), 50_000],
      [amount, yuan(800_000), 100_000],
      [yuan(600_000), amount, 100_000],
      [yuan(600_000), yuan(700_000), 100_000],
    ] as const)
      expect(await lastLines(revising(from, to))).toEqual([`2022-06-01 REVISED ${difference}`]);
  });

  it('recorded late take from the later revision what they add, in both lines', async () => {
    const later = revising(foreign(100_000, '7'), foreign(150_000, '7.2'));
    expect(await lastLines([...later, ...revises(later, foreign(120_000, '7.1'), '2022-05-01')])).toEqual([
      '2022-05-01 REVISED 140000',
      '2022-06-01 REVISED -140000',
      '2022-05-01 REVALUED 12000',
      '2022-06-01 REVALUED -12000',
    ]);
  });

  it('leave what is recognized alone until it is recognized again', async () => {
    const history = [
      landed({ plannedInvestment: foreign(100_000, '7') }),
      recognized('PLANNED_INVESTMENT', 700_000),
    ];
    const events = [...history, ...revises(history, foreign(150_000, '7.2'), '2022-06-01')];
    expect(await lastLines(events, 'RECOGNIZED')).toEqual([]);
    expect(await lastLines([...events, recognized('PLANNED_INVESTMENT', 1_080_000)], 'RECOGNIZED')).toEqual([
      '2022-06-01 RECOGNIZED 380000',
    ]);
  });

  it('are no lines of a correction: a rate recorded wrongly was never that', async () =>
    expect(
      await lastLines([
        landed({ plannedInvestment: foreign(100_000, '7') }),
        corrected({ plannedInvestment: foreign(100_000, '7.2') }),
      ]),
    ).toEqual(['2022-03-10 CORRECTED 20000']));
});

describe('whatever is revised at whatever rate', () => {
  const day = fc.constantFrom('2022-03-10', '2022-04-01', '2022-05-01', '2022-06-01');
  const money = fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 1, max: 300_001 }),
        fc.constantFrom(
          ['7', 'USD'],
          ['7.2', 'USD'],
          ['6.35', 'USD'],
          ['6.99999', 'USD'],
          ['0.0513', 'JPY'],
          ['0.061', 'JPY'],
          ['22.9', 'KWD'],
          ['23.1234567', 'KWD'],
        ),
      )
      .map(([amount, [rate, currency]]) => foreign(amount, rate!, currency)),
    fc.integer({ min: 1, max: 1_000_000 }).map(yuan),
  );
  const credits = fc.constantFrom(whole(chamber), twoThirds, [
    credit(chamber, 3334, hub),
    credit(federation, 3333, hub),
    credit(union, 3333),
  ]);
  type Step = (events: readonly ProjectEvent[]) => readonly ProjectEvent[];
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(money, day).map(
        ([plan, on]): Step =>
          (events) =>
            revises(events, plan, on),
      ),
    },
    fc.tuple(credits, day).map(([shares, on]): Step => () => [recredited(shares, on)]),
    fc
      .integer({ min: 1, max: 3_000_000 })
      .map((value): Step => () => [recognized('PLANNED_INVESTMENT', value)]),
    money.map((plan): Step => () => [corrected({ plannedInvestment: plan })]),
  );
  const lives = fc
    .tuple(money, credits, fc.array(step, { maxLength: 8 }))
    .map(([plan, shares, steps]) =>
      steps.reduce<ProjectEvent[]>(
        (events, next) => [...events, ...next(events)],
        [landed({ plannedInvestment: plan, credits: shares })],
      ),
    );

  it('the entries of each event, causes together, are its cells after less its cells before', () =>
    fc.assert(
      fc.asyncProperty(lives, async (events) => {
        const { entries } = await ledgerOf(events);
        let before: readonly Cell[] = [];
        for (const [i] of events.entries()) {
          const after = projectCells(baselineRule, fold(events.slice(0, i + 1)));
          const own = entries.filter(({ seq }) => seq === i + 1);
          expect(
            cellDifference(
              [],
              own.map(({ cell }) => cell),
            ),
          ).toEqual(cellDifference(before, after));
          expect(own.map(({ line }) => line)).toEqual(own.map((_, n) => n + 1));
          before = after;
        }
      }),
      { seed: propertySeed, numRuns: 150 },
    ));

  it('shares add up to the whole in every event, cause, account and on every day', () =>
    fc.assert(
      fc.asyncProperty(lives, async (events) => {
        const sums = new Map<string, bigint>();
        for (const { seq, cause, cell } of (await ledgerOf(events)).entries) {
          const { basis, measure, kind, on, amount } = cell;
          if (kind !== 'UNDIVIDED' && kind !== 'SHARED') continue;
          const key = `${seq} ${cause} ${basis} ${measure} ${on}`;
          sums.set(key, (sums.get(key) ?? 0n) + (kind === 'SHARED' ? amount : -amount));
        }
        expect([...sums].filter(([, difference]) => difference !== 0n)).toEqual([]);
      }),
      { seed: propertySeed, numRuns: 150 },
    ));
});

describe('a figure that was decided on', () => {
  const history = [landed(), recognized('PLANNED_INVESTMENT', 100_000_000)];
  const figure = async (...events: readonly ProjectEvent[]) => {
    const found = (await ledgerOf(events)).figures.get('PLANNED_INVESTMENT');
    return found && `${found.standing} ${found.claimed} ${found.recognized} since ${found.seq}`;
  };

  it('is there once it was decided on, and stands', async () => {
    expect(await figure(landed())).toBeUndefined();
    expect(await figure(...history)).toBe('STANDS 100000000 100000000 since 2');
    expect(await figure(landed(), recognized('PLANNED_INVESTMENT', 80))).toBe('STANDS 100000000 80 since 2');
  });

  it('awaits another decision when the landing is corrected below what was recognized, or above it', async () => {
    const below = corrected({ plannedInvestment: yuan(80_000_000) });
    expect(await lastLines([...history, below], 'RECOGNIZED')).toEqual(['2022-03-10 CORRECTED -20000000']);
    expect(await figure(...history, below)).toBe('AWAITS 80000000 80000000 since 3');
    expect(await figure(...history, corrected({ plannedInvestment: yuan(120_000_000) }))).toBe(
      'AWAITS 120000000 100000000 since 3',
    );
    expect(await figure(...history, below, recognized('PLANNED_INVESTMENT', 80_000_000))).toBe(
      'STANDS 80000000 80000000 since 4',
    );
  });

  it('awaits another decision when the plan is revised, downward too, and when the decision is taken back', async () => {
    expect(await figure(...history, revised(yuan(70_000_000), '2022-06-01'))).toBe(
      'AWAITS 70000000 100000000 since 3',
    );
    expect(await figure(...history, reopened('PLANNED_INVESTMENT'))).toBe('AWAITS 100000000 0 since 3');
  });

  it('stands whatever else is corrected: its day, its chain, who shares it', async () => {
    expect(
      await figure(
        ...history,
        corrected({ landedOn: '2022-02-01', chainCode: 'QD22-01' }),
        recredited(twoThirds, '2022-06-01'),
      ),
    ).toBe('STANDS 100000000 100000000 since 2');
  });

  it('stands again when the correction is corrected', async () =>
    expect(
      await figure(
        ...history,
        corrected({ plannedInvestment: yuan(80) }),
        corrected({ plannedInvestment: yuan(100_000_000) }),
      ),
    ).toBe('STANDS 100000000 100000000 since 4'));

  it('that was rejected awaits another decision when the claim changes, and stands as long as it is the same', async () => {
    const refused = [landed(), rejected('PLANNED_INVESTMENT')];
    const below = corrected({ plannedInvestment: yuan(10_000_000) });
    expect(await figure(...refused)).toBe('STANDS 100000000 0 since 2');
    expect(await figure(...refused, corrected({ landedOn: '2022-02-01' }))).toBe(
      'STANDS 100000000 0 since 2',
    );
    expect(await figure(...refused, below)).toBe('AWAITS 10000000 0 since 3');
    expect(await figure(...refused, revised(yuan(70_000_000), '2022-06-01'))).toBe(
      'AWAITS 70000000 0 since 3',
    );
    expect(await figure(...refused, below, rejected('PLANNED_INVESTMENT'))).toBe('STANDS 10000000 0 since 4');
    expect(await figure(...refused, reopened('PLANNED_INVESTMENT'))).toBe('AWAITS 100000000 0 since 3');
    expect(await figure(...refused, withdrawn('2022-06-01'))).toBe('LAPSED 0 0 since 3');
    expect(await lastLines([...refused, below], 'CLAIMED')).toEqual([]);
  });

  it('has lapsed with the project, and awaits nothing then', async () =>
    expect(await figure(...history, withdrawn('2022-06-01'))).toBe('LAPSED 0 0 since 3'));
});

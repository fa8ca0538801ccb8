import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AnyEvent } from '#platform/kernel';
import {
  baselineRule,
  cellDifference,
  contract,
  type Cell,
  type CountingRule,
  type LedgerSubject,
} from '#platform/ledger';
import { contexts } from '#composition/program';

/*
 * A figure that no cell shows: the compiler forces every fold, view and cause to answer an event, but a number in it that `cells` forgets does
 * compile. So every number of every stored sample is changed by one, and some cell must change with it.
 */
const root = path.join(import.meta.dirname, '../..');
/** Of each type the sample of its latest version: that is the shape which folds read. */
const samplesOf = (context: string): AnyEvent[] => {
  const folder = path.join(root, 'libs/domain', context, 'samples');
  const samples = readdirSync(folder)
    .toSorted()
    .map(
      (file) =>
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as AnyEvent & { readonly v: number },
    );
  return samples.filter(({ type, v }) => !samples.some((other) => other.type === type && other.v > v));
};

/** Numbers that are no figure of their own, each with the reason. A path ends with the key given, or holds it where it ends with a dot. */
const noFigures: Readonly<Record<string, string>> = {
  'before.': 'what a correction or revision replaced',
  'current.': 'what stands after it, for the views',
  amount: 'native minor units; the ledger counts their value in fen (cny)',
  received: 'the sum so far, for the views',
  basisPoints: 'a share: held to 10,000 by its own rule, tested with the cells',
  hubs: 'ids',
  version: 'a version',
  seenVersion: 'a version',
  'expectedInvestment.': 'an expectation; no measure counts it',
  participants: 'described beside the sessions; no measure counts it',
  'organizationsReported.': "a document's own figure, quoted beside the list",
  sessionCount: 'the sum, for the views',
  'added.': 'what came with this event; `held` carries what stands after it',
};
const isFigure = (at: string): boolean =>
  !Object.keys(noFigures).some((key) =>
    key.endsWith('.') ? at.includes(key) : at === key || at.endsWith(`.${key}`),
  );

const numbersIn = (value: unknown, at = ''): string[] => {
  if (typeof value === 'number') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    numbersIn(member, at === '' ? key : `${at}.${key}`),
  );
};
const raised = (data: object, at: string): object => {
  const copy = structuredClone(data) as Record<string, unknown>;
  const keys = at.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce((found, key) => found[key] as Record<string, unknown>, copy);
  holder[last] = (holder[last] as number) + 1;
  return copy;
};

/** States that samples lead to, in up to three steps. */
const statesOf = (subject: LedgerSubject, samples: readonly AnyEvent[]): unknown[] => {
  let [edge, all] = [[subject.initial], [subject.initial]];
  for (let step = 0; step < 3; step++) {
    edge = edge.flatMap((state) => samples.flatMap((event) => folded(subject, state, event)));
    all = [...all, ...edge];
  }
  return all;
};
const folded = (subject: LedgerSubject, state: unknown, event: AnyEvent): unknown[] => {
  try {
    return [subject.evolve(state, event)];
  } catch {
    return []; // an order that cannot happen
  }
};
const differs = (subject: LedgerSubject, a: unknown, b: unknown): boolean =>
  cellDifference(subject.cells(baselineRule, a), subject.cells(baselineRule, b)).length > 0;

const counted = contexts.flatMap((context) => {
  const samples = context.subjects.length === 0 ? [] : samplesOf(context.name);
  return context.subjects.map((subject) => {
    const own = samples.filter(({ type }) => Object.hasOwn(subject.causes, type));
    return { name: `${context.name}: ${subject.category}`, subject, own, states: statesOf(subject, own) };
  });
});

describe.each(counted)('$name', ({ subject, own, states }) => {
  it.each(
    own.filter(({ type }) => subject.causes[type] !== 'ignore').map((event) => [event.type, event] as const),
  )('%s moves some figure', (_, event) =>
    expect(
      states.some((state) => folded(subject, state, event).some((after) => differs(subject, state, after))),
    ).toBe(true),
  );

  // What never moves a figure (a plan, say) may hold numbers that are none.
  const figures = own.flatMap((event) =>
    (subject.causes[event.type] === 'ignore' ? [] : numbersIn(event.data))
      .filter(isFigure)
      .map((at) => [event.type, at, event] as const),
  );
  if (figures.length > 0)
    it.each(figures)('%s shows %s in some cell', (_, at, event) => {
      const changed: AnyEvent = { type: event.type, data: raised(event.data, at) };
      const shown = states.some((state) => {
        const [is] = folded(subject, state, event);
        const [would] = folded(subject, state, changed);
        return is !== undefined && would !== undefined && differs(subject, is, would);
      });
      expect(shown).toBe(true);
    });
});

const otherRules: readonly CountingRule[] = [
  { ...baselineRule, ruleId: 'registered@1', landed: { when: 'REGISTERED', needs: [] } },
  { ...baselineRule, ruleId: 'land@1', landed: { when: 'LANDED', needs: ['LAND_OBTAINED'] } },
  ...(['FIRST', 'IN_FORCE'] as const).map((judgedBy): CountingRule => ({
    ...baselineRule,
    ruleId: 'floor@1',
    floors: [{ measure: 'PLANNED_INVESTMENT', least: Number.MAX_SAFE_INTEGER, judgedBy }],
  })),
];
it.each(counted)(
  '$name: a counting rule changes what is said to be ruled, and nothing else',
  ({ subject, states }) => {
    const cellsOf = (rule: CountingRule, state: unknown, measure: string): readonly Cell[] =>
      subject.cells(rule, state).filter((cell) => cell.measure === measure);
    for (const [measure, { ruled }] of Object.entries(subject.words)) {
      // A kind of funds that no sample has shows nothing.
      if (states.every((state) => cellsOf(baselineRule, state, measure).length === 0)) continue;
      const changed = states.some((state) =>
        otherRules.some(
          (rule) =>
            cellDifference(cellsOf(baselineRule, state, measure), cellsOf(rule, state, measure)).length > 0,
        ),
      );
      expect([measure, changed]).toEqual([measure, ruled]);
    }
  },
);

it('knows the subject of every measure that a context counts', () => {
  const categories = new Set(counted.map(({ subject }) => subject.category));
  const without = [...contract()].filter(([, { subject }]) => !categories.has(subject));
  expect(without).toEqual([]);
});

it('is noticed: a cell that forgets a figure', () => {
  const project = counted.find(({ subject }) => subject.category === 'project')!;
  const forgetful = {
    ...project.subject,
    cells: (...given: Parameters<LedgerSubject['cells']>) =>
      project.subject.cells(...given).filter((cell) => cell.measure !== 'UTILIZED_FOREIGN'),
  };
  const receipt = project.own.find(({ type }) => type === 'ProjectFundsReceived')!;
  const moves = (subject: LedgerSubject) =>
    project.states.some((state) =>
      folded(subject, state, receipt).some((after) => differs(subject, state, after)),
    );
  expect([moves(project.subject), moves(forgetful)]).toEqual([true, false]);
});

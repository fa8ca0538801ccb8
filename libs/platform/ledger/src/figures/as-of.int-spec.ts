import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Measure, Recorded } from '#platform/kernel';
import type { Cell } from '../cells.js';
import { baselineRule } from '../rule.js';
import { openSampleLedger, sampleSubjects, type SampleLedger } from '../testing/sample-ledger.js';
import { numbers, organizations, sampleHistory } from '../testing/sample-subjects.js';
import type { FigureQuery } from './figure-query.js';
import { totals } from './totals.js';

const measures: readonly Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'];
const query: FigureQuery = {
  ruleId: baselineRule.ruleId,
  jurisdictionId: 'qingdao',
  basis: 'CLAIMED',
  credit: 'SHARED',
};

let sample: SampleLedger;
beforeAll(async () => {
  sample = await openSampleLedger();
});
afterAll(() => sample.close());

/** What the subjects counted for as they stood at a place in the log: folded anew, without an entry. */
const cellsAt = (history: readonly Recorded[], seq: number): Cell[] => {
  const states = new Map<string, unknown>();
  for (const event of history.slice(0, seq)) {
    const subject = sampleSubjects.find(({ category }) => event.streamId.startsWith(`${category}-`));
    if (!subject || event.meta.jurisdictionId !== 'qingdao') continue;
    const { streamId } = event;
    states.set(streamId, subject.evolve(states.get(streamId) ?? subject.initial, event));
  }
  return [...states].flatMap(([streamId, state]) =>
    sampleSubjects.find(({ category }) => streamId.startsWith(`${category}-`))!.cells(baselineRule, state),
  );
};
const sumOf = (cells: readonly Cell[], of: Partial<Cell>, to: string): bigint =>
  cells
    .filter(
      (cell) =>
        cell.on <= to && Object.entries(of).every(([name, value]) => cell[name as keyof Cell] === value),
    )
    .reduce((sum, cell) => sum + cell.amount, 0n);

const question = (length: number) =>
  fc.record({
    upTo: fc.integer({ min: 0, max: length }),
    to: fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2022-0${1 + (day % 9)}-${String(day).padStart(2, '0')}`),
    basis: fc.constantFrom('CLAIMED' as const, 'RECOGNIZED' as const),
  });
const ask = (given: Partial<FigureQuery>, by: Parameters<typeof totals>[3] = []) =>
  totals(sample.read, { ...query, ...given }, measures, by);

describe.each([1, 7, 2022])('as of a place in the log, of the history %i', (seed) => {
  const history = sampleHistory(numbers(seed), { length: 120 });
  beforeAll(() => sample.replay(history, 11));

  it('a figure is what the subjects counted for as they stood then, by any day', () =>
    fc.assert(
      fc.asyncProperty(question(history.length), async ({ upTo, to, basis }) => {
        const cells = cellsAt(history, upTo);
        const [whole, shared] = [
          await ask({ upTo, to, basis }),
          await ask({ upTo, to, basis }, ['ORGANIZATION']),
        ];
        for (const measure of measures) {
          const expected = sumOf(cells, { measure, basis, kind: 'UNDIVIDED' }, to);
          expect([measure, whole.grand.get(measure)!.amount]).toEqual([measure, expected]);
          // The shares are the whole, at every place and on every day.
          expect([measure, shared.grand.get(measure)!.amount]).toEqual([measure, expected]);
          for (const organizationId of organizations.slice(0, 3)) {
            const row = shared.rows.find(({ codes }) => codes[0] === organizationId);
            expect(row?.sums.get(measure)?.amount ?? 0n).toBe(
              sumOf(cells, { measure, basis, kind: 'SHARED', organizationId }, to),
            );
          }
        }
      }),
      { numRuns: 30, seed },
    ));

  it('at the end of the log it is what is known now, and where nothing came between it is the same', async () => {
    for (const by of [[], ['ORGANIZATION'], ['HUB'], ['INDUSTRY_CHAIN', 'MONTH']] as const)
      expect(await ask({ upTo: history.length }, by)).toEqual(await ask({}, by));
    // The ordinals of other jurisdictions' events move nothing here.
    const others = history.filter(({ meta }) => meta.jurisdictionId !== 'qingdao');
    expect(others.length).toBeGreaterThan(0);
    for (const { seq } of others)
      expect((await ask({ upTo: seq })).grand).toEqual((await ask({ upTo: seq - 1 })).grand);
  });

  it('stays what it was: after more events, whatever their batches, and after a rebuild', async () => {
    const half = Math.floor(history.length / 2);
    const answers = async () =>
      Promise.all(
        [1, half - 7, half].flatMap((upTo) =>
          ([[], ['ORGANIZATION'], ['HUB', 'QUARTER']] as const).map(async (by) => {
            const { rows, grand } = await ask({ upTo, to: '2022-06-30' }, by);
            return { rows, grand };
          }),
        ),
      );
    await sample.replay(history.slice(0, half), 9);
    const before = await answers();
    await sample.replay(history, 23);
    expect(await answers()).toEqual(before);
    await sample.rebuilder(history).rebuild(sample.ledger);
    expect(await answers()).toEqual(before);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { HELD, placesOf } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { historySeeds, questions } from '../../../../../test/support/histories.js';
import { baselineRule } from '../rule.js';
import { cellsAt, sumOfCells } from '../testing/oracle.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import { numbers, organizations, repaired, sampleHistory, upToPlace } from '../testing/sample-subjects.js';
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

describe.each(historySeeds(1, 7, 2022))('as of a place in the log, of the history %i', (seed) => {
  const length = 120;
  // In one of three an event had been passed over and was placed late.
  const whole = sampleHistory(numbers(seed), { length });
  const history = seed % 3 === 0 ? repaired(whole, numbers(seed)) : whole;
  beforeAll(() => sample.replay(history, 11));

  it('a figure is what the subjects counted for as they stood then, by any day', () =>
    fc.assert(
      fc.asyncProperty(question(length), async ({ upTo, to, basis }) => {
        const cells = cellsAt(history, upTo, baselineRule);
        const [whole, shared] = [
          await ask({ upTo, to, basis }),
          await ask({ upTo, to, basis }, ['ORGANIZATION']),
        ];
        for (const measure of measures) {
          const expected = sumOfCells(cells, { measure, basis, kind: 'UNDIVIDED' }, to);
          expect([measure, whole.grand.get(measure)!.amount]).toEqual([measure, expected]);
          // The shares are the whole, at every place and on every day.
          expect([measure, shared.grand.get(measure)!.amount]).toEqual([measure, expected]);
          for (const organizationId of organizations.slice(0, 3)) {
            const row = shared.rows.find(({ codes }) => codes[0] === organizationId);
            expect(row?.sums.get(measure)?.amount ?? 0n).toBe(
              sumOfCells(cells, { measure, basis, kind: 'SHARED', organizationId }, to),
            );
          }
        }
      }),
      { numRuns: questions(30), seed },
    ));

  it('at the end of the log it is what is known now, and where nothing came between it is the same', async () => {
    for (const by of [[], ['ORGANIZATION'], ['HUB'], ['INDUSTRY_CHAIN', 'MONTH']] as const)
      expect(await ask({ upTo: length }, by)).toEqual(await ask({}, by));
    // The places of other jurisdictions' events move nothing here, nor do those where an event was held.
    const places = placesOf(history);
    const own = new Set(
      places.filter((_, n) => history[n]!.type !== HELD && history[n]!.meta.jurisdictionId === 'qingdao'),
    );
    const others = places.filter((place) => !own.has(place));
    expect(others.length).toBeGreaterThan(0);
    for (const seq of others)
      expect((await ask({ upTo: seq })).grand).toEqual((await ask({ upTo: seq - 1 })).grand);
  });

  it('stays what it was: after more events, whatever their batches, and after a rebuild', async () => {
    const half = length / 2;
    const answers = async () =>
      Promise.all(
        [1, half - 7, half].flatMap((upTo) =>
          ([[], ['ORGANIZATION'], ['HUB', 'QUARTER']] as const).map(async (by) => {
            const { rows, grand } = await ask({ upTo, to: '2022-06-30' }, by);
            return { rows, grand };
          }),
        ),
      );
    await sample.replay(upToPlace(history, half), 9);
    const before = await answers();
    await sample.replay(history, 23);
    expect(await answers()).toEqual(before);
    await sample.rebuilder(history).rebuild(sample.ledger);
    expect(await answers()).toEqual(before);
  });
});

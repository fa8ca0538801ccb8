import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { SequencedLog } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { readingIn } from '#platform/testing';
import { historySeeds, questions } from '../../../../../test/support/histories.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import {
  chains,
  fewRule,
  halfRule,
  hubs,
  numbers,
  organizations,
  recorded,
  repaired,
  ruleDesignated,
  rulePublished,
  sampleHistory,
  withRules,
  type DealEvent,
} from '../testing/sample-subjects.js';
import { BridgeResolver } from './bridge.resolver.js';
import type { Bridge } from './bridge.types.js';
import type { BridgeCause } from './bridge.js';
import type { FigureSubject } from './figure-subjects.types.js';
import { FiguresResolver } from './figures.resolver.js';
import type { AsOf, FigureFilter, KeyInput } from './figures.types.js';
import type { DateRange } from '../filter-fields.js';
import type { KeyNames } from './key-names.js';

const reading = readingIn('qingdao');
let sample: SampleLedger;
let bridges: BridgeResolver;
let figures: FiguresResolver;
/** The day on which each place in the log became known, as it is asked for. */
const day = (seq: number) => `2022-06-${String(10 + seq).padStart(2, '0')}`;
beforeAll(async () => {
  sample = await openSampleLedger();
  const positionOf = (seq: number | string) => `log:${seq}`;
  const log = {
    clockAt: async () => 'WITNESSED' as const,
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
    asOf: async (_field: string, { position }: AsOf) => {
      const seq = Number(position!.slice(4));
      return { seq, knownAt: seq > 15 ? '2022-03-31T02:00:00Z' : `${day(seq)}T02:00:00Z` };
    },
  } as unknown as SequencedLog;
  const keyNames: KeyNames = { names: async () => new Map(), hubs: async () => hubs };
  bridges = new BridgeResolver(sample.views, log, keyNames);
  figures = new FiguresResolver(sample.views, log, keyNames);
});
afterAll(() => sample.close());

type Asked = {
  readonly filter?: FigureFilter;
  readonly earlier?: DateRange;
  readonly keys?: KeyInput[];
  readonly rules?: readonly [from: string | null, to: string | null];
};
const at = (seq: number): AsOf => ({ position: `log:${seq}` });
const bridged = (
  measure: Measure,
  from: number,
  to: number,
  { filter, earlier, keys, rules = [null, null] }: Asked = {},
) =>
  bridges.bridge(
    reading,
    measure,
    at(from),
    at(to),
    keys ?? [],
    filter ?? null,
    earlier ?? null,
    null,
    ...rules,
  );
const summed = async (measure: Measure, seq: number, filter: FigureFilter, rule: string | null = null) =>
  (await figures.totals(reading, [measure], [], filter, null, 10, null, null, at(seq), rule)).grand[0]!;
/** All subjects of a step, page by page, which all say how many there are, what they come to and what they stand at. */
const subjectsOf = async (bridge: Bridge, cause: BridgeCause | undefined, first: number) => {
  const found: FigureSubject[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { edges, pageInfo, totalCount, total, standing } = await bridge.subjectsOf({ cause, first, after });
    found.push(...edges.map(({ node }) => node));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    if (!more) expect(totalCount).toBe(found.length);
    expect(total.amount).toBe(
      cause === undefined
        ? bridge.closing.amount - bridge.opening.amount
        : (bridge.steps.find((step) => step.cause === cause)?.figure.amount ?? 0n),
    );
    expect(standing).toEqual(bridge.to);
  }
  return found;
};
const told = ({ steps }: Bridge) => steps.map(({ cause, figure: { value } }) => [cause, value]);

describe.each(historySeeds(6, 43))('bridges over the history %i', (seed) => {
  // Both rules are published before the first deal; one of them is the default for a while.
  const whole = withRules(sampleHistory(numbers(seed), { length: 120 }), [
    [1, rulePublished(halfRule)],
    [1, rulePublished(fewRule)],
    [50, ruleDesignated(halfRule.ruleId)],
    [90, ruleDesignated('baseline@1')],
  ]);
  // In every other one an event had been passed over and was placed late.
  const history = seed % 2 === 0 ? repaired(whole, numbers(seed)) : whole;
  beforeAll(() => sample.replay(history, 31));
  const place = fc.integer({ min: 0, max: whole.length });
  const dayIn = fc.constantFrom(null, '2021-04-15', '2021-11-30', '2022-03-01', '2022-08-20');
  const days = fc
    .tuple(dayIn, dayIn)
    .map(([a, b]) => (a && b && a > b ? { from: b, to: a } : { from: a, to: b }));
  const aRule = fc.constantFrom(null, 'baseline@1', halfRule.ruleId, fewRule.ruleId);
  const asked = fc.record({
    measure: fc.constantFrom(
      'PROJECTS_LANDED' as const,
      'PLANNED_INVESTMENT' as const,
      'NETWORK_MEMBERS' as const,
    ),
    from: place,
    to: place,
    earlier: days,
    later: days,
    basis: fc.constantFrom('CLAIMED' as const, 'RECOGNIZED' as const),
    who: fc.constantFrom(undefined, organizations.slice(0, 3), hubs.slice(0, 1)),
    chainCodes: fc.constantFrom(undefined, chains.slice(0, 1)),
    rules: fc.tuple(aRule, aRule),
  });

  it('add up, opening and closing are what totals say, backwards each step has the other sign, and entries sum to it', () =>
    fc.assert(
      fc.asyncProperty(
        asked,
        async ({ measure, from, to, earlier, later, basis, who, chainCodes, rules }) => {
          const rest = { basis, ...(who && { organizationIds: who }), ...(chainCodes && { chainCodes }) };
          const filter = { ...rest, occurred: later };
          const bridge = await bridged(measure, from, to, { filter, earlier, rules });
          const [opening, closing] = [
            await summed(measure, from, { ...rest, occurred: earlier }, rules[0]),
            await summed(measure, to, filter, rules[1]),
          ];
          expect([bridge.opening.amount, bridge.opening.entryCount]).toEqual([
            opening.amount,
            opening.entryCount,
          ]);
          expect([bridge.closing.amount, bridge.closing.entryCount]).toEqual([
            closing.amount,
            closing.entryCount,
          ]);
          const steps = bridge.steps.reduce((sum, { figure }) => sum + figure.amount, 0n);
          expect(opening.amount + steps).toBe(closing.amount);
          expect(new Set(bridge.steps.map(({ cause }) => cause)).size).toBe(bridge.steps.length);
          const back = await bridged(measure, to, from, {
            filter: { ...rest, occurred: earlier },
            earlier: later,
            rules: [rules[1], rules[0]],
          });
          const negated = ({ cause, figure, ...counts }: Bridge['steps'][number]) => [
            cause,
            -figure.amount,
            counts,
          ];
          const told = bridge.steps.map(({ cause, figure, ...counts }) => [cause, figure.amount, counts]);
          // At one place neither end knew less: by another rule and of other days, what is RECOUNTED goes by the days of whichever is the opening.
          const isAnotherWay =
            from === to && bridge.from.ruleId !== bridge.to.ruleId && !isDeepStrictEqual(earlier, later);
          expect(isAnotherWay ? told : back.steps.map(negated)).toEqual(told);
          expect(back.steps.reduce((sum, { figure }) => sum - figure.amount, 0n)).toBe(steps);
          for (const cause of [undefined, ...bridge.steps.map((step) => step.cause)]) {
            let [sum, count, totalCount] = [0n, 0, 0];
            for (let after: string | null = null, more = true; more;) {
              const page = await bridge.entriesOf({ cause, first: 100, after });
              for (const { node } of page.edges) sum += node.amount;
              count += page.edges.length;
              [after, more, totalCount] = [
                page.pageInfo.endCursor,
                page.pageInfo.hasNextPage,
                page.totalCount,
              ];
              expect((await page.totalOf()).amount).toBe(
                cause === undefined
                  ? closing.amount - opening.amount
                  : bridge.steps.find((step) => step.cause === cause)!.figure.amount,
              );
            }
            expect([cause, count]).toEqual([cause, totalCount]);
            expect(sum).toBe(
              cause === undefined
                ? closing.amount - opening.amount
                : bridge.steps.find((step) => step.cause === cause)!.figure.amount,
            );
            // The same by subject: each once, whatever the size of a page, none of them at nothing.
            const [few, many] = [await subjectsOf(bridge, cause, 3), await subjectsOf(bridge, cause, 100)];
            expect(few).toEqual(many);
            expect(many.reduce((whole, { amount }) => whole + amount, 0n)).toBe(sum);
            expect(many.every(({ amount }) => amount !== 0n)).toBe(true);
            expect(new Set(many.map(({ subjectId }) => subjectId)).size).toBe(many.length);
            const said = bridge.steps.find((step) => step.cause === cause)?.subjectCount;
            expect(many.length).toBe(cause === undefined ? many.length : said);
          }
        },
      ),
      { numRuns: questions(60), seed },
    ));
});

describe('what a bridge tells of a subject', () => {
  const id = (n: number) => `0000eeee-0000-4000-8000-00000000000${n}`;
  const under = (hubId: string) => [
    { organizationId: organizations[1]!, basisPoints: 10_000, hubs: [hubId] },
  ];
  const struck = (on: string, fen = 690, chainCode = chains[0]!): DealEvent => ({
    type: 'DealStruck',
    data: { on, fen, credits: under(hubs[0]!), dims: { chainCode } },
  });
  const corrected = (on: string, chainCode = chains[0]!): DealEvent => ({
    type: 'DealCorrected',
    data: { on, dims: { chainCode } },
  });
  const revised: DealEvent = { type: 'DealRevised', data: { on: '2022-06-20', fen: 69 } };
  const withdrawn: DealEvent = { type: 'DealWithdrawn', data: { on: '2022-06-20' } };
  const recredited: DealEvent = {
    type: 'DealRecredited',
    data: { from: '2022-06-02', credits: under(hubs[1]!) },
  };
  const decided = (type: 'FigureRejected' | 'FigureReopened'): DealEvent => ({
    type,
    data: { measure: 'PROJECTS_LANDED', seenVersion: 1 },
  });
  /** The log begins with a deal that every opening knows; then come these, each of the same deal. */
  const given = (...events: DealEvent[]) =>
    sample.replay(
      [
        recorded(1, `deal-${id(1)}`, 1, struck('2022-05-01', 100)),
        ...events.map((event, i) => recorded(i + 2, `deal-${id(2)}`, i + 1, event)),
      ],
      3,
    );
  const hub = (code: string): KeyInput[] => [{ dimension: 'HUB', code }];

  const cases: [string, DealEvent[], number, Asked, Measure, [BridgeCause, string][]][] = [
    [
      'new, then revised: its net is NEW',
      [struck('2022-06-12'), revised],
      1,
      {},
      'PLANNED_INVESTMENT',
      [['NEW', '69']],
    ],
    [
      'late, then revised: its net is LATE',
      [struck('2022-06-02'), revised],
      1,
      {},
      'PLANNED_INVESTMENT',
      [['LATE', '69']],
    ],
    [
      'late, then corrected to a day after the opening',
      [struck('2022-06-02'), corrected('2022-06-13')],
      1,
      {},
      'PROJECTS_LANDED',
      [['NEW', '1']],
    ],
    ['late, then withdrawn: nothing', [struck('2022-06-02'), withdrawn], 1, {}, 'PROJECTS_LANDED', []],
    [
      'corrected before the opening, revised after it',
      [struck('2022-06-02'), corrected('2022-06-03'), revised],
      3,
      {},
      'PLANNED_INVESTMENT',
      [['REVISED', '-621']],
    ],
    [
      'withdrawn after the opening',
      [struck('2022-06-02'), withdrawn],
      2,
      {},
      'PROJECTS_LANDED',
      [['WITHDRAWN', '-1']],
    ],
    [
      're-credited: the hub it left',
      [struck('2022-06-02'), recredited],
      2,
      { keys: hub(hubs[0]!) },
      'PROJECTS_LANDED',
      [['RECREDITED', '-1']],
    ],
    [
      're-credited: the hub it came to knew of it elsewhere',
      [struck('2022-06-02'), recredited],
      2,
      { keys: hub(hubs[1]!) },
      'PROJECTS_LANDED',
      [['RECREDITED', '1']],
    ],
    [
      're-credited: the whole does not move',
      [struck('2022-06-02'), recredited],
      2,
      {},
      'PROJECTS_LANDED',
      [],
    ],
    [
      'rejected',
      [struck('2022-06-02'), decided('FigureRejected')],
      2,
      {},
      'PROJECTS_LANDED',
      [['REJECTED', '-1']],
    ],
    [
      'rejected, then reopened',
      [struck('2022-06-02'), decided('FigureRejected'), decided('FigureReopened')],
      2,
      {},
      'PROJECTS_LANDED',
      [
        ['CORRECTED', '1'],
        ['REJECTED', '-1'],
      ],
    ],
    [
      'rejected before the opening, then reopened',
      [struck('2022-06-02'), decided('FigureRejected'), decided('FigureReopened')],
      3,
      {},
      'PROJECTS_LANDED',
      [['CORRECTED', '1']],
    ],
    [
      'moved out of the filter',
      [struck('2022-06-02'), corrected('2022-06-02', chains[1]!)],
      2,
      { filter: { chainCodes: [chains[0]!] } },
      'PROJECTS_LANDED',
      [['CORRECTED', '-1']],
    ],
    [
      'moved into the filter',
      [struck('2022-06-02'), corrected('2022-06-02', chains[1]!)],
      2,
      { filter: { chainCodes: [chains[1]!] } },
      'PROJECTS_LANDED',
      [['CORRECTED', '1']],
    ],
    [
      'moved out of the filter and back',
      [struck('2022-06-02'), corrected('2022-06-02', chains[1]!), corrected('2022-06-02')],
      2,
      { filter: { chainCodes: [chains[0]!] } },
      'PROJECTS_LANDED',
      [],
    ],
    [
      'moved to a day within the range',
      [struck('2022-07-02'), corrected('2022-06-02')],
      2,
      { filter: { occurred: { to: '2022-06-30' } } },
      'PROJECTS_LANDED',
      [['CORRECTED', '1']],
    ],
    [
      'known already, on other days',
      [struck('2022-06-02')],
      2,
      { earlier: { to: '2022-05-31' } },
      'PROJECTS_LANDED',
      [['PERIOD', '1']],
    ],
    [
      'happened after the days of an opening that was known later',
      [struck('2022-06-08')],
      1,
      { earlier: { to: '2022-05-31' } },
      'PROJECTS_LANDED',
      [['NEW', '1']],
    ],
  ];
  it.each(cases)('%s', async (_, events, from, asked, measure, expected) => {
    await given(...events);
    const bridge = await bridged(measure, from, events.length + 1, asked);
    expect(told(bridge)).toEqual(expected);
    const steps = bridge.steps.reduce((sum, { figure }) => sum + figure.amount, 0n);
    expect(bridge.opening.amount + steps).toBe(bridge.closing.amount);
    expect(bridge.steps.every(({ subjectCount }) => subjectCount === 1)).toBe(true);
    for (const { cause, figure } of bridge.steps)
      expect(await subjectsOf(bridge, cause, 10)).toMatchObject([
        { subjectId: id(2), subjectKind: 'deal', value: figure.value },
      ]);
  });

  it('lists the subjects of a step once each, net of all its entries, and backwards with the other sign', async () => {
    await given(struck('2022-06-12'), revised);
    const [there, back] = [
      await bridged('PLANNED_INVESTMENT', 1, 3),
      await bridged('PLANNED_INVESTMENT', 3, 1),
    ];
    expect(await subjectsOf(there, 'NEW', 10)).toMatchObject([
      { subjectId: id(2), value: '69', entryCount: 2, occurredOn: '2022-06-12' },
    ]);
    expect(await subjectsOf(back, 'NEW', 10)).toMatchObject([{ subjectId: id(2), value: '-69' }]);
    // The deal that both ends know of is in no step.
    expect(await subjectsOf(there, undefined, 10)).toHaveLength(1);
    expect(await subjectsOf(there, 'LATE', 10)).toEqual([]);
  });

  it.each([
    [{ first: 0 }, 'first', 'FIRST_OUT_OF_RANGE'],
    [{ first: 101 }, 'first', 'FIRST_OUT_OF_RANGE'],
    [{ after: 'x' }, 'after', 'CURSOR_INVALID'],
  ])('gives no page of subjects for %j', async (page, field, code) => {
    await given(struck('2022-06-12'));
    const bridge = await bridged('PROJECTS_LANDED', 1, 2);
    await expect(bridge.subjectsOf({ cause: 'NEW', first: 10, after: null, ...page })).rejects.toMatchObject({
      fields: [{ field, code }],
    });
  });

  it('stands at both its ends, of the days of each', async () => {
    await given(struck('2022-06-02'));
    const { from, to, day: by } = await bridged('PROJECTS_LANDED', 1, 2, { earlier: { to: '2022-05-31' } });
    expect([from.position, from.occurred?.to, to.position, to.occurred, by]).toEqual([
      'log:1',
      '2022-05-31',
      'log:2',
      null,
      '2022-05-31',
    ]);
  });

  it('refuses an earlier range that ends before it begins', async () => {
    const earlier = { from: '2022-06-02', to: '2022-06-01' };
    await expect(bridged('PROJECTS_LANDED', 1, 1, { earlier })).rejects.toMatchObject({
      fields: [{ field: 'fromOccurred', code: 'RANGE_REVERSED' }],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SequencedLog } from '#platform/event-store';
import type { Measure } from '#platform/kernel';
import { readingIn } from '#platform/testing';
import type { CreditMode } from '../cells.js';
import { historySeeds } from '../../../../../test/support/histories.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import {
  chains,
  numbers,
  organizations,
  recorded,
  repaired,
  sampleHistory,
} from '../testing/sample-subjects.js';
import type { DealEvent } from '../testing/sample-subjects.js';
import { FigureSubjectsResolver } from './figure-subjects.resolver.js';
import { FiguresResolver } from './figures.resolver.js';
import type { AsOf, FigureFilter } from './figures.types.js';
import type { KeyNames } from './key-names.js';

const reading = readingIn('qingdao');
let sample: SampleLedger;
let subjects: FigureSubjectsResolver;
let figures: FiguresResolver;
beforeAll(async () => {
  sample = await openSampleLedger();
  const positionOf = (seq: number | string) => `log:${seq}`;
  const log = {
    clockAt: async () => 'WITNESSED' as const,
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
    asOf: async (_field: string, { position }: AsOf) => ({
      seq: Number(position!.slice(4)),
      knownAt: '2022-08-31T02:00:00Z',
    }),
  } as unknown as SequencedLog;
  const keyNames: KeyNames = { names: async () => new Map(), hubs: async () => [] };
  subjects = new FigureSubjectsResolver(sample.views, log, keyNames);
  figures = new FiguresResolver(sample.views, log, keyNames);
});
afterAll(() => sample.close());

type Asked = { readonly filter?: FigureFilter; readonly credit?: CreditMode; readonly asOf?: AsOf };
const page = (measure: Measure, { filter, credit, asOf }: Asked, first = 100, after: string | null = null) =>
  subjects.figureSubjects(reading, measure, [], filter ?? null, credit ?? null, first, after, asOf ?? null);
const all = async (measure: Measure, asked: Asked, first: number) => {
  const found = [];
  for (let after: string | null = null, more = true; more;) {
    const { edges, pageInfo, totalCount } = await page(measure, asked, first, after);
    found.push(...edges.map(({ node }) => node));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    if (!more) expect(totalCount).toBe(found.length);
  }
  return found;
};

describe.each(historySeeds(3, 69, 582))('the subjects behind a figure of the history %i', (seed) => {
  const length = 140;
  const whole = sampleHistory(numbers(seed), { length });
  // In every other one an event had been passed over and was placed late.
  const history = seed % 2 === 0 ? repaired(whole, numbers(seed)) : whole;
  beforeAll(() => sample.replay(history, 23));
  const asked: Asked[] = [
    {},
    { asOf: { position: 'log:0' } },
    { asOf: { position: 'log:70' } },
    { filter: { basis: 'RECOGNIZED' }, asOf: { position: 'log:110' } },
    { filter: { occurred: { from: '2021-06-01', to: '2022-05-31' }, chainCodes: chains.slice(0, 2) } },
    { filter: { organizationIds: organizations.slice(0, 3) }, credit: 'FULL' },
    { filter: { organizationIds: organizations.slice(0, 3) } },
  ];

  it('sum to it, none of them at zero; a whole count has one subject for each thing', async () => {
    for (const measure of ['PROJECTS_LANDED', 'PLANNED_INVESTMENT', 'NETWORK_MEMBERS'] as const)
      for (const { filter, credit, asOf } of asked) {
        const { grand } = await figures.totals(
          reading,
          [measure],
          [],
          filter ?? null,
          credit ?? null,
          10,
          null,
          null,
          asOf ?? null,
        );
        const given = { ...(filter && { filter }), ...(credit && { credit }), ...(asOf && { asOf }) };
        const found = await all(measure, given, 7);
        expect(found.reduce((sum, { amount }) => sum + amount, 0n)).toBe(grand[0]!.amount);
        expect(found.every(({ amount }) => amount !== 0n)).toBe(true);
        expect(new Set(found.map(({ subjectId }) => subjectId)).size).toBe(found.length);
        const { total, standing } = await page(measure, given);
        expect([total.amount, total.entryCount]).toEqual([grand[0]!.amount, grand[0]!.entryCount]);
        expect(standing.position).toBe(asOf?.position ?? `log:${length}`);
        const isWhole = measure === 'PROJECTS_LANDED' && filter === undefined;
        expect(isWhole ? found.length : 0).toBe(isWhole ? Number(grand[0]!.value) : 0);
      }
  });

  it('come largest first, each once whatever the size of a page', async () => {
    const whole = await all('PROJECTS_LANDED', { asOf: { position: 'log:100' } }, 100);
    expect(whole.length).toBeGreaterThan(3);
    for (const size of [1, 3])
      expect(await all('PROJECTS_LANDED', { asOf: { position: 'log:100' } }, size)).toEqual(whole);
    const planned = (await all('PLANNED_INVESTMENT', {}, 2)).map(({ amount }) => amount);
    expect(planned).toEqual(planned.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  });
});

describe('a subject behind a figure', () => {
  const id = '0000eeee-0000-4000-8000-000000000001';
  const events: DealEvent[] = [
    {
      type: 'DealStruck',
      data: {
        on: '2022-06-02',
        fen: 6_900,
        credits: [{ organizationId: organizations[0]!, basisPoints: 10_000, hubs: [] }],
        dims: {},
      },
    },
    { type: 'DealCorrected', data: { on: '2022-06-28', dims: {} } },
    { type: 'DealRevised', data: { on: '2022-07-10', fen: 700 } },
    { type: 'DealWithdrawn', data: { on: '2022-08-29' } },
  ];
  const history = events.map((event, i) => recorded(i + 1, `deal-${id}`, i + 1, event));
  beforeAll(() => sample.replay(history, 2));
  const at = (seq: number, filter?: FigureFilter) =>
    page('PLANNED_INVESTMENT', { asOf: { position: `log:${seq}` }, ...(filter && { filter }) });

  it('counts from the first day that corrections left it, and is known since its first entry', async () => {
    const { edges } = await at(3);
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        subjectId: id,
        subjectKind: 'deal',
        amount: 700n,
        value: '700',
        unit: 'FEN',
        entryCount: 4,
        occurredOn: '2022-06-28',
        recordedAt: history[0]!.knownAt,
      },
    ]);
    expect((await at(1)).edges[0]!.node.occurredOn).toBe('2022-06-02');
  });

  it('is left out once it is withdrawn, and its entries still sum to nothing', async () => {
    const { edges, totalCount, total } = await at(4);
    expect([edges, totalCount, total.amount, total.entryCount]).toEqual([[], 0, 0n, 5]);
    // By a day before the withdrawal it still counts.
    expect((await at(4, { occurred: { to: '2022-08-28' } })).totalCount).toBe(1);
  });

  it.each(['', 'x', Buffer.from('["a","b","c"]').toString('base64url')])(
    'is not looked for behind a cursor that nobody gave: %s',
    async (after) => {
      await expect(page('PLANNED_INVESTMENT', {}, 10, after)).rejects.toMatchObject({
        fields: [{ field: 'after', code: 'CURSOR_INVALID' }],
      });
    },
  );

  it('is asked for by 1 to 100 at a time', async () => {
    await expect(page('PLANNED_INVESTMENT', {}, 101)).rejects.toMatchObject({
      fields: [{ field: 'first', code: 'FIRST_OUT_OF_RANGE' }],
    });
  });
});

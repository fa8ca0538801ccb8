import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SequencedLog } from '#platform/event-store';
import { readingIn } from '#platform/testing';
import { ledgerProjection } from '../ledger.projection.js';
import { baselineRule } from '../rule.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import { dealSubject, numbers, sampleHistory, seatSubject } from '../testing/sample-subjects.js';
import { FiguresResolver } from './figures.resolver.js';
import type { AsOf } from './figures.types.js';
import type { KeyNames } from './key-names.js';

const history = sampleHistory(numbers(7), { length: 80 });
const half = 40;
const asOf: AsOf = { position: `log:${half}` };
const reading = readingIn('qingdao');

let sample: SampleLedger;
let resolver: FiguresResolver;
beforeAll(async () => {
  sample = await openSampleLedger();
});
beforeEach(async () => {
  await sample.replay(history, 20);
  const positionOf = (seq: number | string) => `log:${seq}`;
  const log = {
    clockAt: async () => 'WITNESSED',
    position: async (seq: number) => positionOf(seq),
    positions: async () => positionOf,
    asOf: async (_field: string, { position }: AsOf) => ({
      seq: Number(position!.slice(4)),
      knownAt: '2022-09-01T00:00:00.000Z',
    }),
  } as unknown as SequencedLog;
  const keyNames: KeyNames = { names: async () => new Map(), hubs: async () => [] };
  resolver = new FiguresResolver(sample.views, log, keyNames);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => sample.close());

const planned = async (as: AsOf | null) => {
  const { grand } = await resolver.totals(
    reading,
    ['PLANNED_INVESTMENT'],
    [],
    null,
    null,
    100,
    null,
    null,
    as,
  );
  return grand[0]!.amount;
};
const entries = (as: AsOf | null) =>
  resolver.ledgerEntries(reading, true, 'PLANNED_INVESTMENT', [], null, null, 100, null, null, as);
/** The names of the statements that are sent; before and after each of them something else may happen. */
const statements = (meanwhile: { before?: (n: number) => unknown; after?: (n: number) => unknown } = {}) => {
  const rows = sample.views.as(reading);
  const { statement } = rows;
  const names: string[] = [];
  jest.spyOn(rows, 'statement').mockImplementation((async (...[sent]: Parameters<typeof statement>) => {
    const n = names.push(sent.name ?? '');
    await meanwhile.before?.(n);
    const found = await statement.call(rows, sent);
    await meanwhile.after?.(n);
    return found;
  }) as typeof statement);
  return names;
};
const emptied = () => sample.rebuilder([]).reset(sample.ledger);

describe('an answer as of the past', () => {
  it('is kept, and asks for nothing but which rules and tables the ledger has', async () => {
    const before = await planned(asOf);
    const sent = statements();
    expect(await planned(asOf)).toBe(before);
    expect(before).toBeGreaterThan(0n);
    expect(sent).toEqual(['ledger-rules']);
  });

  it('is kept although more becomes known', async () => {
    await sample.replay(history.slice(0, 60), 20);
    const before = await planned(asOf);
    const { writer, at } = await sample.runner();
    await writer.write(history.slice(60), at);
    const sent = statements();
    expect(await planned(asOf)).toBe(before);
    expect(sent).toEqual(['ledger-rules']);
  });

  it('does not outlive a rebuild by which its events count otherwise', async () => {
    const before = await planned(asOf);
    const dealsCountNothing = ledgerProjection(baselineRule, [
      { ...dealSubject, cells: () => [] },
      seatSubject,
    ]);
    await sample.rebuilder(history).rebuild({ ...dealsCountNothing, version: sample.ledger.version + 1 });
    expect(await planned(asOf)).toBe(0n);
    await sample.rebuilder(history).rebuild(sample.ledger);
    expect(await planned(asOf)).toBe(before);
  });
});

describe('the entries behind a figure', () => {
  it('stand at no place that their page has not come to', async () => {
    await sample.replay(history.slice(0, half), 20);
    const page = await entries(null);
    const { writer, at } = await sample.runner();
    await writer.write(history.slice(half), at);
    expect((await page.standingOf()).position).toBe(`log:${half}`);
    expect((await entries(null)).totalCount).toBeGreaterThan(page.totalCount);
  });

  it.each([
    ['as of the past', asOf],
    ['as of the end of the log', { position: `log:${history.length}` }],
  ])('are read again where the tables were emptied before the page, %s', async (_name, as) => {
    const before = await entries(as);
    let isEmpty = false;
    statements({
      after: async (n) => {
        if (n === 1) await emptied().then(() => (isEmpty = true));
      },
      before: async (n) => {
        // Whoever leads the ledger has filled them by then.
        if (n === 3) await sample.replay(history, 20).then(() => (isEmpty = false));
      },
    });
    const after = await entries(as);
    expect(isEmpty).toBe(false);
    expect(before.edges.length).toBeGreaterThan(0);
    expect([after.edges, after.totalCount]).toEqual([before.edges, before.totalCount]);
  });

  it('are refused where nobody fills the tables again', async () => {
    statements({ after: async (n) => void (n === 1 && (await emptied())) });
    await expect(entries(asOf)).rejects.toMatchObject({ code: 'VIEW_BEHIND' });
  });

  it('have a sum that waits until the tables are filled again', async () => {
    const page = await entries(asOf);
    const before = await page.totalOf();
    await emptied();
    statements({ before: async (n) => void (n === 2 && (await sample.replay(history, 20))) });
    expect(await page.totalOf()).toEqual(before);
    expect(before.amount).toBeGreaterThan(0n);
  });
});

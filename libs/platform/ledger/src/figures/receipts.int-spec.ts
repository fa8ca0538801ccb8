import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SequencedLog } from '#platform/event-store';
import type { Reading, Recorded } from '#platform/kernel';
import { readingIn } from '#platform/testing';
import type { Dimension } from '../dimensions.js';
import { histories, patience } from '../../../../../test/support/histories.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import { sampleLog, sampleLogId } from '../testing/sample-log.js';
import {
  hubs,
  numbers,
  organizations,
  repaired,
  sampleHistory,
  upToPlace,
} from '../testing/sample-subjects.js';
import { FiguresResolver } from './figures.resolver.js';
import type { FigureFilter } from './figures.types.js';
import type { KeyNames } from './key-names.js';
import { PartReceipts } from './part-receipts.js';
import { contentOf, tokenOf, type ReceiptContent } from './receipt-token.js';
import type { CountedTotals } from './receipts.js';
import { ReceiptsResolver } from './receipts.resolver.js';

const key = Buffer.alloc(32, 7);
const history = sampleHistory(numbers(41), { length: 90 });
const qingdao = readingIn('qingdao');

let sample: SampleLedger;
beforeAll(async () => {
  sample = await openSampleLedger();
  // Its events have their places, and the moments at which they became known, from here on.
  await sample.rebuilder(history).rebuild(sample.ledger);
});
afterAll(() => sample.close());

/** A log of these events; another one has other hashes at its places. */
const logOf = (events: readonly Recorded[], salt = '', branch = 0): SequencedLog =>
  sampleLog(sample, events, () => salt, branch);
let hubIds: readonly string[] = hubs;
const keyNames: KeyNames = {
  names: async (_reading, _dimension, codes) => new Map(codes.map((code) => [code, `name of ${code}`])),
  hubs: async () => hubIds,
};
/** A process that has just started over a log. */
const started = (log: SequencedLog) => {
  const figures = new FiguresResolver(sample.views, log, keyNames);
  const parts = new PartReceipts(sample.views, log, keyNames, key);
  return { figures, receipts: new ReceiptsResolver(log, figures, keyNames, key, parts) };
};
type Asked = {
  by?: readonly Dimension[];
  filter?: Partial<FigureFilter>;
  credit?: 'SHARED' | 'FULL';
  fill?: boolean;
  first?: number;
};
const ask = (
  { figures }: ReturnType<typeof started>,
  { by = [], filter = {}, credit = 'SHARED', fill = false, first = 100 }: Asked = {},
  reading: Reading = qingdao,
): Promise<CountedTotals> =>
  figures.totals(
    reading,
    ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'],
    [...by],
    filter as FigureFilter,
    credit,
    first,
    'VALUE',
    fill,
  );

const questions: readonly Asked[] = [
  {},
  { by: ['ORGANIZATION'] },
  { by: ['ORGANIZATION'], credit: 'FULL' },
  { by: ['HUB'] },
  { by: ['INDUSTRY_CHAIN', 'QUARTER'] },
  { by: ['MONTH'], fill: true },
  { by: ['ORGANIZATION', 'YEAR'], first: 3 },
  { filter: { occurred: { from: '2022-02-01', to: '2022-06-30' } } },
  { filter: { organizationIds: [organizations[1]!, organizations[0]!], basis: 'RECOGNIZED' } },
];
const half = 50;
/** What became known later: of the past, too. */
const issued = async (asked: readonly Asked[]) => {
  const early = history.slice(0, half);
  await sample.replay(early, 9);
  const process = started(logOf(early));
  return Promise.all(asked.map(async (each) => process.receipts.receipt(await ask(process, each))));
};

describe('a receipt of an answer', () => {
  it('is the same after more events, in whatever batches, after a rebuild and by another process', async () => {
    const given = await issued(questions);
    expect(new Set(given.map(({ digest }) => digest)).size).toBe(questions.length);
    const holds = async (log = logOf(history)) => {
      const { receipts } = started(log);
      for (const { token, digest } of given)
        expect(await receipts.checkReceipt(qingdao, token)).toMatchObject({
          verdict: 'SAME',
          digest,
          differences: [],
        });
    };
    await holds(logOf(history.slice(0, half)));
    await sample.replay(history, 23);
    await holds();
    await sample.rebuilder(history).rebuild(sample.ledger);
    await holds();
    // On another branch of the same log, which has the same event there.
    await holds(logOf(history, '', 1_650_000_000));
    // Who is a hub is as it was asked, not as it is.
    hubIds = [...hubs, organizations[4]!];
    await holds();
    hubIds = hubs;
  });

  it('was the answer of that place: asked as of there it has the same digest', async () => {
    const [receipt] = await issued([{}]);
    await sample.replay(history, 31);
    const log = logOf(history);
    const process = started(log);
    const now = await process.receipts.receipt(await ask(process));
    const again = await process.figures.totals(
      qingdao,
      ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'],
      [],
      {} as FigureFilter,
      'SHARED',
      100,
      'VALUE',
      false,
      {
        position: `${sampleLogId}:0.${half}`,
      },
    );
    expect((await process.receipts.receipt(again)).digest).toBe(receipt!.digest);
    expect(now.digest).not.toBe(receipt!.digest);
    expect(receipt!.href).toBe(`/receipts/${receipt!.token}`);
    expect(receipt!.standing.position).toBe(`${sampleLogId}:0.${half}`);
  });

  it('tells another log with the same id apart by the event at its place, and counts nothing there', async () => {
    const [receipt] = await issued([{}]);
    const check = async (log: SequencedLog) => started(log).receipts.checkReceipt(qingdao, receipt!.token);
    const differs = { verdict: 'LOG_DIFFERS', totals: null, digest: null, issuedDigest: receipt!.digest };
    expect(await check(logOf(history, 'restored'))).toMatchObject(differs);
    // A log that has not come as far.
    expect(await check(logOf(history.slice(0, half - 1)))).toMatchObject(differs);
    const other = {
      ...logOf(history),
      clockAt: async () => 'WITNESSED' as const,
      position: async (seq: number) => `22222222-2222-4222-8222-222222222222:0.${seq}`,
    };
    expect(await check(other as unknown as SequencedLog)).toMatchObject(differs);
  });

  it('of no events at all holds, too', async () => {
    await sample.replay([], 1);
    const none = started(logOf([]));
    const { token, eventHash } = await none.receipts.receipt(await ask(none));
    expect(eventHash).toBeNull();
    await sample.replay(history, 40);
    expect(await started(logOf(history)).receipts.checkReceipt(qingdao, token)).toMatchObject({
      verdict: 'SAME',
    });
  });

  it('says what differs, where this system signed other figures', async () => {
    const [receipt] = await issued([{ by: ['ORGANIZATION'] }]);
    const content = contentOf(key, receipt!.token) as ReceiptContent;
    const forged: ReceiptContent = {
      ...content,
      digest: '0'.repeat(64),
      grand: [String(BigInt(content.grand[0]!) + 100n), ...content.grand.slice(1)],
    };
    const check = await started(logOf(history)).receipts.checkReceipt(qingdao, tokenOf(key, forged));
    expect(check).toMatchObject({
      verdict: 'DIFFERENT',
      digest: receipt!.digest,
      issuedDigest: '0'.repeat(64),
      differences: [
        { keys: [], measure: 'PLANNED_INVESTMENT', then: forged.grand[0], now: content.grand[0] },
      ],
    });
  });

  it('says of a rule that is not counted that it is retired', async () => {
    const [receipt] = await issued([{}]);
    const token = tokenOf(key, { ...(contentOf(key, receipt!.token) as ReceiptContent), ruleId: 'strict@3' });
    expect(await started(logOf(history)).receipts.checkReceipt(qingdao, token)).toMatchObject({
      verdict: 'RULE_RETIRED',
      totals: null,
      digest: null,
    });
  });

  it('tells who may not see its figures nothing, whether it holds or not', async () => {
    const [receipt] = await issued([{ filter: { organizationIds: [organizations[0]!] } }]);
    const nothing = {
      verdict: 'SCOPE_DIFFERS',
      digest: null,
      issuedDigest: null,
      eventHash: null,
      question: null,
      totals: null,
      kind: null,
      standing: null,
      from: null,
      parts: [],
      differences: [],
    };
    for (const log of [logOf(history), logOf(history, 'restored'), logOf([])])
      expect(await started(log).receipts.checkReceipt(readingIn('jinan'), receipt!.token)).toEqual(nothing);
    await expect(
      started(logOf(history)).receipts.checkReceipt(qingdao, `${receipt!.token}A`),
    ).rejects.toMatchObject({
      code: 'RECEIPT_INVALID',
      details: { field: 'token' },
    });
  });

  it('tells what was asked, in words', async () => {
    const [receipt] = await issued([
      { filter: { organizationIds: [organizations[0]!], occurred: { to: '2022-06-30' } } },
    ]);
    const { question, totals } = await started(logOf(history)).receipts.checkReceipt(qingdao, receipt!.token);
    expect(question).toMatchObject({
      measures: ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'],
      groupBy: [],
      basis: 'CLAIMED',
      occurred: { from: null, to: '2022-06-30' },
      narrowedTo: [
        { dimension: 'ORGANIZATION', code: organizations[0], name: `name of ${organizations[0]}` },
      ],
    });
    expect(totals!.grand).toHaveLength(3);
  });
});

describe('over random histories', () => {
  it(
    'a receipt given anywhere holds at the end, and another log is never taken for it',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 10_000 }),
          fc.integer({ min: 0, max: 60 }),
          fc.constantFrom(...questions),
          async (seed, at, asked) => {
            const whole = sampleHistory(numbers(seed), { length: 60 });
            // In one of three an event had been passed over and was placed late.
            const events = seed % 3 === 0 ? repaired(whole, numbers(seed)) : whole;
            const early = upToPlace(events, at);
            await sample.replay(early, 7);
            const then = started(logOf(early));
            const { token, digest } = await then.receipts.receipt(await ask(then, asked));
            await sample.replay(events, 60);
            const later = await started(logOf(events)).receipts.checkReceipt(qingdao, token);
            expect(later).toMatchObject({ verdict: 'SAME', digest });
            const other = await started(logOf(events, 'other')).receipts.checkReceipt(qingdao, token);
            expect(other.verdict).toBe(at === 0 ? 'SAME' : 'LOG_DIFFERS');
          },
        ),
        { numRuns: histories(8), seed: 14 },
      ),
    patience,
  );
});

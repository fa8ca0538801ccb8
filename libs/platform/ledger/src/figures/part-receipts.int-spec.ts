import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { SequencedLog } from '#platform/event-store';
import type { Measure, Recorded } from '#platform/kernel';
import { readingIn } from '#platform/testing';
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
import { FigureAnswers } from './answers.js';
import { BridgeResolver } from './bridge.resolver.js';
import { FigureSubjectsResolver } from './figure-subjects.resolver.js';
import { FiguresResolver } from './figures.resolver.js';
import type { FigureFilter } from './figures.types.js';
import type { KeyNames } from './key-names.js';
import { PartReceipts } from './part-receipts.js';
import type { PartsContent, PartsCounted } from './parts-counted.js';
import { contentOf, tokenOfParts } from './receipt-token.js';
import { ReceiptsResolver } from './receipts.resolver.js';

const key = Buffer.alloc(32, 7);
const qingdao = readingIn('qingdao');
const history = sampleHistory(numbers(41), { length: 90 });
const half = 50;

let sample: SampleLedger;
beforeAll(async () => {
  sample = await openSampleLedger();
  await sample.rebuilder(history).rebuild(sample.ledger);
});
afterAll(() => sample.close());

const logOf = (events: readonly Recorded[], salt?: (seq: number) => string): SequencedLog =>
  sampleLog(sample, events, salt);
const keyNames: KeyNames = {
  names: async (_reading, _dimension, codes) => new Map(codes.map((code) => [code, `name of ${code}`])),
  hubs: async () => hubs,
};
const started = (log: SequencedLog) => {
  const { views } = sample;
  const figures = new FiguresResolver(views, log, keyNames);
  const parts = new PartReceipts(views, log, keyNames, key);
  const receipts = new ReceiptsResolver(log, figures, keyNames, key, parts);
  return {
    figures,
    parts,
    receipts,
    subjects: new FigureSubjectsResolver(views, log, keyNames),
    bridges: new BridgeResolver(views, log, keyNames),
    answers: new FigureAnswers(views, log, keyNames, figures, receipts, parts),
  };
};
type Started = ReturnType<typeof started>;
type Question = {
  readonly kind: 'ENTRIES' | 'SUBJECTS' | 'BRIDGE';
  readonly measure: Measure;
  readonly filter?: FigureFilter;
  readonly organizationId?: string;
};
const at = (seq: number) => ({ position: `${sampleLogId}:0.${seq}` });
const keysOf = ({ organizationId }: Question) =>
  organizationId === undefined ? [] : [{ dimension: 'ORGANIZATION' as const, code: organizationId }];

/** What an answer is counted for, as of a place; a bridge comes there from another. */
const counted = async (
  { figures, subjects, bridges }: Started,
  asked: Question,
  seq: number,
  from = 10,
): Promise<PartsCounted> => {
  const { kind, measure, filter = null } = asked;
  const keys = keysOf(asked);
  if (kind === 'ENTRIES')
    return (
      await figures.ledgerEntries(qingdao, false, measure, keys, filter, 'SHARED', 3, null, null, at(seq))
    ).counted;
  if (kind === 'SUBJECTS')
    return (await subjects.figureSubjects(qingdao, measure, keys, filter, 'SHARED', 3, null, at(seq)))
      .counted;
  return (await bridges.bridge(qingdao, measure, at(from), at(seq), keys, filter, null, 'SHARED')).counted;
};
const verdictOf = async (process: Started, token: string) => process.receipts.checkReceipt(qingdao, token);

const questions: readonly Question[] = (['ENTRIES', 'SUBJECTS', 'BRIDGE'] as const).flatMap((kind) => [
  { kind, measure: 'PLANNED_INVESTMENT' },
  { kind, measure: 'PROJECTS_LANDED', organizationId: organizations[0]! },
  { kind, measure: 'PROJECTS_LANDED', filter: { occurred: { to: '2022-06-30' } } as FigureFilter },
]);
const early = history.slice(0, half);
const issued = async (asked: Question) => {
  await sample.replay(early, 9);
  const process = started(logOf(early));
  return process.parts.of(qingdao, await counted(process, asked, half));
};

describe('a receipt of what is behind a figure', () => {
  it.each(questions)('holds after more events, a rebuild and in another process: %j', async (asked) => {
    const { token, digest, href, standing, eventHash } = await issued(asked);
    expect([href, standing.position]).toEqual([`/receipts/${token}`, at(half).position]);
    expect(eventHash).toMatch(/^[\da-f]{64}$/);
    await sample.replay(history, 23);
    const later = await verdictOf(started(logOf(history)), token);
    expect(later).toMatchObject({ verdict: 'SAME', kind: asked.kind, digest, differences: [], totals: null });
    expect(later.parts.every(({ then, now, sameList }) => then === now && sameList !== false)).toBe(true);
    await sample.rebuilder(history).rebuild(sample.ledger);
    expect(await verdictOf(started(logOf(history)), token)).toMatchObject({ verdict: 'SAME', digest });
  });

  it('says the sums that the answer says, and of a bridge both ends and each step', async () => {
    await sample.replay(history, 23);
    const process = started(logOf(history));
    const { bridges, figures, subjects, parts } = process;
    const measure = 'PLANNED_INVESTMENT';
    const bridge = await bridges.bridge(qingdao, measure, at(10), at(80), [], null, null, 'SHARED');
    const check = await verdictOf(process, (await parts.of(qingdao, bridge.counted)).token);
    expect(check.parts.map(({ part, cause, now, nowEntries }) => [part, cause, now, nowEntries])).toEqual([
      ['OPENING', null, bridge.opening.value, bridge.opening.entryCount],
      ...bridge.steps.map(({ cause, figure, entryCount }) => ['STEP', cause, figure.value, entryCount]),
      ['CLOSING', null, bridge.closing.value, bridge.closing.entryCount],
    ]);
    expect(bridge.steps.length).toBeGreaterThan(2);
    expect([check.from!.position, check.standing!.position]).toEqual([at(10).position, at(80).position]);
    const entries = await figures.ledgerEntries(
      qingdao,
      true,
      measure,
      [],
      null,
      'SHARED',
      1,
      null,
      null,
      at(80),
    );
    const listed = await subjects.figureSubjects(qingdao, measure, [], null, 'SHARED', 1, null, at(80));
    for (const [page, subjectCount] of [
      [entries, null],
      [listed, listed.totalCount],
    ] as const) {
      const { parts: found } = await verdictOf(process, (await parts.of(qingdao, page.counted)).token);
      expect(found).toMatchObject([
        { part: 'TOTAL', now: listed.total.value, nowEntries: entries.totalCount, nowSubjects: subjectCount },
      ]);
    }
    // A step's list is proved by its bridge.
    const step = await bridge.subjectsOf({ cause: bridge.steps[0]!.cause, first: 1, after: null });
    expect(step.counted).toEqual(bridge.counted);
  });

  it('of a share covers both of its parts', async () => {
    await sample.replay(history, 23);
    const process = started(logOf(history));
    const share = [
      { measure: 'PROJECTS_LANDED', filter: { organizationIds: [organizations[0]!] } },
      { measure: 'PROJECTS_LANDED' },
    ] as const;
    const known = { ...(await logOf(history).asOf('asOf', at(80))), today: '2022-09-01' as const };
    const { token, digest } = await process.answers.receiptOfRatio(qingdao, share, known);
    const { answers } = await process.answers.of(qingdao, share, known);
    const check = await verdictOf(process, token);
    expect(check).toMatchObject({ verdict: 'SAME', kind: 'RATIO', question: null });
    expect(check.parts.map(({ part, now }) => [part, now])).toEqual([
      ['NUMERATOR', answers[0]!.value],
      ['DENOMINATOR', answers[1]!.value],
    ]);
    expect(answers[0]!.value).not.toBe(answers[1]!.value);
    expect(check.parts.map(({ question }) => question!.narrowedTo.length)).toEqual([1, 0]);
    const other = await process.answers.receiptOfRatio(qingdao, [share[0], share[0]], known);
    expect(other.digest).not.toBe(digest);
    // The denominator alone is another than was signed.
    const content = contentOf(key, token) as PartsContent;
    const forged = tokenOfParts(key, {
      ...content,
      digest: '0'.repeat(64),
      parts: content.parts.map((part) => (part.part === 'NUMERATOR' ? part : { ...part, value: '7' })),
    });
    expect(await verdictOf(process, forged)).toMatchObject({
      verdict: 'DIFFERENT',
      differences: [{ measure: 'PROJECTS_LANDED', then: '7', now: answers[1]!.value }],
    });
  });

  it('says what differs: a sum, a step that was not there, or another list of the same sum', async () => {
    const asked: Question = { kind: 'BRIDGE', measure: 'PLANNED_INVESTMENT' };
    const content = contentOf(key, (await issued(asked)).token) as PartsContent;
    const signed = async (parts: PartsContent['parts']) =>
      verdictOf(started(logOf(early)), tokenOfParts(key, { ...content, digest: '0'.repeat(64), parts }));
    const closing = content.parts.at(-1)!;
    const otherList = await signed([...content.parts.slice(0, -1), { ...closing, list: 'f'.repeat(64) }]);
    expect(otherList).toMatchObject({ verdict: 'DIFFERENT', differences: [] });
    expect(otherList.parts.map(({ sameList }) => sameList).filter((same) => same !== null)).toEqual([false]);
    const [step] = content.parts.filter(({ part }) => part === 'STEP');
    const without = await signed(content.parts.filter((part) => part !== step));
    expect(without.differences).toEqual([
      expect.objectContaining({ keys: [], then: '0', now: step!.value, measure: 'PLANNED_INVESTMENT' }),
    ]);
    expect(without.parts.at(-1)!.part).toBe('CLOSING');
  });

  it('is refused or tells nothing: altered, of another log at either end, of a rule that is gone, of another jurisdiction', async () => {
    for (const kind of ['ENTRIES', 'SUBJECTS', 'BRIDGE'] as const) {
      const { token } = await issued({ kind, measure: 'PLANNED_INVESTMENT' });
      const content = contentOf(key, token) as PartsContent;
      const process = started(logOf(early));
      await expect(verdictOf(process, `${token}A`)).rejects.toMatchObject({ code: 'RECEIPT_INVALID' });
      const ends = kind === 'BRIDGE' ? [half, 10] : [half];
      for (const end of ends)
        expect(
          await verdictOf(started(logOf(early, (seq) => (seq === end ? 'restored' : ''))), token),
        ).toMatchObject({ verdict: 'LOG_DIFFERS', digest: null, parts: [], kind });
      expect(await verdictOf(started(logOf(early.slice(0, half - 1))), token)).toMatchObject({
        verdict: 'LOG_DIFFERS',
      });
      expect(await verdictOf(process, tokenOfParts(key, { ...content, ruleId: 'strict@3' }))).toMatchObject({
        verdict: 'RULE_RETIRED',
        parts: [],
      });
      expect(await process.receipts.checkReceipt(readingIn('jinan'), token)).toMatchObject({
        verdict: 'SCOPE_DIFFERS',
        kind: null,
        question: null,
        issuedDigest: null,
        eventHash: null,
        standing: null,
        parts: [],
      });
    }
  });
});

describe('over random histories', () => {
  it(
    'a receipt given anywhere holds at the end',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 10_000 }),
          fc.integer({ min: 0, max: 60 }),
          fc.integer({ min: 0, max: 60 }),
          fc.constantFrom(...questions),
          async (seed, seq, other, asked) => {
            const whole = sampleHistory(numbers(seed), { length: 60 });
            // In one of three an event had been passed over and was placed late.
            const events = seed % 3 === 0 ? repaired(whole, numbers(seed)) : whole;
            const known = upToPlace(events, Math.max(seq, other));
            await sample.replay(known, 7);
            const then = started(logOf(known));
            const { token, digest } = await then.parts.of(qingdao, await counted(then, asked, seq, other));
            await sample.replay(events, 60);
            expect(await verdictOf(started(logOf(events)), token)).toMatchObject({ verdict: 'SAME', digest });
          },
        ),
        { numRuns: histories(12), seed: 14 },
      ),
    patience,
  );
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SequencedLog } from '#platform/event-store';
import { Refused, type Measure, type Recorded } from '#platform/kernel';
import { readingIn } from '#platform/testing';
import { claimedOf } from '../cells.js';
import { baselineRule, type CountingRule } from '../rule.js';
import { cellsAt } from '../testing/oracle.js';
import { openSampleLedger, type SampleLedger } from '../testing/sample-ledger.js';
import {
  fewRule,
  halfRule,
  hubs,
  numbers,
  ruleDesignated,
  rulePublished,
  ruleRetired,
  sampleHistory,
  withRules,
} from '../testing/sample-subjects.js';
import { BridgeResolver } from './bridge.resolver.js';
import { FigureSubjectsResolver } from './figure-subjects.resolver.js';
import { FiguresResolver } from './figures.resolver.js';
import type { KeyNames } from './key-names.js';
import { rulesKept, rulesRetired } from './rules.js';

const reading = readingIn('qingdao');
let sample: SampleLedger;
let figures: FiguresResolver;
let subjects: FigureSubjectsResolver;
let bridges: BridgeResolver;
beforeAll(async () => {
  sample = await openSampleLedger();
  const log = {
    clockAt: async () => 'WITNESSED' as const,
    position: async (seq: number) => `log:${seq}`,
    positions: async () => (seq: number | string) => `log:${seq}`,
    asOf: async (_field: string, { position }: { position: string }) => ({
      seq: Number(position.slice(4)),
      knownAt: '2022-08-31T02:00:00Z',
    }),
  } as unknown as SequencedLog;
  const keyNames: KeyNames = { names: async () => new Map(), hubs: async () => hubs };
  figures = new FiguresResolver(sample.views, log, keyNames);
  subjects = new FigureSubjectsResolver(sample.views, log, keyNames);
  bridges = new BridgeResolver(sample.views, log, keyNames);
});
afterAll(() => sample.close());

const at = (seq: number) => ({ position: `log:${seq}` });
const counted = async (rule: string | null = null, seq?: number, measure: Measure = 'PROJECTS_LANDED') => {
  const asOf = seq === undefined ? null : at(seq);
  const { grand, ruleId, hypothetical, standing } = await figures.totals(
    reading,
    [measure],
    [],
    null,
    null,
    10,
    null,
    null,
    asOf,
    rule,
  );
  expect([standing.ruleId, standing.hypothetical]).toEqual([ruleId, hypothetical]);
  return { amount: grand[0]!.amount, ruleId, hypothetical };
};
const refusal = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refused ? { code: error.code, ...error.details } : error),
  );

/** What the subjects of a log counted for under a rule, by their states alone. */
const oracle = (log: readonly Recorded[], rule: CountingRule, upTo: number, measure: Measure): bigint =>
  claimedOf(cellsAt(log, upTo, rule), measure);

const plain = sampleHistory(numbers(14), { length: 140 });
const published = 61;

describe('a rule that is published when much is counted already', () => {
  // Two designations: of a rule whose entries are not there yet, and back.
  const log = withRules(plain, [
    [published, rulePublished(halfRule)],
    [81, ruleDesignated(halfRule.ruleId)],
    [111, ruleDesignated(baselineRule.ruleId)],
    [121, ruleDesignated(halfRule.ruleId)],
  ]);
  const places = { published: 61, designated: 82, back: 113, again: 124 };

  it('changes no figure and is not asked until its entries are there; the default before goes on, and says what it is', async () => {
    await sample.replay(log, 9);
    const before = oracle(log, baselineRule, log.length, 'PROJECTS_LANDED');
    expect(await counted()).toEqual({ amount: before, ruleId: 'baseline@1', hypothetical: true });
    const wanted = await refusal(counted(halfRule.ruleId));
    expect(wanted).toEqual({
      code: 'RULE_BUILDING',
      field: 'ruleId',
      ruleId: 'half@1',
      done: 0,
      of: expect.any(Number),
    });
    // As of a place whose default it was, an answer by another one would have to change later.
    expect(await refusal(counted(null, places.designated))).toMatchObject({ code: 'RULE_BUILDING' });
    expect(await counted(null, places.designated - 1)).toMatchObject({
      ruleId: 'baseline@1',
      hypothetical: false,
    });
    expect(await refusal(counted('none@1'))).toEqual({
      code: 'RULE_UNKNOWN',
      field: 'ruleId',
      ruleId: 'none@1',
    });
    const lacks = sample.ledger.lacking!(() => 'views.ledger_rule');
    expect(await sample.db.query(lacks)).toEqual([{ id: 'half@1' }]);
  });

  it('has, once they are, all entries from the first event on: as of any place what the states of then counted for', async () => {
    await sample.replay(log, 9);
    await sample.rebuilder(log, 50).rebuild(sample.ledger);
    expect(await sample.db.query(sample.ledger.lacking!(() => 'views.ledger_rule'))).toEqual([]);
    for (const seq of [0, 1, 17, 40, places.published, 75, places.again, log.length])
      for (const measure of ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'] as const) {
        const under = async (rule: CountingRule) => (await counted(rule.ruleId, seq, measure)).amount;
        expect([seq, await under(halfRule)]).toEqual([seq, oracle(log, halfRule, seq, measure)]);
        expect([seq, await under(baselineRule)]).toEqual([seq, oracle(log, baselineRule, seq, measure)]);
      }
    const [by, all] = [await counted(halfRule.ruleId), await counted(baselineRule.ruleId)];
    expect(by.amount).toBeGreaterThan(0n);
    expect(all.amount).toBeGreaterThan(by.amount);
  });

  it('is the default from the place of its designation on, to that of the next one', async () => {
    const by = async (seq?: number) => {
      const { ruleId, hypothetical } = await counted(null, seq);
      expect(hypothetical).toBe(false);
      return ruleId;
    };
    expect([
      await by(0),
      await by(places.designated - 1),
      await by(places.designated),
      await by(places.back - 1),
      await by(places.back),
      await by(places.again),
      await by(),
    ]).toEqual(['baseline@1', 'baseline@1', 'half@1', 'half@1', 'baseline@1', 'half@1', 'half@1']);
    expect((await counted('baseline@1', places.back)).hypothetical).toBe(false);
    expect((await counted('baseline@1', places.designated)).hypothetical).toBe(true);
    expect((await counted('half@1', places.back)).hypothetical).toBe(true);
  });

  it('has nothing of its own of a measure that no rule changes, and answers with the baseline’s', async () => {
    const lines = await sample.lines();
    const own = lines.filter(({ ruleId }) => ruleId === halfRule.ruleId);
    expect(new Set(own.map(({ measure }) => measure))).toEqual(
      new Set(['PROJECTS_LANDED', 'PLANNED_INVESTMENT']),
    );
    const members = await counted('half@1', undefined, 'NETWORK_MEMBERS');
    expect(members.amount).toBe((await counted('baseline@1', undefined, 'NETWORK_MEMBERS')).amount);
    expect(members.amount).not.toBe(0n);
    // Nor does it count the subjects of those who did not publish it.
    expect(own.filter(({ jurisdictionId }) => jurisdictionId !== 'qingdao')).toEqual([]);
    expect(
      await refusal(
        figures.totals(
          readingIn('jinan'),
          ['PROJECTS_LANDED'],
          [],
          null,
          null,
          10,
          null,
          null,
          null,
          'half@1',
        ),
      ),
    ).toMatchObject({ code: 'RULE_UNKNOWN' });
  });

  it('lists by it the entries and the subjects that make up its figure', async () => {
    const { amount } = await counted('half@1');
    let [sum, parts, after]: [bigint, number, string | null] = [0n, 0, null];
    do {
      const page = await figures.ledgerEntries(
        reading,
        true,
        'PROJECTS_LANDED',
        null,
        null,
        null,
        50,
        after,
        null,
        null,
        'half@1',
      );
      expect([(await page.totalOf()).amount, (await page.standingOf()).ruleId]).toEqual([amount, 'half@1']);
      for (const { node } of page.edges) sum += node.amount;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(sum).toBe(amount);
    const found = await subjects.figureSubjects(
      reading,
      'PROJECTS_LANDED',
      null,
      null,
      null,
      100,
      null,
      null,
      'half@1',
    );
    for (const { node } of found.edges) parts += Number(node.amount);
    expect([BigInt(parts), found.totalCount]).toEqual([amount, found.edges.length]);
    expect(found.standing).toMatchObject({ ruleId: 'half@1', hypothetical: false });
  });

  it('is bridged to from another one by RECOUNTED alone, at one place and over the same days', async () => {
    const bridge = await bridges.bridge(
      reading,
      'PROJECTS_LANDED',
      at(140),
      at(140),
      null,
      null,
      null,
      null,
      'baseline@1',
      'half@1',
    );
    const [all, by] = [await counted('baseline@1', 140), await counted('half@1', 140)];
    expect([bridge.opening.amount, bridge.closing.amount]).toEqual([all.amount, by.amount]);
    expect(bridge.steps.map(({ cause, figure }) => [cause, figure.amount])).toEqual([
      ['RECOUNTED', by.amount - all.amount],
    ]);
    expect([bridge.from.ruleId, bridge.from.hypothetical, bridge.to.ruleId, bridge.to.hypothetical]).toEqual([
      'baseline@1',
      true,
      'half@1',
      false,
    ]);
    // Without a rule each end goes by the default of its own place.
    const across = await bridges.bridge(
      reading,
      'PROJECTS_LANDED',
      at(places.designated - 1),
      at(places.designated),
      null,
      null,
      null,
      null,
    );
    expect(across.steps.map(({ cause }) => cause)).toEqual(['RECOUNTED']);
  });

  it('counts on as events come, and a rebuild gives the same byte for byte', async () => {
    const short = log.slice(0, 100);
    await sample.replay(short, 100);
    await sample.rebuilder(short, 50).rebuild(sample.ledger);
    const { writer, at: stands } = await sample.runner();
    let from = stands;
    for (let n = 100; n < log.length; n += 3) from = await writer.write(log.slice(n, n + 3), from);
    const live = await sample.dump();
    await sample.rebuilder(log, 40, true).rebuild(sample.ledger);
    expect(await sample.dump()).toEqual(live);
  });

  it('is wanted again after its tables were emptied, and counted again after a rebuild', async () => {
    await sample.rebuilder([]).reset(sample.ledger);
    await sample.replay(log, 50);
    expect(await refusal(counted('half@1'))).toMatchObject({ code: 'RULE_BUILDING' });
    await sample.rebuilder(log).rebuild(sample.ledger);
    expect((await counted('half@1')).amount).toBe(oracle(log, halfRule, log.length, 'PROJECTS_LANDED'));
  });

  it('tells how far its tables are while they are being filled', async () => {
    await sample.replay(log, 50);
    await sample.db.query("insert into log.checkpoint (name, version, shape, seq) values ($1, 6, '-', 77)", [
      `${sample.ledger.name}__next`,
    ]);
    expect(await refusal(counted('half@1'))).toMatchObject({ done: 77, of: log.length });
    await sample.db.query('delete from log.checkpoint where name = $1', [`${sample.ledger.name}__next`]);
  });
});

describe('a rule that is retired', () => {
  // Counted from the beginning, the default for a while, and counted no more from 100 on; another one is retired before it was ever counted.
  const log = withRules(plain, [
    [1, rulePublished(halfRule)],
    [41, ruleDesignated(halfRule.ruleId)],
    [71, ruleDesignated(baselineRule.ruleId)],
    [81, rulePublished(fewRule)],
    [91, ruleRetired(fewRule.ruleId)],
    [98, ruleRetired(halfRule.ruleId)],
  ]);
  const placeOf = (type: string, ruleId: string): number =>
    log.find((event) => event.type === type && (event.data as { ruleId: string }).ruleId === ruleId)!.seq;
  const places = { default: placeOf('RuleDesignated', 'half@1'), retired: placeOf('RuleRetired', 'half@1') };
  const rebuilt = (size = 50) => sample.rebuilder(log, size).rebuild(sample.ledger);

  it('answers as of every place before it as it did, and is refused from there on and now', async () => {
    await sample.replay(log, 9);
    for (const seq of [0, 1, 17, places.default, 60, places.retired - 1])
      for (const measure of ['PROJECTS_LANDED', 'PLANNED_INVESTMENT'] as const)
        expect([seq, (await counted('half@1', seq, measure)).amount]).toEqual([
          seq,
          oracle(log, halfRule, seq, measure),
        ]);
    for (const seq of [places.retired, log.length, undefined])
      expect(await refusal(counted('half@1', seq))).toEqual({
        code: 'RULE_RETIRED',
        field: 'ruleId',
        ruleId: 'half@1',
      });
    // As of a place where it was the default it goes on being that.
    expect(await counted(null, places.default)).toEqual({
      amount: oracle(log, halfRule, places.default, 'PROJECTS_LANDED'),
      ruleId: 'half@1',
      hypothetical: false,
    });
    expect(await counted()).toMatchObject({ ruleId: 'baseline@1', hypothetical: false });
  });

  it('has no entry of what happens afterwards', async () => {
    const own = async () =>
      (await sample.lines()).filter(({ ruleId }) => ruleId === 'half@1').map(({ seq }) => Number(seq));
    await sample.replay(log, 9);
    const seqs = await own();
    expect(Math.max(...seqs)).toBeLessThan(places.retired);
    expect(Math.max(...seqs)).toBeGreaterThan(places.default);
    expect(
      (await sample.lines()).some(
        ({ ruleId, seq }) => ruleId === 'baseline@1' && Number(seq) > places.retired,
      ),
    ).toBe(true);
  });

  it('has the same rows in any batches, by a runner that begins after it, and by a rebuild', async () => {
    // Of two rules, since one that was published late is wanted until a rebuild.
    await sample.replay(log, 9);
    await rebuilt();
    const once = await sample.dump();
    for (const size of [7, 1000]) {
      await rebuilt(size);
      expect(await sample.dump()).toEqual(once);
    }
    const short = log.slice(0, places.retired - 2);
    await sample.replay(short, 100);
    await sample.rebuilder(short, 50).rebuild(sample.ledger);
    for (let n = short.length; n < log.length; n++) {
      const { writer, at: stands } = await sample.runner();
      await writer.write(log.slice(n, n + 1), stands);
    }
    expect(await sample.dump()).toEqual(once);
  });

  it('is still brought by a rebuild where it was retired before its entries were there: as of then it can be asked', async () => {
    const seq = placeOf('RuleRetired', 'few@1') - 1;
    await sample.replay(log, 9);
    expect(await refusal(counted('few@1', seq))).toMatchObject({ code: 'RULE_BUILDING' });
    expect(await refusal(counted('few@1'))).toMatchObject({ code: 'RULE_RETIRED' });
    expect(await sample.db.query(sample.ledger.lacking!(() => 'views.ledger_rule'))).toEqual([
      { id: 'few@1' },
    ]);
    await rebuilt();
    expect((await counted('few@1', seq)).amount).toBe(oracle(log, fewRule, seq, 'PROJECTS_LANDED'));
    expect(await refusal(counted('few@1'))).toMatchObject({ code: 'RULE_RETIRED' });
  });

  it('is bridged from as of before it, and not to now', async () => {
    const bridge = (from: number, fromRule: string, to: number, toRule: string) =>
      bridges.bridge(reading, 'PROJECTS_LANDED', at(from), at(to), null, null, null, null, fromRule, toRule);
    await sample.replay(log, 9);
    const { opening, closing, steps } = await bridge(60, 'half@1', log.length, 'baseline@1');
    const moved = steps.reduce((sum, { figure }) => sum + figure.amount, 0n);
    expect(opening.amount).toBe(oracle(log, halfRule, 60, 'PROJECTS_LANDED'));
    expect(closing.amount).toBe(oracle(log, baselineRule, log.length, 'PROJECTS_LANDED'));
    expect(opening.amount + moved).toBe(closing.amount);
    expect(await refusal(bridge(60, 'baseline@1', log.length, 'half@1'))).toMatchObject({
      code: 'RULE_RETIRED',
    });
  });

  it('is none in the tables of a release that could retire none, which go on serving until those of this one are filled', async () => {
    const short = log.slice(0, places.default);
    await sample.replay(short, 9);
    const answer = await counted();
    expect(answer).toMatchObject({ ruleId: 'half@1', hypothetical: false });
    const renamed = (from: string, to: string) =>
      sample.db.query(`alter table views.${from} rename to ${to}`);
    await renamed('ledger_retirement', 'ledger_retirement_away');
    try {
      expect(await counted()).toEqual(answer);
      expect(await rulesRetired(sample.read, 'qingdao')).toEqual(new Map());
      expect(await rulesKept(sample.read, 'qingdao')).toEqual({ ruleIds: ['half@1'], asked: 'half@1' });
    } finally {
      await renamed('ledger_retirement_away', 'ledger_retirement');
    }
    await sample.replay(log, 9);
    expect(await rulesRetired(sample.read, 'qingdao')).toEqual(
      new Map([
        ['few@1', placeOf('RuleRetired', 'few@1')],
        ['half@1', places.retired],
      ]),
    );
  });

  it('is kept no more, beside those that are', async () => {
    await sample.replay(log, 9);
    expect(await rulesKept(sample.read, 'qingdao')).toEqual({ ruleIds: [], asked: 'baseline@1' });
    await sample.replay(log.slice(0, placeOf('RuleRetired', 'few@1') - 1), 9);
    expect(await rulesKept(sample.read, 'qingdao')).toEqual({
      ruleIds: expect.arrayContaining(['half@1', 'few@1']),
      asked: 'baseline@1',
    });
    await sample.replay(log.slice(0, places.default), 9);
    expect(await rulesKept(sample.read, 'qingdao')).toEqual({ ruleIds: ['half@1'], asked: 'half@1' });
  });
});

describe('rules that are published before anything is counted', () => {
  const log = withRules(plain, [
    [1, rulePublished(baselineRule)],
    [1, rulePublished(halfRule)],
    [1, rulePublished(fewRule)],
  ]);

  it('are counted at once, the same in any batches and by a rebuild', async () => {
    await sample.replay(log, 1);
    expect(await sample.db.query(sample.ledger.lacking!(() => 'views.ledger_rule'))).toEqual([]);
    for (const rule of [halfRule, fewRule])
      expect((await counted(rule.ruleId)).amount).toBe(oracle(log, rule, log.length, 'PROJECTS_LANDED'));
    const live = await sample.dump();
    await sample.replay(log, 1000);
    expect(await sample.dump()).toEqual(live);
    await sample.rebuilder(log, 30).rebuild(sample.ledger);
    expect(await sample.dump()).toEqual(live);
  });

  it('leave the figures of the baseline as they are without them', async () => {
    const lines = async () =>
      (await sample.lines())
        .filter(({ ruleId }) => ruleId === baselineRule.ruleId)
        .map(({ subjectId, measure, basis, kind, occurredOn, amount, cause, line }) =>
          [subjectId, measure, basis, kind, occurredOn, amount, cause, line].join(),
        );
    await sample.replay(log, 50);
    const beside = await lines();
    await sample.replay(plain, 50);
    expect(await lines()).toEqual(beside);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { eventsBehind, HELD, placesOf } from '#platform/event-store';
import type { Basis, CalendarDate, Measure, Recorded } from '#platform/kernel';
import type { Cell, LineKind } from './cells.js';
import { contractOf, ONE } from './contract.js';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerCodeRow, LedgerEntryRow, lineOf, type LedgerLine } from './ledger.rows.js';
import { historiesInMemory, isFull, patience } from '../../../../test/support/histories.js';
import { baselineRule, type CountingRule } from './rule.js';
import { cellsAt } from './testing/oracle.js';
import {
  dealSubject,
  halfRule,
  inBatches,
  numbers,
  recorded,
  repaired,
  rulePublished,
  sampleHistory,
  sampleRuleEvents,
  seatSubject,
  upToPlace,
  withRules,
} from './testing/sample-subjects.js';

/*
 * What holds of the ledger over 10,000 short histories, in memory: the entries that the projection makes, against what the subjects count for as they
 * stand. One in three was repaired: an event of it was placed late, and later ones of its stream were held until there. That the statements sum entries
 * rightly is what the specs through PostgreSQL hold, over longer ones.
 */
const HISTORIES = historiesInMemory(10_000);
const subjects = [dealSubject, seatSubject];
const measures: readonly Measure[] = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED', 'NETWORK_MEMBERS'];
const ledger = ledgerProjection(baselineRule, subjects, sampleRuleEvents);
/** The baseline by another name. */
const sameRule: CountingRule = { ...baselineRule, ruleId: 'same@1', name: { zh: 'same', en: 'same' } };

/** A ledger with nothing in it, that is told events and answers with the entries they make, as they are stored. */
const opened = () => {
  const folding = ledger.begin(async () => []);
  const codes = new Map<number, string>();
  const tell = async (events: readonly Recorded[]): Promise<LedgerEntryRow[]> => {
    const entries: LedgerEntryRow[] = [];
    for (const op of await folding(events)) {
      if (op.kind !== 'insert') continue;
      if (op.row === LedgerCodeRow) codes.set(op.values['number'] as number, op.id);
      if (op.row === LedgerEntryRow) entries.push(op.values as unknown as LedgerEntryRow);
    }
    return entries;
  };
  /** The same in words. */
  const inWords = (entries: readonly LedgerEntryRow[]): LedgerLine[] =>
    entries.map((entry) => lineOf(entry, (number) => codes.get(number)!));
  return { codes, tell, inWords };
};

type Asked = {
  readonly seed: number;
  readonly at: number;
  readonly to: CalendarDate;
  readonly basis: Basis;
  readonly size: number;
};
const days: readonly CalendarDate[] = ['2021-03-31', '2021-10-10', '2022-02-14', '2022-06-30', '2022-08-31'];
const asked: fc.Arbitrary<Asked> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
  at: fc.nat(1_000),
  to: fc.constantFrom(...days),
  basis: fc.constantFrom('CLAIMED' as const, 'RECOGNIZED' as const),
  size: fc.integer({ min: 1, max: 3 }),
});

/** One history, what is asked of it, and the entries it makes. */
type History = Asked & {
  readonly log: readonly Recorded[];
  /** Its last place. */
  readonly head: number;
  /** Of the asker's jurisdiction, by the baseline. */
  readonly lines: readonly LedgerLine[];
  readonly all: readonly LedgerLine[];
  /** As they are stored, with the numbers of all codes. */
  readonly entries: readonly LedgerEntryRow[];
  readonly codes: ReadonlyMap<number, string>;
  /** As of which place. */
  readonly upTo: number;
  readonly rule: CountingRule;
  /** The entries of what comes after it. */
  readonly more: (events: readonly Recorded[]) => Promise<LedgerLine[]>;
};
const historyOf = async (of: Asked): Promise<History> => {
  const { seed, at } = of;
  const rule = seed % 2 === 0 ? sameRule : halfRule;
  const short = sampleHistory(numbers(seed), {
    deals: 2,
    seats: 1,
    // Most are as short as they can be and say something; in full all of them have more in them.
    length: isFull ? 3 + (seed % 10) : seed % 10 === 0 ? 9 : 1 + (seed % 3),
  });
  const whole = withRules(short, [[1, rulePublished(rule)]]);
  const head = whole.length;
  const log = Math.floor(seed / 30) % 3 === 0 ? repaired(whole, numbers(seed)) : whole;
  const { codes, tell, inWords } = opened();
  const entries = await tell(log);
  const all = inWords(entries);
  const lines = all.filter(
    ({ ruleId, jurisdictionId }) => ruleId === baselineRule.ruleId && jurisdictionId === 'qingdao',
  );
  const more = async (events: readonly Recorded[]) => inWords(await tell(events));
  const knows = new Map(codes);
  return { ...of, log, head, all, lines, entries, codes: knows, rule, more, upTo: at % (head + 1) };
};

type Sums = ReadonlyMap<string, bigint>;

/** Sums of what passes, by a text; none of them zero. */
const summed = <T extends { readonly amount: bigint | string }>(
  of: readonly T[],
  by: (each: T) => string | undefined,
): Sums => {
  const sums = new Map<string, bigint>();
  for (const each of of) {
    const key = by(each);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0n) + BigInt(each.amount));
  }
  for (const [key, sum] of sums) if (sum === 0n) sums.delete(key);
  return sums;
};
const placeOf = ({
  measure,
  basis,
  kind,
  organizationId = '-',
}: Partial<Pick<Cell, 'organizationId'>> & Pick<Cell, 'measure' | 'basis' | 'kind'>) =>
  `${measure} ${basis} ${kind} ${organizationId}`;
const known = ({ lines, upTo, to }: History) =>
  lines.filter(({ seq, occurredOn }) => Number(seq) <= upTo && occurredOn <= to);
const wholes = (lines: readonly LedgerLine[], basis: Basis) =>
  lines.filter((line) => line.kind === 'UNDIVIDED' && line.basis === basis);

const isOfSubject = ({ streamId }: Recorded): boolean =>
  subjects.some(({ category }) => streamId.startsWith(`${category}-`));

/** An entry but for whose it is. */
const bare = (line: LedgerLine) =>
  Object.entries(line).filter(([name]) => !['id', 'ruleId', 'scope', 'line'].includes(name));

/** Equal, or it throws: an `expect` for each of 100,000 comparisons would take most of the time. */
const must = (found: unknown, expected: unknown): void => {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
};

const mustSum = (found: Sums, expected: Sums): void => {
  const isSame = found.size === expected.size && [...found].every(([key, sum]) => expected.get(key) === sum);
  if (!isSame) expect(new Map([...found].toSorted())).toEqual(new Map([...expected].toSorted()));
};

/** What must hold of each history; each throws where it does not. */
const properties: Readonly<Record<string, (history: History) => void | Promise<void>>> = {
  '1: a figure is what the subjects counted for as they stood then, by any day, whole and shared': (
    history,
  ) => {
    const { log, upTo, to } = history;
    const cells = cellsAt(log, upTo, baselineRule).filter(({ on }) => on <= to);
    mustSum(summed(known(history), placeOf), summed(cells, placeOf));
  },
  '2: a figure as of a place is the same after any more events, in whatever batches': async ({
    log,
    entries,
    codes,
    upTo,
    size,
  }) => {
    const then = opened();
    const told: LedgerEntryRow[] = [];
    for (const batch of inBatches(upToPlace(log, upTo), size)) told.push(...(await then.tell(batch)));
    must(entries.filter(({ seq }) => Number(seq) <= upTo).length, told.length);
    for (const batch of inBatches(eventsBehind(log, upTo), size)) told.push(...(await then.tell(batch)));
    must([told, then.codes], [entries, codes]);
  },
  '3: where no event of its jurisdiction takes effect between two places, a figure is the same at both': ({
    log,
    lines,
  }) => {
    const places = placesOf(log);
    const own = new Set(
      places.filter((_, n) => log[n]!.type !== HELD && log[n]!.meta.jurisdictionId === 'qingdao'),
    );
    must(
      lines.filter(({ seq }) => !own.has(Number(seq))),
      [],
    );
  },
  '5: the parts of the subjects sum to the figure, and of a whole count there are as many as it says': (
    history,
  ) => {
    const { basis } = history;
    const whole = wholes(known(history), basis);
    const bySubject = summed(whole, ({ measure, subjectId }) => `${measure} ${subjectId}`);
    const figure = summed(whole, ({ measure }) => measure);
    for (const measure of measures) {
      const parts = [...bySubject].filter(([key]) => key.startsWith(measure));
      must(
        parts.reduce((sum, [, part]) => sum + part, 0n),
        figure.get(measure) ?? 0n,
      );
      if (contractOf(measure).unit === 'COUNT' && basis === 'CLAIMED')
        must(BigInt(parts.length) * ONE, figure.get(measure) ?? 0n);
    }
  },
  '6: shares sum to the whole, at any place and on any day': (history) => {
    const lines = known(history);
    const by = (kind: LineKind) =>
      summed(lines, (line) =>
        line.kind === kind ? `${line.measure} ${line.basis} ${line.occurredOn}` : undefined,
      );
    mustSum(by('SHARED'), by('UNDIVIDED'));
  },
  '7: a rule’s entries are its cells, those of the baseline’s clauses are the baseline’s, and what no rule changes has none':
    ({ log, all, lines, rule, upTo }) => {
      const own = all.filter(
        ({ ruleId, jurisdictionId }) => ruleId === rule.ruleId && jurisdictionId === 'qingdao',
      );
      const ruled = ({ measure }: { readonly measure: Measure }) => measure !== 'NETWORK_MEMBERS';
      must(own.every(ruled), true);
      const cells = cellsAt(log, upTo, rule).filter(ruled);
      mustSum(
        summed(
          own.filter(({ seq }) => Number(seq) <= upTo),
          placeOf,
        ),
        summed(cells, placeOf),
      );
      if (rule === sameRule) must(own.map(bare), lines.filter(ruled).map(bare));
    },
  '11: withdrawing all leaves exactly nothing': async ({ log, head, all, more }) => {
    const streams = new Map(log.filter(isOfSubject).map((event) => [event.streamId, event]));
    const ends = [...streams.values()].map(({ streamId, version, meta }, i) => {
      const end = streamId.startsWith('deal-')
        ? { type: 'DealWithdrawn', data: { on: '2022-08-29' } }
        : { type: 'SeatLeft', data: { on: '2022-08-29' } };
      return recorded(head + 1 + i, streamId, version + 1, end, meta.jurisdictionId);
    });
    const after = [...all, ...(await more(ends))];
    mustSum(
      summed(after, ({ kind, basis, measure }) => `${kind} ${basis} ${measure}`),
      new Map(),
    );
  },
  '11: the order of events of unrelated subjects changes no figure as it is known now': async ({
    log,
    all,
  }) => {
    // Rules are no subjects: where they are published is another matter. Subject by subject, the one that came first at the end.
    const streams = [...Map.groupBy(log.filter(isOfSubject), ({ streamId }) => streamId).values()];
    if (streams.length === 1) return;
    const others = streams
      .toReversed()
      .flat()
      .map(({ streamId, version, type, data, meta }, i) =>
        recorded(i + 1, streamId, version, { type, data }, meta.jurisdictionId),
      );
    const { tell, inWords } = opened();
    const whole = (of: readonly LedgerLine[]) =>
      summed(
        of.filter(({ ruleId }) => ruleId === baselineRule.ruleId),
        (line) =>
          `${line.jurisdictionId} ${placeOf(line)} ${line.chainCode} ${line.regionCode} ${line.occurredOn}`,
      );
    mustSum(whole(inWords(await tell(others))), whole(all));
  },
};

describe(`over ${HISTORIES} histories in memory`, () => {
  /** By property, the first history of which it does not hold. */
  const failures = new Map<string, unknown>();
  let entries = 0;
  beforeAll(async () => {
    for (const each of fc.sample(asked, { numRuns: HISTORIES, seed: 14 })) {
      const history = await historyOf(each);
      entries += history.all.length;
      for (const [name, holds] of Object.entries(properties))
        if (!failures.has(name))
          try {
            await holds(history);
          } catch (error) {
            failures.set(name, new Error(`${JSON.stringify(each)}: ${(error as Error).message}`));
          }
    }
  }, 8 * patience);

  it.each(Object.keys(properties))('%s', (name) => {
    expect(failures.get(name)).toBeUndefined();
  });

  it('there is much to count in them, and what does not hold is found', async () => {
    expect(entries).toBeGreaterThan(10 * HISTORIES);
    const share = (line: LedgerLine) => line.kind === 'SHARED' && BigInt(line.amount) !== 0n;
    for (const each of fc.sample(asked, { numRuns: 20, seed: 69 })) {
      const history = { ...(await historyOf(each)), to: '2022-08-31' as const };
      const lost = history.lines.find(share);
      if (!lost) continue;
      const altered = {
        ...history,
        upTo: history.head,
        lines: history.lines.filter((line) => line !== lost),
      };
      for (const name of ['1:', '6:'])
        expect(() =>
          properties[Object.keys(properties).find((key) => key.startsWith(name))!]!(altered),
        ).toThrow('deep equality');
      return;
    }
    throw new Error('no history has a share');
  });
});

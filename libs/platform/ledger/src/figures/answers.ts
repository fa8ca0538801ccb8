import { SequencedLog, type AsOfAsked, type Known } from '#platform/event-store';
import { dateOf, type CalendarDate, type Measure, type Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Inject, Injectable } from '@nestjs/common';
import type { CreditMode } from '../cells.js';
import type { Dimension } from '../dimensions.js';
import { answersStatement, type AnsweredSums } from './answers-statement.js';
import { byKeys, checkFit, checkHas, figureQuestion, type FigureQuestion } from './arguments.js';
import { entriesWhere } from './entries.js';
import { hubsOf, queryOf, stockEnd } from './figure-query-of.js';
import { readBy, readingAsked } from './figure-reading.js';
import { LedgerQuestion } from './answers.types.js';
import { displayed, exact, keyOf, spanOf, standingOf } from './figures.js';
import { FiguresResolver } from './figures.resolver.js';
import type { FigureFilter, KeyInput, Standing } from './figures.types.js';
import { KEY_NAMES, namesOf, type KeyNames } from './key-names.js';
import { narrowedTo } from './narrowed-to.js';
import { PartReceipts } from './part-receipts.js';
import type { PartAsked } from './parts-counted.js';
import { ReceiptsResolver } from './receipts.resolver.js';
import type { Receipt } from './receipts.types.js';

/** A question as somebody keeps it, in the API's own words: its measure and filter; the row of some keys; or how many codes it does not come to zero at. */
export type KeptQuestion = {
  readonly measure: string;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly credit?: string;
  readonly keys?: readonly { readonly dimension: string; readonly code: string }[];
  readonly distinctOf?: string;
};

/** What a kept question comes to. */
export type KeptAnswer = {
  readonly measure: Measure;
  /** Exact: fen, a count, or the number of codes. */
  readonly value: string;
  readonly display: string;
  readonly entryCount: number;
};

/** What answers stand at, and the day on which balances end in them that move on days to come. */
export type AnsweredAt = Known & { readonly today: CalendarDate };

type Asked = {
  readonly measure: Measure;
  readonly question: FigureQuestion;
  readonly keys: readonly KeyInput[];
  readonly distinctOf?: Dimension | undefined;
};

/** Its words were checked when it was asked first; names are for ever. */
const askedOf = ({ measure, filter, credit, keys = [], distinctOf }: KeptQuestion): Asked => ({
  measure: measure as Measure,
  question: figureQuestion((filter ?? null) as FigureFilter | null, (credit ?? null) as CreditMode | null),
  keys: keys as readonly KeyInput[],
  distinctOf: distinctOf as Dimension | undefined,
});

const byOf = ({ keys, distinctOf }: Asked): readonly Dimension[] => [
  ...keys.map(({ dimension }) => dimension),
  ...(distinctOf === undefined ? [] : [distinctOf]),
];

/**
 * @throws BadInput as `totals` and `ledgerEntries` would refuse it, with the field
 * @throws Refused DIMENSION_UNFIT with the field, for a dimension of kind that the measure does not have
 */
export const checkQuestion = (kept: KeptQuestion): void => {
  const asked = askedOf(kept);
  checkFit([asked.measure], asked.question, byKeys(asked.keys.map(({ dimension }) => dimension)));
  if (asked.distinctOf !== undefined) checkHas(asked.measure, asked.distinctOf, 'distinctOf');
  entriesWhere(
    { ...asked.question, ruleId: '', jurisdictionId: '', hubIds: [] },
    asked.measure,
    asked.keys,
    asked.distinctOf,
  );
};

/** What questions that somebody keeps come to: however many, in one look at the ledger. */
@Injectable()
export class FigureAnswers {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
    private readonly figures: FiguresResolver,
    private readonly receipts: ReceiptsResolver,
    private readonly parts: PartReceipts,
  ) {}

  /**
   * The place in the log that a moment or a position means.
   * @throws Refused as `totals` does
   */
  known(field: string, asOf: AsOfAsked): Promise<Known> {
    return this.log.asOf(field, asOf);
  }

  /**
   * Answers in the order of the questions, and what they stand at.
   * @param known as of which place in the log; as it is known now without
   * @throws Refused FORBIDDEN for figures of another jurisdiction than the reading's own; VIEW_BEHIND
   */
  async of(
    reading: Reading,
    questions: readonly KeptQuestion[],
    known?: Known,
  ): Promise<{
    readonly answers: readonly KeptAnswer[];
    readonly at: AnsweredAt;
    readonly standing: Standing;
  }> {
    const today = dateOf(known?.knownAt ?? new Date());
    const whose = readingAsked(reading, undefined);
    const asked = questions.map(askedOf);
    for (const { filter } of questions)
      readingAsked(reading, filter?.['jurisdictionId'] as string | undefined);
    const rows = this.views.as(reading);
    const { of, found } = await readBy(
      rows,
      whose,
      known,
      async (reads) => {
        const queries = await Promise.all(
          asked.map(async (each) => {
            const ending = { ...each.question, ...stockEnd([each.measure], each.question, today) };
            const query = await queryOf(this.keyNames, reading, reads, ending, byOf(each), known?.seq);
            return { of: each, query };
          }),
        );
        const read = () =>
          queries.length === 0
            ? Promise.resolve([])
            : rows.statement<AnsweredSums>(answersStatement(queries));
        return {
          of: reads,
          found: await rows.until(
            read,
            ([first]) => first === undefined || Number(first.seq ?? 0) >= (known?.seq ?? 0),
          ),
        };
      },
      (answered) => Number(answered.found[0]?.seq ?? 0),
    );
    const { seq, knownAt } = known ?? {
      seq: Number(found[0]?.seq ?? 0),
      knownAt: found[0]?.known_at ?? '',
    };
    const at = { seq, knownAt, today };
    const [position, clock] = await Promise.all([this.log.position(at.seq), this.log.clockAt(at.seq)]);
    return {
      answers: found.map(({ amount, entries, codes }, i) => answerOf(asked[i]!, amount, entries, codes)),
      at,
      standing: standingOf(of, {}, position, at.knownAt, clock),
    };
  }

  /** A kept question for people, with the names of what it is about. */
  async shown(reading: Reading, kept: KeptQuestion): Promise<LedgerQuestion> {
    const { measure, question, keys, distinctOf } = askedOf(kept);
    const by = keys.map(({ dimension }) => dimension);
    const nameOf = await namesOf(this.keyNames, reading, by, [keys.map(({ code }) => code)]);
    return Object.assign(new LedgerQuestion(), {
      measure,
      basis: question.basis,
      credit: question.credit,
      occurred: spanOf(question),
      narrowedTo: await narrowedTo(this.keyNames, reading, question),
      keys: keys.map(({ dimension, code }) => keyOf(dimension, code, nameOf(dimension, code))),
      distinctOf: distinctOf ?? null,
      filter: JSON.stringify(kept.filter ?? {}),
    });
  }

  /** The receipt of a question's own total as of a place in the log: that of its rows where it asks for a row, or for how many there are. */
  async receiptOf(reading: Reading, kept: KeptQuestion, at: AnsweredAt): Promise<Receipt> {
    const asked = askedOf(kept);
    const by = [...new Set(byOf(asked))];
    const hubIds = await hubsOf(this.keyNames, reading, by);
    const question = {
      ...asked.question,
      ...stockEnd([asked.measure], asked.question, at.today),
      measures: [asked.measure],
      by,
      limit: 10_000,
      orderBy: 'VALUE' as const,
      fill: false,
      hubIds,
      today: dateOf(new Date()),
    };
    return this.receipts.receipt(
      await this.figures.recounted(reading, readingAsked(reading, undefined), question, at),
    );
  }

  /** The receipt of a share as of a place in the log: of its numerator and its denominator, both or none. */
  async receiptOfRatio(
    reading: Reading,
    [numerator, denominator]: readonly [KeptQuestion, KeptQuestion],
    at: AnsweredAt,
  ): Promise<Receipt> {
    const { ruleId, jurisdictionId } = await readBy(
      this.views.as(reading),
      readingAsked(reading, undefined),
      at,
      async (of) => of,
      () => at.seq,
    );
    const settled = async (kept: KeptQuestion): Promise<PartAsked> => {
      const asked = askedOf(kept);
      const question = { ...asked.question, ...stockEnd([asked.measure], asked.question, at.today) };
      return { ...asked, question, hubIds: await hubsOf(this.keyNames, reading, byOf(asked)) };
    };
    const of = [await settled(numerator), await settled(denominator)] as const;
    return this.parts.of(reading, { question: { kind: 'RATIO', of }, jurisdictionId, ruleId, seq: at.seq });
  }
}

const answerOf = (
  { measure, distinctOf }: Asked,
  amount: string,
  entryCount: number,
  codes: number | null,
): KeptAnswer =>
  distinctOf === undefined
    ? {
        measure,
        value: exact(measure, BigInt(amount)).value,
        display: displayed(measure, BigInt(amount), 'ZH_CN'),
        entryCount,
      }
    : { measure, value: String(codes ?? 0), display: String(codes ?? 0), entryCount };

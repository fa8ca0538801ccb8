import { Allow, Reader } from '#platform/access';
import { SequencedLog, type Known } from '#platform/event-store';
import { CountWanted, figuresOf } from '#platform/graphql';
import { dateOf, keyOfReading, type CalendarDate, type Measure, type Reading } from '#platform/kernel';
import { CheckpointCache, Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Extensions, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import type { Dimension } from '../dimensions.js';
import { MeasureEnum } from '../contract.js';
import { CreditModeEnum, DimensionEnum, RowOrderEnum, type RowOrder } from '../enums.js';
import { LedgerEntryRow } from '../ledger.rows.js';
import {
  byKeys,
  byRows,
  chargeOfTotals,
  checkFit,
  figureQuestion,
  keysAsked,
  totalsAsked,
  type FigureQuestion,
  type TotalsAsked,
} from './arguments.js';
import { entriesPage, type EntriesPage } from './entries-page.js';
import { entriesWhere } from './entries.js';
import type { FigureQuery } from './figure-query.js';
import { hubsOf, queryOf, stockEnd } from './figure-query-of.js';
import { readBy, readingAsked, type FigureReading, type ReadingAsked } from './figure-reading.js';
import { addsUp, bytesOfTotals, figure, standingOf, totalsOf } from './figures.js';
import {
  AsOf,
  Figure,
  FigureFilter,
  KeyInput,
  LedgerEntryConnection,
  LedgerEntryOrder,
  Standing,
  Totals,
} from './figures.types.js';
import { KEY_NAMES, namesOf, type KeyNames } from './key-names.js';
import { PastAnswers } from './past-answers.js';
import type { CountedQuestion } from './receipt-token.js';
import type { CountedTotals } from './receipts.js';
import { filled, inOrder } from './row-order.js';
import { readTogether } from './stand.js';
import { totals, type Totalled } from './totals.js';

/** Bytes of answers that are kept. */
const ANSWERS_KEPT = 20 * 1024 * 1024;
const PAST_ANSWERS_KEPT = 10 * 1024 * 1024;

const ruleArgument = {
  type: () => ID,
  nullable: true,
  description: 'Without it, by the default: that of the place in the log that is asked for.',
} as const;

const asOfArgument = {
  type: () => AsOf,
  nullable: true,
  description: 'Without it, as it is known now.',
} as const;

/** What entries are ordered by before their position. */
const entryColumns = { POSITION: [], OCCURRED_ON: ['occurredOn'], VALUE: ['amount'] } as const;

/** The sum of a drill-down: the same entries, all pages of them. */
@Resolver(() => LedgerEntryConnection)
export class EntriesTotalResolver {
  @ResolveField(() => Figure, { description: 'The sum of all the entries, on whatever page.' })
  total(@Parent() page: EntriesPage): Promise<Figure> {
    return page.totalOf();
  }

  @ResolveField(() => Standing, { description: 'What the entries stand at.' })
  standing(@Parent() page: EntriesPage): Promise<Standing> {
    return page.standingOf();
  }
}

/** Totals and the entries behind them: the same WHERE, with and without SUM. */
@Resolver()
export class FiguresResolver {
  private readonly answers: CheckpointCache<CountedTotals>;
  private readonly past = new PastAnswers(PAST_ANSWERS_KEPT);

  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {
    this.answers = new CheckpointCache(views.stands, bytesOfTotals, ANSWERS_KEPT);
  }

  @Allow('figures.read')
  @Extensions(figuresOf(chargeOfTotals))
  @Query(() => Totals)
  async totals(
    @Reader() reading: Reading,
    @Args('measures', { type: () => [MeasureEnum] }) measures: Measure[],
    @Args('groupBy', { type: () => [DimensionEnum], nullable: true, defaultValue: [] })
    groupBy: Dimension[] | null,
    @Args('filter', { type: () => FigureFilter, nullable: true }) filter: FigureFilter | null,
    @Args('credit', { type: () => CreditModeEnum, nullable: true, defaultValue: 'SHARED' })
    credit: CreditMode | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100, description: 'Up to 10,000 rows.' })
    first: number | null,
    @Args('orderBy', { type: () => RowOrderEnum, nullable: true, defaultValue: 'VALUE' })
    orderBy?: RowOrder | null,
    @Args('fill', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'Rows of zeros for the periods that have none.',
    })
    fill?: boolean | null,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
    @Args('ruleId', ruleArgument) ruleId?: string | null,
  ): Promise<CountedTotals> {
    const asked = totalsAsked({ measures, groupBy, first, orderBy, fill });
    const question = figureQuestion(filter, credit);
    checkFit(measures, question, byRows(asked.by));
    const whose = readingAsked(reading, filter?.jurisdictionId, ruleId);
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    if (known) {
      const past = { ...question, ...stockEnd(measures, question, dateOf(known.knownAt)) };
      return this.readPast(reading, whose, past, asked, known);
    }
    // Balances by periods end today. Which rule is the default is in the rows.
    const key = JSON.stringify([whose, question, asked, dateOf(new Date())]);
    return this.answers.of(reading, key, () => this.read(reading, whose, question, asked));
  }

  private async read(
    reading: Reading,
    whose: ReadingAsked,
    question: FigureQuestion,
    asked: TotalsAsked,
  ): Promise<CountedTotals> {
    const { measures, by } = asked;
    const rows = this.views.as(reading);
    const today = dateOf(new Date());
    const ending = { ...question, ...stockEnd(measures, question, today) };
    const { of, query, summed } = await readBy(
      rows,
      whose,
      undefined,
      async (reads) => {
        const asks = await queryOf(this.keyNames, reading, reads, ending, by);
        return { of: reads, query: asks, summed: await totals(rows, asks, measures, by, today) };
      },
      (found) => found.summed.seq,
    );
    return this.answer(reading, of, query, asked, summed, today);
  }

  /** As of a place in the log. */
  private async readPast(
    reading: Reading,
    whose: ReadingAsked,
    question: FigureQuestion,
    asked: TotalsAsked,
    known: Known,
  ): Promise<CountedTotals> {
    const hubIds = await hubsOf(this.keyNames, reading, asked.by);
    return this.recounted(
      reading,
      whose,
      { ...question, ...asked, hubIds, today: dateOf(new Date()) },
      known,
    );
  }

  /** A question with everything settled, as of a place in the log: asked now, or once more for a receipt. */
  async recounted(
    reading: Reading,
    whose: ReadingAsked,
    counted: CountedQuestion,
    known: Known,
  ): Promise<CountedTotals> {
    const { measures, by, limit, orderBy, fill, today } = counted;
    const asked = { measures, by, limit, orderBy, fill };
    const { of, query, summed } = await this.summed(reading, whose, counted, known);
    return this.answer(
      reading,
      of,
      query,
      asked,
      { ...summed, seq: known.seq, knownAt: known.knownAt },
      today,
    );
  }

  /** The sums of a question as of a place in the log, all rows of them, and by which rule they are. */
  summed(
    reading: Reading,
    whose: ReadingAsked,
    { measures, by, limit: _l, orderBy: _o, fill: _f, today, ...question }: CountedQuestion,
    known: Known,
  ): Promise<{ readonly of: FigureReading; readonly query: FigureQuery; readonly summed: Totalled }> {
    const { seq } = known;
    const rows = this.views.as(reading);
    return readBy(
      rows,
      whose,
      known,
      async (of, { generation }) => {
        const { ruleId, jurisdictionId } = of;
        const query: FigureQuery = { ...question, ruleId, jurisdictionId, upTo: seq };
        const key = JSON.stringify([keyOfReading(reading), query, measures, by, today]);
        const summed = await this.past.of(rows, generation, key, seq, (now) =>
          totals(now, query, measures, by, today),
        );
        return { of, query, summed };
      },
      () => seq,
    );
  }

  /** The sums as they were asked for, with the names of their keys. */
  private async answer(
    reading: Reading,
    of: FigureReading,
    query: FigureQuery,
    asked: TotalsAsked,
    summed: Totalled,
    today: CalendarDate,
  ): Promise<CountedTotals> {
    const { measures, by, limit, orderBy, fill } = asked;
    const rows = fill ? filled(summed.rows, by, query, measures, today) : summed.rows;
    const found = { ...summed, rows: inOrder(rows, orderBy, measures) };
    const codes = found.rows.slice(0, limit).map((row) => row.codes);
    const [nameOf, position, clock] = await Promise.all([
      namesOf(this.keyNames, reading, by, codes),
      this.log.position(found.seq),
      this.log.clockAt(found.seq),
    ]);
    const { ruleId: _rule, jurisdictionId, upTo: _place, ...question } = query;
    const counted = { question: { ...question, ...asked, today }, jurisdictionId, seq: found.seq };
    return totalsOf(of, query, asked, found, position, clock, nameOf, counted);
  }

  @Allow('figures.read')
  @Query(() => LedgerEntryConnection, {
    description: 'The entries behind one figure, in the order they became known, unless ordered otherwise.',
  })
  async ledgerEntries(
    @Reader() reading: Reading,
    @CountWanted() countWanted: boolean,
    @Args('measure', { type: () => MeasureEnum }) measure: Measure,
    @Args('keys', { type: () => [KeyInput], nullable: true, defaultValue: [] }) keys: KeyInput[] | null,
    @Args('filter', { type: () => FigureFilter, nullable: true }) filter: FigureFilter | null,
    @Args('credit', { type: () => CreditModeEnum, nullable: true, defaultValue: 'SHARED' })
    credit: CreditMode | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50, description: 'From 1 to 100.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('orderBy', { type: () => LedgerEntryOrder, nullable: true }) orderBy?: LedgerEntryOrder | null,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
    @Args('ruleId', ruleArgument) ruleId?: string | null,
  ): Promise<EntriesPage> {
    const asked = keysAsked(keys);
    const question = figureQuestion(filter, credit);
    const by = asked.map((key) => key.dimension);
    checkFit([measure], question, byKeys(by));
    const whose = readingAsked(reading, filter?.jurisdictionId, ruleId);
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    const ending = { ...question, ...stockEnd([measure], question, dateOf(known?.knownAt ?? new Date())) };
    const rows = this.views.as(reading);
    const direction = orderBy?.direction ?? 'ASC';
    const columns = [...entryColumns[orderBy?.field ?? 'POSITION'], 'seq', 'line'] as const;
    const order = columns.map((column) => ({ column, direction }));
    const upTo = known?.seq ?? 0;
    const { of, query, entries, found, stand } = await readBy(
      rows,
      whose,
      known,
      async (reads) => {
        const asks = await queryOf(this.keyNames, reading, reads, ending, by, known?.seq);
        const { sql, values } = entriesWhere(asks, measure, asked).named();
        const lines = rows.of(LedgerEntryRow).createQueryBuilder('row').where(sql, values);
        const read = () => entriesPage(rows, this.log, lines, { orderBy: order, first, after, countWanted });
        return { of: reads, query: asks, entries: lines, ...(await readTogether(rows, upTo, read)) };
      },
      (page) => page.stand.seq,
    );
    const summed = () =>
      entries
        .clone()
        .select('coalesce(sum(row.amount), 0)::text', 'amount')
        .addSelect('count(*)::int', 'entries')
        .getRawOne<{ amount: string; entries: number }>();
    return {
      ...found.page,
      counted: {
        question: { kind: 'ENTRIES', measure, question: ending, keys: asked, hubIds: query.hubIds },
        jurisdictionId: of.jurisdictionId,
        ruleId: of.ruleId,
        // As its standing says: what became known while the page was read is not in the receipt.
        seq: (known ?? stand).seq,
      },
      standingOf: async () => {
        // As it was before the page was read: what became known meanwhile may be on it, but nothing that it is said to have is missing.
        const at = known ?? stand;
        return standingOf(of, query, found.positionOf(at.seq), at.knownAt, await this.log.clockAt(at.seq));
      },
      totalOf: async () => {
        const { found: sum } = await readTogether(rows, upTo, summed);
        const additive = addsUp(query, by, measure, by.length > 0);
        return figure(measure, { amount: BigInt(sum!.amount), entries: sum!.entries }, additive);
      },
    };
  }
}

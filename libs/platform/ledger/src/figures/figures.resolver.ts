import { Allow, Reader } from '#platform/access';
import { SequencedLog, type Known } from '#platform/event-store';
import { CountWanted, figuresOf } from '#platform/graphql';
import { dateOf, keyOfReading, type CalendarDate, type Measure, type Reading } from '#platform/kernel';
import { CheckpointCache, Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Extensions, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { entriesPage } from './entries-page.js';
import { entriesWhere } from './entries.js';
import type { FigureQuery } from './figure-query.js';
import { queryOf, stockEnd } from './figure-query-of.js';
import { figureReading, type FigureReading } from './figure-reading.js';
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
  type EntriesPage,
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
  ): Promise<CountedTotals> {
    const asked = totalsAsked({ measures, groupBy, first, orderBy, fill });
    const question = figureQuestion(filter, credit);
    checkFit(measures, question, byRows(asked.by));
    const of = figureReading(reading, filter?.jurisdictionId);
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    if (known) {
      const past = { ...question, ...stockEnd(measures, question, dateOf(known.knownAt)) };
      return this.readPast(reading, of, past, asked, known);
    }
    // Balances by periods end today.
    const key = JSON.stringify([of, question, asked, dateOf(new Date())]);
    return this.answers.of(reading, key, () => this.read(reading, of, question, asked));
  }

  private async read(
    reading: Reading,
    of: FigureReading,
    question: FigureQuestion,
    asked: TotalsAsked,
  ): Promise<CountedTotals> {
    const today = dateOf(new Date());
    const { measures, by } = asked;
    const ending = { ...question, ...stockEnd(measures, question, today) };
    const query = await queryOf(this.keyNames, reading, of, ending, by);
    const summed = await totals(this.views.as(reading), query, measures, by, today);
    return this.answer(reading, of, query, asked, summed, today);
  }

  /** As of a place in the log. */
  private async readPast(
    reading: Reading,
    of: FigureReading,
    question: FigureQuestion,
    asked: TotalsAsked,
    known: Known,
  ): Promise<CountedTotals> {
    const { hubIds } = await queryOf(this.keyNames, reading, of, question, asked.by);
    return this.recounted(reading, of, { ...question, ...asked, hubIds, today: dateOf(new Date()) }, known);
  }

  /** A question with everything settled, as of a place in the log: asked now, or once more for a receipt. */
  async recounted(
    reading: Reading,
    of: FigureReading,
    counted: CountedQuestion,
    known: Known,
  ): Promise<CountedTotals> {
    const { measures, by, limit, orderBy, fill, today, ...question } = counted;
    const { ruleId, jurisdictionId } = of;
    const query: FigureQuery = { ...question, ruleId, jurisdictionId, upTo: known.seq };
    const asked = { measures, by, limit, orderBy, fill };
    const summed = await this.summed(reading, of, counted, known);
    return this.answer(reading, of, query, asked, { ...summed, ...known }, today);
  }

  /** The sums of a question as of a place in the log, all rows of them. */
  summed(
    reading: Reading,
    { ruleId, jurisdictionId }: FigureReading,
    { measures, by, limit: _l, orderBy: _o, fill: _f, today, ...question }: CountedQuestion,
    { seq }: Known,
  ): Promise<Totalled> {
    const query: FigureQuery = { ...question, ruleId, jurisdictionId, upTo: seq };
    const key = JSON.stringify([keyOfReading(reading), query, measures, by, today]);
    return this.past.of(this.views.as(reading), ruleId, key, seq, (rows) =>
      totals(rows, query, measures, by, today),
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
  ): Promise<EntriesPage> {
    const asked = keysAsked(keys);
    const question = figureQuestion(filter, credit);
    const by = asked.map((key) => key.dimension);
    checkFit([measure], question, byKeys(by));
    const of = figureReading(reading, filter?.jurisdictionId);
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    const ending = { ...question, ...stockEnd([measure], question, dateOf(known?.knownAt ?? new Date())) };
    const query = await queryOf(this.keyNames, reading, of, ending, by, known?.seq);
    const { sql, values } = entriesWhere(query, measure, asked).named();
    const rows = this.views.as(reading);
    const entries = rows.of(LedgerEntryRow).createQueryBuilder('row').where(sql, values);
    const direction = orderBy?.direction ?? 'ASC';
    const columns = [...entryColumns[orderBy?.field ?? 'POSITION'], 'seq', 'line'] as const;
    const order = columns.map((column) => ({ column, direction }));
    const read = () => entriesPage(rows, this.log, entries, { orderBy: order, first, after, countWanted });
    const summed = () =>
      entries
        .clone()
        .select('coalesce(sum(row.amount), 0)::text', 'amount')
        .addSelect('count(*)::int', 'entries')
        .getRawOne<{ amount: string; entries: number }>();
    const upTo = known?.seq ?? 0;
    const { found, stand } = await readTogether(rows, of.ruleId, upTo, read);
    return {
      ...found.page,
      standingOf: async () => {
        // As it was before the page was read: what became known meanwhile may be on it, but nothing that it is said to have is missing.
        const at = known ?? stand;
        return standingOf(of, query, found.positionOf(at.seq), at.knownAt, await this.log.clockAt(at.seq));
      },
      totalOf: async () => {
        const { found: sum } = await readTogether(rows, of.ruleId, upTo, summed);
        const additive = addsUp(query, by, measure, by.length > 0);
        return figure(measure, { amount: BigInt(sum!.amount), entries: sum!.entries }, additive);
      },
    };
  }
}

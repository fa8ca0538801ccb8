import { Allow, Reader } from '#platform/access';
import { SequencedLog, type Known } from '#platform/event-store';
import { checkFirst, figuresOf } from '#platform/graphql';
import { badField, dateOf, type CalendarDate, type Measure, type Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Extensions, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import { MeasureEnum } from '../contract.js';
import { CreditModeEnum } from '../enums.js';
import { DateRange } from '../filter-fields.js';
import { LedgerEntryRow } from '../ledger.rows.js';
import { BRIDGE_CHARGE, byKeys, checkFit, figureQuestion, keysAsked } from './arguments.js';
import type { Sum } from './balances.js';
import { BridgeQuery, type BridgeAnswer, type BridgeCause, type BridgeEnd } from './bridge.js';
import { BridgeCauseEnum } from './bridge-cause.js';
import { Bridge, BridgeStep } from './bridge.types.js';
import { entriesPage, type EntriesPage } from './entries-page.js';
import { queryOf, stockEnd } from './figure-query-of.js';
import { countedBy } from './figure-query.js';
import { readBy, readingAsked, type FigureReading } from './figure-reading.js';
import { subjectsOf } from './figure-subjects.js';
import { FigureSubjectConnection, figureSubject, type FigureSubjectsPage } from './figure-subjects.types.js';
import { addsUp, figure, standingOf } from './figures.js';
import { AsOf, FigureFilter, KeyInput, LedgerEntryConnection } from './figures.types.js';
import { KEY_NAMES, type KeyNames } from './key-names.js';
import type { PartsCounted } from './parts-counted.js';
import { readTogether } from './stand.js';

/** The day of an end: that of the moment it was asked for by, else of what stands there; not after the last day that it covers. */
const dayOf = (asked: AsOf, { knownAt }: Known, to: CalendarDate | undefined): CalendarDate => {
  const day = dateOf(asked.recordedBy ?? knownAt);
  return to !== undefined && to < day ? to : day;
};

/** Why a figure moved between two states of knowledge. */
@Resolver(() => Bridge)
export class BridgeResolver {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @Allow('figures.read')
  @Extensions(figuresOf(() => BRIDGE_CHARGE))
  @Query(() => Bridge, {
    description:
      'Why a figure moved. In this order, each with what came before settled: the rule, then the range of days, then what became known. What the opening knew nothing of comes to NEW or LATE with all that became of it since; else each entry has its own cause. Backwards it is the same with the other sign.',
  })
  async bridge(
    @Reader() reading: Reading,
    @Args('measure', { type: () => MeasureEnum }) measure: Measure,
    @Args('from', { type: () => AsOf }) from: AsOf,
    @Args('to', { type: () => AsOf }) to: AsOf,
    @Args('keys', { type: () => [KeyInput], nullable: true, defaultValue: [] }) keys: KeyInput[] | null,
    @Args('filter', { type: () => FigureFilter, nullable: true }) filter: FigureFilter | null,
    @Args('fromOccurred', {
      type: () => DateRange,
      nullable: true,
      description: 'Where the opening covers other days than `filter.occurred`.',
    })
    fromOccurred: DateRange | null,
    @Args('credit', { type: () => CreditModeEnum, nullable: true, defaultValue: 'SHARED' })
    credit: CreditMode | null,
    @Args('fromRuleId', {
      type: () => ID,
      nullable: true,
      description: 'The rule of the opening. Without it, the default of then.',
    })
    fromRuleId?: string | null,
    @Args('toRuleId', {
      type: () => ID,
      nullable: true,
      description: 'The rule of the closing. Without it, the default of then.',
    })
    toRuleId?: string | null,
  ): Promise<Bridge> {
    const asked = keysAsked(keys);
    const question = figureQuestion(filter, credit);
    const days = fromOccurred ?? filter?.occurred;
    if (fromOccurred?.from && fromOccurred.to && fromOccurred.from > fromOccurred.to)
      badField('fromOccurred', 'RANGE_REVERSED', '`from` lies after `to`');
    const by = asked.map((key) => key.dimension);
    checkFit([measure], question, byKeys(by));
    const rows = this.views.as(reading);
    const jurisdictionId = filter?.jurisdictionId;
    const [known, knownLater] = [await this.log.asOf('from', from), await this.log.asOf('to', to)];
    const ruleOf = (at: Known, ruleId: string | null | undefined): Promise<FigureReading> =>
      readBy(
        rows,
        readingAsked(reading, jurisdictionId, ruleId),
        at,
        async (of) => of,
        () => at.seq,
      );
    const [ofFrom, ofTo] = [await ruleOf(known, fromRuleId), await ruleOf(knownLater, toRuleId)];
    const query = await queryOf(this.keyNames, reading, ofTo, question, by);
    const opening: BridgeEnd = {
      ruleId: countedBy(ofFrom.ruleId, measure),
      from: days?.from ?? undefined,
      to: days?.to ?? stockEnd([measure], {}, dateOf(known.knownAt)).stockTo,
      upTo: known.seq,
    };
    const closing: BridgeEnd = {
      ruleId: countedBy(ofTo.ruleId, measure),
      from: question.from,
      to: question.to ?? stockEnd([measure], {}, dateOf(knownLater.knownAt)).stockTo,
      upTo: knownLater.seq,
    };
    const day =
      closing.upTo < opening.upTo ? dayOf(to, knownLater, closing.to) : dayOf(from, known, opening.to);
    const bridge = new BridgeQuery(query, measure, asked, opening, closing, day);
    const upTo = Math.max(opening.upTo, closing.upTo);
    const found = await rows.until(
      async (now) => bridge.answered((await now.statement<BridgeAnswer>(bridge.statement()))[0]!),
      ({ seq }) => seq >= upTo,
    );
    const additive = addsUp(query, by, measure, by.length > 0);
    const figureOf = (sum: Sum) => figure(measure, sum, additive);
    const standing = async (of: FigureReading, end: BridgeEnd, { seq, knownAt }: Known) =>
      standingOf(of, end, await this.log.position(seq), knownAt, await this.log.clockAt(seq));
    const counted: PartsCounted = {
      question: {
        kind: 'BRIDGE',
        measure,
        question,
        keys: asked,
        hubIds: query.hubIds,
        opening,
        closing,
        day,
        fromRuleId: ofFrom.ruleId,
      },
      jurisdictionId: ofTo.jurisdictionId,
      ruleId: ofTo.ruleId,
      seq: closing.upTo,
    };
    const standsAt = await standing(ofTo, closing, knownLater);
    const sumOf = (cause: BridgeCause | undefined): Sum =>
      cause === undefined ? bridge.all(found) : found.steps.find((step) => step.cause === cause)!.sum;
    return Object.assign(new Bridge(), {
      opening: figureOf(found.opening),
      closing: figureOf(found.closing),
      from: await standing(ofFrom, opening, known),
      to: standsAt,
      day,
      counted,
      steps: found.steps
        .filter(({ subjects }) => subjects > 0)
        .map(({ cause, sum, subjects }) =>
          Object.assign(new BridgeStep(), {
            cause,
            figure: figureOf(sum),
            entryCount: sum.entries,
            subjectCount: subjects,
          }),
        ),
      entriesOf: async ({ cause, first, after }): Promise<EntriesPage> => {
        const { sql, values } = bridge.entries(cause);
        const entries = rows.of(LedgerEntryRow).createQueryBuilder('row').where(sql, values);
        const orderBy = (['seq', 'line'] as const).map((column) => ({ column, direction: 'ASC' as const }));
        const read = () =>
          entriesPage(rows, this.log, entries, { orderBy, first, after, countWanted: false }, (line) =>
            bridge.signOf(line, cause),
          );
        const { page } = (await readTogether(rows, upTo, read)).found;
        const sum = sumOf(cause);
        return {
          ...page,
          counted,
          totalCount: sum.entries,
          totalOf: async () => figureOf(sum),
          standingOf: async () => standsAt,
        };
      },
      subjectsOf: async ({ cause, first, after }): Promise<FigureSubjectsPage> => {
        const size = checkFirst(first ?? 50);
        const { page } = await rows.until(
          (now) => subjectsOf(now, bridge.lines(cause), size, after),
          ({ seq }) => seq >= upTo,
        );
        return {
          ...page,
          edges: page.edges.map(({ cursor, node }) => ({ cursor, node: figureSubject(measure, node) })),
          total: figureOf(sumOf(cause)),
          standing: standsAt,
          counted,
        };
      },
    } satisfies Omit<Bridge, never>);
  }

  @ResolveField(() => LedgerEntryConnection, {
    description:
      'All entries between, or those of one cause, in the order they became known, each with the sign that it has in the bridge: PERIOD lists those of both ranges of days, RECOUNTED those of both rules, the earlier one’s negated.',
  })
  entries(
    @Parent() { entriesOf }: Bridge,
    @Args('cause', { type: () => BridgeCauseEnum, nullable: true }) cause: BridgeCause | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50, description: 'From 1 to 100.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<EntriesPage> {
    return entriesOf({ cause: cause ?? undefined, first, after });
  }

  @Extensions(figuresOf(() => BRIDGE_CHARGE))
  @ResolveField(() => FigureSubjectConnection, {
    description:
      'The subjects of one cause, or of all of them, each with what it adds there; those to which it makes no difference are left out. Largest first.',
  })
  subjects(
    @Parent() { subjectsOf: pageOf }: Bridge,
    @Args('cause', { type: () => BridgeCauseEnum, nullable: true }) cause: BridgeCause | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50, description: 'From 1 to 100.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<FigureSubjectsPage> {
    return pageOf({ cause: cause ?? undefined, first, after });
  }
}

import { AccountNames, Allow, jurisdictionAsked, Reader } from '#platform/access';
import {
  CountWanted,
  figuresOf,
  Loaders,
  Locale,
  pageOf,
  readingOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import {
  badField,
  dateOf,
  decimalOfCount,
  displayCount,
  displayFen,
  type Locale as LocaleName,
  type Measure,
  type Reading,
} from '#platform/kernel';
import { SequencedLog } from '#platform/event-store';
import { CheckpointCache, Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { contract } from '../contract.js';
import { CreditModeEnum, DimensionEnum, MeasureEnum } from '../enums.js';
import { LedgerEntryRow, LedgerSubjectRow, NONE } from '../ledger.rows.js';
import { baselineRule } from '../rule.js';
import { columnOf, daysOf, isTime, type CreditMode, type Dimension } from './dimension.js';
import { isFull, rowsOverlap, Where, type FigureQuery } from './figure-query.js';
import {
  Figure,
  FigureFilter,
  Key,
  KeyInput,
  LedgerEntry,
  LedgerEntryConnection,
  TotalRow,
  Totals,
} from './figures.types.js';
import { KEY_NAMES, UNASSIGNED, type KeyNames } from './key-names.js';
import { totals, type Sum } from './totals.js';

const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

const displayed = (measure: Measure, amount: bigint, locale: LocaleName): string => {
  const { unit, counter } = contract[measure];
  return unit === 'FEN' ? displayFen(amount, locale) : displayCount(amount, counter, locale);
};
const valueOf = (measure: Measure, amount: bigint): string =>
  contract[measure].unit === 'FEN' ? String(amount) : decimalOfCount(amount);

const figure = (measure: Measure, sum: Sum, additive: boolean): Figure =>
  Object.assign(new Figure(), {
    measure,
    unit: contract[measure].unit,
    value: valueOf(measure, sum.amount),
    amount: sum.amount,
    entryCount: sum.entries,
    additive,
  });

/** Bytes of answers that are kept. */
const ANSWERS_KEPT = 20 * 1024 * 1024;

/** About what an answer takes: a key with its name, a figure with its amount. */
const bytesOfTotals = ({ rows, grand }: Totals): number =>
  1_000 +
  200 * grand.length +
  rows.reduce((sum, { keys, figures }) => sum + 100 + 150 * keys.length + 200 * figures.length, 0);

/** What a `totals` is charged, in cells: its statement, and a key or figure in each of the rows that may come. */
const chargeOfTotals = ({
  measures,
  groupBy,
  first,
}: {
  measures: readonly Measure[];
  groupBy?: readonly Dimension[] | null;
  first?: number | null;
}): number => {
  const by = groupBy?.length ?? 0;
  const rows = by === 0 ? 1 : Math.min(10_000, Math.max(1, first ?? 100));
  return 1_000 + rows * (by + measures.length);
};

/** A figure has a code in each dimension once, and in some periods. */
const MOST_KEYS = 100;

/** Totals and the entries behind them: the same WHERE, with and without SUM. */
@Resolver()
export class FiguresResolver {
  private readonly answers: CheckpointCache<Totals>;

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
  ): Promise<Totals> {
    const by = groupBy ?? [];
    const limit = first ?? 100;
    if (limit < 1 || limit > 10_000) badField('first', 'FIRST_OUT_OF_RANGE', 'from 1 to 10000');
    if (measures.length === 0) badField('measures', 'MEASURES_MISSING', 'ask for at least one measure');
    if (new Set(measures).size !== measures.length)
      badField('measures', 'MEASURE_REPEATED', 'each measure once');
    if (new Set(by).size !== by.length) badField('groupBy', 'DIMENSION_REPEATED', 'each dimension once');
    const query = this.queryOf(reading, filter, credit);
    // Balances by periods end today.
    const key = JSON.stringify([query, measures, by, limit, dateOf(new Date())]);
    return this.answers.of(reading, key, () => this.read(reading, query, measures, by, limit));
  }

  private async read(
    reading: Reading,
    query: FigureQuery,
    measures: readonly Measure[],
    by: readonly Dimension[],
    limit: number,
  ): Promise<Totals> {
    const found = await totals(this.views.as(reading), await this.withHubs(reading, query, by), measures, by);
    const rows = found.rows.slice(0, limit);
    const names = await this.namesOf(
      reading,
      by,
      rows.map((row) => row.codes),
    );

    // FULL counts a subject once for each organization asked for: such figures add up only within one of them.
    const full = isFull(query, by);
    const single = query.organizationIds?.length === 1;
    const whole = query.organizationIds === undefined && (by.includes('ORGANIZATION') || by.includes('HUB'));
    const overlap = rowsOverlap(query, by);
    const overTime = by.some(isTime);
    const additive = (m: Measure, row: boolean) =>
      !(contract[m].flow === 'STOCK' && overTime) && !(row && overlap) && (!full || single || (row && whole));
    return Object.assign(new Totals(), {
      rows: rows.map((row) =>
        Object.assign(new TotalRow(), {
          keys: row.codes.map((code, i) => names(by[i]!, code)),
          figures: measures.map((m) => figure(m, row.sums.get(m)!, additive(m, true))),
        }),
      ),
      rowCount: found.rows.length,
      truncated: found.rows.length > limit,
      grand: measures.map((m) => figure(m, found.grand.get(m)!, additive(m, false))),
      position: await this.log.position(found.seq),
      recordedBy: found.knownAt,
      ruleId: query.ruleId,
      hypothetical: false,
      scope: '全市',
    });
  }

  @Allow('figures.read')
  @Query(() => LedgerEntryConnection, {
    description: 'The entries behind one figure, in the order they became known.',
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
  ): Promise<Page<LedgerEntry>> {
    if (keys && keys.length > MOST_KEYS) badField('keys', 'ARRAY_MAX_SIZE', `at most ${MOST_KEYS}`);
    const by = (keys ?? []).map((key) => key.dimension);
    const query = await this.withHubs(reading, this.queryOf(reading, filter, credit), by);
    const stock = contract[measure].flow === 'STOCK';
    const where = new Where(query, by, [measure]).days(stock ? undefined : query.from, query.to);
    (keys ?? []).forEach(({ dimension, code }, i) => {
      if (dimension === 'HUB') return void where.hub(code);
      if (!isTime(dimension)) return void where.and((p) => `${columnOf[dimension]} = ${p}`, code);
      const { from, to } = daysOf(dimension, code, `keys.${i}.code`);
      where.days(stock ? undefined : from, to); // a balance at a period's end is all that came before it
    });
    const named = Object.fromEntries(where.params.map((value, i) => [`p${i + 1}`, value]));
    const rows = this.views
      .as(reading)
      .of(LedgerEntryRow)
      .createQueryBuilder('row')
      .where(where.sql().replaceAll(/\$(\d+)/g, ':p$1'), named);
    const page = await pageOf(rows, {
      orderBy: [{ column: 'seq' }, { column: 'line' }],
      first,
      after,
      countWanted,
    });
    const logId = (await this.log.position(0)).slice(0, -2);
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ cursor, node: entryOf(node, logId) })) };
  }

  private async withHubs(
    reading: Reading,
    query: FigureQuery,
    by: readonly Dimension[],
  ): Promise<FigureQuery> {
    return by.includes('HUB') ? { ...query, hubIds: await this.keyNames.hubs(reading) } : query;
  }

  private queryOf(reading: Reading, filter: FigureFilter | null, credit: CreditMode | null): FigureQuery {
    const { from, to } = filter?.occurred ?? {};
    if (from && to && from > to) badField('filter.occurred', 'RANGE_REVERSED', '`from` lies after `to`');
    const given = <T>(values: T[] | null | undefined) => values ?? undefined;
    return {
      ruleId: baselineRule.ruleId,
      jurisdictionId: jurisdictionAsked(reading.viewer, filter?.jurisdictionId),
      basis: filter?.basis ?? 'CLAIMED',
      credit: credit ?? 'SHARED',
      from: from ?? undefined,
      to: to ?? undefined,
      // In one order and once each, so that the same question finds the answer that is kept.
      organizationIds: filter?.organizationIds ? distinct(filter.organizationIds) : undefined,
      stationIds: given(filter?.stationIds),
      activityIds: given(filter?.activityIds),
      chainCodes: given(filter?.chainCodes),
      regionCode: filter?.regionCode ?? undefined,
      agreementKinds: given(filter?.agreementKinds),
    };
  }

  private async namesOf(
    reading: Reading,
    by: readonly Dimension[],
    codes: readonly (readonly string[])[],
  ): Promise<(dimension: Dimension, code: string) => Key> {
    const found = new Map<Dimension, ReadonlyMap<string, string>>();
    await Promise.all(
      by.map(async (dimension, i) => {
        if (isTime(dimension)) return;
        const distinct = [...new Set(codes.map((row) => row[i]!))].filter((code) => code !== NONE);
        found.set(
          dimension,
          distinct.length === 0 ? new Map() : await this.keyNames.names(reading, dimension, distinct),
        );
      }),
    );
    return (dimension, code) => keyOf(dimension, code, found.get(dimension)?.get(code));
  }
}

const distinct = (ids: readonly string[]): string[] =>
  [...new Set(ids.map((id) => id.toLowerCase()))].toSorted();

const keyOf = (dimension: Dimension, code: string, name: string | null | undefined): Key =>
  Object.assign(new Key(), { dimension, code, name: code === NONE ? UNASSIGNED : (name ?? code) });

const entryOf = (row: LedgerEntryRow, logId: string): LedgerEntry => {
  const amount = BigInt(row.amount);
  const codes = (
    [
      ['ORGANIZATION', row.organizationId],
      ['HUB', row.hubId],
      ['STATION', row.stationId],
      ['INDUSTRY_CHAIN', row.chainCode],
      ['REGION', row.regionCode],
      ['ACTIVITY', row.activityId],
      ['AGREEMENT_KIND', row.agreementKind],
      ['MONTH', row.occurredOn.slice(0, 7)],
    ] as const
  ).filter(([, code]) => code !== NONE);
  return Object.assign(new LedgerEntry(), {
    eventId: row.eventId,
    line: row.line,
    measure: row.measure,
    unit: contract[row.measure].unit,
    value: valueOf(row.measure, amount),
    amount,
    occurredOn: row.occurredOn,
    recordedAt: row.recordedAt,
    position: `${logId}:${row.seq}`,
    cause: row.cause,
    late: row.late,
    subjectId: row.subjectId,
    subjectKind: row.subjectKind,
    actorId: row.actorId,
    ruleId: row.ruleId,
    jurisdictionId: row.jurisdictionId,
    codes,
  });
};

/** `Figure.display`: `582亿元`, `69个`. */
@Resolver(() => Figure)
export class FigureResolver {
  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: Figure,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }
}

/** Names of an entry's keys, subject and actor, each kind in one statement for the whole page. */
@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  constructor(
    private readonly loaders: Loaders,
    private readonly accounts: AccountNames,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: LedgerEntry,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }

  @ResolveField(() => [Key])
  keys(@Parent() entry: LedgerEntry, @Context() context: GraphqlContext): Promise<Key[]> {
    return Promise.all(
      entry.codes.map(async ([dimension, code]) => {
        if (isTime(dimension)) return keyOf(dimension, code, code);
        const names = (codes: readonly string[]) => this.keyNames.names(readingOf(context), dimension, codes);
        return keyOf(
          dimension,
          code,
          await this.loaders.loadBy(context, `ledger key ${dimension}`, names, code),
        );
      }),
    );
  }

  @ResolveField(() => String, { description: 'What the subject is called now.' })
  async subjectName(@Parent() entry: LedgerEntry, @Context() context: GraphqlContext): Promise<string> {
    return (
      (await this.loaders.load(context, LedgerSubjectRow, `${entry.ruleId}/${entry.subjectId}`))?.name ?? ''
    );
  }

  @ResolveField(() => String)
  actorName(@Parent() entry: LedgerEntry, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, entry.actorId);
  }
}

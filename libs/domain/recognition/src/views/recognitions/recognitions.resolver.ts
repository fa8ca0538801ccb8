import { Allow, Reader } from '#platform/access';
import { JurisdictionFilter, narrow, ownRows } from '#platform/operations';
import {
  Connection,
  CountWanted,
  DateTimeScalar,
  DecimalScalar,
  EnumListField,
  isUuid,
  Loaders,
  Locale,
  PageArgs,
  pageOf,
  readingOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import type { Locale as LocaleName, Measure, Reading } from '#platform/kernel';
import {
  countedBy,
  defaultRuleOf,
  LedgerFigureRow,
  LedgerSubjectRow,
  MeasureEnum,
  underRule,
  type Standing,
} from '#platform/ledger';
import { Views } from '#platform/projections';
import { Args, Context, ID, InputType, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecognitionRow, StandingEnum } from './recognitions.view.js';

@InputType()
export class AwaitingFilter extends JurisdictionFilter {
  @EnumListField(MeasureEnum, { max: 100, optional: true }) measures?: Measure[] | null;
}

const RecognitionConnection = Connection(RecognitionRow, 'Recognition');
type OrNull<T> = Promise<T | null>;

// How a figure stands and what its subject is called come from the ledger, which may be a moment behind what was decided.
const behind = 'Null for the moment in which the figures are behind the decision.';

@Resolver(() => RecognitionRow)
export class RecognitionsResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  @Allow('pipeline.read')
  @Query(() => [RecognitionRow], {
    description: 'What was last decided of each measure of a subject; a measure never decided is not there.',
  })
  recognitions(
    @Reader() reading: Reading,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<RecognitionRow[]> {
    // At most one row a measure.
    if (!isUuid(subjectId)) return Promise.resolve([]);
    const query = this.views.as(reading).own(RecognitionRow);
    return query.andWhere('row.subjectId = :subjectId', { subjectId }).orderBy('row.id').getMany();
  }

  @Allow('pipeline.read')
  @Query(() => RecognitionConnection, {
    description:
      'Decisions that no longer fit their figure: it was corrected, revised or claimed anew since, or the decision was taken back. ' +
      'Longest waiting first.',
  })
  async awaitingRecognitions(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => AwaitingFilter }) filter?: AwaitingFilter,
  ): Promise<Page<RecognitionRow>> {
    const figures = ownRows(this.views, reading, LedgerFigureRow, filter);
    const { sql, values } = underRule(
      await defaultRuleOf(this.views.as(reading), reading.viewer.jurisdictionId),
    );
    const query = narrow(figures.andWhere(sql, values), {
      is: { standing: 'AWAITS' },
      among: { measure: filter?.measures },
    });
    const page = await pageOf(query, { orderBy: [{ column: 'seq' }], first, after, countWanted });
    const ids = page.edges.map(({ node }) => `${node.subjectId}/${node.measure}`);
    const own = this.views.as(reading).own(RecognitionRow);
    const rows = await own.andWhere('row.id = any(:ids)', { ids }).getMany();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      ...page,
      edges: page.edges.flatMap(({ cursor }, i) => {
        const node = byId.get(ids[i]!);
        return node ? [{ cursor, node }] : [];
      }),
    };
  }

  @ResolveField(() => String, { nullable: true })
  display(
    @Parent() row: RecognitionRow,
    @Args('locale', { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN })
    locale: LocaleName | null,
  ): string | null {
    return row.shown(locale ?? 'ZH_CN');
  }

  @ResolveField(() => StandingEnum, { nullable: true, description: behind })
  async standing(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<Standing> {
    return (await this.figure(row, context))?.standing ?? null;
  }

  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'When the log came to know what last changed the figure or was decided of it.',
  })
  async since(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<string> {
    return (await this.figure(row, context))?.since ?? null;
  }

  @ResolveField(() => DecimalScalar, {
    nullable: true,
    description: 'What is claimed of it now; in the unit of `value`.',
  })
  async claimed(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<string> {
    const figure = await this.figure(row, context);
    return figure ? row.decimal(String(figure.claimed)) : null;
  }

  @ResolveField(() => DecimalScalar, {
    nullable: true,
    description:
      'What of it counts as recognized now: less than `value` where the claim was corrected below it.',
  })
  async counted(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<string> {
    const figure = await this.figure(row, context);
    return figure ? row.decimal(String(figure.recognized)) : null;
  }

  @ResolveField(() => String, { nullable: true, description: behind })
  async subjectName(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<string> {
    return (await this.subject(row, context))?.name ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: '`project`, `agreement`, `organization`, …' })
  async subjectKind(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<string> {
    return (await this.subject(row, context))?.subjectKind ?? null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The version to name in a new decision, once seen.',
  })
  async subjectVersion(@Parent() row: RecognitionRow, @Context() context: GraphqlContext): OrNull<number> {
    return (await this.subject(row, context))?.version ?? null;
  }

  private async figure(
    { id, measure, jurisdictionId }: RecognitionRow,
    context: GraphqlContext,
  ): OrNull<LedgerFigureRow> {
    const defaults = async (whose: readonly string[]) => {
      const rows = this.views.as(readingOf(context));
      const found = await Promise.all(whose.map((each) => defaultRuleOf(rows, each)));
      return new Map(whose.map((each, i) => [each, found[i]!]));
    };
    const ruleId = (await this.loaders.loadBy(context, 'default rule', defaults, jurisdictionId))!;
    return this.loaders.load(context, LedgerFigureRow, `${countedBy(ruleId, measure)}/${id}`);
  }

  private subject({ subjectId }: RecognitionRow, context: GraphqlContext): OrNull<LedgerSubjectRow> {
    return this.loaders.load(context, LedgerSubjectRow, subjectId);
  }
}

import { Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { checkFirst, figuresOf, Loaders, Locale, type GraphqlContext } from '#platform/graphql';
import { dateOf, type Locale as LocaleName, type Measure, type Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Context, Extensions, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CreditMode } from '../cells.js';
import { MeasureEnum } from '../contract.js';
import { CreditModeEnum } from '../enums.js';
import { LedgerSubjectRow } from '../ledger.rows.js';
import { byKeys, checkFit, figureQuestion, keysAsked, SUBJECTS_CHARGE } from './arguments.js';
import { entriesWhere } from './entries.js';
import { queryOf, stockEnd } from './figure-query-of.js';
import { readBy, readingAsked } from './figure-reading.js';
import { subjectsOf } from './figure-subjects.js';
import {
  FigureSubject,
  FigureSubjectConnection,
  figureSubject,
  type FigureSubjectsPage,
} from './figure-subjects.types.js';
import { addsUp, displayed, figure, standingOf } from './figures.js';
import { AsOf, Figure, FigureFilter, KeyInput, Standing } from './figures.types.js';
import { KEY_NAMES, type KeyNames } from './key-names.js';

/** Which 69: the subjects that a figure is made of. */
@Resolver()
export class FigureSubjectsResolver {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @Allow('figures.read')
  @Extensions(figuresOf(() => SUBJECTS_CHARGE))
  @Query(() => FigureSubjectConnection, {
    description:
      'Which 69: the subjects that make up a figure, each with its part; those that come to zero are left out. Largest first. Pages of one figure fit together `asOf` one position.',
  })
  async figureSubjects(
    @Reader() reading: Reading,
    @Args('measure', { type: () => MeasureEnum }) measure: Measure,
    @Args('keys', { type: () => [KeyInput], nullable: true, defaultValue: [] }) keys: KeyInput[] | null,
    @Args('filter', { type: () => FigureFilter, nullable: true }) filter: FigureFilter | null,
    @Args('credit', { type: () => CreditModeEnum, nullable: true, defaultValue: 'SHARED' })
    credit: CreditMode | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50, description: 'From 1 to 100.' })
    first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('asOf', { type: () => AsOf, nullable: true, description: 'Without it, as it is known now.' })
    asOf?: AsOf | null,
    @Args('ruleId', {
      type: () => ID,
      nullable: true,
      description: 'Without it, by the default: that of the place in the log that is asked for.',
    })
    ruleId?: string | null,
  ): Promise<FigureSubjectsPage> {
    const asked = keysAsked(keys);
    const question = figureQuestion(filter, credit);
    const size = checkFirst(first ?? 50);
    const by = asked.map((key) => key.dimension);
    checkFit([measure], question, byKeys(by));
    const whose = readingAsked(reading, filter?.jurisdictionId, ruleId);
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    const ending = { ...question, ...stockEnd([measure], question, dateOf(known?.knownAt ?? new Date())) };
    const rows = this.views.as(reading);
    const { of, query, found } = await readBy(
      rows,
      whose,
      known,
      async (reads) => {
        const asks = await queryOf(this.keyNames, reading, reads, ending, by, known?.seq);
        const where = entriesWhere(asks, measure, asked);
        const lines = {
          params: where.params,
          sql: (offset: number) => `select * from views.ledger_entry where ${where.sql(offset)}`,
        };
        const page = await rows.until(
          (now) => subjectsOf(now, lines, size, after ?? null),
          ({ seq }) => seq >= (known?.seq ?? 0),
        );
        return { of: reads, query: asks, found: page };
      },
      (read) => read.found.seq,
    );
    const at = known ?? found;
    return {
      ...found.page,
      counted: {
        question: { kind: 'SUBJECTS', measure, question: ending, keys: asked, hubIds: query.hubIds },
        jurisdictionId: of.jurisdictionId,
        ruleId: of.ruleId,
        seq: at.seq,
      },
      edges: found.page.edges.map(({ cursor, node }) => ({ cursor, node: figureSubject(measure, node) })),
      total: figure(measure, found.total, addsUp(query, by, measure, by.length > 0)),
      standing: standingOf(
        of,
        query,
        await this.log.position(at.seq),
        at.knownAt,
        await this.log.clockAt(at.seq),
      ),
    };
  }
}

/** What a page of subjects is a page of. */
@Resolver(() => FigureSubjectConnection)
export class SubjectsTotalResolver {
  @ResolveField(() => Figure, { description: 'The sum of all of them, on whatever page: the figure.' })
  total(@Parent() { total }: FigureSubjectsPage): Figure {
    return total;
  }

  @ResolveField(() => Standing, { description: 'What the subjects stand at.' })
  standing(@Parent() { standing }: FigureSubjectsPage): Standing {
    return standing;
  }
}

/** The name of a subject, all of a page in one statement, and its part as people read it. */
@Resolver(() => FigureSubject)
export class FigureSubjectResolver {
  constructor(private readonly loaders: Loaders) {}

  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: FigureSubject,
    @Args('locale', { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN })
    locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }

  @ResolveField(() => String, { description: 'What the subject is called now.' })
  async subjectName(
    @Parent() { subjectId }: FigureSubject,
    @Context() context: GraphqlContext,
  ): Promise<string> {
    return (await this.loaders.load(context, LedgerSubjectRow, subjectId))?.name ?? '';
  }
}

import { figuresOf, Loaders, Locale, readingOf, type GraphqlContext } from '#platform/graphql';
import type { Locale as LocaleName } from '#platform/kernel';
import { AsOf, FigureAnswers, Receipt } from '#platform/ledger';
import { Args, Context, Extensions, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Comparison, QuestionView, StatedNumber } from '../comparisons/comparison.types.js';
import { Comparisons, displayStated } from '../comparisons/comparisons.js';
import { IndicatorRow } from '../indicators/indicators.view.js';
import { DocumentsReader, isRetracted, knownOf } from './documents.reader.js';
import { DocumentRow, ObservationRow, ObservationStatusEnum } from './documents.view.js';

/** What the comparisons of one document are charged, in cells: a look at the entries of each question. */
const CHARGE = 10_000;

const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

/** A printed figure, what it stands beside, and what our records say of it. */
@Resolver(() => ObservationRow)
export class ObservationsResolver {
  constructor(
    private readonly reader: DocumentsReader,
    private readonly loaders: Loaders,
    private readonly comparisons: Comparisons,
    private readonly answers: FigureAnswers,
  ) {}

  @ResolveField(() => ID)
  id(@Parent() row: ObservationRow): string {
    return row.observationId;
  }

  @ResolveField(() => ObservationStatusEnum)
  status(@Parent() row: ObservationRow): keyof typeof ObservationStatusEnum {
    return isRetracted(row) ? 'RETRACTED' : 'STANDS';
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was taken back.' })
  retractedBecause(@Parent() row: ObservationRow): string | null {
    return isRetracted(row) ? row.retractReason : null;
  }

  @ResolveField(() => String, {
    description: 'The number, for reading: `1.5亿元`; its quote has the words of the document.',
  })
  display(@Parent() row: ObservationRow, @Args('locale', localeArgument) locale: LocaleName | null): string {
    return displayStated(row, locale ?? 'ZH_CN');
  }

  @ResolveField(() => DocumentRow)
  async document(@Parent() row: ObservationRow, @Context() context: GraphqlContext): Promise<DocumentRow> {
    const found = await this.loaders.load(context, DocumentRow, row.documentId);
    if (!found) throw new Error(`a figure without its document ${row.documentId}`); // it is on the document's stream
    return found;
  }

  @ResolveField(() => IndicatorRow, {
    nullable: true,
    description: 'What it is of, where the ledger does not count it; else `question`.',
  })
  indicator(@Parent() row: ObservationRow, @Context() context: GraphqlContext): Promise<IndicatorRow | null> {
    const { jurisdictionId, indicatorCode } = row;
    return this.loaders.load(context, IndicatorRow, indicatorCode && `${jurisdictionId}/${indicatorCode}`);
  }

  @ResolveField('question', () => QuestionView, {
    nullable: true,
    description:
      "What answers it here; null of what is only observed, and of another jurisdiction's document.",
  })
  async asked(
    @Parent() { question, jurisdictionId }: ObservationRow,
    @Context() context: GraphqlContext,
  ): Promise<QuestionView | null> {
    const reading = readingOf(context);
    if (question === null || jurisdictionId !== reading.viewer.jurisdictionId) return null;
    const none = { figure: null, numerator: null, denominator: null, register: null, on: null, within: null };
    const shown = Object.assign(new QuestionView(), {
      ...none,
      from: null,
      organizationId: null,
      grade: null,
    });
    if ('register' in question) {
      const { name, ...about } = question.register;
      return Object.assign(shown, { register: name, ...about });
    }
    if ('figure' in question)
      return Object.assign(shown, { figure: await this.answers.shown(reading, question.figure) });
    const { numerator, denominator } = question.ratio;
    return Object.assign(shown, {
      numerator: await this.answers.shown(reading, numerator),
      denominator: await this.answers.shown(reading, denominator),
    });
  }

  @ResolveField(() => ObservationRow, {
    nullable: true,
    description: 'Another figure of the document that holds it.',
  })
  async partOf(
    @Parent() row: ObservationRow,
    @Context() context: GraphqlContext,
  ): Promise<ObservationRow | null> {
    const all = await this.reader.figuresOf(context, row.documentId, knownOf(row));
    return all.find((each) => each.observationId === row.partOfId) ?? null;
  }

  @ResolveField(() => [ObservationRow], {
    description: 'Figures of the document that it must not be added to, whichever of the two says so.',
  })
  async neverAddedTo(
    @Parent() row: ObservationRow,
    @Context() context: GraphqlContext,
  ): Promise<readonly ObservationRow[]> {
    const all = await this.reader.figuresOf(context, row.documentId, knownOf(row));
    return all.filter(
      (each) =>
        !isRetracted(each) &&
        (row.neverAddedToIds.includes(each.observationId) ||
          each.neverAddedToIds.includes(row.observationId)),
    );
  }

  @ResolveField(() => [ObservationRow], {
    description: 'Figures of the same that say another number, in whatever document of the jurisdiction.',
  })
  conflicts(
    @Parent() row: ObservationRow,
    @Context() context: GraphqlContext,
  ): Promise<readonly ObservationRow[]> {
    return this.reader.conflictsOf(context, row);
  }

  @Extensions(figuresOf(() => CHARGE))
  @ResolveField(() => Comparison, {
    description: 'All that an operation asks for are counted in one look at the ledger.',
  })
  async comparison(
    @Parent() row: ObservationRow,
    @Context() context: GraphqlContext,
    @Args('asOf', {
      type: () => AsOf,
      nullable: true,
      description: 'As the ledger was known then. Default: as the document is asked for.',
    })
    asOf?: AsOf | null,
  ): Promise<Comparison> {
    const reading = readingOf(context);
    const known = asOf ? await this.answers.known('asOf', asOf) : knownOf(row);
    const batch = (rows: readonly ObservationRow[]) => this.comparisons.of(reading, rows, known);
    const found = await this.loaders.loadBy(context, `comparisons ${known?.seq ?? ''}`, batch, row);
    return found!;
  }
}

@Resolver(() => Comparison)
export class ComparisonResolver {
  constructor(private readonly answers: FigureAnswers) {}

  @ResolveField(() => Receipt, {
    nullable: true,
    description:
      'Proof of what the ledger says; of a share, of its numerator and its denominator. Null where there is no number.',
  })
  receipt(@Parent() { counted }: Comparison): Promise<Receipt> | null {
    if (!counted) return null;
    const { reading, questions, at } = counted;
    const [first, second] = questions;
    return second
      ? this.answers.receiptOfRatio(reading, [first!, second], at)
      : this.answers.receiptOf(reading, first!, at);
  }
}

@Resolver(() => StatedNumber)
export class StatedNumberResolver {
  @ResolveField(() => String)
  display(@Parent() stated: StatedNumber, @Args('locale', localeArgument) locale: LocaleName | null): string {
    return displayStated(stated, locale ?? 'ZH_CN');
  }
}

import { Allow, Reader } from '#platform/access';
import {
  ExactTextField,
  ExactTextListField,
  FlagField,
  IdListField,
  isUuid,
  type GraphqlContext,
} from '#platform/graphql';
import { badField, type Reading } from '#platform/kernel';
import { AsOf, DateRange, DateRangeField } from '#platform/ledger';
import { Args, Context, ID, InputType, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DocumentsReader, isRetracted, knownOf } from './documents.reader.js';
import { DocumentRow, ExcludedFigureRow, ObservationRow } from './documents.view.js';

const asOfArgument = {
  type: () => AsOf,
  nullable: true,
  description: 'Without it, as it is known now.',
} as const;
const most = 1_000;

@InputType()
export class ObservationFilter {
  @ExactTextField({ max: 60, optional: true, description: 'Whose documents. Default: of all.' })
  jurisdictionId?: string | null;
  @IdListField({ max: 100, optional: true }) documentIds?: string[] | null;
  @ExactTextListField({ max: 100, maxLength: 60, optional: true }) indicatorCodes?: string[] | null;
  @ExactTextField({ max: 12, optional: true, description: 'Just this one.' }) regionCode?: string | null;
  @ExactTextField({ max: 100, optional: true, description: 'Part of whom or what it is of.' }) subject?:
    string | null;
  @DateRangeField({ description: 'Of days within it, wholly or in part.' }) period?: DateRange | null;
  @FlagField({ default: false, description: 'Those that were taken back, too.' }) retracted?: boolean | null;
}

/** Documents and what they print. */
@Resolver(() => DocumentRow)
export class DocumentsResolver {
  constructor(private readonly reader: DocumentsReader) {}

  @Allow('document.read')
  @Query(() => DocumentRow, { nullable: true })
  async document(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
  ): Promise<DocumentRow | null> {
    const known = await this.reader.known(reading, asOf);
    if (!isUuid(id)) return null;
    const query = this.reader.documents(reading).where('row.id = :id', { id: id.toLowerCase() });
    return (await this.reader.listed(query, known, 1))[0] ?? null;
  }

  @Allow('document.read')
  @Query(() => [DocumentRow], {
    description:
      'Documents are public: those of every jurisdiction, each in the order of their registration.',
  })
  async documents(
    @Reader() reading: Reading,
    @Args('jurisdictionId', { type: () => ID, nullable: true }) jurisdictionId?: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100, description: 'From 1 to 1,000.' })
    first?: number | null,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
  ): Promise<readonly DocumentRow[]> {
    const known = await this.reader.known(reading, asOf);
    const query = this.reader.documents(reading).where('true');
    if (jurisdictionId) query.andWhere('row.jurisdictionId = :jurisdictionId', { jurisdictionId });
    return this.reader.listed(query, known, upTo(first ?? 100));
  }

  @Allow('document.read')
  @Query(() => [ObservationRow], {
    description:
      'Printed figures, document by document. They are summed by nobody: what they say overlaps and repeats.',
  })
  async observations(
    @Reader() reading: Reading,
    @Args('filter', { type: () => ObservationFilter, nullable: true }) filter?: ObservationFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 200, description: 'From 1 to 1,000.' })
    first?: number | null,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
  ): Promise<readonly ObservationRow[]> {
    const known = await this.reader.known(reading, asOf);
    const query = this.reader.observations(reading, known);
    const { jurisdictionId, documentIds, indicatorCodes, regionCode, subject, period, retracted } =
      filter ?? {};
    const { from, to } = period ?? {};
    if (from && to && from > to) badField('filter.period', 'RANGE_REVERSED', '`from` lies after `to`');
    if (jurisdictionId) query.andWhere('row.jurisdictionId = :jurisdictionId', { jurisdictionId });
    if (documentIds) query.andWhere('row.documentId = ANY(:documentIds)', { documentIds });
    if (indicatorCodes) query.andWhere('row.indicatorCode = ANY(:indicatorCodes)', { indicatorCodes });
    if (regionCode) query.andWhere('row.regionCode = :regionCode', { regionCode });
    if (subject) query.andWhere('strpos(row.subject, :subject) > 0', { subject });
    if (from) query.andWhere('row.periodTo >= :from', { from });
    if (to) query.andWhere('(row.periodFrom IS NULL OR row.periodFrom <= :to)', { to });
    if (!retracted)
      query.andWhere(
        known ? '(row.retractedSeq IS NULL OR row.retractedSeq > :seq)' : 'row.retractedSeq IS NULL',
      );
    query
      .orderBy('row.documentId')
      .addOrderBy('row.key')
      .addOrderBy('row.id')
      .take(upTo(first ?? 200));
    return this.reader.found(query, known);
  }

  @ResolveField('observations', () => [ObservationRow], {
    description: 'The figures that it prints, in the order of the text.',
  })
  async printed(
    @Parent() document: DocumentRow,
    @Context() context: GraphqlContext,
    @Args('retracted', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'Those that were taken back, too.',
    })
    retracted?: boolean | null,
  ): Promise<readonly ObservationRow[]> {
    const rows = await this.reader.figuresOf(context, document.id, knownOf(document));
    return retracted ? rows : rows.filter((row) => !isRetracted(row));
  }

  @ResolveField(() => [ExcludedFigureRow], {
    description: 'Numbers in it that are no figures of the work, each with the reason.',
  })
  excluded(
    @Parent() document: DocumentRow,
    @Context() context: GraphqlContext,
  ): Promise<readonly ExcludedFigureRow[]> {
    return this.reader.excludedOf(context, document);
  }
}

const upTo = (first: number): number =>
  first >= 1 && first <= most ? first : badField('first', 'FIRST_OUT_OF_RANGE', `from 1 to ${most}`);

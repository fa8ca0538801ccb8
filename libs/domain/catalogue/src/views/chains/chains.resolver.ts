import { Allow, jurisdictionAsked, Reader } from '#platform/access';
import { DateScalar, isUuid, Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import type { CalendarDate, Reading } from '#platform/kernel';
import { JurisdictionArg } from '#platform/operations';
import { Views } from '#platform/projections';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ChainCatalogueRow, IndustryChainRow } from './chains.view.js';

@Resolver(() => IndustryChainRow)
export class IndustryChainsResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  @Allow('catalogue.read')
  @Query(() => [IndustryChainRow], {
    description:
      'The chains in force on a day, by default today, in the order of their catalogue. Of a named catalogue all, unless a day is given.',
  })
  async industryChains(
    @Reader() reading: Reading,
    @Args('catalogueId', { type: () => ID, nullable: true }) catalogueId?: string | null,
    @Args('on', { type: () => DateScalar, nullable: true }) on?: CalendarDate | null,
    @JurisdictionArg() jurisdictionId?: string | null,
  ): Promise<IndustryChainRow[]> {
    if (catalogueId && !isUuid(catalogueId)) return [];
    jurisdictionAsked(reading.viewer, jurisdictionId, 'jurisdictionId');
    const query = this.views
      .as(reading)
      .own(IndustryChainRow)
      .innerJoin(ChainCatalogueRow, 'catalogue', 'catalogue.id = row.catalogueId');
    if (catalogueId) query.andWhere('row.catalogueId = :catalogueId', { catalogueId });
    if (on || !catalogueId) {
      const day = on ? 'CAST(:on AS date)' : "(now() AT TIME ZONE 'Asia/Shanghai')::date";
      query.andWhere(
        `catalogue.validFrom <= ${day} AND (catalogue.validTo IS NULL OR catalogue.validTo >= ${day})`,
        on ? { on } : {},
      );
    }
    return query.orderBy('row.ordinal').addOrderBy('row.id').getMany();
  }

  @ResolveField(() => DateScalar)
  async validFrom(@Parent() chain: IndustryChainRow, @Context() context: GraphqlContext): Promise<string> {
    return (await this.catalogueOf(context, chain)).validFrom;
  }

  @ResolveField(() => DateScalar, { nullable: true, description: 'Last day in force.' })
  async validTo(
    @Parent() chain: IndustryChainRow,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    return (await this.catalogueOf(context, chain)).validTo;
  }

  @ResolveField(() => ChainCatalogueRow)
  catalogue(
    @Parent() chain: IndustryChainRow,
    @Context() context: GraphqlContext,
  ): Promise<ChainCatalogueRow> {
    return this.catalogueOf(context, chain);
  }

  private async catalogueOf(
    context: GraphqlContext,
    { catalogueId }: IndustryChainRow,
  ): Promise<ChainCatalogueRow> {
    const found = await this.loaders.load(context, ChainCatalogueRow, catalogueId);
    if (!found) throw new Error(`chain without its catalogue ${catalogueId}`); // both are written by one event
    return found;
  }
}

@Resolver(() => ChainCatalogueRow)
export class ChainCataloguesResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  @Allow('catalogue.read')
  @Query(() => [ChainCatalogueRow], { description: 'All versions of the catalogue, by their first day.' })
  chainCatalogues(
    @Reader() reading: Reading,
    @JurisdictionArg() jurisdictionId?: string | null,
  ): Promise<ChainCatalogueRow[]> {
    jurisdictionAsked(reading.viewer, jurisdictionId, 'jurisdictionId');
    const query = this.views.as(reading).own(ChainCatalogueRow);
    return query.orderBy('row.validFrom').addOrderBy('row.id').getMany();
  }

  @ResolveField(() => [IndustryChainRow])
  async chains(
    @Parent() { id }: ChainCatalogueRow,
    @Context() context: GraphqlContext,
  ): Promise<IndustryChainRow[]> {
    const batch = (ids: readonly string[]) => this.chainsOf(readingOf(context), ids);
    return (await this.loaders.loadBy(context, 'chains of a catalogue', batch, id)) ?? [];
  }

  private async chainsOf(
    reading: Reading,
    catalogueIds: readonly string[],
  ): Promise<Map<string, IndustryChainRow[]>> {
    const rows = await this.views
      .as(reading)
      .of(IndustryChainRow)
      .createQueryBuilder('row')
      .where('row.catalogueId = ANY(:catalogueIds)', { catalogueIds })
      .orderBy('row.ordinal')
      .getMany();
    return Map.groupBy(rows, (row) => row.catalogueId);
  }
}

import { Allow, jurisdictionAsked, Reader } from '#platform/access';
import type { Reading } from '#platform/kernel';
import { JurisdictionArg } from '#platform/operations';
import { Views } from '#platform/projections';
import { Query, Resolver } from '@nestjs/graphql';
import { IndicatorRow } from './indicators.view.js';

@Resolver(() => IndicatorRow)
export class IndicatorsResolver {
  constructor(private readonly views: Views) {}

  @Allow('document.read')
  @Query(() => [IndicatorRow], { description: 'All indicators, in the order in which they were defined.' })
  indicators(
    @Reader() reading: Reading,
    @JurisdictionArg() jurisdictionId?: string | null,
  ): Promise<IndicatorRow[]> {
    jurisdictionAsked(reading.viewer, jurisdictionId, 'jurisdictionId');
    return this.views.as(reading).own(IndicatorRow).orderBy('row.ordinal').addOrderBy('row.id').getMany();
  }
}

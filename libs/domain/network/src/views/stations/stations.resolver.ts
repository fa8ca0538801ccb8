import { EnumField, IdField, type GraphqlContext } from '#platform/graphql';
import { RegionWithinField } from '#platform/ledger';
import { JurisdictionFilter, RecordsResolver, SearchField } from '#platform/operations';
import { Context, InputType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { StationPurpose } from '../../station.events.js';
import { OrganizationRow } from '../organizations/organizations.view.js';
import { StationPurposeEnum, StationRow, StationStatusEnum } from './stations.view.js';

@InputType()
export class StationFilter extends JurisdictionFilter {
  @EnumField(StationPurposeEnum, { optional: true }) purpose?: StationPurpose | null;
  @EnumField(StationStatusEnum, { optional: true }) status?: keyof typeof StationStatusEnum | null;
  @IdField({ optional: true, description: 'Hosted by it, or by an organization below it.' })
  hostOrganizationId?: string | null;
  @RegionWithinField() regionCode?: string | null;
  @SearchField({ description: 'Part of the name.' }) search?: string | null;
}

@Resolver(() => StationRow)
export class StationsResolver extends RecordsResolver(StationRow, {
  one: 'station',
  many: 'stations',
  allow: 'network.read',
  description: 'Newest first.',
  filter: StationFilter,
  by: (filter) => ({
    is: { purpose: filter.purpose, status: filter.status },
    overlaps: { scopeIds: filter.hostOrganizationId == null ? null : [filter.hostOrganizationId] },
    regionCode: filter.regionCode,
    search: { text: filter.search, within: ['name'] },
  }),
  orderBy: { column: 'openedOn', direction: 'DESC' },
}) {
  @ResolveField(() => OrganizationRow, { nullable: true })
  host(
    @Parent() { hostOrganizationId }: StationRow,
    @Context() context: GraphqlContext,
  ): Promise<OrganizationRow | null> {
    return this.loaders.load(context, OrganizationRow, hostOrganizationId);
  }
}

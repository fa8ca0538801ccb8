import { Allow, Reader } from '#platform/access';
import { JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  EnumField,
  IdField,
  Loaders,
  PageArgs,
  pageOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import { RegionWithinField } from '#platform/ledger';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Args, Context, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
}

const StationConnection = Connection(StationRow, 'Station');

@Resolver(() => StationRow)
export class StationsResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  @Allow('network.read')
  @Query(() => StationRow, { nullable: true })
  station(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<StationRow | null> {
    return ownRow(this.views, reading, StationRow, id);
  }

  @Allow('network.read')
  @Query(() => StationConnection, { description: 'Newest first.' })
  stations(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => StationFilter }) filter?: StationFilter,
  ): Promise<Page<StationRow>> {
    const query = narrow(ownRows(this.views, reading, StationRow, filter), {
      is: {
        purpose: filter?.purpose,
        status: filter?.status,
      },
      overlaps: { scopeIds: filter?.hostOrganizationId == null ? null : [filter.hostOrganizationId] },
      regionCode: filter?.regionCode,
    });
    return pageOf(query, {
      orderBy: [{ column: 'openedOn', direction: 'DESC' }],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => String)
  regionName(@Parent() { regionCode }: StationRow): string {
    return regionName(regionCode);
  }

  @ResolveField(() => OrganizationRow, { nullable: true })
  host(
    @Parent() { hostOrganizationId }: StationRow,
    @Context() context: GraphqlContext,
  ): Promise<OrganizationRow | null> {
    return this.loaders.load(context, OrganizationRow, hostOrganizationId);
  }
}

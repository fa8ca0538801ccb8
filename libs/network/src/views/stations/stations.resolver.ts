import { Allow, CurrentViewer, type Viewer } from '#libs/access';
import { regionName, regionPrefix } from '#libs/catalogue';
import {
  Connection,
  CountWanted,
  isUuid,
  Loaders,
  PageArgs,
  pageOf,
  type GraphqlContext,
  type Page,
} from '#libs/graphql';
import { Views } from '#libs/projections';
import { Args, Context, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { StationPurpose } from '../../station.events.js';
import { OrganizationRow } from '../organizations/organizations.view.js';
import { StationPurposeEnum, StationRow, StationStatusEnum } from './stations.view.js';

@InputType()
export class StationFilter {
  @Field(() => ID, { nullable: true, description: "Default: the viewer's home." })
  @IsOptional()
  jurisdictionId?: string | null;
  @Field(() => StationPurposeEnum, { nullable: true }) @IsOptional() purpose?: StationPurpose | null;
  @Field(() => StationStatusEnum, { nullable: true }) @IsOptional() status?:
    keyof typeof StationStatusEnum | null;
  @Field(() => ID, { nullable: true }) @IsOptional() hostOrganizationId?: string | null;
  @Field(() => String, { nullable: true, description: 'Includes the regions below it.' })
  @IsOptional()
  regionCode?: string | null;
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
  station(@Args('id', { type: () => ID }) id: string): Promise<StationRow | null> {
    return isUuid(id) ? this.views.find(StationRow, id) : Promise.resolve(null);
  }

  @Allow('network.read')
  @Query(() => StationConnection, { description: 'Newest first.' })
  stations(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { nullable: true, type: () => StationFilter }) filter?: StationFilter,
  ): Promise<Page<StationRow>> {
    const query = this.views
      .of(StationRow)
      .createQueryBuilder('row')
      .where('row.jurisdictionId = :jurisdiction', {
        jurisdiction: filter?.jurisdictionId ?? viewer.jurisdictionId,
      });
    if (filter?.purpose) query.andWhere('row.purpose = :purpose', { purpose: filter.purpose });
    if (filter?.status) query.andWhere('row.status = :status', { status: filter.status });
    if (filter?.hostOrganizationId)
      query.andWhere(isUuid(filter.hostOrganizationId) ? 'row.hostOrganizationId = :host' : 'FALSE', {
        host: filter.hostOrganizationId,
      });
    if (filter?.regionCode)
      query.andWhere('starts_with(row.regionCode, :region)', { region: regionPrefix(filter.regionCode) });
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

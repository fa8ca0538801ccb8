import { Viewer } from '#platform/access';
import { Loaders, type GraphqlContext } from '#platform/graphql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from './views/organizations/organizations.view.js';
import { StationRow } from './views/stations/stations.view.js';

/** Where the account of a session works: accounts know ids, the network what stands behind them. */
@Resolver(() => Viewer)
export class WorkplaceResolver {
  constructor(private readonly loaders: Loaders) {}

  @ResolveField(() => OrganizationRow, { nullable: true })
  organization(
    @Parent() { organizationId }: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<OrganizationRow | null> {
    return this.loaders.load(context, OrganizationRow, organizationId);
  }

  @ResolveField(() => StationRow, { nullable: true })
  station(@Parent() { stationId }: Viewer, @Context() context: GraphqlContext): Promise<StationRow | null> {
    return this.loaders.load(context, StationRow, stationId);
  }
}

import { AccountInfo, Viewer } from '#platform/access';
import { Loaders, type GraphqlContext } from '#platform/graphql';
import { Inject, type Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from './views/organizations/organizations.view.js';
import { StationRow } from './views/stations/stations.view.js';

type Account = { readonly organizationId: string | null; readonly stationId: string | null };

/** Where an account works: accounts know ids, the network what stands behind them. */
const workplaceOf = (type: Type<Account>): Type => {
  @Resolver(() => type)
  class WorkplaceResolver {
    constructor(@Inject(Loaders) private readonly loaders: Loaders) {}

    @ResolveField(() => OrganizationRow, { nullable: true })
    organization(
      @Parent() { organizationId }: Account,
      @Context() context: GraphqlContext,
    ): Promise<OrganizationRow | null> {
      return this.loaders.load(context, OrganizationRow, organizationId);
    }

    @ResolveField(() => StationRow, { nullable: true })
    station(
      @Parent() { stationId }: Account,
      @Context() context: GraphqlContext,
    ): Promise<StationRow | null> {
      return this.loaders.load(context, StationRow, stationId);
    }
  }
  return WorkplaceResolver;
};

export const workplaces: readonly Type[] = [workplaceOf(Viewer), workplaceOf(AccountInfo)];

import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  EnumField,
  IdListField,
  PageArgs,
  pageOf,
  type Page,
} from '#platform/graphql';
import { ChainCodesField, DateRange, DateRangeField, RegionWithinField } from '#platform/ledger';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Args, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ActivityKind } from '../../activity.events.js';
import { ActivityKindEnum, ActivityRow, ActivityStatusEnum } from './activities.view.js';

@InputType()
export class ActivityFilter extends JurisdictionFilter {
  @EnumField(ActivityKindEnum, { optional: true }) kind?: ActivityKind | null;
  @EnumField(ActivityStatusEnum, { optional: true }) status?: keyof typeof ActivityStatusEnum | null;
  @IdListField({ max: 1000, optional: true, description: 'Organized by one of these, or by one below it.' })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @DateRangeField({
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  occurred?: DateRange | null;
}

const ActivityConnection = Connection(ActivityRow, 'Activity');

@Resolver(() => ActivityRow)
export class ActivitiesResolver {
  constructor(
    private readonly views: Views,
    private readonly chains: Chains,
  ) {}

  @Allow('pipeline.read')
  @Query(() => ActivityRow, { nullable: true })
  activity(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ActivityRow | null> {
    return ownRow(this.views, reading, ActivityRow, id);
  }

  @Allow('pipeline.read')
  @Query(() => ActivityConnection, { description: 'Latest first day first.' })
  activities(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => ActivityFilter }) filter?: ActivityFilter | null,
  ): Promise<Page<ActivityRow>> {
    const query = narrow(ownRows(this.views, reading, ActivityRow, filter), {
      is: { kind: filter?.kind, status: filter?.status },
      among: { chainCode: filter?.chainCodes },
      overlaps: { scopeIds: filter?.organizationIds },
      regionCode: filter?.regionCode,
      since: { endsOn: filter?.occurred?.from },
      until: { startsOn: filter?.occurred?.to },
    });
    return pageOf(query, {
      orderBy: [{ column: 'startsOn', direction: 'DESC' }],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => [CreditShare], { description: 'Who organizes it, in which shares; sums to 10,000.' })
  credits(@Parent() row: ActivityRow): CreditShare[] {
    return creditsView(row.creditLines);
  }

  @ResolveField(() => String, { nullable: true })
  chainName(@Parent() row: ActivityRow, @Reader() reading: Reading): Promise<string | null> {
    return row.chainCode === null ? Promise.resolve(null) : this.chains.nameOf(reading, row.chainCode);
  }

  @ResolveField(() => String)
  regionName(@Parent() row: ActivityRow): string {
    return regionName(row.regionCode);
  }
}

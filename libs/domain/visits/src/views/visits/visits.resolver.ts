import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  EnumField,
  IdField,
  IdListField,
  PageArgs,
  pageOf,
  type Page,
} from '#platform/graphql';
import { DateRange, DateRangeField } from '#platform/ledger';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Args, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { VisitDirection } from '../../visit.events.js';
import { VisitDirectionEnum } from '../../visit.inputs.js';
import { VisitRow, VisitStatusEnum } from './visits.view.js';

@InputType()
export class VisitFilter extends JurisdictionFilter {
  @EnumField(VisitDirectionEnum, { optional: true }) direction?: VisitDirection | null;
  @EnumField(VisitStatusEnum, { optional: true }) status?: keyof typeof VisitStatusEnum | null;
  @IdListField({ max: 1000, optional: true }) stationIds?: string[] | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'One of these, or one below it, is its host or takes part.',
  })
  organizationIds?: string[] | null;
  @DateRangeField({
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  occurred?: DateRange | null;
  @IdField({ optional: true, description: 'Those that touched the lead.' }) leadId?: string | null;
}

const VisitConnection = Connection(VisitRow, 'Visit');

@Resolver(() => VisitRow)
export class VisitsResolver {
  constructor(
    private readonly views: Views,
    private readonly chains: Chains,
  ) {}

  @Allow('pipeline.read')
  @Query(() => VisitRow, { nullable: true })
  visit(@Reader() reading: Reading, @Args('id', { type: () => ID }) id: string): Promise<VisitRow | null> {
    return ownRow(this.views, reading, VisitRow, id);
  }

  @Allow('pipeline.read')
  @Query(() => VisitConnection, { description: 'Latest first day first.' })
  visits(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => VisitFilter }) filter?: VisitFilter | null,
  ): Promise<Page<VisitRow>> {
    const query = narrow(ownRows(this.views, reading, VisitRow, filter), {
      is: { direction: filter?.direction, status: filter?.status },
      among: { stationId: filter?.stationIds },
      overlaps: {
        scopeIds: filter?.organizationIds,
        leadIds: filter?.leadId ? [filter.leadId] : null,
      },
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

  @ResolveField(() => [CreditShare], { description: 'The host has the whole.' })
  credits(@Parent() row: VisitRow): CreditShare[] {
    return creditsView(row.creditLines);
  }

  @ResolveField(() => String, { nullable: true })
  chainName(@Parent() row: VisitRow, @Reader() reading: Reading): Promise<string | null> {
    return row.chainCode === null ? Promise.resolve(null) : this.chains.nameOf(reading, row.chainCode);
  }

  @ResolveField(() => String, { nullable: true })
  regionName(@Parent() row: VisitRow): string | null {
    return nameOrNull(row.regionCode);
  }

  @ResolveField(() => String, { nullable: true })
  originRegionName(@Parent() row: VisitRow): string | null {
    return nameOrNull(row.originRegionCode);
  }

  @ResolveField(() => String, { nullable: true })
  destinationRegionName(@Parent() row: VisitRow): string | null {
    return nameOrNull(row.destinationRegionCode);
  }
}

const nameOrNull = (code: string | null): string | null => (code === null ? null : regionName(code));

import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import { Connection, CountWanted, IsUuid, PageArgs, pageOf, type Page } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { DateRange } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Args, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import type { VisitDirection } from '../../visit.events.js';
import { VisitDirectionEnum } from '../../visit.inputs.js';
import { VisitRow, VisitStatusEnum } from './visits.view.js';

@InputType()
export class VisitFilter extends JurisdictionFilter {
  @Field(() => VisitDirectionEnum, { nullable: true }) @IsOptional() direction?: VisitDirection | null;
  @Field(() => VisitStatusEnum, { nullable: true }) @IsOptional() status?:
    keyof typeof VisitStatusEnum | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUuid({ each: true })
  stationIds?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'One of these, or one below it, is its host or takes part.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => DateRange, {
    nullable: true,
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DateRange)
  occurred?: DateRange | null;
  @Field(() => ID, { nullable: true, description: 'Those that touched the lead.' })
  @IsOptional()
  @IsUuid()
  leadId?: string | null;
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

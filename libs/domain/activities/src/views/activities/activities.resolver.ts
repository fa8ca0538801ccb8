import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import { Connection, CountWanted, IsUuid, PageArgs, pageOf, type Page } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { DateRange } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Args, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import type { ActivityKind } from '../../activity.events.js';
import { ActivityKindEnum, ActivityRow, ActivityStatusEnum } from './activities.view.js';

@InputType()
export class ActivityFilter extends JurisdictionFilter {
  @Field(() => ActivityKindEnum, { nullable: true }) @IsOptional() kind?: ActivityKind | null;
  @Field(() => ActivityStatusEnum, { nullable: true }) @IsOptional() status?:
    keyof typeof ActivityStatusEnum | null;
  @Field(() => [ID], { nullable: true, description: 'Organized by one of these, or by one below it.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @MaxLength(40, { each: true })
  chainCodes?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Includes the regions below it.' })
  @IsOptional()
  @MaxLength(12)
  regionCode?: string | null;
  @Field(() => DateRange, {
    nullable: true,
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DateRange)
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

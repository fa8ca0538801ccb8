import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import { Connection, CountWanted, IsUuid, PageArgs, pageOf, type Page } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Args, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { ProjectRow, ProjectStatusEnum } from './projects.view.js';

@InputType()
export class ProjectFilter extends JurisdictionFilter {
  @Field(() => [ID], { nullable: true, description: 'Credited to one of these, or to one below it.' })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @MaxLength(40, { each: true })
  chainCodes?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Includes the regions below it.' })
  @IsOptional()
  @MaxLength(12)
  regionCode?: string | null;
  @Field(() => ProjectStatusEnum, { nullable: true })
  @IsOptional()
  status?: keyof typeof ProjectStatusEnum | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() leadId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() agreementId?: string | null;
}

const ProjectConnection = Connection(ProjectRow, 'Project');

@Resolver(() => ProjectRow)
export class ProjectsResolver {
  constructor(
    private readonly views: Views,
    private readonly chains: Chains,
  ) {}

  @Allow('pipeline.read')
  @Query(() => ProjectRow, { nullable: true })
  project(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ProjectRow | null> {
    return ownRow(this.views, reading, ProjectRow, id);
  }

  @Allow('pipeline.read')
  @Query(() => ProjectConnection, { description: 'Newest landing first.' })
  projects(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => ProjectFilter }) filter?: ProjectFilter,
  ): Promise<Page<ProjectRow>> {
    const query = narrow(ownRows(this.views, reading, ProjectRow, filter), {
      is: { status: filter?.status, leadId: filter?.leadId, agreementId: filter?.agreementId },
      among: { chainCode: filter?.chainCodes },
      overlaps: { scopeIds: filter?.organizationIds },
      regionCode: filter?.regionCode,
    });
    return pageOf(query, {
      orderBy: [{ column: 'landedOn', direction: 'DESC' }],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => [CreditShare], { description: 'Who shares it now; sums to 10,000.' })
  credits(@Parent() row: ProjectRow): CreditShare[] {
    return creditsView(row.creditLines);
  }

  @ResolveField(() => String)
  chainName(@Parent() row: ProjectRow, @Reader() reading: Reading): Promise<string> {
    return this.chains.nameOf(reading, row.chainCode);
  }

  @ResolveField(() => String)
  regionName(@Parent() row: ProjectRow): string {
    return regionName(row.regionCode);
  }
}

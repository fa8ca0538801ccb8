import { Allow, CurrentViewer, type Viewer } from '#libs/access';
import { CreditShare, creditsView } from '#libs/assembly';
import { Chains, regionName, regionPrefix } from '#libs/catalogue';
import { Connection, CountWanted, isUuid, IsUuid, PageArgs, pageOf, type Page } from '#libs/graphql';
import { Views } from '#libs/projections';
import { Args, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { ProjectRow, ProjectStatusEnum } from './projects.view.js';

@InputType()
export class ProjectFilter {
  @Field(() => ID, { nullable: true, description: "Default: the viewer's home." })
  @IsOptional()
  @MaxLength(60)
  jurisdictionId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Credited with it, or a hub above such a one.' })
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
  project(@Args('id', { type: () => ID }) id: string): Promise<ProjectRow | null> {
    return isUuid(id) ? this.views.find(ProjectRow, id) : Promise.resolve(null);
  }

  @Allow('pipeline.read')
  @Query(() => ProjectConnection, { description: 'Newest landing first.' })
  projects(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { nullable: true, type: () => ProjectFilter }) filter?: ProjectFilter,
  ): Promise<Page<ProjectRow>> {
    const query = this.views
      .of(ProjectRow)
      .createQueryBuilder('row')
      .where('row.jurisdictionId = :jurisdiction', {
        jurisdiction: filter?.jurisdictionId ?? viewer.jurisdictionId,
      });
    if (filter?.organizationIds)
      query.andWhere('row.scopeIds && :organizations::uuid[]', {
        organizations: filter.organizationIds,
      });
    if (filter?.chainCodes) query.andWhere('row.chainCode = any(:chains)', { chains: filter.chainCodes });
    if (filter?.regionCode)
      query.andWhere('starts_with(row.regionCode, :region)', { region: regionPrefix(filter.regionCode) });
    if (filter?.status) query.andWhere('row.status = :status', { status: filter.status });
    if (filter?.leadId)
      query.andWhere(isUuid(filter.leadId) ? 'row.leadId = :leadId' : 'FALSE', { leadId: filter.leadId });
    if (filter?.agreementId)
      query.andWhere(isUuid(filter.agreementId) ? 'row.agreementId = :agreementId' : 'FALSE', {
        agreementId: filter.agreementId,
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
  chainName(@Parent() row: ProjectRow): Promise<string> {
    return this.chains.nameOf(row.jurisdictionId, row.chainCode);
  }

  @ResolveField(() => String)
  regionName(@Parent() row: ProjectRow): string {
    return regionName(row.regionCode);
  }
}

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
import { ChainCodesField, RegionWithinField } from '#platform/ledger';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Args, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ProjectRow, ProjectStatusEnum } from './projects.view.js';

@InputType()
export class ProjectFilter extends JurisdictionFilter {
  @IdListField({ max: 1000, optional: true, description: 'Credited to one of these, or to one below it.' })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @EnumField(ProjectStatusEnum, { optional: true }) status?: keyof typeof ProjectStatusEnum | null;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) agreementId?: string | null;
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

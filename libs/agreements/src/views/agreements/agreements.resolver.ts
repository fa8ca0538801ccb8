import { Allow, CurrentViewer, type Viewer } from '#libs/access';
import { CreditShare, creditsView } from '#libs/assembly';
import { Chains, regionName, regionPrefix } from '#libs/catalogue';
import { Connection, CountWanted, isUuid, IsUuid, PageArgs, pageOf, type Page } from '#libs/graphql';
import type { AgreementKind } from '#libs/kernel';
import { AgreementKindEnum, DateRange } from '#libs/ledger';
import { Views } from '#libs/projections';
import { Args, Field, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { AgreementRow, AgreementStatusEnum } from './agreements.view.js';

@InputType()
export class AgreementFilter {
  @Field(() => ID, { nullable: true, description: "Default: the viewer's home." })
  @IsOptional()
  @MaxLength(60)
  jurisdictionId?: string | null;
  @Field(() => [AgreementKindEnum], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  kinds?: AgreementKind[] | null;
  @Field(() => AgreementStatusEnum, { nullable: true })
  @IsOptional()
  status?: keyof typeof AgreementStatusEnum | null;
  @Field(() => [ID], { nullable: true, description: 'Credited or party to it, or a hub above such a one.' })
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
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUuid() leadId?: string | null;
  @Field(() => DateRange, { nullable: true, description: 'Both ends included.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DateRange)
  signed?: DateRange | null;
}

const AgreementConnection = Connection(AgreementRow, 'Agreement');

@Resolver(() => AgreementRow)
export class AgreementsResolver {
  constructor(
    private readonly views: Views,
    private readonly chains: Chains,
  ) {}

  @Allow('pipeline.read')
  @Query(() => AgreementRow, { nullable: true })
  agreement(@Args('id', { type: () => ID }) id: string): Promise<AgreementRow | null> {
    return isUuid(id) ? this.views.find(AgreementRow, id) : Promise.resolve(null);
  }

  @Allow('pipeline.read')
  @Query(() => AgreementConnection, { description: 'Newest signing first.' })
  agreements(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { nullable: true, type: () => AgreementFilter }) filter?: AgreementFilter,
  ): Promise<Page<AgreementRow>> {
    const query = this.views
      .of(AgreementRow)
      .createQueryBuilder('row')
      .where('row.jurisdictionId = :jurisdiction', {
        jurisdiction: filter?.jurisdictionId ?? viewer.jurisdictionId,
      });
    if (filter?.kinds) query.andWhere('row.kind = any(:kinds)', { kinds: filter.kinds });
    if (filter?.status) query.andWhere('row.status = :status', { status: filter.status });
    if (filter?.organizationIds)
      query.andWhere('row.scopeIds && :organizations::uuid[]', {
        organizations: filter.organizationIds,
      });
    if (filter?.chainCodes) query.andWhere('row.chainCode = any(:chains)', { chains: filter.chainCodes });
    if (filter?.regionCode)
      query.andWhere('starts_with(row.regionCode, :region)', { region: regionPrefix(filter.regionCode) });
    if (filter?.leadId) query.andWhere('row.leadId = :leadId', { leadId: filter.leadId });
    if (filter?.signed?.from) query.andWhere('row.signedOn >= :from', { from: filter.signed.from });
    if (filter?.signed?.to) query.andWhere('row.signedOn <= :to', { to: filter.signed.to });
    return pageOf(query, {
      orderBy: [{ column: 'signedOn', direction: 'DESC' }],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => [CreditShare], { description: 'Who shares it; sums to 10,000.' })
  credits(@Parent() row: AgreementRow): CreditShare[] {
    return creditsView(row.creditLines);
  }

  @ResolveField(() => String, { nullable: true })
  chainName(@Parent() row: AgreementRow): Promise<string | null> {
    return row.chainCode === null
      ? Promise.resolve(null)
      : this.chains.nameOf(row.jurisdictionId, row.chainCode);
  }

  @ResolveField(() => String)
  regionName(@Parent() row: AgreementRow): string {
    return regionName(row.regionCode);
  }
}

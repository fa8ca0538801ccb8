import { Allow, Reader } from '#platform/access';
import { CreditShare, creditsView, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  EnumField,
  EnumListField,
  IdField,
  IdListField,
  PageArgs,
  pageOf,
  type Page,
} from '#platform/graphql';
import type { AgreementKind, Reading } from '#platform/kernel';
import {
  AgreementKindEnum,
  ChainCodesField,
  DateRange,
  DateRangeField,
  RegionWithinField,
} from '#platform/ledger';
import { Views } from '#platform/projections';
import { Args, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AgreementRow, AgreementStatusEnum } from './agreements.view.js';

@InputType()
export class AgreementFilter extends JurisdictionFilter {
  @EnumListField(AgreementKindEnum, { max: 10, optional: true }) kinds?: AgreementKind[] | null;
  @EnumField(AgreementStatusEnum, { optional: true }) status?: keyof typeof AgreementStatusEnum | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'One of these, or one below it, is credited or party to it.',
  })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @IdField({ optional: true }) leadId?: string | null;
  @DateRangeField() signed?: DateRange | null;
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
  agreement(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AgreementRow | null> {
    return ownRow(this.views, reading, AgreementRow, id);
  }

  @Allow('pipeline.read')
  @Query(() => AgreementConnection, { description: 'Newest signing first.' })
  agreements(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => AgreementFilter }) filter?: AgreementFilter,
  ): Promise<Page<AgreementRow>> {
    const query = narrow(ownRows(this.views, reading, AgreementRow, filter), {
      is: { status: filter?.status, leadId: filter?.leadId },
      among: { kind: filter?.kinds, chainCode: filter?.chainCodes },
      overlaps: { scopeIds: filter?.organizationIds },
      regionCode: filter?.regionCode,
      since: { signedOn: filter?.signed?.from },
      until: { signedOn: filter?.signed?.to },
    });
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
  chainName(@Parent() row: AgreementRow, @Reader() reading: Reading): Promise<string | null> {
    return row.chainCode === null ? Promise.resolve(null) : this.chains.nameOf(reading, row.chainCode);
  }

  @ResolveField(() => String)
  regionName(@Parent() row: AgreementRow): string {
    return regionName(row.regionCode);
  }
}

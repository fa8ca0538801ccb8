import { Allow, Reader } from '#platform/access';
import {
  Connection,
  CountWanted,
  EnumField,
  EnumListField,
  enumOf,
  ExactTextField,
  FlagField,
  IdField,
  IdListField,
  Loaders,
  OrderDirection,
  PageArgs,
  pageOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import { foldedCreditCode, type Reading } from '#platform/kernel';
import { ChainCodesField, DateRange, DateRangeField, RegionWithinField } from '#platform/ledger';
import { JurisdictionFilter, literal, narrow, ownRows, RecordResolver } from '#platform/operations';
import { Views } from '#platform/projections';
import { Args, Context, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LeadKind, LeadStage } from '../../lead.events.js';
import { FollowUps } from './follow-ups.js';
import { LeadFollowUpRow, LeadKindEnum, LeadRow, LeadStageEnum, LeadStatusEnum } from './leads.view.js';

@InputType()
export class LeadFilter extends JurisdictionFilter {
  @EnumField(LeadStatusEnum, { optional: true }) status?: keyof typeof LeadStatusEnum | null;
  @EnumListField(LeadStageEnum, { max: 1000, optional: true }) stages?: LeadStage[] | null;
  @EnumField(LeadKindEnum, { optional: true }) kind?: LeadKind | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'Reported or owned by one of these, or by one below it.',
  })
  organizationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true, description: 'Reported through one of these, or owned by it.' })
  stationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true }) activityIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @IdField({ optional: true, description: 'Every lead that names this investor.' })
  investorId?: string | null;
  @ExactTextField({
    max: 200,
    optional: true,
    description: 'Part of the title or of the investor, or its credit code.',
  })
  search?: string | null;
  @FlagField({ optional: true, description: 'Whether it lies in the open pool, to be claimed.' })
  openPool?: boolean | null;
  @DateRangeField() reported?: DateRange | null;
}

const orderColumns = { REPORTED_ON: 'reportedOn', EXPECTED: 'expectedFen', UPDATED: 'updatedAt' } as const;
const LeadOrderField = enumOf(['REPORTED_ON', 'EXPECTED', 'UPDATED'], { name: 'LeadOrderField' });

@InputType()
export class LeadOrder {
  @EnumField(LeadOrderField) field!: keyof typeof LeadOrderField;
  @EnumField(OrderDirection, { default: 'DESC' }) direction?: keyof typeof OrderDirection | null;
}

const LeadConnection = Connection(LeadRow, 'Lead');
const LeadFollowUpConnection = Connection(LeadFollowUpRow, 'LeadFollowUp');

@Resolver(() => LeadRow)
export class LeadsResolver extends RecordResolver(LeadRow, { one: 'lead', allow: 'pipeline.read' }) {
  constructor(
    views: Views,
    loaders: Loaders,
    private readonly followUpsOf: FollowUps,
  ) {
    super(views, loaders);
  }

  @Allow('pipeline.read')
  @Query(() => LeadConnection, { description: 'Newest report first, unless ordered otherwise.' })
  leads(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => LeadFilter }) filter?: LeadFilter,
    @Args('orderBy', { nullable: true, type: () => LeadOrder }) orderBy?: LeadOrder,
  ): Promise<Page<LeadRow>> {
    const query = narrow(ownRows(this.views, reading, LeadRow, filter), {
      is: { status: filter?.status, kind: filter?.kind, investorId: filter?.investorId },
      among: { stage: filter?.stages, activityId: filter?.activityIds, chainCode: filter?.chainCodes },
      overlaps: { scopeIds: filter?.organizationIds },
      regionCode: filter?.regionCode,
      since: { reportedOn: filter?.reported?.from },
      until: { reportedOn: filter?.reported?.to },
    });
    if (filter?.stationIds)
      query.andWhere(
        '(row.stationId = any(:stations::uuid[]) or row.ownerStationId = any(:stations::uuid[]))',
        { stations: filter.stationIds },
      );
    const search = filter?.search?.normalize('NFC').trim();
    if (search)
      query.andWhere(
        '(row.title ilike :pattern or row.investorName ilike :pattern or row.investorCreditCode = :code)',
        { pattern: `%${literal(search)}%`, code: foldedCreditCode(search) },
      );
    // What lies in the pool and is lost, or a duplicate, is nobody's to claim.
    const pooled = "(row.inPool and row.status = 'OPEN' and row.duplicateOf is null)";
    if (filter?.openPool != null) query.andWhere(filter.openPool ? pooled : `not ${pooled}`);
    return pageOf(query, {
      orderBy: [
        { column: orderColumns[orderBy?.field ?? 'REPORTED_ON'], direction: orderBy?.direction ?? 'DESC' },
      ],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => LeadFollowUpConnection, { description: 'Latest first.' })
  followUps(
    @Parent() { id }: LeadRow,
    @Args() page: PageArgs,
    @CountWanted() countWanted: boolean,
    @Context() context: GraphqlContext,
  ): Promise<Page<LeadFollowUpRow>> {
    return this.followUpsOf.page(context, id, page, countWanted);
  }
}

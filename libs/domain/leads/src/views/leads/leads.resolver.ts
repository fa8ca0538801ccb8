import { Allow, Reader } from '#platform/access';
import { JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { Chains, regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  IsUuid,
  PageArgs,
  pageOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import { foldedCreditCode, type Reading } from '#platform/kernel';
import { DateRange } from '#platform/ledger';
import { Views } from '#platform/projections';
import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import type { LeadKind, LeadStage } from '../../lead.events.js';
import { FollowUps } from './follow-ups.js';
import { LeadFollowUpRow, LeadKindEnum, LeadRow, LeadStageEnum, LeadStatusEnum } from './leads.view.js';

@InputType()
export class LeadFilter extends JurisdictionFilter {
  @Field(() => LeadStatusEnum, { nullable: true }) @IsOptional() status?: keyof typeof LeadStatusEnum | null;
  @Field(() => [LeadStageEnum], { nullable: true }) @IsOptional() @ArrayMaxSize(1000) stages?:
    LeadStage[] | null;
  @Field(() => LeadKindEnum, { nullable: true }) @IsOptional() kind?: LeadKind | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Reported or owned by one of these, or by one below it.',
  })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Reported through one of these, or owned by it.' })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  stationIds?: string[] | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsUuid({ each: true })
  activityIds?: string[] | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(1000)
  @MaxLength(40, { each: true })
  chainCodes?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Includes the regions below it.' })
  @IsOptional()
  @MaxLength(12)
  regionCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'Every lead that names this investor.' })
  @IsOptional()
  @IsUuid()
  investorId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Part of the title or of the investor, or its credit code.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it lies in the open pool, to be claimed.' })
  @IsOptional()
  openPool?: boolean | null;
  @Field(() => DateRange, { nullable: true, description: 'Both ends included.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DateRange)
  reported?: DateRange | null;
}

const orderColumns = { REPORTED_ON: 'reportedOn', EXPECTED: 'expectedFen', UPDATED: 'updatedAt' } as const;
const LeadOrderField = { REPORTED_ON: 'REPORTED_ON', EXPECTED: 'EXPECTED', UPDATED: 'UPDATED' } as const;
registerEnumType(LeadOrderField, { name: 'LeadOrderField' });
const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(OrderDirection, { name: 'OrderDirection' });

@InputType()
export class LeadOrder {
  @Field(() => LeadOrderField) field!: keyof typeof LeadOrderField;
  // Nullable although it has a default: graphql-jit forgets the default of a non-null input field.
  @Field(() => OrderDirection, { nullable: true, defaultValue: 'DESC' })
  direction?: keyof typeof OrderDirection | null;
}

const LeadConnection = Connection(LeadRow, 'Lead');
const LeadFollowUpConnection = Connection(LeadFollowUpRow, 'LeadFollowUp');

/** Text as part of a LIKE pattern, standing for itself. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

@Resolver(() => LeadRow)
export class LeadsResolver {
  constructor(
    private readonly views: Views,
    private readonly chains: Chains,
    private readonly followUpsOf: FollowUps,
  ) {}

  @Allow('pipeline.read')
  @Query(() => LeadRow, { nullable: true })
  lead(@Reader() reading: Reading, @Args('id', { type: () => ID }) id: string): Promise<LeadRow | null> {
    return ownRow(this.views, reading, LeadRow, id);
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
        {
          column: orderColumns[orderBy?.field ?? 'REPORTED_ON'],
          direction: orderBy?.direction ?? 'DESC',
        },
      ],
      first,
      after,
      countWanted,
    });
  }

  @ResolveField(() => String, { nullable: true })
  chainName(@Parent() { chainCode }: LeadRow, @Reader() reading: Reading): Promise<string> | null {
    return chainCode === null ? null : this.chains.nameOf(reading, chainCode);
  }

  @ResolveField(() => String, { nullable: true })
  regionName(@Parent() { regionCode }: LeadRow): string | null {
    return regionCode === null ? null : regionName(regionCode);
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

import { ActivityRow } from '#domain/activities';
import { OrganizationRow, StationRow } from '#domain/network';
import { AccountNames, Allow, Reader } from '#platform/access';
import {
  Connection,
  CountWanted,
  Loaders,
  PageArgs,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { AsOf } from '#platform/ledger';
import { asOfArgument, listOrder, RecordsResolver, refusePast, relatedFields } from '#platform/operations';
import { Views } from '#platform/projections';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { leadStages } from '../../lead.events.js';
import { FollowUps } from './follow-ups.js';
import { LeadBoardColumn, leadBoardOf } from './lead-board.js';
import { LeadFilter, leadsAlso, leadsBy } from './lead-filter.js';
import { LeadFollowUpRow, LeadRow, leadVersions } from './leads.view.js';
import { SimilarArgs, SimilarLead, similarLeads } from './similar-leads.js';

const LeadFollowUpConnection = Connection(LeadFollowUpRow, 'LeadFollowUp');

@Resolver(() => LeadRow)
export class LeadsResolver extends RecordsResolver(LeadRow, {
  one: 'lead',
  many: 'leads',
  allow: 'pipeline.read',
  versions: leadVersions,
  description: 'Newest report first, unless ordered otherwise.',
  filter: LeadFilter,
  by: leadsBy,
  also: leadsAlso,
  orderBy: { column: 'reportedOn', direction: 'DESC' },
  orders: listOrder<LeadRow>('Lead', {
    REPORTED_ON: 'reportedOn',
    EXPECTED: 'expectedFen',
    UPDATED: 'updatedAt',
    NEXT_FOLLOW_UP: 'nextFollowUpOn',
    LAST_FOLLOW_UP: 'lastFollowUpOn',
    TITLE: 'title',
    STAGE: { column: 'stage', among: leadStages },
  }),
}) {
  constructor(
    views: Views,
    loaders: Loaders,
    private readonly followUpsOf: FollowUps,
    private readonly accounts: AccountNames,
  ) {
    super(views, loaders);
  }

  @Allow('pipeline.read')
  @Query(() => [LeadBoardColumn], {
    description:
      'What `leads` with the same filter and `asOf` come to, stage by stage; every stage is there.',
  })
  leadBoard(
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => LeadFilter }) filter?: LeadFilter | null,
    @Args('asOf', asOfArgument) asOf?: AsOf | null,
  ): Promise<LeadBoardColumn[]> {
    return this.asked(reading, filter, asOf, leadBoardOf);
  }

  @Allow('pipeline.read')
  @Query(() => [SimilarLead], {
    description: 'Leads that what is about to be reported may be, best first; none where nothing is given.',
  })
  similarLeads(@Args() asked: SimilarArgs, @Reader() reading: Reading): Promise<SimilarLead[]> {
    return similarLeads(this.views.as(reading), reading.viewer.jurisdictionId, asked);
  }

  @ResolveField(() => String, { nullable: true, description: 'Whom of the owner it was given to.' })
  ownerUserName(
    @Parent() { ownerUserId }: LeadRow,
    @Context() context: GraphqlContext,
  ): Promise<string> | null {
    return ownerUserId === null ? null : this.accounts.of(context, ownerUserId);
  }

  @ResolveField(() => LeadFollowUpConnection, { description: 'Latest first.' })
  followUps(
    @Parent() lead: LeadRow,
    @Args() page: PageArgs,
    @CountWanted() countWanted: boolean,
    @Context() context: GraphqlContext,
  ): Promise<Page<LeadFollowUpRow>> {
    refusePast(lead, 'followUps');
    return this.followUpsOf.page(context, lead.id, page, countWanted);
  }
}

/** The records that a lead names. */
export const leadRelated = relatedFields(LeadRow, {
  reporter: { row: OrganizationRow, by: 'reporterOrganizationId' },
  ownerOrganization: { row: OrganizationRow, by: 'ownerOrganizationId' },
  ownerStation: { row: StationRow, by: 'ownerStationId' },
  station: { row: StationRow, by: 'stationId' },
  activity: { row: ActivityRow, by: 'activityId' },
  firstLead: { row: LeadRow, by: 'firstLeadId' },
  duplicateOfLead: { row: LeadRow, by: 'duplicateOf' },
});

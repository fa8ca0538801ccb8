import { ActivityRow } from '#domain/activities';
import { LeadRow } from '#domain/leads';
import { OrganizationRow, StationRow } from '#domain/network';
import { EnumField, IdField, IdListField } from '#platform/graphql';
import type { VisitDirection } from '#platform/kernel';
import { DateRange, DateRangeField, VisitDirectionEnum } from '#platform/ledger';
import {
  JurisdictionFilter,
  listOrder,
  RecordsResolver,
  relatedFields,
  SearchField,
} from '#platform/operations';
import { InputType, Resolver } from '@nestjs/graphql';
import { VisitRow, VisitStatusEnum, visitVersions } from './visits.view.js';

@InputType()
export class VisitFilter extends JurisdictionFilter {
  @EnumField(VisitDirectionEnum, { optional: true }) direction?: VisitDirection | null;
  @EnumField(VisitStatusEnum, { optional: true }) status?: keyof typeof VisitStatusEnum | null;
  @IdListField({ max: 1000, optional: true }) stationIds?: string[] | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'One of these, or one below it, is its host or takes part.',
  })
  organizationIds?: string[] | null;
  @DateRangeField({
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  occurred?: DateRange | null;
  @IdField({ optional: true, description: 'Those that touched the lead.' }) leadId?: string | null;
  @SearchField({ description: 'Part of the name or of the result.' }) search?: string | null;
}

@Resolver(() => VisitRow)
export class VisitsResolver extends RecordsResolver(VisitRow, {
  one: 'visit',
  many: 'visits',
  allow: 'pipeline.read',
  versions: visitVersions,
  description: 'Latest first day first, unless ordered otherwise.',
  filter: VisitFilter,
  by: (filter) => ({
    is: { direction: filter.direction, status: filter.status },
    among: { stationId: filter.stationIds },
    overlaps: { scopeIds: filter.organizationIds, leadIds: filter.leadId ? [filter.leadId] : null },
    since: { endsOn: filter.occurred?.from },
    until: { startsOn: filter.occurred?.to },
    search: { text: filter.search, within: ['name', 'result'] },
  }),
  orderBy: { column: 'startsOn', direction: 'DESC' },
  orders: listOrder<VisitRow>('Visit', {
    STARTS_ON: 'startsOn',
    NAME: 'name',
    DELEGATE_COUNT: 'delegateCount',
  }),
}) {}

/** The records that a visit names. */
export const visitRelated = relatedFields(VisitRow, {
  host: { row: OrganizationRow, by: 'hostOrganizationId' },
  station: { row: StationRow, by: 'stationId' },
  organizations: { row: OrganizationRow, all: 'organizationIds' },
  leads: { row: LeadRow, all: 'leadIds' },
  activity: { row: ActivityRow, by: 'activityId' },
});

import { ActivityKindEnum } from '#platform/ledger';
import type { ActivityKind } from '#platform/kernel';
import { OrganizationRow } from '#domain/network';
import { EnumField, IdListField } from '#platform/graphql';
import { ChainCodesField, DateRange, DateRangeField, RegionWithinField } from '#platform/ledger';
import { JurisdictionFilter, RecordsResolver, relatedFields, SearchField } from '#platform/operations';
import { InputType, Resolver } from '@nestjs/graphql';
import type { ActivityPurpose } from '../../activity.events.js';
import { ActivityPurposeEnum, ActivityRow, ActivityStatusEnum, activityVersions } from './activities.view.js';

@InputType()
export class ActivityFilter extends JurisdictionFilter {
  @EnumField(ActivityKindEnum, { optional: true }) kind?: ActivityKind | null;
  @EnumField(ActivityPurposeEnum, { optional: true }) purpose?: ActivityPurpose | null;
  @EnumField(ActivityStatusEnum, { optional: true }) status?: keyof typeof ActivityStatusEnum | null;
  @IdListField({ max: 1000, optional: true, description: 'Organized by one of these, or by one below it.' })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @DateRangeField({
    description: 'Those with a day in it, from their first to their last; both ends included.',
  })
  occurred?: DateRange | null;
  @SearchField({ description: 'Part of the name.' }) search?: string | null;
}

@Resolver(() => ActivityRow)
export class ActivitiesResolver extends RecordsResolver(ActivityRow, {
  one: 'activity',
  many: 'activities',
  allow: 'pipeline.read',
  versions: activityVersions,
  description: 'Latest first day first.',
  filter: ActivityFilter,
  by: (filter) => ({
    is: { kind: filter.kind, purpose: filter.purpose, status: filter.status },
    among: { chainCode: filter.chainCodes },
    overlaps: { scopeIds: filter.organizationIds },
    regionCode: filter.regionCode,
    since: { endsOn: filter.occurred?.from },
    until: { startsOn: filter.occurred?.to },
    search: { text: filter.search, within: ['name'] },
  }),
  orderBy: { column: 'startsOn', direction: 'DESC' },
}) {}

/** The records that an activity names. */
export const activityRelated = relatedFields(ActivityRow, {
  organizations: { row: OrganizationRow, all: 'organizationIds' },
});

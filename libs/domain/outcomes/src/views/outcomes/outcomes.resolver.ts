import { ActivityRow } from '#domain/activities';
import { EnumField, EnumListField, IdField, IdListField } from '#platform/graphql';
import type { OutcomeKind } from '#platform/kernel';
import {
  ChainCodesField,
  DateRange,
  DateRangeField,
  OutcomeKindEnum,
  RegionWithinField,
} from '#platform/ledger';
import { JurisdictionFilter, RecordsResolver, relatedFields, SearchField } from '#platform/operations';
import { InputType, Resolver } from '@nestjs/graphql';
import { OutcomeRow, OutcomeStatusEnum, outcomeVersions } from './outcomes.view.js';

@InputType()
export class OutcomeFilter extends JurisdictionFilter {
  @EnumListField(OutcomeKindEnum, { max: 10, optional: true }) kinds?: OutcomeKind[] | null;
  @EnumField(OutcomeStatusEnum, { optional: true }) status?: keyof typeof OutcomeStatusEnum | null;
  @IdListField({ max: 1000, optional: true, description: 'Credited to one of these, or to one below it.' })
  organizationIds?: string[] | null;
  @IdField({ optional: true }) activityId?: string | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @DateRangeField({ description: 'By the last day of the period; both ends included.' })
  occurred?: DateRange | null;
  @SearchField({ description: 'Part of the title.' }) search?: string | null;
}

@Resolver(() => OutcomeRow)
export class OutcomesResolver extends RecordsResolver(OutcomeRow, {
  one: 'outcome',
  many: 'outcomes',
  allow: 'pipeline.read',
  versions: outcomeVersions,
  description: 'Latest last day first.',
  filter: OutcomeFilter,
  by: (filter) => ({
    is: { status: filter.status, activityId: filter.activityId },
    among: { kind: filter.kinds, chainCode: filter.chainCodes },
    overlaps: { scopeIds: filter.organizationIds },
    regionCode: filter.regionCode,
    since: { periodTo: filter.occurred?.from },
    until: { periodTo: filter.occurred?.to },
    search: { text: filter.search, within: ['title'] },
  }),
  orderBy: { column: 'periodTo', direction: 'DESC' },
}) {}

/** The records that an outcome names. */
export const outcomeRelated = relatedFields(OutcomeRow, {
  activity: { row: ActivityRow, by: 'activityId' },
});

import {
  DateField,
  EnumField,
  EnumListField,
  FlagField,
  IdField,
  IdListField,
  MinorUnitsField,
  ObjectField,
} from '#platform/graphql';
import type { CalendarDate } from '#platform/kernel';
import { ChainCodesField, DateRange, DateRangeField, RegionWithinField } from '#platform/ledger';
import { JurisdictionFilter, SearchField, type Narrowing } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { LeadGrade, LeadKind, LeadStage } from '../../lead.events.js';
import {
  ClaimVerdictEnum,
  LeadGradeEnum,
  LeadKindEnum,
  LeadStageEnum,
  LeadStatusEnum,
  type LeadRow,
} from './leads.view.js';

@InputType()
export class FenRange {
  @MinorUnitsField({ optional: true }) min?: string | null;
  @MinorUnitsField({ optional: true }) max?: string | null;
}

@InputType()
export class LeadFilter extends JurisdictionFilter {
  @EnumField(LeadStatusEnum, { optional: true }) status?: keyof typeof LeadStatusEnum | null;
  @EnumListField(LeadStageEnum, { max: 1000, optional: true }) stages?: LeadStage[] | null;
  @EnumField(LeadKindEnum, { optional: true }) kind?: LeadKind | null;
  @EnumListField(LeadGradeEnum, { max: 10, optional: true }) grades?: LeadGrade[] | null;
  @EnumListField(ClaimVerdictEnum, { max: 10, optional: true })
  verdicts?: (keyof typeof ClaimVerdictEnum)[] | null;
  @IdListField({
    max: 1000,
    optional: true,
    description: 'Reported or owned by one of these, or by one below it.',
  })
  organizationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true, description: 'Owned by one of these itself.' })
  ownerOrganizationIds?: string[] | null;
  @IdField({ optional: true, description: 'Given to this account.' }) ownerUserId?: string | null;
  @IdListField({ max: 1000, optional: true, description: 'Reported through one of these, or owned by it.' })
  stationIds?: string[] | null;
  @IdListField({ max: 1000, optional: true }) activityIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @IdField({ optional: true, description: 'Every lead that names this investor.' })
  investorId?: string | null;
  @SearchField({ description: 'Part of the title or of the investor, or its credit code.' })
  search?: string | null;
  @FlagField({ optional: true, description: 'Whether it lies in the open pool, to be claimed.' })
  openPool?: boolean | null;
  @DateRangeField() reported?: DateRange | null;
  @DateRangeField({ description: 'When the next follow-up is due; both ends included.' })
  nextFollowUp?: DateRange | null;
  @DateField({
    optional: true,
    description: 'The last follow-up, or the report where there was none, lies before this day.',
  })
  withoutFollowUpSince?: CalendarDate | null;
  @ObjectField(() => FenRange, {
    optional: true,
    description: 'Expected investment in fen, both ends included; in CNY at the recorded rate.',
  })
  expected?: FenRange | null;
}

/** What is asked for by the row's properties. */
export const leadsBy = (filter: LeadFilter): Narrowing<LeadRow> => ({
  is: {
    status: filter.status,
    kind: filter.kind,
    investorId: filter.investorId,
    ownerUserId: filter.ownerUserId,
  },
  among: {
    stage: filter.stages,
    grade: filter.grades,
    verdict: filter.verdicts,
    ownerOrganizationId: filter.ownerOrganizationIds,
    activityId: filter.activityIds,
    chainCode: filter.chainCodes,
  },
  overlaps: { scopeIds: filter.organizationIds },
  regionCode: filter.regionCode,
  since: {
    reportedOn: filter.reported?.from,
    nextFollowUpOn: filter.nextFollowUp?.from,
    expectedFen: filter.expected?.min,
  },
  until: {
    reportedOn: filter.reported?.to,
    nextFollowUpOn: filter.nextFollowUp?.to,
    expectedFen: filter.expected?.max,
  },
  search: { text: filter.search, within: ['title', 'investorName'], code: 'investorCreditCode' },
});

/** What is asked for of several properties together. */
export const leadsAlso = (
  query: SelectQueryBuilder<LeadRow>,
  { stationIds, openPool, withoutFollowUpSince }: LeadFilter,
): void => {
  if (stationIds)
    query.andWhere(
      '(row.stationId = any(:stations::uuid[]) or row.ownerStationId = any(:stations::uuid[]))',
      { stations: stationIds },
    );
  // What lies in the pool and is lost, or a duplicate, is nobody's to claim.
  const pooled = "(row.inPool and row.status = 'OPEN' and row.duplicateOf is null)";
  if (openPool != null) query.andWhere(openPool ? pooled : `not ${pooled}`);
  if (withoutFollowUpSince)
    query.andWhere('coalesce(row.lastFollowUpOn, row.reportedOn) < :untouchedSince', {
      untouchedSince: withoutFollowUpSince,
    });
};

import { ActivityRow } from '#domain/activities';
import { AgreementRow } from '#domain/agreements';
import { LeadRow } from '#domain/leads';
import { StationRow } from '#domain/network';
import { EnumField, FlagField, IdField, IdListField } from '#platform/graphql';
import { ChainCodesField, RegionWithinField } from '#platform/ledger';
import {
  JurisdictionFilter,
  listOrder,
  RecordsResolver,
  relatedFields,
  SearchField,
} from '#platform/operations';
import { InputType, Resolver } from '@nestjs/graphql';
import { ProjectRow, ProjectStatusEnum, projectVersions } from './projects.view.js';

@InputType()
export class ProjectFilter extends JurisdictionFilter {
  @IdListField({ max: 1000, optional: true, description: 'Credited to one of these, or to one below it.' })
  organizationIds?: string[] | null;
  @ChainCodesField() chainCodes?: string[] | null;
  @RegionWithinField() regionCode?: string | null;
  @EnumField(ProjectStatusEnum, { optional: true }) status?: keyof typeof ProjectStatusEnum | null;
  @FlagField({ optional: true, description: 'Whether its plan is still to be told.' })
  planMissing?: boolean | null;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) agreementId?: string | null;
  @SearchField({ description: 'Part of the name or of the investor, or the company’s credit code.' })
  search?: string | null;
}

@Resolver(() => ProjectRow)
export class ProjectsResolver extends RecordsResolver(ProjectRow, {
  one: 'project',
  many: 'projects',
  allow: 'pipeline.read',
  versions: projectVersions,
  description: 'Newest landing first, unless ordered otherwise.',
  filter: ProjectFilter,
  by: (filter) => ({
    is: {
      status: filter.status,
      leadId: filter.leadId,
      agreementId: filter.agreementId,
      planMissing: filter.planMissing,
    },
    among: { chainCode: filter.chainCodes },
    overlaps: { scopeIds: filter.organizationIds },
    regionCode: filter.regionCode,
    search: { text: filter.search, within: ['name', 'investorName'], code: 'companyCreditCode' },
  }),
  orderBy: { column: 'landedOn', direction: 'DESC' },
  orders: listOrder<ProjectRow>('Project', { LANDED_ON: 'landedOn', AMOUNT: 'plannedFen', NAME: 'name' }),
}) {}

/** The records that a project names. */
export const projectRelated = relatedFields(ProjectRow, {
  lead: { row: LeadRow, by: 'leadId' },
  agreement: { row: AgreementRow, by: 'agreementId' },
  activity: { row: ActivityRow, by: 'activityId' },
  station: { row: StationRow, by: 'stationId' },
  duplicateOfProject: { row: ProjectRow, by: 'duplicateOf' },
});

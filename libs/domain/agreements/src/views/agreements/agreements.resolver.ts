import { ActivityRow } from '#domain/activities';
import { LeadRow } from '#domain/leads';
import { OrganizationRow, StationRow } from '#domain/network';
import { EnumField, EnumListField, IdField, IdListField } from '#platform/graphql';
import type { AgreementKind } from '#platform/kernel';
import {
  AgreementKindEnum,
  ChainCodesField,
  DateRange,
  DateRangeField,
  RegionWithinField,
} from '#platform/ledger';
import {
  JurisdictionFilter,
  listOrder,
  RecordsResolver,
  relatedFields,
  SearchField,
} from '#platform/operations';
import { InputType, Resolver } from '@nestjs/graphql';
import { AgreementRow, AgreementStatusEnum, agreementVersions } from './agreements.view.js';

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
  @SearchField({ description: 'Part of the title or of the counterpart, or its credit code.' })
  search?: string | null;
}

@Resolver(() => AgreementRow)
export class AgreementsResolver extends RecordsResolver(AgreementRow, {
  one: 'agreement',
  many: 'agreements',
  allow: 'pipeline.read',
  versions: agreementVersions,
  description: 'Newest signing first, unless ordered otherwise.',
  filter: AgreementFilter,
  by: (filter) => ({
    is: { status: filter.status, leadId: filter.leadId },
    among: { kind: filter.kinds, chainCode: filter.chainCodes },
    overlaps: { scopeIds: filter.organizationIds },
    regionCode: filter.regionCode,
    since: { signedOn: filter.signed?.from },
    until: { signedOn: filter.signed?.to },
    search: { text: filter.search, within: ['title', 'counterpartName'], code: 'counterpartCreditCode' },
  }),
  orderBy: { column: 'signedOn', direction: 'DESC' },
  orders: listOrder<AgreementRow>('Agreement', {
    SIGNED_ON: 'signedOn',
    AMOUNT: 'agreedFen',
    TITLE: 'title',
  }),
}) {}

/** The records that an agreement names. */
export const agreementRelated = relatedFields(AgreementRow, {
  lead: { row: LeadRow, by: 'leadId' },
  activity: { row: ActivityRow, by: 'activityId' },
  station: { row: StationRow, by: 'stationId' },
  partyOrganizations: { row: OrganizationRow, all: 'partyOrganizationIds' },
});

import {
  DateField,
  DateScalar,
  EnumField,
  EnumListField,
  FlagField,
  IdField,
  IdListField,
  Loaders,
  type GraphqlContext,
} from '#platform/graphql';
import { dateOf, type CalendarDate, type HubLevel } from '#platform/kernel';
import { HubLevelEnum, RegionWithinField } from '#platform/ledger';
import { CreditShare, JurisdictionFilter, RecordsResolver, SearchField } from '#platform/operations';
import { Args, Context, InputType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { OrganizationKind } from '../../organization.events.js';
import { ratingOn } from '../../organization.state.js';
import { OrganizationKindEnum, OrganizationRow, RatingView } from './organizations.view.js';

@InputType()
export class OrganizationFilter extends JurisdictionFilter {
  @EnumField(OrganizationKindEnum, { optional: true }) kind?: OrganizationKind | null;
  @EnumListField(HubLevelEnum, { max: 10, optional: true, description: 'Designated hubs of these levels.' })
  hubLevels?: HubLevel[] | null;
  @FlagField({ optional: true }) isHub?: boolean | null;
  @IdField({ optional: true, description: 'Those that belong to it directly.' }) hubId?: string | null;
  @IdListField({ max: 1000, optional: true, description: 'These and all that are below them.' })
  organizationIds?: string[] | null;
  @FlagField({ optional: true, description: 'Whether it is a member of the network `on` a day.' })
  member?: boolean | null;
  @DateField({ optional: true, description: 'For `member`; default: today.' }) on?: CalendarDate | null;
  @RegionWithinField() regionCode?: string | null;
  @SearchField({ description: 'Part of the name, or the whole credit code.' })
  search?: string | null;
}

const memberOn = (day: string) =>
  `EXISTS (SELECT 1 FROM jsonb_to_recordset(row.membershipsKept) AS m("joinedOn" date, "leftOn" date)
    WHERE m."joinedOn" <= ${day} AND (m."leftOn" IS NULL OR m."leftOn" > ${day}))`;

@Resolver(() => OrganizationRow)
export class OrganizationsResolver extends RecordsResolver(OrganizationRow, {
  one: 'organization',
  many: 'organizations',
  allow: 'network.read',
  description: 'In order of their names.',
  filter: OrganizationFilter,
  by: (filter) => ({
    is: { kind: filter.kind, isHub: filter.isHub, hubId: filter.hubId },
    among: { hubLevel: filter.hubLevels },
    overlaps: { scopeIds: filter.organizationIds },
    regionCode: filter.regionCode,
    search: { text: filter.search, within: ['name'], code: 'creditCode' },
  }),
  also: (query, { member, on }) => {
    if (typeof member === 'boolean') {
      const isMember = memberOn(on ? 'CAST(:on AS date)' : "(now() AT TIME ZONE 'Asia/Shanghai')::date");
      query.andWhere(member ? isMember : `NOT ${isMember}`, on ? { on } : {});
    }
  },
  orderBy: { column: 'name' },
}) {
  @ResolveField(() => OrganizationRow, { nullable: true, description: 'The hub 枢纽 it belongs to now.' })
  hub(
    @Parent() { hubId }: OrganizationRow,
    @Context() context: GraphqlContext,
  ): Promise<OrganizationRow | null> {
    return this.loaders.load(context, OrganizationRow, hubId);
  }

  @ResolveField(() => RatingView, {
    nullable: true,
    description: 'In force on a day, by default today; of several schemes the one that began last.',
  })
  rating(
    @Parent() { ratingsKept }: OrganizationRow,
    @Args('on', { type: () => DateScalar, nullable: true }) on?: CalendarDate | null,
    @Args('scheme', { type: () => String, nullable: true }) scheme?: string | null,
  ): RatingView | null {
    return ratingOn(ratingsKept, on ?? dateOf(new Date()), scheme ?? undefined) ?? null;
  }
}

/** The organization behind a share, wherever credits are shown. */
@Resolver(() => CreditShare)
export class CreditOrganizationResolver {
  constructor(private readonly loaders: Loaders) {}

  @ResolveField(() => OrganizationRow, { nullable: true })
  organization(
    @Parent() { organizationId }: CreditShare,
    @Context() context: GraphqlContext,
  ): Promise<OrganizationRow | null> {
    return this.loaders.load(context, OrganizationRow, organizationId);
  }
}

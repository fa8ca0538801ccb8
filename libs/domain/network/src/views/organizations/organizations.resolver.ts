import { Allow, Reader } from '#platform/access';
import { CreditShare, JurisdictionFilter, narrow, ownRow, ownRows } from '#platform/operations';
import { regionName } from '#domain/catalogue';
import {
  Connection,
  CountWanted,
  DateField,
  DateScalar,
  EnumField,
  FlagField,
  IdField,
  IdListField,
  Loaders,
  PageArgs,
  pageOf,
  TextField,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import { dateOf, foldedCreditCode, type CalendarDate, type Reading } from '#platform/kernel';
import { RegionWithinField } from '#platform/ledger';
import { Views } from '#platform/projections';
import { Args, Context, ID, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { OrganizationKind } from '../../organization.events.js';
import { ratingOn } from '../../organization.state.js';
import { OrganizationKindEnum, OrganizationRow, RatingView } from './organizations.view.js';

@InputType()
export class OrganizationFilter extends JurisdictionFilter {
  @EnumField(OrganizationKindEnum, { optional: true }) kind?: OrganizationKind | null;
  @FlagField({ optional: true }) isHub?: boolean | null;
  @IdField({ optional: true, description: 'Those that belong to it directly.' }) hubId?: string | null;
  @IdListField({ max: 1000, optional: true, description: 'These and all that are below them.' })
  organizationIds?: string[] | null;
  @FlagField({ optional: true, description: 'Whether it is a member of the network `on` a day.' })
  member?: boolean | null;
  @DateField({ optional: true, description: 'For `member`; default: today.' }) on?: CalendarDate | null;
  @RegionWithinField() regionCode?: string | null;
  @TextField({ max: 200, min: 0, optional: true, description: 'Part of the name, or the whole credit code.' })
  search?: string | null;
}

const OrganizationConnection = Connection(OrganizationRow, 'Organization');

const memberOn = (day: string) =>
  `EXISTS (SELECT 1 FROM jsonb_to_recordset(row.membershipsKept) AS m("joinedOn" date, "leftOn" date)
    WHERE m."joinedOn" <= ${day} AND (m."leftOn" IS NULL OR m."leftOn" > ${day}))`;

@Resolver(() => OrganizationRow)
export class OrganizationsResolver {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  @Allow('network.read')
  @Query(() => OrganizationRow, { nullable: true })
  organization(
    @Reader() reading: Reading,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OrganizationRow | null> {
    return ownRow(this.views, reading, OrganizationRow, id);
  }

  @Allow('network.read')
  @Query(() => OrganizationConnection, { description: 'In order of their names.' })
  organizations(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => OrganizationFilter }) filter?: OrganizationFilter,
  ): Promise<Page<OrganizationRow>> {
    const query = narrow(ownRows(this.views, reading, OrganizationRow, filter), {
      is: { kind: filter?.kind, isHub: filter?.isHub, hubId: filter?.hubId },
      overlaps: { scopeIds: filter?.organizationIds },
      regionCode: filter?.regionCode,
    });
    if (typeof filter?.member === 'boolean') {
      const { on } = filter;
      const member = memberOn(on ? 'CAST(:on AS date)' : "(now() AT TIME ZONE 'Asia/Shanghai')::date");
      query.andWhere(filter.member ? member : `NOT ${member}`, on ? { on } : {});
    }
    const search = filter?.search?.trim();
    if (search)
      query.andWhere('(row.name ILIKE :pattern OR row.creditCode = :code)', {
        pattern: `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
        code: foldedCreditCode(search),
      });
    return pageOf(query, { orderBy: [{ column: 'name' }], first, after, countWanted });
  }

  @ResolveField(() => String)
  regionName(@Parent() { regionCode }: OrganizationRow): string {
    return regionName(regionCode);
  }

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

import type { HubLevel } from '#platform/kernel';
import { HubLevelEnum } from '#platform/ledger';
import type { RatingGrade } from '#platform/kernel';
import { RegionColumn } from '#domain/catalogue';
import { DateScalar, enumOf } from '#platform/graphql';
import { organizationCodeCheckHolds, type CalendarDate } from '#platform/kernel';
import {
  column,
  columnsOf,
  CreditCodeColumn,
  recordOf,
  RecordRow,
  RecordTable,
  ViewTable,
} from '#platform/operations';
import { changing, insert, projection, put, versionAlone } from '#platform/projections';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Index } from 'typeorm';
import {
  hubKinds,
  organizationKinds,
  type Designation,
  type HubKind,
  type Membership,
  type OrganizationEvent,
  type OrganizationKind,
  type Rating,
} from '../../organization.events.js';
import { organizationStream } from '../../organization.state.js';

export const OrganizationKindEnum = enumOf(organizationKinds, {
  name: 'OrganizationKind',
  description: '社会团体, 社会服务机构, 基金会; OTHER: whatever else is filed, such as 备案社区社会组织.',
});

export const HubKindEnum = enumOf(hubKinds, {
  name: 'HubKind',
  description: '党建类, 平台类, 街镇级, 自发类: a hub may be of several.',
});

@ObjectType('HubDesignation')
export class HubDesignationView {
  @Field(() => HubLevelEnum) level!: HubLevel;
  @Field(() => [HubKindEnum]) kinds!: readonly HubKind[];
  @Field(() => DateScalar) designatedOn!: CalendarDate;
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it stood no more.' })
  revokedOn!: CalendarDate | null;
}

/** A membership of the network. */
@ObjectType('Membership')
export class MembershipView {
  @Field(() => DateScalar) joinedOn!: CalendarDate;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it was no member any more.',
  })
  leftOn!: CalendarDate | null;
}

/** A grade under a scheme of assessment. */
@ObjectType('Rating')
export class RatingView {
  @Field(() => String) scheme!: string;
  @Field(() => String, { description: '1A to 5A.' }) grade!: RatingGrade;
  @Field(() => DateScalar) validFrom!: CalendarDate;
  @Field(() => DateScalar, { description: 'Last day.' }) validTo!: CalendarDate;
}

/** GB 32100: civil affairs registers these kinds under these first two characters (DOMAIN §3). */
const prefixes: { readonly [K in OrganizationKind]?: string } = {
  SOCIAL_ASSOCIATION: '51',
  SOCIAL_SERVICE_INSTITUTION: '52',
  FOUNDATION: '53',
};

/** An organization 社会组织: the row is the API type. */
@RecordTable('Organization', 'organizations')
@Index(['jurisdictionId', 'name', 'id'])
@Index(['hubId'])
export class OrganizationRow extends RecordRow {
  @column.text() name!: string;
  @column.oneOf(OrganizationKindEnum) kind!: OrganizationKind;
  @CreditCodeColumn({ description: 'Unified social credit code; some have none.' })
  creditCode!: string | null;
  @RegionColumn() regionCode!: string;
  @column.flag({ description: '枢纽: others may belong to it.' }) isHub!: boolean;
  @column.id({ optional: true }) hubId!: string | null;
  @column.date({ optional: true, description: 'Member of the network since; none: no member now.' })
  memberSince!: CalendarDate | null;
  @column.json() membershipsKept!: readonly Membership[];
  @column.json() ratingsKept!: readonly Rating[];
  @column.oneOf(HubLevelEnum, { optional: true, description: 'At what level it is a designated hub now.' })
  hubLevel!: HubLevel | null;
  @column.json() designationsKept!: readonly Designation[];
  @Field(() => ID) override jurisdictionId!: string;

  @Field(() => [MembershipView], { description: 'In order of their days; the last may be open.' })
  get memberships(): MembershipView[] {
    return this.membershipsKept.map(({ joinedOn, leftOn }) => ({ joinedOn, leftOn: leftOn ?? null }));
  }

  @Field(() => [RatingView], { description: 'All of all schemes, in order of their first days.' })
  get ratings(): RatingView[] {
    return [...this.ratingsKept];
  }

  @Field(() => [HubDesignationView], { description: 'In order of their days; the last may stand.' })
  get hubDesignations(): HubDesignationView[] {
    return this.designationsKept.map((each) => ({ ...each, revokedOn: each.revokedOn ?? null }));
  }

  @Field(() => [HubKindEnum], { description: 'Of what kinds it is a designated hub now.' })
  get hubKinds(): readonly HubKind[] {
    const last = this.designationsKept.at(-1);
    return last && last.revokedOn === undefined ? last.kinds : [];
  }

  @Field(() => [String], {
    description:
      'What looks wrong and was accepted: CREDIT_CODE_KIND_DIFFERS (51/52/53 of another kind), CREDIT_CODE_ENTITY_CHECK_DIFFERS (the entity code within fails its own check).',
  })
  get warnings(): string[] {
    const { creditCode, kind } = this;
    if (creditCode === null) return [];
    const prefix = prefixes[kind];
    return [
      ...(prefix && !creditCode.startsWith(prefix) ? ['CREDIT_CODE_KIND_DIFFERS'] : []),
      ...(organizationCodeCheckHolds(creditCode) ? [] : ['CREDIT_CODE_ENTITY_CHECK_DIFFERS']),
    ];
  }
}

/** That an organization belongs to a hub from a day on, or to none: of one day, as it was said last. */
@ViewTable('HubAssignment', 'hub_assignments')
@Index(['organizationId'])
export class HubAssignmentRow {
  /** `<organizationId>/<day>` */
  @column.key({ hidden: true }) id!: string;
  @column.id() organizationId!: string;
  @column.id({ optional: true }) hubId!: string | null;
  @column.date() assignedOn!: CalendarDate;
  @column.text({ hidden: true }) jurisdictionId!: string;
}

const membership = (memberships: readonly Membership[]) => {
  const last = memberships.at(-1);
  return {
    membershipsKept: memberships,
    memberSince: last && last.leftOn === undefined ? last.joinedOn : null,
  };
};
const designations = (all: readonly Designation[]) => {
  const last = all.at(-1);
  return { designationsKept: all, hubLevel: last && last.revokedOn === undefined ? last.level : null };
};
const change = changing(OrganizationRow);

export const organizationsView = projection<OrganizationEvent>({
  name: 'organizations',
  version: 3, // raise to rebuild
  streams: [organizationStream],
  rows: [OrganizationRow, HubAssignmentRow],
  owned: [{ row: HubAssignmentRow, subject: 'organizationId' }],
  on: {
    OrganizationRegistered: (event) =>
      insert(OrganizationRow, {
        ...recordOf(event),
        ...columnsOf(event.data, 'name', 'kind', 'creditCode', 'regionCode', 'isHub', 'hubId'),
        ...membership([]),
        ratingsKept: [],
        ...designations([]),
        scopeIds: [event.data.organizationId, ...event.data.hubs],
      }),
    OrganizationIdentityReserved: 'ignore', // no organization of its own
    OrganizationJoinedNetwork: (event) => change(event, membership(event.data.memberships)),
    OrganizationLeftNetwork: (event) => change(event, membership(event.data.memberships)),
    OrganizationMembershipCorrected: (event) => change(event, membership(event.data.memberships)),
    OrganizationRated: (event) => change(event, { ratingsKept: event.data.ratings }),
    HubDesignated: (event) => change(event, designations(event.data.designations)),
    HubRevoked: (event) => change(event, designations(event.data.designations)),
    OrganizationAssignedToHub: (event) => {
      const { organizationId, hubId = null, assignedOn, current } = event.data;
      return [
        ...[
          change(event, { hubId: current.hubId ?? null, scopeIds: [organizationId, ...current.hubs] }),
        ].flat(),
        put(HubAssignmentRow, {
          id: `${organizationId}/${assignedOn}`,
          organizationId,
          hubId,
          assignedOn,
          jurisdictionId: event.meta.jurisdictionId,
        }),
      ];
    },
    OrganizationCorrected: (event) => change(event, event.data.after),
    ...versionAlone(change),
  },
});

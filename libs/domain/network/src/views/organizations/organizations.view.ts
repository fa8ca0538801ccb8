import { DateScalar, enumOf } from '#platform/graphql';
import { creditCodeCheckHolds, organizationCodeCheckHolds, type CalendarDate } from '#platform/kernel';
import { insert, projection, changing } from '#platform/projections';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  organizationKinds,
  type Membership,
  type OrganizationEvent,
  type OrganizationKind,
  type Rating,
  type RatingGrade,
} from '../../organization.events.js';

export const OrganizationKindEnum = enumOf(organizationKinds, {
  name: 'OrganizationKind',
  description: '社会团体, 社会服务机构, 基金会; OTHER: whatever else is filed, such as 备案社区社会组织.',
});

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

/** An organization 社会组织: the row is the API type; a column without `@Field` never leaves the server. */
@ObjectType('Organization')
@Entity({ name: 'organizations', schema: 'views' })
@Index(['jurisdictionId', 'name', 'id'])
@Index(['hubId'])
export class OrganizationRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field(() => Int, { description: 'Version of the record; recognition names the one it saw.' })
  @Column('int')
  version!: number;
  @Field(() => String) @Column('text') name!: string;
  @Field(() => OrganizationKindEnum) @Column('text') kind!: OrganizationKind;
  @Field(() => String, { nullable: true, description: 'Unified social credit code; some have none.' })
  @Column('text', { nullable: true })
  creditCode!: string | null;
  @Field(() => String) @Column('text') regionCode!: string;
  @Field(() => Boolean, { description: '枢纽: others may belong to it.' }) @Column('boolean') isHub!: boolean;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) hubId!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Member of the network since; none: no member now.',
  })
  @Column('date', { nullable: true })
  memberSince!: CalendarDate | null;
  @Column('jsonb') membershipsKept!: readonly Membership[];
  @Column('jsonb') ratingsKept!: readonly Rating[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceDocument!: string | null;
  @Field(() => Boolean, { description: 'Constructed to illustrate; no document states it.' })
  @Column('boolean')
  illustrative!: boolean;
  @Field(() => ID) @Column('text') jurisdictionId!: string;
  /** Everybody whose scope holds it: itself and the hubs above. */
  @Column('uuid', { array: true }) scopeIds!: string[];

  @Field({
    description:
      'Its last character is not the one that GB 32100-2015 computes: recorded so, as the document has it.',
  })
  get creditCodeAsDocumented(): boolean {
    return this.creditCode !== null && !creditCodeCheckHolds(this.creditCode);
  }

  @Field(() => [MembershipView], { description: 'In order of their days; the last may be open.' })
  get memberships(): MembershipView[] {
    return this.membershipsKept.map(({ joinedOn, leftOn }) => ({ joinedOn, leftOn: leftOn ?? null }));
  }

  @Field(() => [RatingView], { description: 'All of all schemes, in order of their first days.' })
  get ratings(): RatingView[] {
    return [...this.ratingsKept];
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

type Stored = Omit<OrganizationRow, 'creditCodeAsDocumented' | 'memberships' | 'ratings' | 'warnings'>;

const membership = (memberships: readonly Membership[]) => {
  const last = memberships.at(-1);
  return {
    membershipsKept: memberships,
    memberSince: last && last.leftOn === undefined ? last.joinedOn : null,
  };
};
const change = changing<Stored>(OrganizationRow, 'organization');

export const organizationsView = projection<OrganizationEvent>({
  name: 'organizations',
  version: 1, // raise to rebuild
  streams: ['organization'],
  rows: [OrganizationRow],
  on: {
    OrganizationRegistered: ({ data, version, meta }) =>
      insert<Stored>(OrganizationRow, {
        id: data.organizationId,
        version,
        name: data.name,
        kind: data.kind,
        creditCode: data.creditCode ?? null,
        regionCode: data.regionCode,
        isHub: data.isHub,
        hubId: data.hubId ?? null,
        ...membership([]),
        ratingsKept: [],
        sourceDocument: data.sourceDocument ?? null,
        illustrative: data.illustrative ?? false,
        jurisdictionId: meta.jurisdictionId,
        scopeIds: [data.organizationId, ...data.hubs],
      }),
    OrganizationIdentityReserved: 'ignore', // no organization of its own
    OrganizationJoinedNetwork: (event) => change(event, membership(event.data.memberships)),
    OrganizationLeftNetwork: (event) => change(event, membership(event.data.memberships)),
    OrganizationMembershipCorrected: (event) => change(event, membership(event.data.memberships)),
    OrganizationRated: (event) => change(event, { ratingsKept: event.data.ratings }),
    OrganizationAssignedToHub: (event) => {
      const { organizationId, current } = event.data;
      return change(event, { hubId: current.hubId ?? null, scopeIds: [organizationId, ...current.hubs] });
    },
    OrganizationCorrected: (event) => change(event, event.data.after),
    FigureRecognized: (event) => change(event, {}),
    FigureRejected: (event) => change(event, {}),
    FigureReopened: (event) => change(event, {}),
    CommandNoted: (event) => change(event, {}),
  },
});

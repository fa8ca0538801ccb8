import {
  eventTypes,
  type CalendarDate,
  type EventOf,
  type HubLevel,
  type RatingGrade,
  type RecognitionEvent,
} from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to network.upcasts.ts.

/** 社会团体, 社会服务机构 (民办非企业单位), 基金会; OTHER: whatever else is filed, such as 备案社区社会组织. */
export const organizationKinds = [
  'SOCIAL_ASSOCIATION',
  'SOCIAL_SERVICE_INSTITUTION',
  'FOUNDATION',
  'OTHER',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** 党建类, 平台类, 街镇级, 自发类: a hub may be of several, or of none that is told. */
export const hubKinds = ['PARTY_BUILDING', 'PLATFORM', 'STREET_LEVEL', 'SPONTANEOUS'] as const;
export type HubKind = (typeof hubKinds)[number];

/** A designation 枢纽认定: from its day until it is revoked, or followed by another. */
export type Designation = {
  readonly level: HubLevel;
  readonly kinds: readonly HubKind[];
  readonly designatedOn: CalendarDate;
  readonly revokedOn?: CalendarDate;
};

export type Described = {
  readonly name: string;
  readonly kind: OrganizationKind;
  /** Unified social credit code; some organizations have none. */
  readonly creditCode?: string;
  readonly regionCode: string;
  /** 枢纽: whether others may belong to it. */
  readonly isHub: boolean;
};

/** A membership of the network: from the day of joining until the day of leaving, on which it is no member any more. */
export type Membership = {
  readonly joinedOn: CalendarDate;
  readonly leftOn?: CalendarDate;
  /** The hubs above it on the day of joining, nearest first: they are credited with the member. */
  readonly hubs: readonly string[];
};

/** A grade under a scheme, valid from a day to a day, both included. */
export type Rating = {
  readonly scheme: string;
  readonly grade: RatingGrade;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
};

export type OrganizationRegistered = EventOf<
  'OrganizationRegistered',
  Described & {
    readonly organizationId: string;
    /** The hub it belongs to. */
    readonly hubId?: string;
    /** The hubs above it, nearest first. */
    readonly hubs: readonly string[];
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** This stream's identity belongs to another organization, whose record was corrected to it. */
export type OrganizationIdentityReserved = EventOf<
  'OrganizationIdentityReserved',
  { readonly organizationId: string; readonly reservedFor: string }
>;
export type OrganizationJoinedNetwork = EventOf<
  'OrganizationJoinedNetwork',
  {
    readonly organizationId: string;
    readonly joinedOn: CalendarDate;
    /** All its memberships with this one, in order of their days. */
    readonly memberships: readonly Membership[];
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
export type OrganizationLeftNetwork = EventOf<
  'OrganizationLeftNetwork',
  {
    readonly organizationId: string;
    readonly leftOn: CalendarDate;
    readonly memberships: readonly Membership[];
    readonly reason: string;
  }
>;
/** A membership was recorded wrongly; none after it: it never was. */
export type OrganizationMembershipCorrected = EventOf<
  'OrganizationMembershipCorrected',
  {
    readonly organizationId: string;
    readonly before: Membership;
    readonly after?: Membership;
    readonly memberships: readonly Membership[];
    readonly reason: string;
  }
>;
/** Graded; recorded again of the same scheme and first day, it corrects. */
export type OrganizationRated = EventOf<
  'OrganizationRated',
  {
    readonly organizationId: string;
    readonly rating: Rating;
    /** All its ratings with this one, in order of their first days. */
    readonly ratings: readonly Rating[];
    readonly sourceDocument?: string;
  }
>;
/** It was designated a hub at a level; while it is one already, at another from that day on. */
export type HubDesignated = EventOf<
  'HubDesignated',
  {
    readonly organizationId: string;
    readonly designation: Designation;
    /** All its designations with this one, in order of their days. */
    readonly designations: readonly Designation[];
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** It is no designated hub any more 枢纽取消. */
export type HubRevoked = EventOf<
  'HubRevoked',
  {
    readonly organizationId: string;
    readonly revokedOn: CalendarDate;
    readonly designations: readonly Designation[];
    readonly reason: string;
  }
>;
/** It belongs to another hub, or to none, from a day on. */
export type OrganizationAssignedToHub = EventOf<
  'OrganizationAssignedToHub',
  {
    readonly organizationId: string;
    readonly hubId?: string;
    readonly assignedOn: CalendarDate;
    /** The hubs above it on that day, nearest first. */
    readonly hubs: readonly string[];
    /** Where it belongs now: elsewhere when a later assignment was recorded before this one. */
    readonly current: { readonly hubId?: string; readonly hubs: readonly string[] };
    /** The hubs above it on the days on which it joined later, as this assignment makes them. */
    readonly joinings: readonly Pick<Membership, 'joinedOn' | 'hubs'>[];
  }
>;
/** The record was wrong: `after` replaces what was recorded, as from the beginning. */
export type OrganizationCorrected = EventOf<
  'OrganizationCorrected',
  {
    readonly organizationId: string;
    readonly before: Partial<Described>;
    readonly after: Partial<Described>;
    readonly reason: string;
  }
>;

type OwnEvent =
  | OrganizationRegistered
  | OrganizationIdentityReserved
  | OrganizationJoinedNetwork
  | OrganizationLeftNetwork
  | OrganizationMembershipCorrected
  | OrganizationRated
  | HubDesignated
  | HubRevoked
  | OrganizationAssignedToHub
  | OrganizationCorrected;
/** Everything that can stand on an `organization-*` stream. */
export type OrganizationEvent = OwnEvent | RecognitionEvent;

export const organizationEvents = eventTypes<OrganizationEvent, RecognitionEvent>({
  OrganizationRegistered: { v: 1 },
  OrganizationIdentityReserved: { v: 1 },
  OrganizationJoinedNetwork: { v: 1 },
  OrganizationLeftNetwork: { v: 1 },
  OrganizationMembershipCorrected: { v: 1 },
  OrganizationRated: { v: 1 },
  HubDesignated: { v: 1 },
  HubRevoked: { v: 1 },
  OrganizationAssignedToHub: { v: 2 },
  OrganizationCorrected: { v: 1 },
});

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ActivityFilter = {
  chainCodes?: Array<string> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kind?: ActivityKind | null | undefined;
  /** Those with a day in it, from their first to their last; both ends included. */
  occurred?: DateRange | null | undefined;
  /** Organized by one of these, or by one below it. */
  organizationIds?: Array<string> | null | undefined;
  purpose?: ActivityPurpose | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name. */
  search?: string | null | undefined;
  status?: ActivityStatus | null | undefined;
};

/** What kind of activity (推介会, 展会, 对接会, 考察学习, 调研, 培训, 其他, 沙龙, 讲座, 咨询, 会员活动). */
export type ActivityKind =
  | 'CONSULTATION'
  | 'FAIR'
  | 'LECTURE'
  | 'MATCHMAKING'
  | 'MEMBER_EVENT'
  | 'OTHER'
  | 'PROMOTION_CONFERENCE'
  | 'RESEARCH_TRIP'
  | 'SALON'
  | 'STUDY_TOUR'
  | 'TRAINING';

/** INVESTMENT 招商: counts as a promotion activity. SERVICE 服务: counts as a service alone. */
export type ActivityPurpose = 'INVESTMENT' | 'SERVICE';

/** The sessions 场次 of one day. */
export type ActivitySessionInput = {
  heldOn: string;
  /** Person-times; leave out where nobody counted. */
  participants?: number | null | undefined;
  sessions: number;
};

export type ActivityStatus = 'CANCELLED' | 'HELD' | 'PLANNED';

export type AddActivitySessionsInput = {
  activityId: string;
  commandId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The further ones only. */
  sessions: Array<ActivitySessionInput>;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

export type CancelActivityInput = {
  activityId: string;
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

/** What the record of an activity may do without. */
export type ClearableActivityField = 'CHAIN_CODE' | 'EXPECTED_TO';

export type CorrectActivityInput = {
  activityId: string;
  chainCode?: string | null | undefined;
  /** What should not have been recorded at all. */
  clear?: Array<ClearableActivityField> | null | undefined;
  commandId?: string | null | undefined;
  /** Who organizes it, in shares of their own. */
  credits?: Array<CreditInput> | null | undefined;
  expectedFrom?: string | null | undefined;
  expectedTo?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  kind?: ActivityKind | null | undefined;
  name?: string | null | undefined;
  /** Who organizes it, in equal shares. Or give credits. */
  organizerIds?: Array<string> | null | undefined;
  /** INVESTMENT unless told otherwise, or recorded otherwise before. */
  purpose?: ActivityPurpose | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Where it takes place; may lie outside the jurisdiction. */
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** All of them, as they should have been recorded. */
  sessions?: Array<ActivitySessionInput> | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

export type CreditInput = {
  basisPoints: number;
  organizationId: string;
};

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** Where it names a planned activity, what is left out is as planned; otherwise name, kind, region and organizers are needed. */
export type HoldActivityInput = {
  /** The planned activity that was held; none makes a new one. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** Who organizes it, in shares of their own. */
  credits?: Array<CreditInput> | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  kind?: ActivityKind | null | undefined;
  name?: string | null | undefined;
  /** Who organizes it, in equal shares. Or give credits. */
  organizerIds?: Array<string> | null | undefined;
  /** INVESTMENT unless told otherwise, or recorded otherwise before. */
  purpose?: ActivityPurpose | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Where it takes place; may lie outside the jurisdiction. */
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  sessions: Array<ActivitySessionInput>;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

export type PlanActivityInput = {
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** Who organizes it, in shares of their own. */
  credits?: Array<CreditInput> | null | undefined;
  expectedFrom: string;
  expectedTo?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  kind: ActivityKind;
  name: string;
  /** Who organizes it, in equal shares. Or give credits. */
  organizerIds?: Array<string> | null | undefined;
  /** INVESTMENT unless told otherwise, or recorded otherwise before. */
  purpose?: ActivityPurpose | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Where it will take place; may lie outside the jurisdiction. */
  regionCode: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

export type ActivityRowFragment = {
  id: string;
  version: number;
  status: ActivityStatus;
  kind: ActivityKind;
  purpose: ActivityPurpose;
  name: string;
  startsOn: string;
  endsOn: string;
  regionName: string;
  chainName: string | null;
  sessionCount: number;
  participants: number | null;
  illustrative: boolean;
  organizations: Array<{ id: string; name: string }>;
};

export type ActivityFactsFragment = {
  chainCode: string | null;
  regionCode: string;
  expectedFrom: string | null;
  expectedTo: string | null;
  cancelReason: string | null;
  sourceDocument: string | null;
  id: string;
  version: number;
  status: ActivityStatus;
  kind: ActivityKind;
  purpose: ActivityPurpose;
  name: string;
  startsOn: string;
  endsOn: string;
  regionName: string;
  chainName: string | null;
  sessionCount: number;
  participants: number | null;
  illustrative: boolean;
  credits: Array<{
    basisPoints: number;
    organizationId: string;
    organization: { id: string; name: string } | null;
  }>;
  sessions: Array<{ heldOn: string; sessions: number; participants: number | null }>;
  organizations: Array<{ id: string; name: string }>;
};

export type ActivitiesQueryVariables = Exact<{
  filter?: ActivityFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type ActivitiesQuery = {
  activities: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        version: number;
        status: ActivityStatus;
        kind: ActivityKind;
        purpose: ActivityPurpose;
        name: string;
        startsOn: string;
        endsOn: string;
        regionName: string;
        chainName: string | null;
        sessionCount: number;
        participants: number | null;
        illustrative: boolean;
        organizations: Array<{ id: string; name: string }>;
      };
    }>;
  };
};

export type ActivityQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
}>;

export type ActivityQuery = {
  activity: {
    chainCode: string | null;
    regionCode: string;
    expectedFrom: string | null;
    expectedTo: string | null;
    cancelReason: string | null;
    sourceDocument: string | null;
    id: string;
    version: number;
    status: ActivityStatus;
    kind: ActivityKind;
    purpose: ActivityPurpose;
    name: string;
    startsOn: string;
    endsOn: string;
    regionName: string;
    chainName: string | null;
    sessionCount: number;
    participants: number | null;
    illustrative: boolean;
    credits: Array<{
      basisPoints: number;
      organizationId: string;
      organization: { id: string; name: string } | null;
    }>;
    sessions: Array<{ heldOn: string; sessions: number; participants: number | null }>;
    organizations: Array<{ id: string; name: string }>;
  } | null;
};

export type PlanActivityMutationVariables = Exact<{
  input: PlanActivityInput;
}>;

export type PlanActivityMutation = { planActivity: { id: string } };

export type HoldActivityMutationVariables = Exact<{
  input: HoldActivityInput;
}>;

export type HoldActivityMutation = { holdActivity: { id: string; version: number } };

export type AddActivitySessionsMutationVariables = Exact<{
  input: AddActivitySessionsInput;
}>;

export type AddActivitySessionsMutation = { addActivitySessions: { id: string; version: number } };

export type CancelActivityMutationVariables = Exact<{
  input: CancelActivityInput;
}>;

export type CancelActivityMutation = { cancelActivity: { id: string; version: number } };

export type CorrectActivityMutationVariables = Exact<{
  input: CorrectActivityInput;
}>;

export type CorrectActivityMutation = { correctActivity: { id: string; version: number } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ActivityRowFragmentDoc = new TypedDocumentString(
  `
    fragment ActivityRow on Activity {
  id
  version
  status
  kind
  purpose
  name
  startsOn
  endsOn
  regionName
  chainName
  sessionCount
  participants
  illustrative
  organizations {
    id
    name
  }
}
    `,
  { fragmentName: 'ActivityRow' },
) as unknown as TypedDocumentString<ActivityRowFragment, unknown>;
export const ActivityFactsFragmentDoc = new TypedDocumentString(
  `
    fragment ActivityFacts on Activity {
  ...ActivityRow
  chainCode
  regionCode
  expectedFrom
  expectedTo
  cancelReason
  sourceDocument
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
  sessions {
    heldOn
    sessions
    participants
  }
}
    fragment ActivityRow on Activity {
  id
  version
  status
  kind
  purpose
  name
  startsOn
  endsOn
  regionName
  chainName
  sessionCount
  participants
  illustrative
  organizations {
    id
    name
  }
}`,
  { fragmentName: 'ActivityFacts' },
) as unknown as TypedDocumentString<ActivityFactsFragment, unknown>;
export const ActivitiesDocument = new TypedDocumentString(`
    query Activities($filter: ActivityFilter, $first: Int!, $after: String, $asOf: AsOf) {
  activities(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        ...ActivityRow
      }
    }
  }
}
    fragment ActivityRow on Activity {
  id
  version
  status
  kind
  purpose
  name
  startsOn
  endsOn
  regionName
  chainName
  sessionCount
  participants
  illustrative
  organizations {
    id
    name
  }
}`) as unknown as TypedDocumentString<ActivitiesQuery, ActivitiesQueryVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($id: ID!, $asOf: AsOf) {
  activity(id: $id, asOf: $asOf) {
    ...ActivityFacts
  }
}
    fragment ActivityRow on Activity {
  id
  version
  status
  kind
  purpose
  name
  startsOn
  endsOn
  regionName
  chainName
  sessionCount
  participants
  illustrative
  organizations {
    id
    name
  }
}
fragment ActivityFacts on Activity {
  ...ActivityRow
  chainCode
  regionCode
  expectedFrom
  expectedTo
  cancelReason
  sourceDocument
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
  sessions {
    heldOn
    sessions
    participants
  }
}`) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const PlanActivityDocument = new TypedDocumentString(`
    mutation PlanActivity($input: PlanActivityInput!) {
  planActivity(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<PlanActivityMutation, PlanActivityMutationVariables>;
export const HoldActivityDocument = new TypedDocumentString(`
    mutation HoldActivity($input: HoldActivityInput!) {
  holdActivity(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<HoldActivityMutation, HoldActivityMutationVariables>;
export const AddActivitySessionsDocument = new TypedDocumentString(`
    mutation AddActivitySessions($input: AddActivitySessionsInput!) {
  addActivitySessions(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<AddActivitySessionsMutation, AddActivitySessionsMutationVariables>;
export const CancelActivityDocument = new TypedDocumentString(`
    mutation CancelActivity($input: CancelActivityInput!) {
  cancelActivity(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CancelActivityMutation, CancelActivityMutationVariables>;
export const CorrectActivityDocument = new TypedDocumentString(`
    mutation CorrectActivity($input: CorrectActivityInput!) {
  correctActivity(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CorrectActivityMutation, CorrectActivityMutationVariables>;

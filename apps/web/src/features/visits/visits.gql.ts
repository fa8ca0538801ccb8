/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** Framework, intent, contract, talent, sponsorship, industrial cooperation (产业合作协议) and grant of a foundation (基金会资助): only the money of sponsorships and grants is added together. */
export type AgreementKind =
  'CONTRACT' | 'COOPERATION' | 'FRAMEWORK' | 'GRANT' | 'INTENT' | 'SPONSORSHIP' | 'TALENT';

export type AmendVisitInput = {
  /** The activity it belongs to. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  /** What the plan no longer says, or should not have been recorded at all. */
  clear?: Array<ClearableVisitField> | null | undefined;
  commandId?: string | null | undefined;
  /** People, by count only: no names. Leave out where no document states it. */
  delegateCount?: number | null | undefined;
  /** Where they go; may lie outside the jurisdiction. */
  destinationRegionCode?: string | null | undefined;
  direction?: VisitDirection | null | undefined;
  /** Who hosts it where no station does. */
  hostOrganizationId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** All stops. */
  itinerary?: Array<ItineraryStopInput> | null | undefined;
  /** All leads that it touches. */
  leadIds?: Array<string> | null | undefined;
  /** What the delegation is called, where it has a name. */
  name?: string | null | undefined;
  /** All organizations that take part. */
  organizationIds?: Array<string> | null | undefined;
  /** Of organizationsReported; EXACT unless told. */
  organizationsQualifier?: Qualifier | null | undefined;
  /** How many organizations a document says took part, where it does not list them all. */
  organizationsReported?: number | null | undefined;
  /** Where they come from. */
  originRegionCode?: string | null | undefined;
  plannedOn?: string | null | undefined;
  plannedUntil?: string | null | undefined;
  reason?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The region under which figures count it. */
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** The station that hosts it. Or give hostOrganizationId. */
  stationId?: string | null | undefined;
  visitId: string;
};

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

/** Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized. */
export type Basis = 'CLAIMED' | 'RECOGNIZED';

export type CancelVisitInput = {
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  visitId: string;
};

/** What the plan or the record of a visit may do without. */
export type ClearableVisitField =
  | 'ACTIVITY_ID'
  | 'CHAIN_CODE'
  | 'DELEGATE_COUNT'
  | 'DESTINATION_REGION_CODE'
  | 'ENDED_ON'
  | 'NAME'
  | 'ORGANIZATIONS_REPORTED'
  | 'ORIGIN_REGION_CODE'
  | 'PLANNED_UNTIL'
  | 'REGION_CODE'
  | 'RESULT';

export type CorrectVisitInput = {
  /** The activity it belongs to. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  /** What the plan no longer says, or should not have been recorded at all. */
  clear?: Array<ClearableVisitField> | null | undefined;
  commandId?: string | null | undefined;
  /** People, by count only: no names. Leave out where no document states it. */
  delegateCount?: number | null | undefined;
  /** Where they go; may lie outside the jurisdiction. */
  destinationRegionCode?: string | null | undefined;
  direction?: VisitDirection | null | undefined;
  endedOn?: string | null | undefined;
  /** Who hosts it where no station does. */
  hostOrganizationId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** All stops. */
  itinerary?: Array<ItineraryStopInput> | null | undefined;
  /** All leads that it touches. */
  leadIds?: Array<string> | null | undefined;
  /** What the delegation is called, where it has a name. */
  name?: string | null | undefined;
  /** All organizations that take part. */
  organizationIds?: Array<string> | null | undefined;
  /** Of organizationsReported; EXACT unless told. */
  organizationsQualifier?: Qualifier | null | undefined;
  /** How many organizations a document says took part, where it does not list them all. */
  organizationsReported?: number | null | undefined;
  /** Where they come from. */
  originRegionCode?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The region under which figures count it. */
  regionCode?: string | null | undefined;
  /** What came of it. No names or phones of people. */
  result?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** The station that hosts it. Or give hostOrganizationId. */
  stationId?: string | null | undefined;
  visitId: string;
  visitedOn?: string | null | undefined;
};

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type FigureFilter = {
  activityIds?: Array<string> | null | undefined;
  /** For measures that have the dimension ACTIVITY_KIND; so for the following. */
  activityKinds?: Array<ActivityKind> | null | undefined;
  agreementKinds?: Array<AgreementKind> | null | undefined;
  basis?: Basis | null | undefined;
  chainCodes?: Array<string> | null | undefined;
  hubLevels?: Array<HubLevel> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  /** Both ends included. */
  occurred?: DateRange | null | undefined;
  /** Each stands for itself and all below it, as its hubs were when a subject was credited. FULL: once for each, and what a hub counts not again for one below it. */
  organizationIds?: Array<string> | null | undefined;
  outcomeKinds?: Array<OutcomeKind> | null | undefined;
  /** 1A to 5A. */
  ratingGrades?: Array<string> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** In any of these regions, or in one below it. */
  regionCodes?: Array<string> | null | undefined;
  stationIds?: Array<string> | null | undefined;
  visitDirections?: Array<VisitDirection> | null | undefined;
};

/** At what level a hub 枢纽 was designated: 省级, 市级, 区县级, 街镇级. */
export type HubLevel = 'CITY' | 'COUNTY' | 'PROVINCE' | 'STREET';

/** One stop of an itinerary. No names of people. */
export type ItineraryStopInput = {
  on: string;
  place: string;
  purpose?: string | null | undefined;
};

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

/** Where it names a planned visit, what is left out is as planned, but for delegateCount: how many came is counted, never expected. */
export type LogVisitInput = {
  /** The activity it belongs to. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** People, by count only: no names. Leave out where no document states it. */
  delegateCount?: number | null | undefined;
  /** Where they go; may lie outside the jurisdiction. */
  destinationRegionCode?: string | null | undefined;
  /** Needed, unless visitId names a plan. */
  direction?: VisitDirection | null | undefined;
  /** The last day, where it is another. */
  endedOn?: string | null | undefined;
  /** Who hosts it where no station does. */
  hostOrganizationId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** All stops. */
  itinerary?: Array<ItineraryStopInput> | null | undefined;
  /** All leads that it touches. */
  leadIds?: Array<string> | null | undefined;
  /** What the delegation is called, where it has a name. */
  name?: string | null | undefined;
  /** All organizations that take part. */
  organizationIds?: Array<string> | null | undefined;
  /** Of organizationsReported; EXACT unless told. */
  organizationsQualifier?: Qualifier | null | undefined;
  /** How many organizations a document says took part, where it does not list them all. */
  organizationsReported?: number | null | undefined;
  /** Where they come from. */
  originRegionCode?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The region under which figures count it. */
  regionCode?: string | null | undefined;
  /** What came of it. No names or phones of people. */
  result?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** The station that hosts it. Or give hostOrganizationId. */
  stationId?: string | null | undefined;
  /** The planned visit that was made; none makes a new one. */
  visitId?: string | null | undefined;
  /** The first day: the one on which it counts. */
  visitedOn: string;
};

/** What is counted. */
export type Measure =
  | 'ACTIVITIES_HELD'
  | 'ACTIVITY_SESSIONS'
  | 'AGREED_AMOUNT'
  | 'AGREEMENTS_SIGNED'
  | 'AID_AMOUNT'
  | 'AID_PROJECTS'
  | 'CONSTRUCTION_STARTS'
  | 'CONTRACT_AMOUNT'
  | 'DELEGATION_ORGANIZATIONS'
  | 'FIXED_ASSET_INVESTMENT'
  | 'FRAMEWORK_AMOUNT'
  | 'HIRES'
  | 'HUBS'
  | 'INTENT_AMOUNT'
  | 'JOBS_OFFERED'
  | 'LEADS_QUALIFIED'
  | 'LEADS_REPORTED'
  | 'NETWORK_MEMBERS'
  | 'PAID_IN_DOMESTIC'
  | 'PLANNED_INVESTMENT'
  | 'PLATFORMS'
  | 'PRODUCTION_STARTS'
  | 'PROJECTS_LANDED'
  | 'PROJECTS_WITHDRAWN'
  | 'RATED_ORGANIZATIONS'
  | 'SERVICE_SESSIONS'
  | 'SPONSORSHIP_AMOUNT'
  | 'STANDARDS_DRAFTED'
  | 'STATIONS_OPEN'
  | 'TRAINING_PARTICIPANTS'
  | 'UTILIZED_FOREIGN'
  | 'VISITS_LOGGED'
  | 'VISIT_DELEGATES';

export type OrderDirection = 'ASC' | 'DESC';

/** What kind of outcome (促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助). */
export type OutcomeKind =
  | 'EAST_WEST_AID'
  | 'EMPLOYMENT'
  | 'PAIRING_AID'
  | 'PLATFORM'
  | 'RURAL_DONATION'
  | 'RURAL_INVESTMENT'
  | 'STANDARD';

export type PlanVisitInput = {
  /** The activity it belongs to. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** People, by count only: no names. Leave out where no document states it. */
  delegateCount?: number | null | undefined;
  /** Where they go; may lie outside the jurisdiction. */
  destinationRegionCode?: string | null | undefined;
  direction: VisitDirection;
  /** Who hosts it where no station does. */
  hostOrganizationId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** All stops. */
  itinerary?: Array<ItineraryStopInput> | null | undefined;
  /** All leads that it touches. */
  leadIds?: Array<string> | null | undefined;
  /** What the delegation is called, where it has a name. */
  name?: string | null | undefined;
  /** All organizations that take part. */
  organizationIds?: Array<string> | null | undefined;
  /** Of organizationsReported; EXACT unless told. */
  organizationsQualifier?: Qualifier | null | undefined;
  /** How many organizations a document says took part, where it does not list them all. */
  organizationsReported?: number | null | undefined;
  /** Where they come from. */
  originRegionCode?: string | null | undefined;
  /** The first day expected. */
  plannedOn: string;
  /** The last day expected, where it is another. */
  plannedUntil?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The region under which figures count it. */
  regionCode?: string | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** The station that hosts it. Or give hostOrganizationId. */
  stationId?: string | null | undefined;
};

/** How a document means its figure: 30家, 30余家, 约30家, 近30家, 30家以上. */
export type Qualifier = 'ABOUT' | 'AT_LEAST' | 'EXACT' | 'MORE_THAN' | 'NEARLY';

/** 双招双引 or 党建; only the first is counted. */
export type StationPurpose = 'INVESTMENT' | 'PARTY_BUILDING';

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts. */
export type VisitDirection = 'INBOUND' | 'LOCAL' | 'OUTBOUND';

export type VisitFilter = {
  direction?: VisitDirection | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  /** Those that touched the lead. */
  leadId?: string | null | undefined;
  /** Those with a day in it, from their first to their last; both ends included. */
  occurred?: DateRange | null | undefined;
  /** One of these, or one below it, is its host or takes part. */
  organizationIds?: Array<string> | null | undefined;
  /** Part of the name or of the result. */
  search?: string | null | undefined;
  stationIds?: Array<string> | null | undefined;
  status?: VisitStatus | null | undefined;
};

export type VisitOrder = {
  direction?: OrderDirection | null | undefined;
  field: VisitOrderField;
};

export type VisitOrderField = 'DELEGATE_COUNT' | 'NAME' | 'STARTS_ON';

export type VisitStatus = 'CANCELLED' | 'LOGGED' | 'PLANNED';

export type VisitRowFragment = {
  id: string;
  version: number;
  status: VisitStatus;
  direction: VisitDirection;
  name: string | null;
  startsOn: string;
  endsOn: string;
  delegateCount: number | null;
  illustrative: boolean;
  stationId: string | null;
  hostOrganizationId: string;
  originRegionName: string | null;
  destinationRegionName: string | null;
  chainName: string | null;
  station: { id: string; name: string } | null;
  host: { id: string; name: string } | null;
};

export type VisitFactsFragment = {
  visitedOn: string | null;
  endedOn: string | null;
  plannedOn: string | null;
  plannedUntil: string | null;
  originRegionCode: string | null;
  destinationRegionCode: string | null;
  regionCode: string | null;
  regionName: string | null;
  chainCode: string | null;
  result: string | null;
  sourceDocument: string | null;
  cancelReason: string | null;
  organizationsReported: number | null;
  organizationsQualifier: Qualifier | null;
  id: string;
  version: number;
  status: VisitStatus;
  direction: VisitDirection;
  name: string | null;
  startsOn: string;
  endsOn: string;
  delegateCount: number | null;
  illustrative: boolean;
  stationId: string | null;
  hostOrganizationId: string;
  originRegionName: string | null;
  destinationRegionName: string | null;
  chainName: string | null;
  organizations: Array<{ id: string; name: string }>;
  leads: Array<{ id: string; title: string; stage: LeadStage; investorName: string | null }>;
  itinerary: Array<{ on: string; place: string; purpose: string | null }>;
  activity: { id: string; name: string } | null;
  station: { id: string; name: string } | null;
  host: { id: string; name: string } | null;
};

export type VisitsQueryVariables = Exact<{
  filter?: VisitFilter | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type VisitsQuery = {
  visits: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        version: number;
        status: VisitStatus;
        direction: VisitDirection;
        name: string | null;
        startsOn: string;
        endsOn: string;
        delegateCount: number | null;
        illustrative: boolean;
        stationId: string | null;
        hostOrganizationId: string;
        originRegionName: string | null;
        destinationRegionName: string | null;
        chainName: string | null;
        station: { id: string; name: string } | null;
        host: { id: string; name: string } | null;
      };
    }>;
  };
};

export type VisitQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
}>;

export type VisitQuery = {
  visit: {
    visitedOn: string | null;
    endedOn: string | null;
    plannedOn: string | null;
    plannedUntil: string | null;
    originRegionCode: string | null;
    destinationRegionCode: string | null;
    regionCode: string | null;
    regionName: string | null;
    chainCode: string | null;
    result: string | null;
    sourceDocument: string | null;
    cancelReason: string | null;
    organizationsReported: number | null;
    organizationsQualifier: Qualifier | null;
    id: string;
    version: number;
    status: VisitStatus;
    direction: VisitDirection;
    name: string | null;
    startsOn: string;
    endsOn: string;
    delegateCount: number | null;
    illustrative: boolean;
    stationId: string | null;
    hostOrganizationId: string;
    originRegionName: string | null;
    destinationRegionName: string | null;
    chainName: string | null;
    organizations: Array<{ id: string; name: string }>;
    leads: Array<{ id: string; title: string; stage: LeadStage; investorName: string | null }>;
    itinerary: Array<{ on: string; place: string; purpose: string | null }>;
    activity: { id: string; name: string } | null;
    station: { id: string; name: string } | null;
    host: { id: string; name: string } | null;
  } | null;
};

export type VisitsThisMonthQueryVariables = Exact<{
  filter?: FigureFilter | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type VisitsThisMonthQuery = { totals: { grand: Array<{ measure: Measure; value: string }> } };

export type VisitStationsQueryVariables = Exact<{ [key: string]: never }>;

export type VisitStationsQuery = {
  stations: {
    edges: Array<{
      node: { id: string; name: string; purpose: StationPurpose; host: { id: string; name: string } | null };
    }>;
  };
};

export type VisitLeadsQueryVariables = Exact<{ [key: string]: never }>;

export type VisitLeadsQuery = {
  leads: { edges: Array<{ node: { id: string; title: string; investorName: string | null } }> };
};

export type VisitActivitiesQueryVariables = Exact<{ [key: string]: never }>;

export type VisitActivitiesQuery = {
  activities: { edges: Array<{ node: { id: string; name: string; startsOn: string } }> };
};

export type VisitLeadQueryVariables = Exact<{
  id: string;
}>;

export type VisitLeadQuery = {
  lead: { id: string; title: string; chainCode: string | null; investorName: string | null } | null;
};

export type LogVisitMutationVariables = Exact<{
  input: LogVisitInput;
}>;

export type LogVisitMutation = { logVisit: { id: string } };

export type PlanVisitMutationVariables = Exact<{
  input: PlanVisitInput;
}>;

export type PlanVisitMutation = { planVisit: { id: string } };

export type AmendVisitMutationVariables = Exact<{
  input: AmendVisitInput;
}>;

export type AmendVisitMutation = { amendVisit: { id: string; version: number } };

export type CancelVisitMutationVariables = Exact<{
  input: CancelVisitInput;
}>;

export type CancelVisitMutation = { cancelVisit: { id: string; version: number } };

export type CorrectVisitMutationVariables = Exact<{
  input: CorrectVisitInput;
}>;

export type CorrectVisitMutation = { correctVisit: { id: string; version: number } };

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
export const VisitRowFragmentDoc = new TypedDocumentString(
  `
    fragment VisitRow on Visit {
  id
  version
  status
  direction
  name
  startsOn
  endsOn
  delegateCount
  illustrative
  stationId
  station {
    id
    name
  }
  hostOrganizationId
  host {
    id
    name
  }
  originRegionName
  destinationRegionName
  chainName
}
    `,
  { fragmentName: 'VisitRow' },
) as unknown as TypedDocumentString<VisitRowFragment, unknown>;
export const VisitFactsFragmentDoc = new TypedDocumentString(
  `
    fragment VisitFacts on Visit {
  ...VisitRow
  visitedOn
  endedOn
  plannedOn
  plannedUntil
  originRegionCode
  destinationRegionCode
  regionCode
  regionName
  chainCode
  result
  sourceDocument
  cancelReason
  organizationsReported
  organizationsQualifier
  organizations {
    id
    name
  }
  leads {
    id
    title
    stage
    investorName
  }
  itinerary {
    on
    place
    purpose
  }
  activity {
    id
    name
  }
}
    fragment VisitRow on Visit {
  id
  version
  status
  direction
  name
  startsOn
  endsOn
  delegateCount
  illustrative
  stationId
  station {
    id
    name
  }
  hostOrganizationId
  host {
    id
    name
  }
  originRegionName
  destinationRegionName
  chainName
}`,
  { fragmentName: 'VisitFacts' },
) as unknown as TypedDocumentString<VisitFactsFragment, unknown>;
export const VisitsDocument = new TypedDocumentString(`
    query Visits($filter: VisitFilter, $orderBy: VisitOrder, $first: Int!, $after: String, $asOf: AsOf) {
  visits(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    asOf: $asOf
  ) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        ...VisitRow
      }
    }
  }
}
    fragment VisitRow on Visit {
  id
  version
  status
  direction
  name
  startsOn
  endsOn
  delegateCount
  illustrative
  stationId
  station {
    id
    name
  }
  hostOrganizationId
  host {
    id
    name
  }
  originRegionName
  destinationRegionName
  chainName
}`) as unknown as TypedDocumentString<VisitsQuery, VisitsQueryVariables>;
export const VisitDocument = new TypedDocumentString(`
    query Visit($id: ID!, $asOf: AsOf) {
  visit(id: $id, asOf: $asOf) {
    ...VisitFacts
  }
}
    fragment VisitRow on Visit {
  id
  version
  status
  direction
  name
  startsOn
  endsOn
  delegateCount
  illustrative
  stationId
  station {
    id
    name
  }
  hostOrganizationId
  host {
    id
    name
  }
  originRegionName
  destinationRegionName
  chainName
}
fragment VisitFacts on Visit {
  ...VisitRow
  visitedOn
  endedOn
  plannedOn
  plannedUntil
  originRegionCode
  destinationRegionCode
  regionCode
  regionName
  chainCode
  result
  sourceDocument
  cancelReason
  organizationsReported
  organizationsQualifier
  organizations {
    id
    name
  }
  leads {
    id
    title
    stage
    investorName
  }
  itinerary {
    on
    place
    purpose
  }
  activity {
    id
    name
  }
}`) as unknown as TypedDocumentString<VisitQuery, VisitQueryVariables>;
export const VisitsThisMonthDocument = new TypedDocumentString(`
    query VisitsThisMonth($filter: FigureFilter, $asOf: AsOf) {
  totals(filter: $filter, asOf: $asOf, measures: [VISITS_LOGGED, VISIT_DELEGATES]) {
    grand {
      measure
      value
    }
  }
}
    `) as unknown as TypedDocumentString<VisitsThisMonthQuery, VisitsThisMonthQueryVariables>;
export const VisitStationsDocument = new TypedDocumentString(`
    query VisitStations {
  stations(filter: {status: OPEN}, first: 100) {
    edges {
      node {
        id
        name
        purpose
        host {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitStationsQuery, VisitStationsQueryVariables>;
export const VisitLeadsDocument = new TypedDocumentString(`
    query VisitLeads {
  leads(first: 100, orderBy: {field: UPDATED, direction: DESC}) {
    edges {
      node {
        id
        title
        investorName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitLeadsQuery, VisitLeadsQueryVariables>;
export const VisitActivitiesDocument = new TypedDocumentString(`
    query VisitActivities {
  activities(first: 50) {
    edges {
      node {
        id
        name
        startsOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitActivitiesQuery, VisitActivitiesQueryVariables>;
export const VisitLeadDocument = new TypedDocumentString(`
    query VisitLead($id: ID!) {
  lead(id: $id) {
    id
    title
    chainCode
    investorName
  }
}
    `) as unknown as TypedDocumentString<VisitLeadQuery, VisitLeadQueryVariables>;
export const LogVisitDocument = new TypedDocumentString(`
    mutation LogVisit($input: LogVisitInput!) {
  logVisit(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LogVisitMutation, LogVisitMutationVariables>;
export const PlanVisitDocument = new TypedDocumentString(`
    mutation PlanVisit($input: PlanVisitInput!) {
  planVisit(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<PlanVisitMutation, PlanVisitMutationVariables>;
export const AmendVisitDocument = new TypedDocumentString(`
    mutation AmendVisit($input: AmendVisitInput!) {
  amendVisit(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<AmendVisitMutation, AmendVisitMutationVariables>;
export const CancelVisitDocument = new TypedDocumentString(`
    mutation CancelVisit($input: CancelVisitInput!) {
  cancelVisit(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CancelVisitMutation, CancelVisitMutationVariables>;
export const CorrectVisitDocument = new TypedDocumentString(`
    mutation CorrectVisit($input: CorrectVisitInput!) {
  correctVisit(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CorrectVisitMutation, CorrectVisitMutationVariables>;

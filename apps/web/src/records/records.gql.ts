/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

/** Whether it was the first to name its investor 首报. NONE: it names none; PENDING: not judged yet, within moments. */
export type ClaimVerdict = 'FIRST' | 'LATER' | 'NONE' | 'PENDING';

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** Recognized, wholly or in part; rejected; or the decision taken back. */
export type Decision = 'RECOGNIZE' | 'REJECT' | 'REOPEN';

export type FenRange = {
  max?: string | null | undefined;
  min?: string | null | undefined;
};

/** FLOW: net over a range of days. STOCK: a balance at its end. */
export type FlowKind = 'FLOW' | 'STOCK';

/** At what level a hub 枢纽 was designated: 省级, 市级, 区县级, 街镇级. */
export type HubLevel = 'CITY' | 'COUNTY' | 'PROVINCE' | 'STREET';

export type LeadFilter = {
  activityIds?: Array<string> | null | undefined;
  chainCodes?: Array<string> | null | undefined;
  /** Expected investment in fen, both ends included; in CNY at the recorded rate. */
  expected?: FenRange | null | undefined;
  grades?: Array<LeadGrade> | null | undefined;
  /** Every lead that names this investor. */
  investorId?: string | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kind?: LeadKind | null | undefined;
  /** When the next follow-up is due; both ends included. */
  nextFollowUp?: DateRange | null | undefined;
  /** Whether it lies in the open pool, to be claimed. */
  openPool?: boolean | null | undefined;
  /** Reported or owned by one of these, or by one below it. */
  organizationIds?: Array<string> | null | undefined;
  /** Owned by one of these itself. */
  ownerOrganizationIds?: Array<string> | null | undefined;
  /** Given to this account. */
  ownerUserId?: string | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Both ends included. */
  reported?: DateRange | null | undefined;
  /** Part of the title or of the investor, or its credit code. */
  search?: string | null | undefined;
  stages?: Array<LeadStage> | null | undefined;
  /** Reported through one of these, or owned by it. */
  stationIds?: Array<string> | null | undefined;
  status?: LeadStatus | null | undefined;
  verdicts?: Array<ClaimVerdict> | null | undefined;
  /** The last follow-up, or the report where there was none, lies before this day. */
  withoutFollowUpSince?: string | null | undefined;
};

export type LeadGrade = 'A' | 'B' | 'C';

/** Of an investment 招商 or of talent 引才. */
export type LeadKind = 'INVESTMENT' | 'TALENT';

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

export type LeadStatus = 'LOST' | 'OPEN';

/** The language of a displayed figure. */
export type Locale = 'EN_US' | 'ZH_CN';

/** Whose clock told when things became known. */
export type LogClock = 'DEMONSTRATION' | 'WITNESSED';

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

export type OrganizationFilter = {
  /** Those that belong to it directly. */
  hubId?: string | null | undefined;
  /** Designated hubs of these levels. */
  hubLevels?: Array<HubLevel> | null | undefined;
  isHub?: boolean | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kind?: OrganizationKind | null | undefined;
  /** Whether it is a member of the network `on` a day. */
  member?: boolean | null | undefined;
  /** For `member`; default: today. */
  on?: string | null | undefined;
  /** These and all that are below them. */
  organizationIds?: Array<string> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name, or the whole credit code. */
  search?: string | null | undefined;
};

/** 社会团体, 社会服务机构, 基金会; OTHER: whatever else is filed, such as 备案社区社会组织. */
export type OrganizationKind = 'FOUNDATION' | 'OTHER' | 'SOCIAL_ASSOCIATION' | 'SOCIAL_SERVICE_INSTITUTION';

/** STANDS: the figure is as it was decided on. AWAITS: it is claimed otherwise since, or the decision was taken back: it awaits a new one. LAPSED: nothing of it is claimed any more. */
export type RecognitionStanding = 'AWAITS' | 'LAPSED' | 'STANDS';

/** 省级, 地级, 县级. */
export type RegionLevel = 'CITY' | 'COUNTY' | 'PROVINCE';

export type StationFilter = {
  /** Hosted by it, or by an organization below it. */
  hostOrganizationId?: string | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  purpose?: StationPurpose | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name. */
  search?: string | null | undefined;
  status?: StationStatus | null | undefined;
};

/** 双招双引 or 党建; only the first is counted. */
export type StationPurpose = 'INVESTMENT' | 'PARTY_BUILDING';

export type StationStatus = 'CLOSED' | 'OPEN';

/** What a pipeline is made of. */
export type SubjectKind =
  'ACTIVITY' | 'AGREEMENT' | 'LEAD' | 'ORGANIZATION' | 'OUTCOME' | 'PROJECT' | 'STATION' | 'VISIT';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

export type FindOrganizationsQueryVariables = Exact<{
  filter?: OrganizationFilter | null | undefined;
  first: number;
}>;

export type FindOrganizationsQuery = {
  organizations: { edges: Array<{ node: { id: string; name: string; regionName: string } }> };
};

export type FindLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  first: number;
}>;

export type FindLeadsQuery = {
  leads: {
    edges: Array<{ node: { id: string; title: string; investorName: string | null; stage: LeadStage } }>;
  };
};

export type FindStationsQueryVariables = Exact<{
  filter?: StationFilter | null | undefined;
  first: number;
}>;

export type FindStationsQuery = {
  stations: {
    edges: Array<{ node: { id: string; name: string; status: StationStatus; hostOrganizationId: string } }>;
  };
};

export type ChainsQueryVariables = Exact<{ [key: string]: never }>;

export type ChainsQuery = {
  industryChains: Array<{ code: string; name: string; nameEn: string | null; group: string | null }>;
};

export type RegionsQueryVariables = Exact<{
  parent?: string | null | undefined;
  first: number;
}>;

export type RegionsQuery = {
  regions: { edges: Array<{ node: { code: string; name: string; level: RegionLevel } }> };
};

export type RegionQueryVariables = Exact<{
  code: string;
}>;

export type RegionQuery = { region: { code: string; name: string; level: RegionLevel } | null };

export type ServerInfoQueryVariables = Exact<{ [key: string]: never }>;

export type ServerInfoQuery = {
  serverInfo: {
    name: string;
    version: string;
    demo: boolean;
    clock: LogClock;
    logId: string;
    today: string;
    webBuild: string | null;
  };
};

export type StandingQueryVariables = Exact<{ [key: string]: never }>;

export type StandingQuery = { me: { id: string } | null; serverInfo: { logId: string } };

export type FindAllQueryVariables = Exact<{
  text: string;
  leads: boolean;
  agreements: boolean;
  projects: boolean;
  visits: boolean;
}>;

export type FindAllQuery = {
  leads?: { pageInfo: { hasNextPage: boolean }; edges: Array<{ node: { id: string; title: string } }> };
  agreements?: { pageInfo: { hasNextPage: boolean }; edges: Array<{ node: { id: string; title: string } }> };
  projects?: { pageInfo: { hasNextPage: boolean }; edges: Array<{ node: { id: string; name: string } }> };
  visits?: {
    pageInfo: { hasNextPage: boolean };
    edges: Array<{
      node: { id: string; name: string | null; originRegionName: string | null; startsOn: string };
    }>;
  };
};

export type TimelineQueryVariables = Exact<{
  subjectId: string;
  order: OrderDirection;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type TimelineQuery = {
  timeline: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      cursor: string;
      node: {
        eventId: string;
        type: string;
        streamId: string;
        version: number;
        position: string;
        recordedAt: string;
        recordedOnDeviceAt: string | null;
        occurredOn: string | null;
        actorName: string;
        commandId: string;
        sourceDocument: string | null;
        data: string;
        subject: { kind: SubjectKind | null; id: string; name: string };
        mentions: Array<{ id: string; kind: SubjectKind | null; name: string }>;
        facts: Array<{
          field: string;
          before: string | null;
          after: string | null;
          display: string | null;
          displayBefore: string | null;
        }>;
      };
    }>;
  };
};

export type OrganizationNameQueryVariables = Exact<{
  id: string;
}>;

export type OrganizationNameQuery = { organization: { id: string; name: string } | null };

export type RecognitionStateQueryVariables = Exact<{
  subjectId: string;
}>;

export type RecognitionStateQuery = {
  recognitions: Array<{
    id: string;
    measure: Measure;
    decision: Decision;
    standing: RecognitionStanding | null;
    value: string | null;
    display: string | null;
    claimed: string | null;
    counted: string | null;
    decidedAt: string;
    reason: string | null;
    seenVersion: number;
    version: number;
  }>;
};

export type MeasureDefinitionsQueryVariables = Exact<{
  locale: Locale;
}>;

export type MeasureDefinitionsQuery = {
  measures: Array<{
    measure: Measure;
    unit: Unit;
    flow: FlowKind;
    definition: string;
    population: string;
    credited: string;
    dated: string;
    neverWith: Array<Measure>;
    source: string | null;
    ruled: boolean;
  }>;
};

export type WorkplaceQueryVariables = Exact<{
  organization: string;
  station: string;
  byOrganization: boolean;
  byStation: boolean;
}>;

export type WorkplaceQuery = {
  organization?: { id: string; name: string } | null;
  station?: { id: string; host: { id: string; name: string } | null } | null;
};

export type KeptOrganizationsQueryVariables = Exact<{ [key: string]: never }>;

export type KeptOrganizationsQuery = {
  organizations: { edges: Array<{ node: { id: string; name: string; regionName: string } }> };
};

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

export const FindOrganizationsDocument = new TypedDocumentString(`
    query FindOrganizations($filter: OrganizationFilter, $first: Int!) {
  organizations(filter: $filter, first: $first) {
    edges {
      node {
        id
        name
        regionName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindOrganizationsQuery, FindOrganizationsQueryVariables>;
export const FindLeadsDocument = new TypedDocumentString(`
    query FindLeads($filter: LeadFilter, $first: Int!) {
  leads(filter: $filter, first: $first) {
    edges {
      node {
        id
        title
        investorName
        stage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindLeadsQuery, FindLeadsQueryVariables>;
export const FindStationsDocument = new TypedDocumentString(`
    query FindStations($filter: StationFilter, $first: Int!) {
  stations(filter: $filter, first: $first) {
    edges {
      node {
        id
        name
        status
        hostOrganizationId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindStationsQuery, FindStationsQueryVariables>;
export const ChainsDocument = new TypedDocumentString(`
    query Chains {
  industryChains {
    code
    name
    nameEn
    group
  }
}
    `) as unknown as TypedDocumentString<ChainsQuery, ChainsQueryVariables>;
export const RegionsDocument = new TypedDocumentString(`
    query Regions($parent: String, $first: Int!) {
  regions(parent: $parent, first: $first) {
    edges {
      node {
        code
        name
        level
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegionsQuery, RegionsQueryVariables>;
export const RegionDocument = new TypedDocumentString(`
    query Region($code: String!) {
  region(code: $code) {
    code
    name
    level
  }
}
    `) as unknown as TypedDocumentString<RegionQuery, RegionQueryVariables>;
export const ServerInfoDocument = new TypedDocumentString(`
    query ServerInfo {
  serverInfo {
    name
    version
    demo
    clock
    logId
    today
    webBuild
  }
}
    `) as unknown as TypedDocumentString<ServerInfoQuery, ServerInfoQueryVariables>;
export const StandingDocument = new TypedDocumentString(`
    query Standing {
  me {
    id
  }
  serverInfo {
    logId
  }
}
    `) as unknown as TypedDocumentString<StandingQuery, StandingQueryVariables>;
export const FindAllDocument = new TypedDocumentString(`
    query FindAll($text: String!, $leads: Boolean!, $agreements: Boolean!, $projects: Boolean!, $visits: Boolean!) {
  leads(filter: {search: $text}, first: 3) @include(if: $leads) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        id
        title
      }
    }
  }
  agreements(filter: {search: $text}, first: 3) @include(if: $agreements) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        id
        title
      }
    }
  }
  projects(filter: {search: $text}, first: 3) @include(if: $projects) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        id
        name
      }
    }
  }
  visits(filter: {search: $text}, first: 3) @include(if: $visits) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        id
        name
        originRegionName
        startsOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindAllQuery, FindAllQueryVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($subjectId: ID!, $order: OrderDirection!, $first: Int!, $after: String, $asOf: AsOf) {
  timeline(
    subjectId: $subjectId
    order: $order
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
      cursor
      node {
        eventId
        type
        streamId
        version
        position
        recordedAt
        recordedOnDeviceAt
        occurredOn
        actorName
        commandId
        sourceDocument
        data
        subject {
          kind
          id
          name
        }
        mentions {
          id
          kind
          name
        }
        facts {
          field
          before
          after
          display
          displayBefore
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const OrganizationNameDocument = new TypedDocumentString(`
    query OrganizationName($id: ID!) {
  organization(id: $id) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<OrganizationNameQuery, OrganizationNameQueryVariables>;
export const RecognitionStateDocument = new TypedDocumentString(`
    query RecognitionState($subjectId: ID!) {
  recognitions(subjectId: $subjectId) {
    id
    measure
    decision
    standing
    value
    display
    claimed
    counted
    decidedAt
    reason
    seenVersion
    version
  }
}
    `) as unknown as TypedDocumentString<RecognitionStateQuery, RecognitionStateQueryVariables>;
export const MeasureDefinitionsDocument = new TypedDocumentString(`
    query MeasureDefinitions($locale: Locale!) {
  measures {
    measure
    unit
    flow
    definition(locale: $locale)
    population(locale: $locale)
    credited(locale: $locale)
    dated(locale: $locale)
    neverWith
    source(locale: $locale)
    ruled
  }
}
    `) as unknown as TypedDocumentString<MeasureDefinitionsQuery, MeasureDefinitionsQueryVariables>;
export const WorkplaceDocument = new TypedDocumentString(`
    query Workplace($organization: ID!, $station: ID!, $byOrganization: Boolean!, $byStation: Boolean!) {
  organization(id: $organization) @include(if: $byOrganization) {
    id
    name
  }
  station(id: $station) @include(if: $byStation) {
    id
    host {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WorkplaceQuery, WorkplaceQueryVariables>;
export const KeptOrganizationsDocument = new TypedDocumentString(`
    query KeptOrganizations {
  organizations(first: 100) {
    edges {
      node {
        id
        name
        regionName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<KeptOrganizationsQuery, KeptOrganizationsQueryVariables>;

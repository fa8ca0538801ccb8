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

/** Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized. */
export type Basis = 'CLAIMED' | 'RECOGNIZED';

/** Whether it was the first to name its investor 首报. NONE: it names none; PENDING: not judged yet, within moments. */
export type ClaimVerdict = 'FIRST' | 'LATER' | 'NONE' | 'PENDING';

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** What figures can be grouped by. */
export type Dimension =
  /** 活动 */
  | 'ACTIVITY'
  /** 活动类别 */
  | 'ACTIVITY_KIND'
  /** 协议类型 */
  | 'AGREEMENT_KIND'
  /** 枢纽 */
  | 'HUB'
  /** 枢纽层级 */
  | 'HUB_LEVEL'
  /** 产业链 */
  | 'INDUSTRY_CHAIN'
  /** 月 */
  | 'MONTH'
  /** 单位 */
  | 'ORGANIZATION'
  /** 成果类别 */
  | 'OUTCOME_KIND'
  /** 季度 */
  | 'QUARTER'
  /** 评估等级 */
  | 'RATING'
  /** 区域 */
  | 'REGION'
  /** 工作站 */
  | 'STATION'
  /** 考察方向 */
  | 'VISIT_DIRECTION'
  /** 年 */
  | 'YEAR';

export type FenRange = {
  max?: string | null | undefined;
  min?: string | null | undefined;
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

/** What kind of outcome (促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助). */
export type OutcomeKind =
  | 'EAST_WEST_AID'
  | 'EMPLOYMENT'
  | 'PAIRING_AID'
  | 'PLATFORM'
  | 'RURAL_DONATION'
  | 'RURAL_INVESTMENT'
  | 'STANDARD';

/** Shows all that is recorded; works through the rest; its tables are made anew; stands still, or runs nowhere. */
export type ProjectionState = 'BEHIND' | 'REBUILDING' | 'RUNNING' | 'STOPPED';

/** Where a claim stands with its reviewers. */
export type QueueStanding =
  /** Nobody has decided, or the decision was taken back. */
  | 'NONE'
  /** Recognized, wholly or in part, and claimed as it was then. */
  | 'RECOGNIZED'
  /** Rejected, and claimed as it was then: it counts nowhere. */
  | 'REJECTED'
  /** Claimed otherwise since it was decided on. */
  | 'STALE';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

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

export type VisitStatus = 'CANCELLED' | 'LOGGED' | 'PLANNED';

export type DueLeadsQueryVariables = Exact<{
  today?: LeadFilter | null | undefined;
  overdue?: LeadFilter | null | undefined;
  due?: LeadFilter | null | undefined;
  mine?: LeadFilter | null | undefined;
}>;

export type DueLeadsQuery = {
  today: { totalCount: number };
  overdue: { totalCount: number };
  board: Array<{
    stage: LeadStage;
    status: LeadStatus;
    count: number;
    inPool: number;
    withoutAmount: number;
    expected: { cny: string };
  }>;
  due: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        title: string;
        investorName: string | null;
        stage: LeadStage;
        nextFollowUpOn: string | null;
        illustrative: boolean;
      };
    }>;
  };
};

export type LatestLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
}>;

export type LatestLeadsQuery = {
  leads: {
    edges: Array<{
      node: { id: string; title: string; stage: LeadStage; updatedAt: string; illustrative: boolean };
    }>;
  };
};

export type StationMonthQueryVariables = Exact<{
  filter?: FigureFilter | null | undefined;
}>;

export type StationMonthQuery = { totals: { grand: Array<{ measure: Measure; value: string }> } };

export type PlannedVisitsQueryVariables = Exact<{
  filter?: VisitFilter | null | undefined;
}>;

export type PlannedVisitsQuery = {
  visits: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        name: string | null;
        direction: VisitDirection;
        startsOn: string;
        delegateCount: number | null;
        originRegionName: string | null;
        destinationRegionName: string | null;
        illustrative: boolean;
      };
    }>;
  };
};

export type HomeTotalsQueryVariables = Exact<{
  week?: FigureFilter | null | undefined;
}>;

export type HomeTotalsQuery = {
  claimed: { scope: string; grand: Array<{ measure: Measure; value: string }> };
  recognized: { grand: Array<{ measure: Measure; value: string }> };
  week: { grand: Array<{ measure: Measure; unit: Unit; value: string }> };
};

export type HomeCountedQueryVariables = Exact<{
  measures: Array<Measure> | Measure;
}>;

export type HomeCountedQuery = { totals: { grand: Array<{ measure: Measure; unit: Unit; value: string }> } };

export type HomeDocumentsQueryVariables = Exact<{
  jurisdictionId: string;
  first: number;
}>;

export type HomeDocumentsQuery = { documents: Array<{ id: string; title: string; illustrative: boolean }> };

export type HomeMonthsQueryVariables = Exact<{ [key: string]: never }>;

export type HomeMonthsQuery = {
  claimed: {
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ measure: Measure; value: string }>;
    }>;
  };
  recognized: {
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ measure: Measure; value: string }>;
    }>;
  };
};

export type HomePairsQueryVariables = Exact<{ [key: string]: never }>;

export type HomePairsQuery = {
  totals: {
    rows: Array<{
      keys: Array<{ dimension: Dimension; code: string; name: string }>;
      figures: Array<{ value: string }>;
    }>;
  };
};

export type HomeQueueQueryVariables = Exact<{
  locale: Locale;
}>;

export type HomeQueueQuery = {
  waiting: {
    totalCount: number;
    sums: Array<{ measure: Measure; unit: Unit; count: number; claimed: string }>;
  };
  stale: {
    totalCount: number;
    edges: Array<{
      node: {
        subjectId: string;
        subjectName: string;
        illustrative: boolean | null;
        measure: Measure;
        display: string;
        occurredOn: string;
      };
    }>;
  };
  decided: {
    totalCount: number;
    edges: Array<{
      node: {
        subjectId: string;
        subjectName: string;
        illustrative: boolean | null;
        measure: Measure;
        standing: QueueStanding;
        recognition: { id: string; display: string | null; decidedAt: string } | null;
      };
    }>;
  };
};

export type HomeSystemQueryVariables = Exact<{ [key: string]: never }>;

export type HomeSystemQuery = {
  projectionHealth: Array<{ name: string; state: ProjectionState; lag: number }>;
  owedCommands: { totalCount: number };
};

export type HomeToMendQueryVariables = Exact<{ [key: string]: never }>;

export type HomeToMendQuery = {
  pending: { totalCount: number };
  industryChains: Array<{ code: string; verified: boolean }>;
  chainCatalogues: Array<{ id: string }>;
  open: { totalCount: number };
  stations: { totalCount: number };
  members: { totalCount: number };
  hubs: { totalCount: number };
};

export type OrganizationWarningsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;

export type OrganizationWarningsQuery = {
  organizations: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{ node: { id: string; name: string; illustrative: boolean; warnings: Array<string> } }>;
  };
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

export const DueLeadsDocument = new TypedDocumentString(`
    query DueLeads($today: LeadFilter, $overdue: LeadFilter, $due: LeadFilter, $mine: LeadFilter) {
  today: leads(filter: $today, first: 1) {
    totalCount
  }
  overdue: leads(filter: $overdue, first: 1) {
    totalCount
  }
  board: leadBoard(filter: $mine) {
    stage
    status
    count
    inPool
    withoutAmount
    expected {
      cny
    }
  }
  due: leads(
    filter: $due
    orderBy: {field: NEXT_FOLLOW_UP, direction: ASC}
    first: 8
  ) {
    totalCount
    edges {
      node {
        id
        title
        investorName
        stage
        nextFollowUpOn
        illustrative
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DueLeadsQuery, DueLeadsQueryVariables>;
export const LatestLeadsDocument = new TypedDocumentString(`
    query LatestLeads($filter: LeadFilter) {
  leads(filter: $filter, orderBy: {field: UPDATED, direction: DESC}, first: 8) {
    edges {
      node {
        id
        title
        stage
        updatedAt
        illustrative
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LatestLeadsQuery, LatestLeadsQueryVariables>;
export const StationMonthDocument = new TypedDocumentString(`
    query StationMonth($filter: FigureFilter) {
  totals(filter: $filter, measures: [VISITS_LOGGED, VISIT_DELEGATES]) {
    grand {
      measure
      value
    }
  }
}
    `) as unknown as TypedDocumentString<StationMonthQuery, StationMonthQueryVariables>;
export const PlannedVisitsDocument = new TypedDocumentString(`
    query PlannedVisits($filter: VisitFilter) {
  visits(filter: $filter, orderBy: {field: STARTS_ON, direction: ASC}, first: 8) {
    totalCount
    edges {
      node {
        id
        name
        direction
        startsOn
        delegateCount
        originRegionName
        destinationRegionName
        illustrative
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlannedVisitsQuery, PlannedVisitsQueryVariables>;
export const HomeTotalsDocument = new TypedDocumentString(`
    query HomeTotals($week: FigureFilter) {
  claimed: totals(
    filter: {basis: CLAIMED}
    measures: [PROJECTS_LANDED, PLANNED_INVESTMENT]
  ) {
    scope
    grand {
      measure
      value
    }
  }
  recognized: totals(
    filter: {basis: RECOGNIZED}
    measures: [PROJECTS_LANDED, PLANNED_INVESTMENT]
  ) {
    grand {
      measure
      value
    }
  }
  week: totals(
    filter: $week
    measures: [LEADS_REPORTED, VISITS_LOGGED, AGREEMENTS_SIGNED, PROJECTS_LANDED, PLANNED_INVESTMENT]
  ) {
    grand {
      measure
      unit
      value
    }
  }
}
    `) as unknown as TypedDocumentString<HomeTotalsQuery, HomeTotalsQueryVariables>;
export const HomeCountedDocument = new TypedDocumentString(`
    query HomeCounted($measures: [Measure!]!) {
  totals(filter: {basis: CLAIMED}, measures: $measures) {
    grand {
      measure
      unit
      value
    }
  }
}
    `) as unknown as TypedDocumentString<HomeCountedQuery, HomeCountedQueryVariables>;
export const HomeDocumentsDocument = new TypedDocumentString(`
    query HomeDocuments($jurisdictionId: ID!, $first: Int!) {
  documents(jurisdictionId: $jurisdictionId, first: $first) {
    id
    title
    illustrative
  }
}
    `) as unknown as TypedDocumentString<HomeDocumentsQuery, HomeDocumentsQueryVariables>;
export const HomeMonthsDocument = new TypedDocumentString(`
    query HomeMonths {
  claimed: totals(
    filter: {basis: CLAIMED}
    measures: [PLANNED_INVESTMENT, PROJECTS_LANDED]
    groupBy: [MONTH]
    orderBy: KEY
    first: 600
  ) {
    rows {
      keys {
        code
        name
      }
      figures {
        measure
        value
      }
    }
  }
  recognized: totals(
    filter: {basis: RECOGNIZED}
    measures: [PLANNED_INVESTMENT, PROJECTS_LANDED]
    groupBy: [MONTH]
    orderBy: KEY
    first: 600
  ) {
    rows {
      keys {
        code
        name
      }
      figures {
        measure
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeMonthsQuery, HomeMonthsQueryVariables>;
export const HomePairsDocument = new TypedDocumentString(`
    query HomePairs {
  totals(
    filter: {basis: CLAIMED}
    measures: [PLANNED_INVESTMENT]
    groupBy: [ORGANIZATION, INDUSTRY_CHAIN]
    first: 5
  ) {
    rows {
      keys {
        dimension
        code
        name
      }
      figures {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomePairsQuery, HomePairsQueryVariables>;
export const HomeQueueDocument = new TypedDocumentString(`
    query HomeQueue($locale: Locale!) {
  waiting: recognitionQueue(filter: {standings: [NONE]}, first: 1) {
    totalCount
    sums {
      measure
      unit
      count
      claimed
    }
  }
  stale: recognitionQueue(filter: {standings: [STALE]}, first: 5) {
    totalCount
    edges {
      node {
        subjectId
        subjectName
        illustrative
        measure
        display(locale: $locale)
        occurredOn
      }
    }
  }
  decided: recognitionQueue(
    filter: {standings: [RECOGNIZED, REJECTED]}
    orderBy: {field: CLAIMED_ON, direction: DESC}
    first: 100
  ) {
    totalCount
    edges {
      node {
        subjectId
        subjectName
        illustrative
        measure
        standing
        recognition {
          id
          display(locale: $locale)
          decidedAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQueueQuery, HomeQueueQueryVariables>;
export const HomeSystemDocument = new TypedDocumentString(`
    query HomeSystem {
  projectionHealth {
    name
    state
    lag
  }
  owedCommands {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<HomeSystemQuery, HomeSystemQueryVariables>;
export const HomeToMendDocument = new TypedDocumentString(`
    query HomeToMend {
  pending: leads(filter: {verdicts: [PENDING]}, first: 1) {
    totalCount
  }
  industryChains {
    code
    verified
  }
  chainCatalogues {
    id
  }
  open: stations(filter: {status: OPEN}, first: 1) {
    totalCount
  }
  stations(first: 1) {
    totalCount
  }
  members: organizations(filter: {member: true}, first: 1) {
    totalCount
  }
  hubs: organizations(filter: {isHub: true}, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<HomeToMendQuery, HomeToMendQueryVariables>;
export const OrganizationWarningsDocument = new TypedDocumentString(`
    query OrganizationWarnings($first: Int!, $after: String) {
  organizations(first: $first, after: $after) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        id
        name
        illustrative
        warnings
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationWarningsQuery, OrganizationWarningsQueryVariables>;

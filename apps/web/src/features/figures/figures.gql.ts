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

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

/** Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized. */
export type Basis = 'CLAIMED' | 'RECOGNIZED';

/** Why a figure differs from an earlier one. */
export type BridgeCause =
  | 'CORRECTED'
  /** Unknown at the opening, happened on or before its day. */
  | 'LATE'
  /** Unknown at the opening, happened after it. */
  | 'NEW'
  /** Known at the opening, on days that it did not cover. */
  | 'PERIOD'
  | 'RECOGNIZED'
  /** Counted by another rule. */
  | 'RECOUNTED'
  | 'RECREDITED'
  | 'REJECTED'
  | 'REVALUED'
  | 'REVISED'
  | 'WITHDRAWN';

export type CountingRuleState =
  /** Its entries are being made: it cannot be asked yet. */
  | 'BUILDING'
  /** It can be asked. */
  | 'COUNTED'
  /** It is what figures are by in the jurisdiction of the reader. */
  | 'DEFAULT'
  /** It is counted no more: it can be asked as of a position before `retiredFrom`. */
  | 'RETIRED';

/** Matters where organizations or hubs are grouped or filtered by: SHARED splits by credit shares and adds up; FULL counts each one's whole involvement. */
export type Credit = 'FULL' | 'SHARED';

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

/** Why an entry stands in the ledger. */
export type EntryCause =
  | 'CORRECTED'
  | 'NEW'
  | 'RECOGNIZED'
  | 'RECOUNTED'
  | 'RECREDITED'
  | 'REJECTED'
  | 'REVALUED'
  | 'REVISED'
  | 'WITHDRAWN';

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

export type KeyInput = {
  code: string;
  dimension: Dimension;
};

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

/** What kind of outcome (促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助). */
export type OutcomeKind =
  | 'EAST_WEST_AID'
  | 'EMPLOYMENT'
  | 'PAIRING_AID'
  | 'PLATFORM'
  | 'RURAL_DONATION'
  | 'RURAL_INVESTMENT'
  | 'STANDARD';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts. */
export type VisitDirection = 'INBOUND' | 'LOCAL' | 'OUTBOUND';

export type HeadFragment = {
  scope: string;
  ruleId: string;
  position: string;
  recordedBy: string;
  hypothetical: boolean;
  standing: { clock: LogClock };
  grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number; display: string }>;
};

export type GroupedFragment = {
  rowCount: number;
  truncated: boolean;
  rows: Array<{
    keys: Array<{ code: string; name: string }>;
    figures: Array<{ value: string; entryCount: number; additive: boolean }>;
  }>;
};

export type FiguresQueryVariables = Exact<{
  measure: Measure;
  heads: Array<Measure> | Measure;
  rows: Dimension;
  cols: Dimension;
  filter: FigureFilter;
  claimed: FigureFilter;
  recognized: FigureFilter;
  credit: Credit;
  locale: Locale;
  first: number;
  asOf?: AsOf | null | undefined;
  ruleId?: string | null | undefined;
}>;

export type FiguresQuery = {
  claimed: {
    scope: string;
    ruleId: string;
    position: string;
    recordedBy: string;
    hypothetical: boolean;
    standing: { clock: LogClock };
    grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number; display: string }>;
  };
  recognized: {
    scope: string;
    ruleId: string;
    position: string;
    recordedBy: string;
    hypothetical: boolean;
    standing: { clock: LogClock };
    grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number; display: string }>;
  };
  cells: {
    rowCount: number;
    truncated: boolean;
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ value: string; entryCount: number; additive: boolean }>;
    }>;
  };
  byRow: {
    rowCount: number;
    truncated: boolean;
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ value: string; entryCount: number; additive: boolean }>;
    }>;
  };
  byColumn: {
    rowCount: number;
    truncated: boolean;
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ value: string; entryCount: number; additive: boolean }>;
    }>;
  };
};

export type FigureSeriesQueryVariables = Exact<{
  measure: Measure;
  heads: Array<Measure> | Measure;
  by: Dimension;
  claimed: FigureFilter;
  recognized: FigureFilter;
  credit: Credit;
  locale: Locale;
  first: number;
  asOf?: AsOf | null | undefined;
  ruleId?: string | null | undefined;
}>;

export type FigureSeriesQuery = {
  claimed: {
    scope: string;
    ruleId: string;
    position: string;
    recordedBy: string;
    hypothetical: boolean;
    standing: { clock: LogClock };
    grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number; display: string }>;
  };
  recognized: {
    scope: string;
    ruleId: string;
    position: string;
    recordedBy: string;
    hypothetical: boolean;
    standing: { clock: LogClock };
    grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number; display: string }>;
  };
  claimedBy: {
    rowCount: number;
    truncated: boolean;
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ value: string; entryCount: number; additive: boolean }>;
    }>;
  };
  recognizedBy: {
    rowCount: number;
    truncated: boolean;
    rows: Array<{
      keys: Array<{ code: string; name: string }>;
      figures: Array<{ value: string; entryCount: number; additive: boolean }>;
    }>;
  };
};

export type EntriesPageFragment = {
  totalCount: number;
  total: { value: string };
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: Array<{
    node: {
      eventId: string;
      line: number;
      occurredOn: string;
      recordedAt: string;
      late: boolean;
      cause: EntryCause;
      subjectKind: string;
      subjectId: string;
      subjectName: string;
      actorName: string;
      position: string;
      unit: Unit;
      value: string;
      display: string;
    };
  }>;
};

export type SubjectsPageFragment = {
  totalCount: number;
  total: { unit: Unit; value: string };
  standing: { scope: string; ruleId: string; position: string; recordedBy: string };
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: Array<{
    node: {
      subjectKind: string;
      subjectId: string;
      subjectName: string;
      occurredOn: string;
      recordedAt: string;
      entryCount: number;
      unit: Unit;
      value: string;
    };
  }>;
};

export type FigureEntriesQueryVariables = Exact<{
  measure: Measure;
  keys: Array<KeyInput> | KeyInput;
  filter: FigureFilter;
  credit: Credit;
  locale: Locale;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
  ruleId?: string | null | undefined;
}>;

export type FigureEntriesQuery = {
  ledgerEntries: {
    totalCount: number;
    total: { value: string };
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        eventId: string;
        line: number;
        occurredOn: string;
        recordedAt: string;
        late: boolean;
        cause: EntryCause;
        subjectKind: string;
        subjectId: string;
        subjectName: string;
        actorName: string;
        position: string;
        unit: Unit;
        value: string;
        display: string;
      };
    }>;
  };
};

export type FigureSubjectsQueryVariables = Exact<{
  measure: Measure;
  keys: Array<KeyInput> | KeyInput;
  filter: FigureFilter;
  credit: Credit;
  asOf: AsOf;
  first: number;
  after?: string | null | undefined;
  ruleId?: string | null | undefined;
}>;

export type FigureSubjectsQuery = {
  figureSubjects: {
    totalCount: number;
    total: { unit: Unit; value: string };
    standing: { scope: string; ruleId: string; position: string; recordedBy: string };
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        subjectKind: string;
        subjectId: string;
        subjectName: string;
        occurredOn: string;
        recordedAt: string;
        entryCount: number;
        unit: Unit;
        value: string;
      };
    }>;
  };
};

export type EntriesReceiptQueryVariables = Exact<{
  measure: Measure;
  keys: Array<KeyInput> | KeyInput;
  filter: FigureFilter;
  credit: Credit;
  asOf: AsOf;
  ruleId?: string | null | undefined;
}>;

export type EntriesReceiptQuery = { ledgerEntries: { receipt: { token: string } } };

export type SubjectsReceiptQueryVariables = Exact<{
  measure: Measure;
  keys: Array<KeyInput> | KeyInput;
  filter: FigureFilter;
  credit: Credit;
  asOf: AsOf;
  ruleId?: string | null | undefined;
}>;

export type SubjectsReceiptQuery = { figureSubjects: { receipt: { token: string } } };

export type BridgeEndFragment = {
  scope: string;
  ruleId: string;
  hypothetical: boolean;
  position: string;
  recordedBy: string;
  clock: LogClock;
};

export type FigureBridgeQueryVariables = Exact<{
  measure: Measure;
  filter: FigureFilter;
  credit: Credit;
  fromOccurred?: DateRange | null | undefined;
  from: AsOf;
  to: AsOf;
  locale: Locale;
  fromRuleId?: string | null | undefined;
  toRuleId?: string | null | undefined;
}>;

export type FigureBridgeQuery = {
  bridge: {
    day: string;
    from: {
      scope: string;
      ruleId: string;
      hypothetical: boolean;
      position: string;
      recordedBy: string;
      clock: LogClock;
    };
    to: {
      scope: string;
      ruleId: string;
      hypothetical: boolean;
      position: string;
      recordedBy: string;
      clock: LogClock;
    };
    opening: { unit: Unit; value: string; entryCount: number; display: string };
    closing: { value: string; entryCount: number; display: string };
    steps: Array<{
      cause: BridgeCause;
      entryCount: number;
      subjectCount: number;
      figure: { value: string; display: string };
    }>;
  };
};

export type BridgeSubjectsQueryVariables = Exact<{
  measure: Measure;
  filter: FigureFilter;
  credit: Credit;
  fromOccurred?: DateRange | null | undefined;
  from: AsOf;
  to: AsOf;
  cause: BridgeCause;
  first: number;
  after?: string | null | undefined;
  fromRuleId?: string | null | undefined;
  toRuleId?: string | null | undefined;
}>;

export type BridgeSubjectsQuery = {
  bridge: {
    subjects: {
      totalCount: number;
      total: { unit: Unit; value: string };
      standing: { scope: string; ruleId: string; position: string; recordedBy: string };
      pageInfo: { endCursor: string | null; hasNextPage: boolean };
      edges: Array<{
        node: {
          subjectKind: string;
          subjectId: string;
          subjectName: string;
          occurredOn: string;
          recordedAt: string;
          entryCount: number;
          unit: Unit;
          value: string;
        };
      }>;
    };
  };
};

export type BridgeEntriesQueryVariables = Exact<{
  measure: Measure;
  filter: FigureFilter;
  credit: Credit;
  fromOccurred?: DateRange | null | undefined;
  from: AsOf;
  to: AsOf;
  cause: BridgeCause;
  locale: Locale;
  first: number;
  after?: string | null | undefined;
  fromRuleId?: string | null | undefined;
  toRuleId?: string | null | undefined;
}>;

export type BridgeEntriesQuery = {
  bridge: {
    entries: {
      totalCount: number;
      total: { value: string };
      pageInfo: { endCursor: string | null; hasNextPage: boolean };
      edges: Array<{
        node: {
          eventId: string;
          line: number;
          occurredOn: string;
          recordedAt: string;
          late: boolean;
          cause: EntryCause;
          subjectKind: string;
          subjectId: string;
          subjectName: string;
          actorName: string;
          position: string;
          unit: Unit;
          value: string;
          display: string;
        };
      }>;
    };
  };
};

export type BridgeReceiptQueryVariables = Exact<{
  measure: Measure;
  filter: FigureFilter;
  credit: Credit;
  fromOccurred?: DateRange | null | undefined;
  from: AsOf;
  to: AsOf;
  fromRuleId?: string | null | undefined;
  toRuleId?: string | null | undefined;
}>;

export type BridgeReceiptQuery = { bridge: { receipt: { token: string } } };

export type FigureReceiptQueryVariables = Exact<{
  measures: Array<Measure> | Measure;
  groupBy: Array<Dimension> | Dimension;
  filter: FigureFilter;
  credit: Credit;
  first: number;
  asOf: AsOf;
  ruleId?: string | null | undefined;
}>;

export type FigureReceiptQuery = { totals: { receipt: { token: string } } };

export type MeasureDefinitionsQueryVariables = Exact<{ [key: string]: never }>;

export type MeasureDefinitionsQuery = {
  measures: Array<{ measure: Measure; definition: string; definitionEn: string; ruled: boolean }>;
};

export type CountingRulesQueryVariables = Exact<{ [key: string]: never }>;

export type CountingRulesQuery = {
  countingRules: Array<{
    id: string;
    name: string;
    nameEn: string;
    version: number;
    state: CountingRuleState | null;
    building: { done: number; of: number } | null;
    designations: Array<{ to: string | null }>;
  }>;
};

export type FigureOrganizationQueryVariables = Exact<{
  id: string;
}>;

export type FigureOrganizationQuery = { organization: { id: string; name: string; isHub: boolean } | null };

export type FigureAxisQueryVariables = Exact<{
  measure: Measure;
  filter: FigureFilter;
  credit: Credit;
}>;

export type FigureAxisQuery = {
  logSpan: { begunAt: string };
  totals: { rows: Array<{ keys: Array<{ code: string }> }> };
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
export const HeadFragmentDoc = new TypedDocumentString(
  `
    fragment Head on Totals {
  scope
  ruleId
  position
  recordedBy
  hypothetical
  standing {
    clock
  }
  grand {
    measure
    unit
    value
    entryCount
    display(locale: $locale)
  }
}
    `,
  { fragmentName: 'Head' },
) as unknown as TypedDocumentString<HeadFragment, unknown>;
export const GroupedFragmentDoc = new TypedDocumentString(
  `
    fragment Grouped on Totals {
  rowCount
  truncated
  rows {
    keys {
      code
      name
    }
    figures {
      value
      entryCount
      additive
    }
  }
}
    `,
  { fragmentName: 'Grouped' },
) as unknown as TypedDocumentString<GroupedFragment, unknown>;
export const EntriesPageFragmentDoc = new TypedDocumentString(
  `
    fragment EntriesPage on LedgerEntryConnection {
  totalCount
  total {
    value
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      eventId
      line
      occurredOn
      recordedAt
      late
      cause
      subjectKind
      subjectId
      subjectName
      actorName
      position
      unit
      value
      display(locale: $locale)
    }
  }
}
    `,
  { fragmentName: 'EntriesPage' },
) as unknown as TypedDocumentString<EntriesPageFragment, unknown>;
export const SubjectsPageFragmentDoc = new TypedDocumentString(
  `
    fragment SubjectsPage on FigureSubjectConnection {
  totalCount
  total {
    unit
    value
  }
  standing {
    scope
    ruleId
    position
    recordedBy
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      subjectKind
      subjectId
      subjectName
      occurredOn
      recordedAt
      entryCount
      unit
      value
    }
  }
}
    `,
  { fragmentName: 'SubjectsPage' },
) as unknown as TypedDocumentString<SubjectsPageFragment, unknown>;
export const BridgeEndFragmentDoc = new TypedDocumentString(
  `
    fragment BridgeEnd on Standing {
  scope
  ruleId
  hypothetical
  position
  recordedBy
  clock
}
    `,
  { fragmentName: 'BridgeEnd' },
) as unknown as TypedDocumentString<BridgeEndFragment, unknown>;
export const FiguresDocument = new TypedDocumentString(`
    query Figures($measure: Measure!, $heads: [Measure!]!, $rows: Dimension!, $cols: Dimension!, $filter: FigureFilter!, $claimed: FigureFilter!, $recognized: FigureFilter!, $credit: Credit!, $locale: Locale!, $first: Int!, $asOf: AsOf, $ruleId: ID) {
  claimed: totals(
    measures: $heads
    filter: $claimed
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Head
  }
  recognized: totals(
    measures: $heads
    filter: $recognized
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Head
  }
  cells: totals(
    measures: [$measure]
    groupBy: [$rows, $cols]
    filter: $filter
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Grouped
  }
  byRow: totals(
    measures: [$measure]
    groupBy: [$rows]
    filter: $filter
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Grouped
  }
  byColumn: totals(
    measures: [$measure]
    groupBy: [$cols]
    filter: $filter
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Grouped
  }
}
    fragment Head on Totals {
  scope
  ruleId
  position
  recordedBy
  hypothetical
  standing {
    clock
  }
  grand {
    measure
    unit
    value
    entryCount
    display(locale: $locale)
  }
}
fragment Grouped on Totals {
  rowCount
  truncated
  rows {
    keys {
      code
      name
    }
    figures {
      value
      entryCount
      additive
    }
  }
}`) as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
export const FigureSeriesDocument = new TypedDocumentString(`
    query FigureSeries($measure: Measure!, $heads: [Measure!]!, $by: Dimension!, $claimed: FigureFilter!, $recognized: FigureFilter!, $credit: Credit!, $locale: Locale!, $first: Int!, $asOf: AsOf, $ruleId: ID) {
  claimed: totals(
    measures: $heads
    filter: $claimed
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Head
  }
  recognized: totals(
    measures: $heads
    filter: $recognized
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Head
  }
  claimedBy: totals(
    measures: [$measure]
    groupBy: [$by]
    filter: $claimed
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Grouped
  }
  recognizedBy: totals(
    measures: [$measure]
    groupBy: [$by]
    filter: $recognized
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...Grouped
  }
}
    fragment Head on Totals {
  scope
  ruleId
  position
  recordedBy
  hypothetical
  standing {
    clock
  }
  grand {
    measure
    unit
    value
    entryCount
    display(locale: $locale)
  }
}
fragment Grouped on Totals {
  rowCount
  truncated
  rows {
    keys {
      code
      name
    }
    figures {
      value
      entryCount
      additive
    }
  }
}`) as unknown as TypedDocumentString<FigureSeriesQuery, FigureSeriesQueryVariables>;
export const FigureEntriesDocument = new TypedDocumentString(`
    query FigureEntries($measure: Measure!, $keys: [KeyInput!]!, $filter: FigureFilter!, $credit: Credit!, $locale: Locale!, $first: Int!, $after: String, $asOf: AsOf, $ruleId: ID) {
  ledgerEntries(
    measure: $measure
    keys: $keys
    filter: $filter
    credit: $credit
    first: $first
    after: $after
    asOf: $asOf
    ruleId: $ruleId
  ) {
    ...EntriesPage
  }
}
    fragment EntriesPage on LedgerEntryConnection {
  totalCount
  total {
    value
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      eventId
      line
      occurredOn
      recordedAt
      late
      cause
      subjectKind
      subjectId
      subjectName
      actorName
      position
      unit
      value
      display(locale: $locale)
    }
  }
}`) as unknown as TypedDocumentString<FigureEntriesQuery, FigureEntriesQueryVariables>;
export const FigureSubjectsDocument = new TypedDocumentString(`
    query FigureSubjects($measure: Measure!, $keys: [KeyInput!]!, $filter: FigureFilter!, $credit: Credit!, $asOf: AsOf!, $first: Int!, $after: String, $ruleId: ID) {
  figureSubjects(
    measure: $measure
    keys: $keys
    filter: $filter
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
    first: $first
    after: $after
  ) {
    ...SubjectsPage
  }
}
    fragment SubjectsPage on FigureSubjectConnection {
  totalCount
  total {
    unit
    value
  }
  standing {
    scope
    ruleId
    position
    recordedBy
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      subjectKind
      subjectId
      subjectName
      occurredOn
      recordedAt
      entryCount
      unit
      value
    }
  }
}`) as unknown as TypedDocumentString<FigureSubjectsQuery, FigureSubjectsQueryVariables>;
export const EntriesReceiptDocument = new TypedDocumentString(`
    query EntriesReceipt($measure: Measure!, $keys: [KeyInput!]!, $filter: FigureFilter!, $credit: Credit!, $asOf: AsOf!, $ruleId: ID) {
  ledgerEntries(
    measure: $measure
    keys: $keys
    filter: $filter
    credit: $credit
    first: 1
    asOf: $asOf
    ruleId: $ruleId
  ) {
    receipt {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<EntriesReceiptQuery, EntriesReceiptQueryVariables>;
export const SubjectsReceiptDocument = new TypedDocumentString(`
    query SubjectsReceipt($measure: Measure!, $keys: [KeyInput!]!, $filter: FigureFilter!, $credit: Credit!, $asOf: AsOf!, $ruleId: ID) {
  figureSubjects(
    measure: $measure
    keys: $keys
    filter: $filter
    credit: $credit
    asOf: $asOf
    ruleId: $ruleId
    first: 1
  ) {
    receipt {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<SubjectsReceiptQuery, SubjectsReceiptQueryVariables>;
export const FigureBridgeDocument = new TypedDocumentString(`
    query FigureBridge($measure: Measure!, $filter: FigureFilter!, $credit: Credit!, $fromOccurred: DateRange, $from: AsOf!, $to: AsOf!, $locale: Locale!, $fromRuleId: ID, $toRuleId: ID) {
  bridge(
    measure: $measure
    filter: $filter
    credit: $credit
    fromOccurred: $fromOccurred
    from: $from
    to: $to
    fromRuleId: $fromRuleId
    toRuleId: $toRuleId
  ) {
    day
    from {
      ...BridgeEnd
    }
    to {
      ...BridgeEnd
    }
    opening {
      unit
      value
      entryCount
      display(locale: $locale)
    }
    closing {
      value
      entryCount
      display(locale: $locale)
    }
    steps {
      cause
      entryCount
      subjectCount
      figure {
        value
        display(locale: $locale)
      }
    }
  }
}
    fragment BridgeEnd on Standing {
  scope
  ruleId
  hypothetical
  position
  recordedBy
  clock
}`) as unknown as TypedDocumentString<FigureBridgeQuery, FigureBridgeQueryVariables>;
export const BridgeSubjectsDocument = new TypedDocumentString(`
    query BridgeSubjects($measure: Measure!, $filter: FigureFilter!, $credit: Credit!, $fromOccurred: DateRange, $from: AsOf!, $to: AsOf!, $cause: BridgeCause!, $first: Int!, $after: String, $fromRuleId: ID, $toRuleId: ID) {
  bridge(
    measure: $measure
    filter: $filter
    credit: $credit
    fromOccurred: $fromOccurred
    from: $from
    to: $to
    fromRuleId: $fromRuleId
    toRuleId: $toRuleId
  ) {
    subjects(cause: $cause, first: $first, after: $after) {
      ...SubjectsPage
    }
  }
}
    fragment SubjectsPage on FigureSubjectConnection {
  totalCount
  total {
    unit
    value
  }
  standing {
    scope
    ruleId
    position
    recordedBy
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      subjectKind
      subjectId
      subjectName
      occurredOn
      recordedAt
      entryCount
      unit
      value
    }
  }
}`) as unknown as TypedDocumentString<BridgeSubjectsQuery, BridgeSubjectsQueryVariables>;
export const BridgeEntriesDocument = new TypedDocumentString(`
    query BridgeEntries($measure: Measure!, $filter: FigureFilter!, $credit: Credit!, $fromOccurred: DateRange, $from: AsOf!, $to: AsOf!, $cause: BridgeCause!, $locale: Locale!, $first: Int!, $after: String, $fromRuleId: ID, $toRuleId: ID) {
  bridge(
    measure: $measure
    filter: $filter
    credit: $credit
    fromOccurred: $fromOccurred
    from: $from
    to: $to
    fromRuleId: $fromRuleId
    toRuleId: $toRuleId
  ) {
    entries(cause: $cause, first: $first, after: $after) {
      ...EntriesPage
    }
  }
}
    fragment EntriesPage on LedgerEntryConnection {
  totalCount
  total {
    value
  }
  pageInfo {
    endCursor
    hasNextPage
  }
  edges {
    node {
      eventId
      line
      occurredOn
      recordedAt
      late
      cause
      subjectKind
      subjectId
      subjectName
      actorName
      position
      unit
      value
      display(locale: $locale)
    }
  }
}`) as unknown as TypedDocumentString<BridgeEntriesQuery, BridgeEntriesQueryVariables>;
export const BridgeReceiptDocument = new TypedDocumentString(`
    query BridgeReceipt($measure: Measure!, $filter: FigureFilter!, $credit: Credit!, $fromOccurred: DateRange, $from: AsOf!, $to: AsOf!, $fromRuleId: ID, $toRuleId: ID) {
  bridge(
    measure: $measure
    filter: $filter
    credit: $credit
    fromOccurred: $fromOccurred
    from: $from
    to: $to
    fromRuleId: $fromRuleId
    toRuleId: $toRuleId
  ) {
    receipt {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<BridgeReceiptQuery, BridgeReceiptQueryVariables>;
export const FigureReceiptDocument = new TypedDocumentString(`
    query FigureReceipt($measures: [Measure!]!, $groupBy: [Dimension!]!, $filter: FigureFilter!, $credit: Credit!, $first: Int!, $asOf: AsOf!, $ruleId: ID) {
  totals(
    measures: $measures
    groupBy: $groupBy
    filter: $filter
    credit: $credit
    first: $first
    asOf: $asOf
    ruleId: $ruleId
  ) {
    receipt {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<FigureReceiptQuery, FigureReceiptQueryVariables>;
export const MeasureDefinitionsDocument = new TypedDocumentString(`
    query MeasureDefinitions {
  measures {
    measure
    definition
    definitionEn
    ruled
  }
}
    `) as unknown as TypedDocumentString<MeasureDefinitionsQuery, MeasureDefinitionsQueryVariables>;
export const CountingRulesDocument = new TypedDocumentString(`
    query CountingRules {
  countingRules {
    id
    name
    nameEn
    version
    state
    building {
      done
      of
    }
    designations {
      to
    }
  }
}
    `) as unknown as TypedDocumentString<CountingRulesQuery, CountingRulesQueryVariables>;
export const FigureOrganizationDocument = new TypedDocumentString(`
    query FigureOrganization($id: ID!) {
  organization(id: $id) {
    id
    name
    isHub
  }
}
    `) as unknown as TypedDocumentString<FigureOrganizationQuery, FigureOrganizationQueryVariables>;
export const FigureAxisDocument = new TypedDocumentString(`
    query FigureAxis($measure: Measure!, $filter: FigureFilter!, $credit: Credit!) {
  logSpan {
    begunAt
  }
  totals(
    measures: [$measure]
    groupBy: [MONTH]
    filter: $filter
    credit: $credit
    first: 5000
  ) {
    rows {
      keys {
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FigureAxisQuery, FigureAxisQueryVariables>;

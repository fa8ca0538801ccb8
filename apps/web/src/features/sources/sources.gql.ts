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

/** What no measure counts, but whose lines can be counted on a day. */
export type ComparedRegister =
  /** How often an organization was assigned to a hub, by the days from which on. */
  | 'HUB_ASSIGNMENTS'
  | 'INDUSTRY_CHAINS'
  /** Grades that an organization was given, by their first days. */
  | 'RATINGS'
  | 'REGIONS';

/** Whether what is printed and what the ledger says agree. */
export type ComparisonVerdict =
  /** The same, to the fen. */
  | 'AGREES'
  /** Otherwise than printed. */
  | 'DIFFERS'
  /** No question to the ledger answers it, or the ledger has no entry of it. */
  | 'NOT_RECORDED'
  /** Within what 余, 约, 近 or 以上 admits. */
  | 'WITHIN';

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

export type ExcludeFiguresInput = {
  commandId?: string | null | undefined;
  documentId: string;
  figures: Array<ExcludedFigureInput>;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type ExcludedFigureInput = {
  /** What it is called within the document: 001-21. For ever. */
  key: string;
  place: PlaceInput;
  /** Why it is no figure of the work. */
  reason: string;
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

/** A figure that a document prints: of an indicator, or of what a question to the ledger answers. */
export type FigureInput = {
  /** No numeral says it: it was counted by reading. */
  byReading?: boolean | null | undefined;
  each?: StatedRate | null | undefined;
  /** Code of an indicator; or else `question`. */
  indicator?: string | null | undefined;
  /** What it is called within the document: 001-21. For ever. */
  key: string;
  /** Figures of the document that it must not be added to; said of one, it holds for both. */
  neverAddedTo?: Array<string> | null | undefined;
  note?: string | null | undefined;
  /** Key of another figure of the document that holds it. */
  partOf?: string | null | undefined;
  period: StatedPeriodInput;
  places: Array<PlaceInput>;
  qualifier?: StatedQualifier | null | undefined;
  /** What the ledger answers; or else `indicator`. */
  question?: QuestionInput | null | undefined;
  /** GB/T 2260 */
  regionCode?: string | null | undefined;
  subject: string;
  /** `fen` for money, `date`, `%`, else the measure word. */
  unit: string;
  /** In the unit; 2022-08 for a date. */
  value: string;
};

/** FLOW: net over a range of days. STOCK: a balance at its end. */
export type FlowKind = 'FLOW' | 'STOCK';

/** At what level a hub 枢纽 was designated: 省级, 市级, 区县级, 街镇级. */
export type HubLevel = 'CITY' | 'COUNTY' | 'PROVINCE' | 'STREET';

/** A balance on a day, what came in between two, a share of something, or a date. */
export type IndicatorKind = 'DATE' | 'FLOW' | 'RATE' | 'STOCK';

export type KeyInput = {
  code: string;
  dimension: Dimension;
};

/** A question to the ledger: a figure of `totals`, or of one of its rows where `keys` are given. */
export type LedgerQuestionInput = {
  credit?: Credit | null | undefined;
  /** How many codes of the dimension it does not come to zero at, instead of the sum. */
  distinctOf?: Dimension | null | undefined;
  filter?: FigureFilter | null | undefined;
  keys?: Array<KeyInput> | null | undefined;
  measure: Measure;
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

/** RETRACTED: it was recorded by mistake; the document does not say it. */
export type ObservationStatus = 'RETRACTED' | 'STANDS';

export type ObserveFiguresInput = {
  commandId?: string | null | undefined;
  documentId: string;
  /** All of them are recorded, or none. */
  figures: Array<FigureInput>;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

/** What kind of outcome (促进就业, 标准制修订, 交流合作平台, 结对帮扶, 东西部协作, 乡村振兴投入, 乡村振兴捐助). */
export type OutcomeKind =
  | 'EAST_WEST_AID'
  | 'EMPLOYMENT'
  | 'PAIRING_AID'
  | 'PLATFORM'
  | 'RURAL_DONATION'
  | 'RURAL_INVESTMENT'
  | 'STANDARD';

export type PlaceInput = {
  /** Line of the text, from 1. */
  line: number;
  /** The few words that say it; no name of a person. */
  quote: string;
};

/** What answers a figure here: exactly one of these. */
export type QuestionInput = {
  figure?: LedgerQuestionInput | null | undefined;
  /** A share in per cent, by its two parts. */
  ratio?: RatioQuestionInput | null | undefined;
  register?: RegisterQuestionInput | null | undefined;
};

export type RatioQuestionInput = {
  denominator: LedgerQuestionInput;
  numerator: LedgerQuestionInput;
};

export type RegisterDocumentInput = {
  commandId?: string | null | undefined;
  /** Name of the file that its text was taken from. */
  file?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  published?: StatedTimeInput | null | undefined;
  publisher: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** SHA-256 of its text, which stays with whoever has it. */
  sha256: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** As of when its figures are. */
  statedAsOf?: StatedTimeInput | null | undefined;
  title: string;
};

export type RegisterQuestionInput = {
  /** Of RATINGS and HUB_ASSIGNMENTS: from this day on; all before, too, without. */
  from?: string | null | undefined;
  /** Of RATINGS, those of this grade alone: 1A to 5A. */
  grade?: string | null | undefined;
  name: ComparedRegister;
  /** The last day. */
  on: string;
  /** Whose: of RATINGS and HUB_ASSIGNMENTS. */
  organizationId?: string | null | undefined;
  /** Of REGIONS: those directly below this one, by GB/T 2260. */
  within?: string | null | undefined;
};

/** STATED: the document says so. INFERRED: it was concluded; the reason stands beside it. */
export type StatedBasis = 'INFERRED' | 'STATED';

export type StatedPeriodInput = {
  basis: StatedBasis;
  /** None where no beginning is said. */
  from?: string | null | undefined;
  /** The last day, included. */
  to: string;
  why?: string | null | undefined;
};

/** How a document means its number. */
export type StatedQualifier =
  /** 约: half of one of its last digit to either side. */
  | 'ABOUT'
  /** 以上, 上亿: from it on. */
  | 'AT_LEAST'
  | 'EXACT'
  /** 余, 多, 超: up to one more of its last digit. */
  | 'MORE_THAN'
  /** 近: from nine tenths of it up to it. */
  | 'NEARLY';

/** The number is of each of these, and no total: 每年. */
export type StatedRate = 'ACTIVITY' | 'ORGANIZATION' | 'STATION' | 'YEAR';

export type StatedTimeInput = {
  basis: StatedBasis;
  /** As exact as it is known: 2022-08, 2023. */
  value: string;
  /** Where it is said, or from what it was concluded. */
  why?: string | null | undefined;
};

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts. */
export type VisitDirection = 'INBOUND' | 'LOCAL' | 'OUTBOUND';

export type DocumentHeadFragment = {
  id: string;
  title: string;
  publisher: string;
  file: string | null;
  illustrative: boolean;
  jurisdictionId: string;
  sha256: string;
  sourceDocument: string | null;
  published: { value: string; basis: StatedBasis; why: string | null } | null;
  statedAsOf: { value: string; basis: StatedBasis; why: string | null } | null;
};

export type AskedQuestionFragment = {
  measure: Measure;
  basis: Basis;
  credit: Credit;
  distinctOf: Dimension | null;
  filter: string;
  occurred: { from: string | null; to: string | null } | null;
  keys: Array<{ dimension: Dimension; code: string; name: string }>;
  narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
};

export type CountedNumberFragment = { value: string; entryCount: number };

export type DocumentsQueryVariables = Exact<{
  asOf?: AsOf | null | undefined;
}>;

export type DocumentsQuery = {
  documents: Array<{
    id: string;
    title: string;
    publisher: string;
    file: string | null;
    illustrative: boolean;
    jurisdictionId: string;
    sha256: string;
    sourceDocument: string | null;
    observations: Array<{ id: string; comparison: { verdict: ComparisonVerdict } }>;
    excluded: Array<{ key: string }>;
    published: { value: string; basis: StatedBasis; why: string | null } | null;
    statedAsOf: { value: string; basis: StatedBasis; why: string | null } | null;
  }>;
};

export type DocumentQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
  locale: Locale;
}>;

export type DocumentQuery = {
  document: {
    id: string;
    title: string;
    publisher: string;
    file: string | null;
    illustrative: boolean;
    jurisdictionId: string;
    sha256: string;
    sourceDocument: string | null;
    observations: Array<{
      id: string;
      key: string;
      status: ObservationStatus;
      retractedBecause: string | null;
      revision: number;
      reason: string | null;
      byReading: boolean;
      display: string;
      value: string;
      unit: string;
      qualifier: StatedQualifier;
      each: StatedRate | null;
      subject: string;
      regionName: string | null;
      note: string | null;
      places: Array<{ line: number; quote: string }>;
      period: { from: string | null; to: string; basis: StatedBasis; why: string | null };
      indicator: { code: string; name: string; nameEn: string; unit: string; kind: IndicatorKind } | null;
      question: {
        register: ComparedRegister | null;
        on: string | null;
        figure: {
          measure: Measure;
          basis: Basis;
          credit: Credit;
          distinctOf: Dimension | null;
          filter: string;
          occurred: { from: string | null; to: string | null } | null;
          keys: Array<{ dimension: Dimension; code: string; name: string }>;
          narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
        } | null;
        numerator: {
          measure: Measure;
          basis: Basis;
          credit: Credit;
          distinctOf: Dimension | null;
          filter: string;
          occurred: { from: string | null; to: string | null } | null;
          keys: Array<{ dimension: Dimension; code: string; name: string }>;
          narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
        } | null;
        denominator: {
          measure: Measure;
          basis: Basis;
          credit: Credit;
          distinctOf: Dimension | null;
          filter: string;
          occurred: { from: string | null; to: string | null } | null;
          keys: Array<{ dimension: Dimension; code: string; name: string }>;
          narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
        } | null;
      } | null;
      partOf: { id: string; key: string } | null;
      neverAddedTo: Array<{ id: string; key: string }>;
      conflicts: Array<{
        id: string;
        key: string;
        display: string;
        documentId: string;
        document: { title: string; publisher: string };
        places: Array<{ line: number; quote: string }>;
        comparison: { verdict: ComparisonVerdict };
      }>;
      comparison: {
        verdict: ComparisonVerdict;
        withheld: boolean;
        admits: { from: string; to: string | null } | null;
        derived: { value: string; entryCount: number } | null;
        ratio: {
          percent: string | null;
          numerator: { value: string; entryCount: number };
          denominator: { value: string; entryCount: number };
        } | null;
        standing: { position: string; recordedBy: string; clock: LogClock; scope: string } | null;
      };
    }>;
    excluded: Array<{ key: string; line: number; quote: string; reason: string }>;
    published: { value: string; basis: StatedBasis; why: string | null } | null;
    statedAsOf: { value: string; basis: StatedBasis; why: string | null } | null;
  } | null;
};

export type PrintedReceiptQueryVariables = Exact<{
  measure: Measure;
  groupBy?: Array<Dimension> | Dimension | null | undefined;
  filter?: FigureFilter | null | undefined;
  credit: Credit;
  asOf?: AsOf | null | undefined;
}>;

export type PrintedReceiptQuery = { totals: { receipt: { token: string } } };

export type RegistrationQueryVariables = Exact<{
  locale: Locale;
}>;

export type RegistrationQuery = {
  indicators: Array<{ code: string; name: string; nameEn: string; unit: string; kind: IndicatorKind }>;
  measures: Array<{
    measure: Measure;
    unit: Unit;
    flow: FlowKind;
    kindDimension: Dimension | null;
    definition: string;
  }>;
};

export type PrintedAnswerQueryVariables = Exact<{
  measure: Measure;
  filter?: FigureFilter | null | undefined;
  locale: Locale;
}>;

export type PrintedAnswerQuery = {
  totals: {
    recordedBy: string;
    grand: Array<{ unit: Unit; value: string; entryCount: number; display: string }>;
  };
};

export type PrintedCodesQueryVariables = Exact<{
  measure: Measure;
  filter?: FigureFilter | null | undefined;
  of: Dimension;
}>;

export type PrintedCodesQuery = { totals: { distinct: number; grand: Array<{ entryCount: number }> } };

export type RegisteredFiguresQueryVariables = Exact<{
  id: string;
}>;

export type RegisteredFiguresQuery = {
  document: {
    id: string;
    title: string;
    publisher: string;
    file: string | null;
    illustrative: boolean;
    jurisdictionId: string;
    sha256: string;
    sourceDocument: string | null;
    observations: Array<{
      key: string;
      status: ObservationStatus;
      value: string;
      places: Array<{ line: number; quote: string }>;
    }>;
    excluded: Array<{ key: string; line: number; quote: string }>;
    published: { value: string; basis: StatedBasis; why: string | null } | null;
    statedAsOf: { value: string; basis: StatedBasis; why: string | null } | null;
  } | null;
};

export type RegisterDocumentMutationVariables = Exact<{
  input: RegisterDocumentInput;
}>;

export type RegisterDocumentMutation = { registerDocument: { id: string } };

export type ObserveFiguresMutationVariables = Exact<{
  input: ObserveFiguresInput;
}>;

export type ObserveFiguresMutation = { observeFigures: { id: string } };

export type ExcludeFiguresMutationVariables = Exact<{
  input: ExcludeFiguresInput;
}>;

export type ExcludeFiguresMutation = { excludeFigures: { id: string } };

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
export const DocumentHeadFragmentDoc = new TypedDocumentString(
  `
    fragment DocumentHead on Document {
  id
  title
  publisher
  file
  illustrative
  jurisdictionId
  sha256
  sourceDocument
  published {
    value
    basis
    why
  }
  statedAsOf {
    value
    basis
    why
  }
}
    `,
  { fragmentName: 'DocumentHead' },
) as unknown as TypedDocumentString<DocumentHeadFragment, unknown>;
export const AskedQuestionFragmentDoc = new TypedDocumentString(
  `
    fragment AskedQuestion on LedgerQuestion {
  measure
  basis
  credit
  distinctOf
  filter
  occurred {
    from
    to
  }
  keys {
    dimension
    code
    name
  }
  narrowedTo {
    dimension
    code
    name
  }
}
    `,
  { fragmentName: 'AskedQuestion' },
) as unknown as TypedDocumentString<AskedQuestionFragment, unknown>;
export const CountedNumberFragmentDoc = new TypedDocumentString(
  `
    fragment CountedNumber on DerivedNumber {
  value
  entryCount
}
    `,
  { fragmentName: 'CountedNumber' },
) as unknown as TypedDocumentString<CountedNumberFragment, unknown>;
export const DocumentsDocument = new TypedDocumentString(`
    query Documents($asOf: AsOf) {
  documents(asOf: $asOf, first: 1000) {
    ...DocumentHead
    observations {
      id
      comparison {
        verdict
      }
    }
    excluded {
      key
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  publisher
  file
  illustrative
  jurisdictionId
  sha256
  sourceDocument
  published {
    value
    basis
    why
  }
  statedAsOf {
    value
    basis
    why
  }
}`) as unknown as TypedDocumentString<DocumentsQuery, DocumentsQueryVariables>;
export const DocumentDocument = new TypedDocumentString(`
    query Document($id: ID!, $asOf: AsOf, $locale: Locale!) {
  document(id: $id, asOf: $asOf) {
    ...DocumentHead
    observations(retracted: true) {
      id
      key
      status
      retractedBecause
      revision
      reason
      byReading
      display(locale: $locale)
      value
      unit
      qualifier
      each
      subject
      regionName
      note
      places {
        line
        quote
      }
      period {
        from
        to
        basis
        why
      }
      indicator {
        code
        name
        nameEn
        unit
        kind
      }
      question {
        figure {
          ...AskedQuestion
        }
        numerator {
          ...AskedQuestion
        }
        denominator {
          ...AskedQuestion
        }
        register
        on
      }
      partOf {
        id
        key
      }
      neverAddedTo {
        id
        key
      }
      conflicts {
        id
        key
        display(locale: $locale)
        documentId
        document {
          title
          publisher
        }
        places {
          line
          quote
        }
        comparison {
          verdict
        }
      }
      comparison {
        verdict
        withheld
        admits {
          from
          to
        }
        derived {
          ...CountedNumber
        }
        ratio {
          percent
          numerator {
            ...CountedNumber
          }
          denominator {
            ...CountedNumber
          }
        }
        standing {
          position
          recordedBy
          clock
          scope
        }
      }
    }
    excluded {
      key
      line
      quote
      reason
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  publisher
  file
  illustrative
  jurisdictionId
  sha256
  sourceDocument
  published {
    value
    basis
    why
  }
  statedAsOf {
    value
    basis
    why
  }
}
fragment AskedQuestion on LedgerQuestion {
  measure
  basis
  credit
  distinctOf
  filter
  occurred {
    from
    to
  }
  keys {
    dimension
    code
    name
  }
  narrowedTo {
    dimension
    code
    name
  }
}
fragment CountedNumber on DerivedNumber {
  value
  entryCount
}`) as unknown as TypedDocumentString<DocumentQuery, DocumentQueryVariables>;
export const PrintedReceiptDocument = new TypedDocumentString(`
    query PrintedReceipt($measure: Measure!, $groupBy: [Dimension!], $filter: FigureFilter, $credit: Credit!, $asOf: AsOf) {
  totals(
    measures: [$measure]
    groupBy: $groupBy
    filter: $filter
    credit: $credit
    asOf: $asOf
    first: 10000
  ) {
    receipt {
      token
    }
  }
}
    `) as unknown as TypedDocumentString<PrintedReceiptQuery, PrintedReceiptQueryVariables>;
export const RegistrationDocument = new TypedDocumentString(`
    query Registration($locale: Locale!) {
  indicators {
    code
    name
    nameEn
    unit
    kind
  }
  measures {
    measure
    unit
    flow
    kindDimension
    definition(locale: $locale)
  }
}
    `) as unknown as TypedDocumentString<RegistrationQuery, RegistrationQueryVariables>;
export const PrintedAnswerDocument = new TypedDocumentString(`
    query PrintedAnswer($measure: Measure!, $filter: FigureFilter, $locale: Locale!) {
  totals(measures: [$measure], filter: $filter) {
    recordedBy
    grand {
      unit
      value
      entryCount
      display(locale: $locale)
    }
  }
}
    `) as unknown as TypedDocumentString<PrintedAnswerQuery, PrintedAnswerQueryVariables>;
export const PrintedCodesDocument = new TypedDocumentString(`
    query PrintedCodes($measure: Measure!, $filter: FigureFilter, $of: Dimension!) {
  totals(measures: [$measure], filter: $filter) {
    distinct(of: $of)
    grand {
      entryCount
    }
  }
}
    `) as unknown as TypedDocumentString<PrintedCodesQuery, PrintedCodesQueryVariables>;
export const RegisteredFiguresDocument = new TypedDocumentString(`
    query RegisteredFigures($id: ID!) {
  document(id: $id) {
    ...DocumentHead
    observations(retracted: true) {
      key
      status
      value
      places {
        line
        quote
      }
    }
    excluded {
      key
      line
      quote
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  publisher
  file
  illustrative
  jurisdictionId
  sha256
  sourceDocument
  published {
    value
    basis
    why
  }
  statedAsOf {
    value
    basis
    why
  }
}`) as unknown as TypedDocumentString<RegisteredFiguresQuery, RegisteredFiguresQueryVariables>;
export const RegisterDocumentDocument = new TypedDocumentString(`
    mutation RegisterDocument($input: RegisterDocumentInput!) {
  registerDocument(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterDocumentMutation, RegisterDocumentMutationVariables>;
export const ObserveFiguresDocument = new TypedDocumentString(`
    mutation ObserveFigures($input: ObserveFiguresInput!) {
  observeFigures(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ObserveFiguresMutation, ObserveFiguresMutationVariables>;
export const ExcludeFiguresDocument = new TypedDocumentString(`
    mutation ExcludeFigures($input: ExcludeFiguresInput!) {
  excludeFigures(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ExcludeFiguresMutation, ExcludeFiguresMutationVariables>;

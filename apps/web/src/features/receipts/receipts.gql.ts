/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** FLOW: net over a range of days. STOCK: a balance at its end. */
export type FlowKind = 'FLOW' | 'STOCK';

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

/** What answer a receipt is of. */
export type ReceiptKind = 'BRIDGE' | 'ENTRIES' | 'RATIO' | 'SUBJECTS' | 'TOTALS';

export type ReceiptPartName = 'CLOSING' | 'DENOMINATOR' | 'NUMERATOR' | 'OPENING' | 'STEP' | 'TOTAL';

/** What counting again came to. */
export type ReceiptVerdict =
  /** Counted again it is something else. */
  | 'DIFFERENT'
  /** At that position this log has another event, or none: not counted. */
  | 'LOG_DIFFERS'
  /** Its counting rule is no longer counted. */
  | 'RULE_RETIRED'
  /** The same digest: to the fen what it was. */
  | 'SAME'
  /** It is of figures that are not yours to see: not counted. */
  | 'SCOPE_DIFFERS';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

export type ReceiptKeyFragment = { dimension: Dimension; code: string; name: string };

export type ReceiptFigureFragment = { measure: Measure; unit: Unit; value: string; entryCount: number };

export type ReceiptQuestionAskedFragment = {
  measures: Array<Measure>;
  groupBy: Array<Dimension>;
  basis: Basis;
  credit: Credit;
  ruleId: string;
  occurred: { from: string | null; to: string | null } | null;
  narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
};

export type ReceiptStandingFragment = {
  clock: LogClock;
  hypothetical: boolean;
  position: string;
  recordedBy: string;
  ruleId: string;
  scope: string;
  occurred: { from: string | null; to: string | null } | null;
};

export type CheckReceiptQueryVariables = Exact<{
  token: string;
}>;

export type CheckReceiptQuery = {
  checkReceipt: {
    verdict: ReceiptVerdict;
    kind: ReceiptKind | null;
    digest: string | null;
    issuedDigest: string | null;
    eventHash: string | null;
    standing: {
      clock: LogClock;
      hypothetical: boolean;
      position: string;
      recordedBy: string;
      ruleId: string;
      scope: string;
      occurred: { from: string | null; to: string | null } | null;
    } | null;
    from: {
      clock: LogClock;
      hypothetical: boolean;
      position: string;
      recordedBy: string;
      ruleId: string;
      scope: string;
      occurred: { from: string | null; to: string | null } | null;
    } | null;
    parts: Array<{
      part: ReceiptPartName;
      cause: BridgeCause | null;
      measure: Measure;
      unit: Unit;
      then: string;
      now: string;
      thenEntries: number;
      nowEntries: number;
      thenSubjects: number | null;
      nowSubjects: number | null;
      sameList: boolean | null;
      question: {
        measures: Array<Measure>;
        groupBy: Array<Dimension>;
        basis: Basis;
        credit: Credit;
        ruleId: string;
        occurred: { from: string | null; to: string | null } | null;
        narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
      } | null;
    }>;
    question: {
      measures: Array<Measure>;
      groupBy: Array<Dimension>;
      basis: Basis;
      credit: Credit;
      ruleId: string;
      occurred: { from: string | null; to: string | null } | null;
      narrowedTo: Array<{ dimension: Dimension; code: string; name: string }>;
    } | null;
    differences: Array<{
      measure: Measure;
      now: string;
      then: string;
      keys: Array<{ dimension: Dimension; code: string; name: string }>;
    }>;
    totals: {
      rowCount: number;
      truncated: boolean;
      grand: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number }>;
      rows: Array<{
        keys: Array<{ dimension: Dimension; code: string; name: string }>;
        figures: Array<{ measure: Measure; unit: Unit; value: string; entryCount: number }>;
      }>;
    } | null;
  };
};

export type ReceiptContextQueryVariables = Exact<{
  locale: Locale;
}>;

export type ReceiptContextQuery = {
  countingRules: Array<{
    id: string;
    name: string;
    nameEn: string;
    version: number;
    state: CountingRuleState | null;
  }>;
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
export const ReceiptFigureFragmentDoc = new TypedDocumentString(
  `
    fragment ReceiptFigure on Figure {
  measure
  unit
  value
  entryCount
}
    `,
  { fragmentName: 'ReceiptFigure' },
) as unknown as TypedDocumentString<ReceiptFigureFragment, unknown>;
export const ReceiptKeyFragmentDoc = new TypedDocumentString(
  `
    fragment ReceiptKey on Key {
  dimension
  code
  name
}
    `,
  { fragmentName: 'ReceiptKey' },
) as unknown as TypedDocumentString<ReceiptKeyFragment, unknown>;
export const ReceiptQuestionAskedFragmentDoc = new TypedDocumentString(
  `
    fragment ReceiptQuestionAsked on ReceiptQuestion {
  measures
  groupBy
  basis
  credit
  ruleId
  occurred {
    from
    to
  }
  narrowedTo {
    ...ReceiptKey
  }
}
    fragment ReceiptKey on Key {
  dimension
  code
  name
}`,
  { fragmentName: 'ReceiptQuestionAsked' },
) as unknown as TypedDocumentString<ReceiptQuestionAskedFragment, unknown>;
export const ReceiptStandingFragmentDoc = new TypedDocumentString(
  `
    fragment ReceiptStanding on Standing {
  clock
  hypothetical
  position
  recordedBy
  ruleId
  scope
  occurred {
    from
    to
  }
}
    `,
  { fragmentName: 'ReceiptStanding' },
) as unknown as TypedDocumentString<ReceiptStandingFragment, unknown>;
export const CheckReceiptDocument = new TypedDocumentString(`
    query CheckReceipt($token: String!) {
  checkReceipt(token: $token) {
    verdict
    kind
    standing {
      ...ReceiptStanding
    }
    from {
      ...ReceiptStanding
    }
    parts {
      part
      cause
      measure
      unit
      then
      now
      thenEntries
      nowEntries
      thenSubjects
      nowSubjects
      sameList
      question {
        ...ReceiptQuestionAsked
      }
    }
    digest
    issuedDigest
    eventHash
    question {
      ...ReceiptQuestionAsked
    }
    differences {
      measure
      now
      then
      keys {
        ...ReceiptKey
      }
    }
    totals {
      rowCount
      truncated
      grand {
        ...ReceiptFigure
      }
      rows {
        keys {
          ...ReceiptKey
        }
        figures {
          ...ReceiptFigure
        }
      }
    }
  }
}
    fragment ReceiptKey on Key {
  dimension
  code
  name
}
fragment ReceiptFigure on Figure {
  measure
  unit
  value
  entryCount
}
fragment ReceiptQuestionAsked on ReceiptQuestion {
  measures
  groupBy
  basis
  credit
  ruleId
  occurred {
    from
    to
  }
  narrowedTo {
    ...ReceiptKey
  }
}
fragment ReceiptStanding on Standing {
  clock
  hypothetical
  position
  recordedBy
  ruleId
  scope
  occurred {
    from
    to
  }
}`) as unknown as TypedDocumentString<CheckReceiptQuery, CheckReceiptQueryVariables>;
export const ReceiptContextDocument = new TypedDocumentString(`
    query ReceiptContext($locale: Locale!) {
  countingRules {
    id
    name
    nameEn
    version
    state
  }
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
    `) as unknown as TypedDocumentString<ReceiptContextQuery, ReceiptContextQueryVariables>;

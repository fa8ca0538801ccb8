/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Recognized, wholly or in part; rejected; or the decision taken back. */
export type Decision = 'RECOGNIZE' | 'REJECT' | 'REOPEN';

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

export type RecognitionQueueFilter = {
  chainCodes?: Array<string> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kinds?: Array<SubjectKind> | null | undefined;
  measures?: Array<Measure> | null | undefined;
  /** Of which one of these has a share, or one that was below it when it was credited. */
  organizationIds?: Array<string> | null | undefined;
  /** Part of the subject's name. */
  search?: string | null | undefined;
  standings?: Array<QueueStanding> | null | undefined;
  /** Claims of these subjects alone. */
  subjectIds?: Array<string> | null | undefined;
};

/** What a reviewer decides about one measure of one subject, having seen that version of it. */
export type RecognizeInput = {
  commandId?: string | null | undefined;
  decision: Decision;
  measure: Measure;
  /** A rejection needs one. */
  reason?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  seenVersion: number;
  subjectId: string;
  /** Of a recognition: fen, or a count with up to four decimals. Default: the whole claim. */
  value?: string | null | undefined;
};

/** What a pipeline is made of. */
export type SubjectKind =
  'ACTIVITY' | 'AGREEMENT' | 'LEAD' | 'ORGANIZATION' | 'OUTCOME' | 'PROJECT' | 'STATION' | 'VISIT';

/** What the value of a figure is given in. */
export type Unit = 'COUNT' | 'FEN' | 'PERSONS' | 'SESSIONS';

export type RecognitionQueueQueryVariables = Exact<{
  filter?: RecognitionQueueFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  locale: Locale;
}>;

export type RecognitionQueueQuery = {
  recognitionQueue: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    sums: Array<{ measure: Measure; unit: Unit; count: number; claimed: string }>;
    edges: Array<{
      node: {
        subjectId: string;
        subjectKind: SubjectKind;
        subjectName: string;
        subjectVersion: number;
        measure: Measure;
        unit: Unit;
        claimed: string;
        counted: string;
        display: string;
        occurredOn: string;
        standing: QueueStanding;
        illustrative: boolean | null;
        chainName: string | null;
        organizations: Array<{ id: string; name: string; share: string }>;
        recognition: {
          id: string;
          decision: Decision;
          value: string | null;
          display: string | null;
          decidedAt: string;
          reason: string | null;
          seenVersion: number;
        } | null;
      };
    }>;
  };
};

export type QueueCountsQueryVariables = Exact<{
  none?: RecognitionQueueFilter | null | undefined;
  stale?: RecognitionQueueFilter | null | undefined;
  recognized?: RecognitionQueueFilter | null | undefined;
  rejected?: RecognitionQueueFilter | null | undefined;
}>;

export type QueueCountsQuery = {
  none: { totalCount: number };
  stale: { totalCount: number };
  recognized: { totalCount: number };
  rejected: { totalCount: number };
};

export type EvidenceQueryVariables = Exact<{
  id: string;
  lead: boolean;
  visit: boolean;
  activity: boolean;
  agreement: boolean;
  project: boolean;
  outcome: boolean;
  organization: boolean;
  station: boolean;
}>;

export type EvidenceQuery = {
  lead?: { sourceDocument: string | null; regionName: string | null; investorName: string | null } | null;
  visit?: { sourceDocument: string | null; regionName: string | null; result: string | null } | null;
  activity?: { sourceDocument: string | null; regionName: string } | null;
  agreement?: {
    sourceDocument: string | null;
    regionName: string;
    counterpartName: string | null;
    signedOn: string;
  } | null;
  project?: {
    sourceDocument: string | null;
    regionName: string;
    investorName: string | null;
    landedOn: string;
  } | null;
  outcome?: {
    sourceDocument: string | null;
    regionName: string | null;
    kind: OutcomeKind;
    periodFrom: string | null;
    periodTo: string;
  } | null;
  organization?: { sourceDocument: string | null; regionName: string } | null;
  station?: { sourceDocument: string | null; regionName: string } | null;
};

export type RecognizeMutationVariables = Exact<{
  input: RecognizeInput;
}>;

export type RecognizeMutation = { recognize: { id: string; version: number } };

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

export const RecognitionQueueDocument = new TypedDocumentString(`
    query RecognitionQueue($filter: RecognitionQueueFilter, $first: Int!, $after: String, $locale: Locale!) {
  recognitionQueue(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    sums {
      measure
      unit
      count
      claimed
    }
    edges {
      node {
        subjectId
        subjectKind
        subjectName
        subjectVersion
        measure
        unit
        claimed
        counted
        display(locale: $locale)
        occurredOn
        standing
        illustrative
        chainName
        organizations {
          id
          name
          share
        }
        recognition {
          id
          decision
          value
          display(locale: $locale)
          decidedAt
          reason
          seenVersion
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecognitionQueueQuery, RecognitionQueueQueryVariables>;
export const QueueCountsDocument = new TypedDocumentString(`
    query QueueCounts($none: RecognitionQueueFilter, $stale: RecognitionQueueFilter, $recognized: RecognitionQueueFilter, $rejected: RecognitionQueueFilter) {
  none: recognitionQueue(filter: $none, first: 1) {
    totalCount
  }
  stale: recognitionQueue(filter: $stale, first: 1) {
    totalCount
  }
  recognized: recognitionQueue(filter: $recognized, first: 1) {
    totalCount
  }
  rejected: recognitionQueue(filter: $rejected, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<QueueCountsQuery, QueueCountsQueryVariables>;
export const EvidenceDocument = new TypedDocumentString(`
    query Evidence($id: ID!, $lead: Boolean!, $visit: Boolean!, $activity: Boolean!, $agreement: Boolean!, $project: Boolean!, $outcome: Boolean!, $organization: Boolean!, $station: Boolean!) {
  lead(id: $id) @include(if: $lead) {
    sourceDocument
    regionName
    investorName
  }
  visit(id: $id) @include(if: $visit) {
    sourceDocument
    regionName
    result
  }
  activity(id: $id) @include(if: $activity) {
    sourceDocument
    regionName
  }
  agreement(id: $id) @include(if: $agreement) {
    sourceDocument
    regionName
    counterpartName
    signedOn
  }
  project(id: $id) @include(if: $project) {
    sourceDocument
    regionName
    investorName
    landedOn
  }
  outcome(id: $id) @include(if: $outcome) {
    sourceDocument
    regionName
    kind
    periodFrom
    periodTo
  }
  organization(id: $id) @include(if: $organization) {
    sourceDocument
    regionName
  }
  station(id: $id) @include(if: $station) {
    sourceDocument
    regionName
  }
}
    `) as unknown as TypedDocumentString<EvidenceQuery, EvidenceQueryVariables>;
export const RecognizeDocument = new TypedDocumentString(`
    mutation Recognize($input: RecognizeInput!) {
  recognize(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<RecognizeMutation, RecognizeMutationVariables>;

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

/** What the record of an outcome may do without. */
export type ClearableOutcomeField =
  | 'ACTIVITY_ID'
  | 'CASH'
  | 'CHAIN_CODE'
  | 'GOODS'
  | 'HIRES'
  | 'JOBS_OFFERED'
  | 'PERIOD_FROM'
  | 'PROJECTS'
  | 'REGION_CODE'
  | 'STANDARD_LEVEL'
  | 'STANDARD_ROLE'
  | 'TITLE';

export type CorrectOutcomeInput = {
  /** The activity that it came from. */
  activityId?: string | null | undefined;
  /** Aid of any kind: money. */
  cash?: MoneyInput | null | undefined;
  chainCode?: string | null | undefined;
  /** What should not have been recorded at all. */
  clear?: Array<ClearableOutcomeField> | null | undefined;
  commandId?: string | null | undefined;
  credits?: Array<CreditInput> | null | undefined;
  /** Aid of any kind: goods at their value. */
  goods?: MoneyInput | null | undefined;
  /** EMPLOYMENT: persons hired. */
  hires?: number | null | undefined;
  /** EMPLOYMENT: jobs offered; offered is not hired. */
  jobsOffered?: number | null | undefined;
  outcomeId: string;
  /** The first day of its period, where it is told. */
  periodFrom?: string | null | undefined;
  periodTo?: string | null | undefined;
  /** PLATFORM: how many. */
  platforms?: number | null | undefined;
  /** Aid of any kind: projects aided or donated to, none that landed. */
  projects?: number | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** STANDARD alone. */
  standardLevel?: StandardLevel | null | undefined;
  /** STANDARD alone. */
  standardRole?: StandardRole | null | undefined;
  /** STANDARD: how many. */
  standards?: number | null | undefined;
  /** What it is called, where it has a name. */
  title?: string | null | undefined;
};

export type CreditInput = {
  basisPoints: number;
  organizationId: string;
};

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type MoneyInput = {
  /** In minor units of the currency: fen 分 for CNY, so that 26万元 is "26000000". */
  amount: string;
  currency?: string | null | undefined;
  /** Read as `rateQuote` says. */
  rate?: string | null | undefined;
  /** The day that the rate is of; not after today. */
  rateDate?: string | null | undefined;
  /** Default: CNY_PER_1. */
  rateQuote?: RateQuote | null | undefined;
  rateSource?: string | null | undefined;
};

export type OutcomeFilter = {
  activityId?: string | null | undefined;
  chainCodes?: Array<string> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kinds?: Array<OutcomeKind> | null | undefined;
  /** By the last day of the period; both ends included. */
  occurred?: DateRange | null | undefined;
  /** Credited to one of these, or to one below it. */
  organizationIds?: Array<string> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the title. */
  search?: string | null | undefined;
  status?: OutcomeStatus | null | undefined;
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

export type OutcomeStatus = 'REPORTED' | 'WITHDRAWN';

/** What the number of a rate says, as its source prints it. */
export type RateQuote =
  /** CNY for one unit: 1 USD = 7.1 CNY. */
  | 'CNY_PER_1'
  /** CNY for a hundred: 100 JPY = 4.8 CNY, as banks print all of theirs. */
  | 'CNY_PER_100'
  /** How much one CNY is: 1 CNY = 190.5 KRW. */
  | 'PER_CNY_1'
  /** How much a hundred CNY are: 100 CNY = 19050 KRW. */
  | 'PER_CNY_100';

export type ReportOutcomeInput = {
  /** The activity that it came from. */
  activityId?: string | null | undefined;
  /** Aid of any kind: money. */
  cash?: MoneyInput | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  credits: Array<CreditInput>;
  /** Aid of any kind: goods at their value. */
  goods?: MoneyInput | null | undefined;
  /** EMPLOYMENT: persons hired. */
  hires?: number | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** EMPLOYMENT: jobs offered; offered is not hired. */
  jobsOffered?: number | null | undefined;
  kind: OutcomeKind;
  /** The first day of its period, where it is told. */
  periodFrom?: string | null | undefined;
  /** The last day of its period: the one on which it counts. */
  periodTo: string;
  /** PLATFORM: how many. */
  platforms?: number | null | undefined;
  /** Aid of any kind: projects aided or donated to, none that landed. */
  projects?: number | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** STANDARD alone. */
  standardLevel?: StandardLevel | null | undefined;
  /** STANDARD alone. */
  standardRole?: StandardRole | null | undefined;
  /** STANDARD: how many. */
  standards?: number | null | undefined;
  /** What it is called, where it has a name. */
  title?: string | null | undefined;
};

/** Of what level a standard is: 国际, 国家, 行业, 地方, 团体, 企业标准. */
export type StandardLevel =
  'ENTERPRISE' | 'GROUP' | 'INDUSTRY' | 'INTERNATIONAL' | 'LOCAL_STANDARD' | 'NATIONAL';

/** LED 主持, TOOK_PART 参与. */
export type StandardRole = 'LED' | 'TOOK_PART';

export type WithdrawOutcomeInput = {
  commandId?: string | null | undefined;
  outcomeId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type OutcomeRowFragment = {
  id: string;
  version: number;
  status: OutcomeStatus;
  kind: OutcomeKind;
  title: string | null;
  periodFrom: string | null;
  periodTo: string;
  jobsOffered: number | null;
  hires: number | null;
  standards: number | null;
  standardLevel: StandardLevel | null;
  standardRole: StandardRole | null;
  platforms: number | null;
  projects: number | null;
  illustrative: boolean;
  cash: { amount: string; currency: string; cny: string; display: string } | null;
  goods: { amount: string; currency: string; cny: string; display: string } | null;
  credits: Array<{
    basisPoints: number;
    organizationId: string;
    organization: { id: string; name: string } | null;
  }>;
};

export type OutcomeFactsFragment = {
  chainCode: string | null;
  chainName: string | null;
  regionCode: string | null;
  regionName: string | null;
  activityId: string | null;
  sourceDocument: string | null;
  withdrawReason: string | null;
  id: string;
  version: number;
  status: OutcomeStatus;
  kind: OutcomeKind;
  title: string | null;
  periodFrom: string | null;
  periodTo: string;
  jobsOffered: number | null;
  hires: number | null;
  standards: number | null;
  standardLevel: StandardLevel | null;
  standardRole: StandardRole | null;
  platforms: number | null;
  projects: number | null;
  illustrative: boolean;
  activity: { id: string; name: string } | null;
  cash: { amount: string; currency: string; cny: string; display: string } | null;
  goods: { amount: string; currency: string; cny: string; display: string } | null;
  credits: Array<{
    basisPoints: number;
    organizationId: string;
    organization: { id: string; name: string } | null;
  }>;
};

export type OutcomesQueryVariables = Exact<{
  filter?: OutcomeFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type OutcomesQuery = {
  outcomes: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        version: number;
        status: OutcomeStatus;
        kind: OutcomeKind;
        title: string | null;
        periodFrom: string | null;
        periodTo: string;
        jobsOffered: number | null;
        hires: number | null;
        standards: number | null;
        standardLevel: StandardLevel | null;
        standardRole: StandardRole | null;
        platforms: number | null;
        projects: number | null;
        illustrative: boolean;
        cash: { amount: string; currency: string; cny: string; display: string } | null;
        goods: { amount: string; currency: string; cny: string; display: string } | null;
        credits: Array<{
          basisPoints: number;
          organizationId: string;
          organization: { id: string; name: string } | null;
        }>;
      };
    }>;
  };
};

export type OutcomeQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
}>;

export type OutcomeQuery = {
  outcome: {
    chainCode: string | null;
    chainName: string | null;
    regionCode: string | null;
    regionName: string | null;
    activityId: string | null;
    sourceDocument: string | null;
    withdrawReason: string | null;
    id: string;
    version: number;
    status: OutcomeStatus;
    kind: OutcomeKind;
    title: string | null;
    periodFrom: string | null;
    periodTo: string;
    jobsOffered: number | null;
    hires: number | null;
    standards: number | null;
    standardLevel: StandardLevel | null;
    standardRole: StandardRole | null;
    platforms: number | null;
    projects: number | null;
    illustrative: boolean;
    activity: { id: string; name: string } | null;
    cash: { amount: string; currency: string; cny: string; display: string } | null;
    goods: { amount: string; currency: string; cny: string; display: string } | null;
    credits: Array<{
      basisPoints: number;
      organizationId: string;
      organization: { id: string; name: string } | null;
    }>;
  } | null;
};

export type OutcomeActivitiesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;

export type OutcomeActivitiesQuery = {
  activities: { edges: Array<{ node: { id: string; name: string; startsOn: string } }> };
};

export type ReportOutcomeMutationVariables = Exact<{
  input: ReportOutcomeInput;
}>;

export type ReportOutcomeMutation = { reportOutcome: { id: string } };

export type CorrectOutcomeMutationVariables = Exact<{
  input: CorrectOutcomeInput;
}>;

export type CorrectOutcomeMutation = { correctOutcome: { id: string; version: number } };

export type WithdrawOutcomeMutationVariables = Exact<{
  input: WithdrawOutcomeInput;
}>;

export type WithdrawOutcomeMutation = { withdrawOutcome: { id: string; version: number } };

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
export const OutcomeRowFragmentDoc = new TypedDocumentString(
  `
    fragment OutcomeRow on Outcome {
  id
  version
  status
  kind
  title
  periodFrom
  periodTo
  jobsOffered
  hires
  standards
  standardLevel
  standardRole
  platforms
  projects
  cash {
    amount
    currency
    cny
    display
  }
  goods {
    amount
    currency
    cny
    display
  }
  illustrative
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
}
    `,
  { fragmentName: 'OutcomeRow' },
) as unknown as TypedDocumentString<OutcomeRowFragment, unknown>;
export const OutcomeFactsFragmentDoc = new TypedDocumentString(
  `
    fragment OutcomeFacts on Outcome {
  ...OutcomeRow
  chainCode
  chainName
  regionCode
  regionName
  activityId
  activity {
    id
    name
  }
  sourceDocument
  withdrawReason
}
    fragment OutcomeRow on Outcome {
  id
  version
  status
  kind
  title
  periodFrom
  periodTo
  jobsOffered
  hires
  standards
  standardLevel
  standardRole
  platforms
  projects
  cash {
    amount
    currency
    cny
    display
  }
  goods {
    amount
    currency
    cny
    display
  }
  illustrative
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
}`,
  { fragmentName: 'OutcomeFacts' },
) as unknown as TypedDocumentString<OutcomeFactsFragment, unknown>;
export const OutcomesDocument = new TypedDocumentString(`
    query Outcomes($filter: OutcomeFilter, $first: Int!, $after: String, $asOf: AsOf) {
  outcomes(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        ...OutcomeRow
      }
    }
  }
}
    fragment OutcomeRow on Outcome {
  id
  version
  status
  kind
  title
  periodFrom
  periodTo
  jobsOffered
  hires
  standards
  standardLevel
  standardRole
  platforms
  projects
  cash {
    amount
    currency
    cny
    display
  }
  goods {
    amount
    currency
    cny
    display
  }
  illustrative
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<OutcomesQuery, OutcomesQueryVariables>;
export const OutcomeDocument = new TypedDocumentString(`
    query Outcome($id: ID!, $asOf: AsOf) {
  outcome(id: $id, asOf: $asOf) {
    ...OutcomeFacts
  }
}
    fragment OutcomeRow on Outcome {
  id
  version
  status
  kind
  title
  periodFrom
  periodTo
  jobsOffered
  hires
  standards
  standardLevel
  standardRole
  platforms
  projects
  cash {
    amount
    currency
    cny
    display
  }
  goods {
    amount
    currency
    cny
    display
  }
  illustrative
  credits {
    basisPoints
    organizationId
    organization {
      id
      name
    }
  }
}
fragment OutcomeFacts on Outcome {
  ...OutcomeRow
  chainCode
  chainName
  regionCode
  regionName
  activityId
  activity {
    id
    name
  }
  sourceDocument
  withdrawReason
}`) as unknown as TypedDocumentString<OutcomeQuery, OutcomeQueryVariables>;
export const OutcomeActivitiesDocument = new TypedDocumentString(`
    query OutcomeActivities($search: String) {
  activities(filter: {search: $search, status: HELD}, first: 20) {
    edges {
      node {
        id
        name
        startsOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OutcomeActivitiesQuery, OutcomeActivitiesQueryVariables>;
export const ReportOutcomeDocument = new TypedDocumentString(`
    mutation ReportOutcome($input: ReportOutcomeInput!) {
  reportOutcome(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReportOutcomeMutation, ReportOutcomeMutationVariables>;
export const CorrectOutcomeDocument = new TypedDocumentString(`
    mutation CorrectOutcome($input: CorrectOutcomeInput!) {
  correctOutcome(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CorrectOutcomeMutation, CorrectOutcomeMutationVariables>;
export const WithdrawOutcomeDocument = new TypedDocumentString(`
    mutation WithdrawOutcome($input: WithdrawOutcomeInput!) {
  withdrawOutcome(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<WithdrawOutcomeMutation, WithdrawOutcomeMutationVariables>;

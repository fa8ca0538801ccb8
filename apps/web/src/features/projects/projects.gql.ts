/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AgreementFilter = {
  chainCodes?: Array<string> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kinds?: Array<AgreementKind> | null | undefined;
  leadId?: string | null | undefined;
  /** One of these, or one below it, is credited or party to it. */
  organizationIds?: Array<string> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the title or of the counterpart, or its credit code. */
  search?: string | null | undefined;
  /** Both ends included. */
  signed?: DateRange | null | undefined;
  status?: AgreementStatus | null | undefined;
};

/** Framework, intent, contract, talent, sponsorship, industrial cooperation (产业合作协议) and grant of a foundation (基金会资助): only the money of sponsorships and grants is added together. */
export type AgreementKind =
  'CONTRACT' | 'COOPERATION' | 'FRAMEWORK' | 'GRANT' | 'INTENT' | 'SPONSORSHIP' | 'TALENT';

export type AgreementStatus = 'FULFILLED' | 'SIGNED' | 'TERMINATED';

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

export type CorrectProjectInput = {
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  credits?: Array<CreditInput> | null | undefined;
  landedOn?: string | null | undefined;
  name?: string | null | undefined;
  plannedInvestment?: MoneyInput | null | undefined;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type CreditInput = {
  basisPoints: number;
  organizationId: string;
};

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

/** Money that arrived; each kind is a measure of its own. */
export type FundKind = 'FIXED_ASSET_INVESTMENT' | 'PAID_IN_DOMESTIC' | 'UTILIZED_FOREIGN';

export type LandProjectInput = {
  activityId?: string | null | undefined;
  agreementId?: string | null | undefined;
  /** None where none is known yet; corrected later. */
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** Unified social credit code (GB 32100-2015); blanks, width and case do not matter. */
  companyCreditCode?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  credits: Array<CreditInput>;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  investorName?: string | null | undefined;
  landedOn: string;
  leadId?: string | null | undefined;
  name: string;
  /** None where none is known yet: it counts as a project, adds no sum, and is corrected later. */
  plannedInvestment?: MoneyInput | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  stationId?: string | null | undefined;
};

export type LinkDuplicateProjectInput = {
  commandId?: string | null | undefined;
  duplicateOf: string;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

/** A dated step after landing. */
export type Milestone =
  'CONSTRUCTION_STARTED' | 'FULL_CAPACITY' | 'LAND_OBTAINED' | 'PRODUCTION_STARTED' | 'REGISTERED';

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

export type OrderDirection = 'ASC' | 'DESC';

export type ProjectFilter = {
  agreementId?: string | null | undefined;
  chainCodes?: Array<string> | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  leadId?: string | null | undefined;
  /** Credited to one of these, or to one below it. */
  organizationIds?: Array<string> | null | undefined;
  /** Whether its plan is still to be told. */
  planMissing?: boolean | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name or of the investor, or the company’s credit code. */
  search?: string | null | undefined;
  status?: ProjectStatus | null | undefined;
};

export type ProjectOrder = {
  direction?: OrderDirection | null | undefined;
  field: ProjectOrderField;
};

export type ProjectOrderField = 'AMOUNT' | 'LANDED_ON' | 'NAME';

export type ProjectStatus = 'LANDED' | 'WITHDRAWN';

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

export type RecordProjectFundsInput = {
  amount: MoneyInput;
  commandId?: string | null | undefined;
  kind: FundKind;
  projectId: string;
  receivedOn: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type RecordProjectMilestoneInput = {
  commandId?: string | null | undefined;
  milestone: Milestone;
  projectId: string;
  reachedOn: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type RecreditProjectInput = {
  commandId?: string | null | undefined;
  credits: Array<CreditInput>;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  recreditedOn: string;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type ReviseProjectPlanInput = {
  commandId?: string | null | undefined;
  plannedInvestment: MoneyInput;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  revisedOn: string;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type UnlinkDuplicateProjectInput = {
  commandId?: string | null | undefined;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type WithdrawProjectInput = {
  commandId?: string | null | undefined;
  projectId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  withdrawnOn: string;
};

export type ProjectsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  orderBy?: ProjectOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type ProjectsQuery = {
  projects: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        name: string;
        status: ProjectStatus;
        illustrative: boolean;
        investorName: string | null;
        duplicateOf: string | null;
        landedOn: string;
        chainName: string;
        regionName: string;
        registeredOn: string | null;
        landObtainedOn: string | null;
        constructionStartedOn: string | null;
        productionStartedOn: string | null;
        fullCapacityOn: string | null;
        sourceDocument: string | null;
        planMissing: boolean;
        plannedInvestment: { amount: string; cny: string; currency: string; display: string };
        credits: Array<{
          organizationId: string;
          basisPoints: number;
          organization: { name: string } | null;
        }>;
      };
    }>;
  };
};

export type ProjectAmountsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type ProjectAmountsQuery = {
  projects: {
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: { status: ProjectStatus; duplicateOf: string | null; plannedInvestment: { cny: string } };
    }>;
  };
};

export type ProjectFactsFragment = {
  id: string;
  version: number;
  name: string;
  status: ProjectStatus;
  illustrative: boolean;
  investorName: string | null;
  companyCreditCode: string | null;
  creditCodeAsDocumented: boolean;
  landedOn: string;
  withdrawnOn: string | null;
  registeredOn: string | null;
  landObtainedOn: string | null;
  constructionStartedOn: string | null;
  productionStartedOn: string | null;
  fullCapacityOn: string | null;
  chainCode: string;
  chainName: string;
  regionCode: string;
  regionName: string;
  sourceDocument: string | null;
  fixedAssetInvestment: string;
  paidInDomestic: string;
  utilizedForeign: string;
  duplicateOf: string | null;
  planMissing: boolean;
  duplicateOfProject: { id: string; name: string } | null;
  plannedInvestment: { amount: string; cny: string; currency: string; display: string };
  credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
  lead: { id: string; title: string } | null;
  agreement: { id: string; title: string; kind: AgreementKind } | null;
  station: { id: string; name: string } | null;
  activity: { id: string; name: string } | null;
};

export type ProjectQueryVariables = Exact<{
  id: string;
}>;

export type ProjectQuery = {
  project: {
    id: string;
    version: number;
    name: string;
    status: ProjectStatus;
    illustrative: boolean;
    investorName: string | null;
    companyCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    landedOn: string;
    withdrawnOn: string | null;
    registeredOn: string | null;
    landObtainedOn: string | null;
    constructionStartedOn: string | null;
    productionStartedOn: string | null;
    fullCapacityOn: string | null;
    chainCode: string;
    chainName: string;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    fixedAssetInvestment: string;
    paidInDomestic: string;
    utilizedForeign: string;
    duplicateOf: string | null;
    planMissing: boolean;
    next: Array<{ mutation: string; allowed: boolean; reason: string | null }>;
    duplicateOfProject: { id: string; name: string } | null;
    plannedInvestment: { amount: string; cny: string; currency: string; display: string };
    credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
    lead: { id: string; title: string } | null;
    agreement: { id: string; title: string; kind: AgreementKind } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
  } | null;
};

export type ProjectThenQueryVariables = Exact<{
  id: string;
  asOf: AsOf;
}>;

export type ProjectThenQuery = {
  project: {
    id: string;
    version: number;
    name: string;
    status: ProjectStatus;
    illustrative: boolean;
    investorName: string | null;
    companyCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    landedOn: string;
    withdrawnOn: string | null;
    registeredOn: string | null;
    landObtainedOn: string | null;
    constructionStartedOn: string | null;
    productionStartedOn: string | null;
    fullCapacityOn: string | null;
    chainCode: string;
    chainName: string;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    fixedAssetInvestment: string;
    paidInDomestic: string;
    utilizedForeign: string;
    duplicateOf: string | null;
    planMissing: boolean;
    duplicateOfProject: { id: string; name: string } | null;
    plannedInvestment: { amount: string; cny: string; currency: string; display: string };
    credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
    lead: { id: string; title: string } | null;
    agreement: { id: string; title: string; kind: AgreementKind } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
  } | null;
};

export type LeadToLandQueryVariables = Exact<{
  id: string;
}>;

export type LeadToLandQuery = {
  lead: {
    id: string;
    title: string;
    investorName: string | null;
    investorCreditCode: string | null;
    chainCode: string | null;
    regionCode: string | null;
    illustrative: boolean;
    reporterOrganizationId: string;
    reporter: { name: string } | null;
    station: { id: string; name: string } | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
  } | null;
};

export type AgreementToLandQueryVariables = Exact<{
  id: string;
}>;

export type AgreementToLandQuery = {
  agreement: {
    id: string;
    title: string;
    kind: AgreementKind;
    status: AgreementStatus;
    counterpartName: string | null;
    counterpartCreditCode: string | null;
    chainCode: string | null;
    regionCode: string;
    illustrative: boolean;
    amount: { amount: string; cny: string; currency: string; display: string } | null;
    credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
    station: { id: string; name: string } | null;
    lead: {
      id: string;
      title: string;
      investorName: string | null;
      investorCreditCode: string | null;
      chainCode: string | null;
    } | null;
  } | null;
};

export type FindProjectsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  first: number;
}>;

export type FindProjectsQuery = {
  projects: {
    edges: Array<{
      node: {
        id: string;
        name: string;
        investorName: string | null;
        landedOn: string;
        status: ProjectStatus;
        planMissing: boolean;
        plannedInvestment: { cny: string };
      };
    }>;
  };
};

export type FindAgreementsQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
  first: number;
}>;

export type FindAgreementsQuery = {
  agreements: { edges: Array<{ node: { id: string; title: string; signedOn: string } }> };
};

export type LandProjectMutationVariables = Exact<{
  input: LandProjectInput;
}>;

export type LandProjectMutation = { landProject: { id: string } };

export type ReviseProjectPlanMutationVariables = Exact<{
  input: ReviseProjectPlanInput;
}>;

export type ReviseProjectPlanMutation = { reviseProjectPlan: { id: string; version: number } };

export type RecordProjectMilestoneMutationVariables = Exact<{
  input: RecordProjectMilestoneInput;
}>;

export type RecordProjectMilestoneMutation = { recordProjectMilestone: { id: string; version: number } };

export type RecordProjectFundsMutationVariables = Exact<{
  input: RecordProjectFundsInput;
}>;

export type RecordProjectFundsMutation = { recordProjectFunds: { id: string; version: number } };

export type RecreditProjectMutationVariables = Exact<{
  input: RecreditProjectInput;
}>;

export type RecreditProjectMutation = { recreditProject: { id: string; version: number } };

export type CorrectProjectMutationVariables = Exact<{
  input: CorrectProjectInput;
}>;

export type CorrectProjectMutation = { correctProject: { id: string; version: number } };

export type LinkDuplicateProjectMutationVariables = Exact<{
  input: LinkDuplicateProjectInput;
}>;

export type LinkDuplicateProjectMutation = { linkDuplicateProject: { id: string; version: number } };

export type UnlinkDuplicateProjectMutationVariables = Exact<{
  input: UnlinkDuplicateProjectInput;
}>;

export type UnlinkDuplicateProjectMutation = { unlinkDuplicateProject: { id: string; version: number } };

export type WithdrawProjectMutationVariables = Exact<{
  input: WithdrawProjectInput;
}>;

export type WithdrawProjectMutation = { withdrawProject: { id: string; version: number } };

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
export const ProjectFactsFragmentDoc = new TypedDocumentString(
  `
    fragment ProjectFacts on Project {
  id
  version
  name
  status
  illustrative
  investorName
  companyCreditCode
  creditCodeAsDocumented
  landedOn
  withdrawnOn
  registeredOn
  landObtainedOn
  constructionStartedOn
  productionStartedOn
  fullCapacityOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  fixedAssetInvestment
  paidInDomestic
  utilizedForeign
  duplicateOf
  duplicateOfProject {
    id
    name
  }
  planMissing
  plannedInvestment {
    amount
    cny
    currency
    display
  }
  credits {
    organizationId
    basisPoints
    organization {
      name
    }
  }
  lead {
    id
    title
  }
  agreement {
    id
    title
    kind
  }
  station {
    id
    name
  }
  activity {
    id
    name
  }
}
    `,
  { fragmentName: 'ProjectFacts' },
) as unknown as TypedDocumentString<ProjectFactsFragment, unknown>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects($filter: ProjectFilter, $orderBy: ProjectOrder, $first: Int!, $after: String, $asOf: AsOf) {
  projects(
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
        id
        name
        status
        illustrative
        investorName
        duplicateOf
        landedOn
        chainName
        regionName
        registeredOn
        landObtainedOn
        constructionStartedOn
        productionStartedOn
        fullCapacityOn
        sourceDocument
        planMissing
        plannedInvestment {
          amount
          cny
          currency
          display
        }
        credits {
          organizationId
          basisPoints
          organization {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const ProjectAmountsDocument = new TypedDocumentString(`
    query ProjectAmounts($filter: ProjectFilter, $first: Int!, $after: String, $asOf: AsOf) {
  projects(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        status
        duplicateOf
        plannedInvestment {
          cny
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectAmountsQuery, ProjectAmountsQueryVariables>;
export const ProjectDocument = new TypedDocumentString(`
    query Project($id: ID!) {
  project(id: $id) {
    ...ProjectFacts
    next {
      mutation
      allowed
      reason
    }
  }
}
    fragment ProjectFacts on Project {
  id
  version
  name
  status
  illustrative
  investorName
  companyCreditCode
  creditCodeAsDocumented
  landedOn
  withdrawnOn
  registeredOn
  landObtainedOn
  constructionStartedOn
  productionStartedOn
  fullCapacityOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  fixedAssetInvestment
  paidInDomestic
  utilizedForeign
  duplicateOf
  duplicateOfProject {
    id
    name
  }
  planMissing
  plannedInvestment {
    amount
    cny
    currency
    display
  }
  credits {
    organizationId
    basisPoints
    organization {
      name
    }
  }
  lead {
    id
    title
  }
  agreement {
    id
    title
    kind
  }
  station {
    id
    name
  }
  activity {
    id
    name
  }
}`) as unknown as TypedDocumentString<ProjectQuery, ProjectQueryVariables>;
export const ProjectThenDocument = new TypedDocumentString(`
    query ProjectThen($id: ID!, $asOf: AsOf!) {
  project(id: $id, asOf: $asOf) {
    ...ProjectFacts
  }
}
    fragment ProjectFacts on Project {
  id
  version
  name
  status
  illustrative
  investorName
  companyCreditCode
  creditCodeAsDocumented
  landedOn
  withdrawnOn
  registeredOn
  landObtainedOn
  constructionStartedOn
  productionStartedOn
  fullCapacityOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  fixedAssetInvestment
  paidInDomestic
  utilizedForeign
  duplicateOf
  duplicateOfProject {
    id
    name
  }
  planMissing
  plannedInvestment {
    amount
    cny
    currency
    display
  }
  credits {
    organizationId
    basisPoints
    organization {
      name
    }
  }
  lead {
    id
    title
  }
  agreement {
    id
    title
    kind
  }
  station {
    id
    name
  }
  activity {
    id
    name
  }
}`) as unknown as TypedDocumentString<ProjectThenQuery, ProjectThenQueryVariables>;
export const LeadToLandDocument = new TypedDocumentString(`
    query LeadToLand($id: ID!) {
  lead(id: $id) {
    id
    title
    investorName
    investorCreditCode
    chainCode
    regionCode
    illustrative
    reporterOrganizationId
    reporter {
      name
    }
    station {
      id
      name
    }
    expectedInvestment {
      amount
      cny
      currency
      display
    }
  }
}
    `) as unknown as TypedDocumentString<LeadToLandQuery, LeadToLandQueryVariables>;
export const AgreementToLandDocument = new TypedDocumentString(`
    query AgreementToLand($id: ID!) {
  agreement(id: $id) {
    id
    title
    kind
    status
    counterpartName
    counterpartCreditCode
    chainCode
    regionCode
    illustrative
    amount {
      amount
      cny
      currency
      display
    }
    credits {
      organizationId
      basisPoints
      organization {
        name
      }
    }
    station {
      id
      name
    }
    lead {
      id
      title
      investorName
      investorCreditCode
      chainCode
    }
  }
}
    `) as unknown as TypedDocumentString<AgreementToLandQuery, AgreementToLandQueryVariables>;
export const FindProjectsDocument = new TypedDocumentString(`
    query FindProjects($filter: ProjectFilter, $first: Int!) {
  projects(filter: $filter, first: $first) {
    edges {
      node {
        id
        name
        investorName
        landedOn
        status
        planMissing
        plannedInvestment {
          cny
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindProjectsQuery, FindProjectsQueryVariables>;
export const FindAgreementsDocument = new TypedDocumentString(`
    query FindAgreements($filter: AgreementFilter, $first: Int!) {
  agreements(filter: $filter, first: $first) {
    edges {
      node {
        id
        title
        signedOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindAgreementsQuery, FindAgreementsQueryVariables>;
export const LandProjectDocument = new TypedDocumentString(`
    mutation LandProject($input: LandProjectInput!) {
  landProject(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LandProjectMutation, LandProjectMutationVariables>;
export const ReviseProjectPlanDocument = new TypedDocumentString(`
    mutation ReviseProjectPlan($input: ReviseProjectPlanInput!) {
  reviseProjectPlan(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<ReviseProjectPlanMutation, ReviseProjectPlanMutationVariables>;
export const RecordProjectMilestoneDocument = new TypedDocumentString(`
    mutation RecordProjectMilestone($input: RecordProjectMilestoneInput!) {
  recordProjectMilestone(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<
  RecordProjectMilestoneMutation,
  RecordProjectMilestoneMutationVariables
>;
export const RecordProjectFundsDocument = new TypedDocumentString(`
    mutation RecordProjectFunds($input: RecordProjectFundsInput!) {
  recordProjectFunds(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<RecordProjectFundsMutation, RecordProjectFundsMutationVariables>;
export const RecreditProjectDocument = new TypedDocumentString(`
    mutation RecreditProject($input: RecreditProjectInput!) {
  recreditProject(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<RecreditProjectMutation, RecreditProjectMutationVariables>;
export const CorrectProjectDocument = new TypedDocumentString(`
    mutation CorrectProject($input: CorrectProjectInput!) {
  correctProject(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CorrectProjectMutation, CorrectProjectMutationVariables>;
export const LinkDuplicateProjectDocument = new TypedDocumentString(`
    mutation LinkDuplicateProject($input: LinkDuplicateProjectInput!) {
  linkDuplicateProject(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<LinkDuplicateProjectMutation, LinkDuplicateProjectMutationVariables>;
export const UnlinkDuplicateProjectDocument = new TypedDocumentString(`
    mutation UnlinkDuplicateProject($input: UnlinkDuplicateProjectInput!) {
  unlinkDuplicateProject(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<
  UnlinkDuplicateProjectMutation,
  UnlinkDuplicateProjectMutationVariables
>;
export const WithdrawProjectDocument = new TypedDocumentString(`
    mutation WithdrawProject($input: WithdrawProjectInput!) {
  withdrawProject(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<WithdrawProjectMutation, WithdrawProjectMutationVariables>;

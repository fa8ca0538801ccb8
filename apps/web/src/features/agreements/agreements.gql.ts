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

export type AgreementOrder = {
  direction?: OrderDirection | null | undefined;
  field: AgreementOrderField;
};

export type AgreementOrderField = 'AMOUNT' | 'SIGNED_ON' | 'TITLE';

export type AgreementStatus = 'FULFILLED' | 'SIGNED' | 'TERMINATED';

export type AmendAgreementInput = {
  agreementId: string;
  amendedOn: string;
  /** The whole amount from that day on, not the increment. */
  amount?: MoneyInput | null | undefined;
  commandId?: string | null | undefined;
  expiresOn?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

/** What the record of an agreement may do without. */
export type ClearableAgreementField =
  'AMOUNT' | 'CHAIN_CODE' | 'COUNTERPART_CREDIT_CODE' | 'COUNTERPART_NAME' | 'EXPIRES_ON';

export type CorrectAgreementInput = {
  agreementId: string;
  /** As signed; amendments stand over it. Required unless the kind is FRAMEWORK or TALENT. */
  amount?: MoneyInput | null | undefined;
  /** None where it concerns no one chain. */
  chainCode?: string | null | undefined;
  /** What should not have been recorded at all. */
  clear?: Array<ClearableAgreementField> | null | undefined;
  commandId?: string | null | undefined;
  /** Unified social credit code (GB 32100-2015); blanks, width and case do not matter. */
  counterpartCreditCode?: string | null | undefined;
  /** The company or institution across the table, never a person. */
  counterpartName?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  credits?: Array<CreditInput> | null | undefined;
  /** As signed; amendments stand over it. */
  expiresOn?: string | null | undefined;
  /** Organizations of the network that signed. They or a counterpart must be named. */
  partyOrganizationIds?: Array<string> | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  signedOn?: string | null | undefined;
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

export type FulfilAgreementInput = {
  agreementId: string;
  commandId?: string | null | undefined;
  fulfilledOn: string;
  note?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

/** Of an investment 招商 or of talent 引才. */
export type LeadKind = 'INVESTMENT' | 'TALENT';

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

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

export type SignAgreementInput = {
  activityId?: string | null | undefined;
  /** As signed; amendments stand over it. Required unless the kind is FRAMEWORK or TALENT. */
  amount?: MoneyInput | null | undefined;
  /** None where it concerns no one chain. */
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** Unified social credit code (GB 32100-2015); blanks, width and case do not matter. */
  counterpartCreditCode?: string | null | undefined;
  /** The company or institution across the table, never a person. */
  counterpartName?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  credits: Array<CreditInput>;
  /** As signed; amendments stand over it. */
  expiresOn?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  kind: AgreementKind;
  leadId?: string | null | undefined;
  /** Organizations of the network that signed. They or a counterpart must be named. */
  partyOrganizationIds?: Array<string> | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode: string;
  signedOn: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  stationId?: string | null | undefined;
  title: string;
};

export type TerminateAgreementInput = {
  agreementId: string;
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  terminatedOn: string;
};

export type AgreementsQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
  orderBy?: AgreementOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type AgreementsQuery = {
  agreements: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        title: string;
        kind: AgreementKind;
        status: AgreementStatus;
        illustrative: boolean;
        counterpartName: string | null;
        signedOn: string;
        expiresOn: string | null;
        chainName: string | null;
        regionName: string;
        sourceDocument: string | null;
        amount: { amount: string; cny: string; currency: string; display: string } | null;
        partyOrganizations: Array<{ id: string; name: string }>;
        credits: Array<{
          organizationId: string;
          basisPoints: number;
          organization: { name: string } | null;
        }>;
      };
    }>;
  };
};

export type AgreementAmountsQueryVariables = Exact<{
  filter?: AgreementFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type AgreementAmountsQuery = {
  agreements: {
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{ node: { kind: AgreementKind; status: AgreementStatus; amount: { cny: string } | null } }>;
  };
};

export type AgreementFactsFragment = {
  id: string;
  version: number;
  title: string;
  kind: AgreementKind;
  status: AgreementStatus;
  illustrative: boolean;
  counterpartName: string | null;
  counterpartCreditCode: string | null;
  creditCodeAsDocumented: boolean;
  signedOn: string;
  expiresOn: string | null;
  fulfilledOn: string | null;
  terminatedOn: string | null;
  chainCode: string | null;
  chainName: string | null;
  regionCode: string;
  regionName: string;
  sourceDocument: string | null;
  amount: { amount: string; cny: string; currency: string; display: string } | null;
  partyOrganizations: Array<{ id: string; name: string }>;
  credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
  lead: { id: string; title: string; investorName: string | null; stage: LeadStage } | null;
  station: { id: string; name: string } | null;
  activity: { id: string; name: string } | null;
};

export type AgreementProjectFragment = {
  id: string;
  name: string;
  status: ProjectStatus;
  illustrative: boolean;
  landedOn: string;
  plannedInvestment: { amount: string; cny: string; currency: string; display: string };
};

export type AgreementQueryVariables = Exact<{
  id: string;
}>;

export type AgreementQuery = {
  agreement: {
    id: string;
    version: number;
    title: string;
    kind: AgreementKind;
    status: AgreementStatus;
    illustrative: boolean;
    counterpartName: string | null;
    counterpartCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    signedOn: string;
    expiresOn: string | null;
    fulfilledOn: string | null;
    terminatedOn: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    next: Array<{ mutation: string; allowed: boolean; reason: string | null }>;
    amount: { amount: string; cny: string; currency: string; display: string } | null;
    partyOrganizations: Array<{ id: string; name: string }>;
    credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
    lead: { id: string; title: string; investorName: string | null; stage: LeadStage } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
  } | null;
  projects: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        name: string;
        status: ProjectStatus;
        illustrative: boolean;
        landedOn: string;
        plannedInvestment: { amount: string; cny: string; currency: string; display: string };
      };
    }>;
  };
};

export type AgreementThenQueryVariables = Exact<{
  id: string;
  asOf: AsOf;
}>;

export type AgreementThenQuery = {
  agreement: {
    id: string;
    version: number;
    title: string;
    kind: AgreementKind;
    status: AgreementStatus;
    illustrative: boolean;
    counterpartName: string | null;
    counterpartCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    signedOn: string;
    expiresOn: string | null;
    fulfilledOn: string | null;
    terminatedOn: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    amount: { amount: string; cny: string; currency: string; display: string } | null;
    partyOrganizations: Array<{ id: string; name: string }>;
    credits: Array<{ organizationId: string; basisPoints: number; organization: { name: string } | null }>;
    lead: { id: string; title: string; investorName: string | null; stage: LeadStage } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
  } | null;
  projects: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        name: string;
        status: ProjectStatus;
        illustrative: boolean;
        landedOn: string;
        plannedInvestment: { amount: string; cny: string; currency: string; display: string };
      };
    }>;
  };
};

export type LeadToSignQueryVariables = Exact<{
  id: string;
}>;

export type LeadToSignQuery = {
  lead: {
    id: string;
    title: string;
    kind: LeadKind;
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

export type SignAgreementMutationVariables = Exact<{
  input: SignAgreementInput;
}>;

export type SignAgreementMutation = { signAgreement: { id: string } };

export type AmendAgreementMutationVariables = Exact<{
  input: AmendAgreementInput;
}>;

export type AmendAgreementMutation = { amendAgreement: { id: string; version: number } };

export type FulfilAgreementMutationVariables = Exact<{
  input: FulfilAgreementInput;
}>;

export type FulfilAgreementMutation = { fulfilAgreement: { id: string; version: number } };

export type TerminateAgreementMutationVariables = Exact<{
  input: TerminateAgreementInput;
}>;

export type TerminateAgreementMutation = { terminateAgreement: { id: string; version: number } };

export type CorrectAgreementMutationVariables = Exact<{
  input: CorrectAgreementInput;
}>;

export type CorrectAgreementMutation = { correctAgreement: { id: string; version: number } };

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
export const AgreementFactsFragmentDoc = new TypedDocumentString(
  `
    fragment AgreementFacts on Agreement {
  id
  version
  title
  kind
  status
  illustrative
  counterpartName
  counterpartCreditCode
  creditCodeAsDocumented
  signedOn
  expiresOn
  fulfilledOn
  terminatedOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  amount {
    amount
    cny
    currency
    display
  }
  partyOrganizations {
    id
    name
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
    investorName
    stage
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
  { fragmentName: 'AgreementFacts' },
) as unknown as TypedDocumentString<AgreementFactsFragment, unknown>;
export const AgreementProjectFragmentDoc = new TypedDocumentString(
  `
    fragment AgreementProject on Project {
  id
  name
  status
  illustrative
  landedOn
  plannedInvestment {
    amount
    cny
    currency
    display
  }
}
    `,
  { fragmentName: 'AgreementProject' },
) as unknown as TypedDocumentString<AgreementProjectFragment, unknown>;
export const AgreementsDocument = new TypedDocumentString(`
    query Agreements($filter: AgreementFilter, $orderBy: AgreementOrder, $first: Int!, $after: String, $asOf: AsOf) {
  agreements(
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
        title
        kind
        status
        illustrative
        counterpartName
        signedOn
        expiresOn
        chainName
        regionName
        sourceDocument
        amount {
          amount
          cny
          currency
          display
        }
        partyOrganizations {
          id
          name
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
    `) as unknown as TypedDocumentString<AgreementsQuery, AgreementsQueryVariables>;
export const AgreementAmountsDocument = new TypedDocumentString(`
    query AgreementAmounts($filter: AgreementFilter, $first: Int!, $after: String, $asOf: AsOf) {
  agreements(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        kind
        status
        amount {
          cny
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgreementAmountsQuery, AgreementAmountsQueryVariables>;
export const AgreementDocument = new TypedDocumentString(`
    query Agreement($id: ID!) {
  agreement(id: $id) {
    ...AgreementFacts
    next {
      mutation
      allowed
      reason
    }
  }
  projects(filter: {agreementId: $id}, first: 50) {
    totalCount
    edges {
      node {
        ...AgreementProject
      }
    }
  }
}
    fragment AgreementFacts on Agreement {
  id
  version
  title
  kind
  status
  illustrative
  counterpartName
  counterpartCreditCode
  creditCodeAsDocumented
  signedOn
  expiresOn
  fulfilledOn
  terminatedOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  amount {
    amount
    cny
    currency
    display
  }
  partyOrganizations {
    id
    name
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
    investorName
    stage
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
fragment AgreementProject on Project {
  id
  name
  status
  illustrative
  landedOn
  plannedInvestment {
    amount
    cny
    currency
    display
  }
}`) as unknown as TypedDocumentString<AgreementQuery, AgreementQueryVariables>;
export const AgreementThenDocument = new TypedDocumentString(`
    query AgreementThen($id: ID!, $asOf: AsOf!) {
  agreement(id: $id, asOf: $asOf) {
    ...AgreementFacts
  }
  projects(filter: {agreementId: $id}, asOf: $asOf, first: 50) {
    totalCount
    edges {
      node {
        ...AgreementProject
      }
    }
  }
}
    fragment AgreementFacts on Agreement {
  id
  version
  title
  kind
  status
  illustrative
  counterpartName
  counterpartCreditCode
  creditCodeAsDocumented
  signedOn
  expiresOn
  fulfilledOn
  terminatedOn
  chainCode
  chainName
  regionCode
  regionName
  sourceDocument
  amount {
    amount
    cny
    currency
    display
  }
  partyOrganizations {
    id
    name
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
    investorName
    stage
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
fragment AgreementProject on Project {
  id
  name
  status
  illustrative
  landedOn
  plannedInvestment {
    amount
    cny
    currency
    display
  }
}`) as unknown as TypedDocumentString<AgreementThenQuery, AgreementThenQueryVariables>;
export const LeadToSignDocument = new TypedDocumentString(`
    query LeadToSign($id: ID!) {
  lead(id: $id) {
    id
    title
    kind
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
    `) as unknown as TypedDocumentString<LeadToSignQuery, LeadToSignQueryVariables>;
export const SignAgreementDocument = new TypedDocumentString(`
    mutation SignAgreement($input: SignAgreementInput!) {
  signAgreement(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SignAgreementMutation, SignAgreementMutationVariables>;
export const AmendAgreementDocument = new TypedDocumentString(`
    mutation AmendAgreement($input: AmendAgreementInput!) {
  amendAgreement(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<AmendAgreementMutation, AmendAgreementMutationVariables>;
export const FulfilAgreementDocument = new TypedDocumentString(`
    mutation FulfilAgreement($input: FulfilAgreementInput!) {
  fulfilAgreement(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<FulfilAgreementMutation, FulfilAgreementMutationVariables>;
export const TerminateAgreementDocument = new TypedDocumentString(`
    mutation TerminateAgreement($input: TerminateAgreementInput!) {
  terminateAgreement(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<TerminateAgreementMutation, TerminateAgreementMutationVariables>;
export const CorrectAgreementDocument = new TypedDocumentString(`
    mutation CorrectAgreement($input: CorrectAgreementInput!) {
  correctAgreement(input: $input) {
    id
    version
  }
}
    `) as unknown as TypedDocumentString<CorrectAgreementMutation, CorrectAgreementMutationVariables>;

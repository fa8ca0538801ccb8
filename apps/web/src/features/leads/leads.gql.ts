/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type LeadFilter = {
  activityIds?: Array<string | number> | null | undefined;
  chainCodes?: Array<string> | null | undefined;
  /** Every lead that names this investor. */
  investorId?: string | number | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | number | null | undefined;
  kind?: LeadKind | null | undefined;
  /** Whether it lies in the open pool, to be claimed. */
  openPool?: boolean | null | undefined;
  /** Reported or owned by one of these, or by one below it. */
  organizationIds?: Array<string | number> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Both ends included. */
  reported?: DateRange | null | undefined;
  /** Part of the title or of the investor, or its credit code. */
  search?: string | null | undefined;
  stages?: Array<LeadStage> | null | undefined;
  /** Reported through one of these, or owned by it. */
  stationIds?: Array<string | number> | null | undefined;
  status?: LeadStatus | null | undefined;
};

/** Of an investment 招商 or of talent 引才. */
export type LeadKind = 'INVESTMENT' | 'TALENT';

export type LeadOrder = {
  direction?: OrderDirection | null | undefined;
  field: LeadOrderField;
};

export type LeadOrderField = 'EXPECTED' | 'REPORTED_ON' | 'UPDATED';

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

export type LeadStatus = 'LOST' | 'OPEN';

export type LoseLeadInput = {
  commandId?: string | null | undefined;
  leadId: string | number;
  /** Default: today. */
  lostOn?: string | null | undefined;
  reason: string;
};

export type OrderDirection = 'ASC' | 'DESC';

export type LeadCardsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  orderBy?: LeadOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type LeadCardsQuery = {
  leads: {
    totalCount: number;
    edges: Array<{
      cursor: string;
      node: {
        id: string;
        title: string;
        stage: LeadStage;
        reportedOn: string;
        version: number;
        expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
      };
    }>;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
};

export type LeadCardFragment = {
  id: string;
  title: string;
  stage: LeadStage;
  reportedOn: string;
  version: number;
  expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
};

export type LoseLeadMutationVariables = Exact<{
  input: LoseLeadInput;
}>;

export type LoseLeadMutation = {
  loseLead: {
    id: string;
    title: string;
    stage: LeadStage;
    reportedOn: string;
    version: number;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
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
export const LeadCardFragmentDoc = new TypedDocumentString(
  `
    fragment LeadCard on Lead {
  id
  title
  stage
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reportedOn
  version
}
    `,
  { fragmentName: 'LeadCard' },
) as unknown as TypedDocumentString<LeadCardFragment, unknown>;
export const LeadCardsDocument = new TypedDocumentString(`
    query LeadCards($filter: LeadFilter, $orderBy: LeadOrder, $first: Int!, $after: String) {
  leads(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    edges {
      cursor
      node {
        ...LeadCard
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    fragment LeadCard on Lead {
  id
  title
  stage
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reportedOn
  version
}`) as unknown as TypedDocumentString<LeadCardsQuery, LeadCardsQueryVariables>;
export const LoseLeadDocument = new TypedDocumentString(`
    mutation LoseLead($input: LoseLeadInput!) {
  loseLead(input: $input) {
    ...LeadCard
  }
}
    fragment LeadCard on Lead {
  id
  title
  stage
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reportedOn
  version
}`) as unknown as TypedDocumentString<LoseLeadMutation, LoseLeadMutationVariables>;

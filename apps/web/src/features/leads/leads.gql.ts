/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Framework, intent, contract, talent, sponsorship, industrial cooperation (产业合作协议) and grant of a foundation (基金会资助): only the money of sponsorships and grants is added together. */
export type AgreementKind =
  'CONTRACT' | 'COOPERATION' | 'FRAMEWORK' | 'GRANT' | 'INTENT' | 'SPONSORSHIP' | 'TALENT';

export type AgreementStatus = 'FULFILLED' | 'SIGNED' | 'TERMINATED';

/** What was known then: by the moment it became known, or by log position. Exactly one. */
export type AsOf = {
  position?: string | null | undefined;
  recordedBy?: string | null | undefined;
};

export type AssignLeadInput = {
  /** Default: today. */
  assignedOn?: string | null | undefined;
  commandId?: string | null | undefined;
  leadId: string;
  organizationId?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** A station, and with it its host. */
  stationId?: string | null | undefined;
  /** An account within it: an opaque id, never a name. */
  userId?: string | null | undefined;
};

export type ClaimLeadInput = {
  /** Default: today. */
  claimedOn?: string | null | undefined;
  commandId?: string | null | undefined;
  leadId: string;
  /** Default: the organization of the caller. */
  organizationId?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** A station, and with it its host. */
  stationId?: string | null | undefined;
  /** An account within it: an opaque id, never a name. */
  userId?: string | null | undefined;
};

/** Whether it was the first to name its investor 首报. NONE: it names none; PENDING: not judged yet, within moments. */
export type ClaimVerdict = 'FIRST' | 'LATER' | 'NONE' | 'PENDING';

/** What the record of a lead may do without. */
export type ClearableLeadField =
  | 'ACTIVITY_ID'
  | 'CHAIN_CODE'
  | 'EXPECTED_INVESTMENT'
  | 'INVESTOR_CREDIT_CODE'
  | 'INVESTOR_NAME'
  | 'REGION_CODE'
  | 'SOURCING_METHOD'
  | 'STATION_ID'
  | 'SUMMARY';

export type CorrectLeadInput = {
  /** The promotion activity it came from. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  /** What should not have been recorded at all. */
  clear?: Array<ClearableLeadField> | null | undefined;
  commandId?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  expectedInvestment?: MoneyInput | null | undefined;
  /** Unified social credit code (GB 32100-2015); tells investors apart better than names do. Blanks, width and case do not matter. */
  investorCreditCode?: string | null | undefined;
  /** An organization's name, never a person's. With the credit code it decides who was first to name this investor 首报. */
  investorName?: string | null | undefined;
  leadId: string;
  qualifiedOn?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  reportedOn?: string | null | undefined;
  reporterOrganizationId?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  sourcingMethod?: SourcingMethod | null | undefined;
  stationId?: string | null | undefined;
  /** Kept for ever: no names, phones or other data of people. */
  summary?: string | null | undefined;
  title?: string | null | undefined;
};

export type DateRange = {
  from?: string | null | undefined;
  to?: string | null | undefined;
};

export type FenRange = {
  max?: string | null | undefined;
  min?: string | null | undefined;
};

export type FollowUpLeadInput = {
  commandId?: string | null | undefined;
  /** Default: today. */
  followedUpOn?: string | null | undefined;
  leadId: string;
  /** When the next step is due. */
  nextFollowUpOn?: string | null | undefined;
  /** What was talked about and agreed. Kept for ever: no names, phones or other data of people. */
  note: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

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

export type LeadOrder = {
  direction?: OrderDirection | null | undefined;
  field: LeadOrderField;
};

export type LeadOrderField =
  'EXPECTED' | 'LAST_FOLLOW_UP' | 'NEXT_FOLLOW_UP' | 'REPORTED_ON' | 'STAGE' | 'TITLE' | 'UPDATED';

/** How far it has come by its own events; a lead in the open pool is REPORTED or QUALIFIED. */
export type LeadStage = 'ASSIGNED' | 'LOST' | 'NEGOTIATING' | 'QUALIFIED' | 'REPORTED';

export type LeadStatus = 'LOST' | 'OPEN';

export type LinkDuplicateLeadInput = {
  commandId?: string | null | undefined;
  duplicateOf: string;
  leadId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type LoseLeadInput = {
  commandId?: string | null | undefined;
  leadId: string;
  /** Default: today. */
  lostOn?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
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

export type OrderDirection = 'ASC' | 'DESC';

export type ProjectStatus = 'LANDED' | 'WITHDRAWN';

export type QualifyLeadInput = {
  commandId?: string | null | undefined;
  grade: LeadGrade;
  leadId: string;
  /** Default: today. */
  qualifiedOn?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

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

export type ReleaseLeadInput = {
  commandId?: string | null | undefined;
  leadId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Default: today. */
  releasedOn?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type ReopenLeadInput = {
  commandId?: string | null | undefined;
  leadId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Default: today. */
  reopenedOn?: string | null | undefined;
};

export type ReportLeadInput = {
  /** The promotion activity it came from. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  expectedInvestment?: MoneyInput | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** Unified social credit code (GB 32100-2015); tells investors apart better than names do. Blanks, width and case do not matter. */
  investorCreditCode?: string | null | undefined;
  /** An organization's name, never a person's. With the credit code it decides who was first to name this investor 首报. */
  investorName?: string | null | undefined;
  kind?: LeadKind | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** Default: today. */
  reportedOn?: string | null | undefined;
  /** Default: the organization of the caller. */
  reporterOrganizationId?: string | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  sourcingMethod?: SourcingMethod | null | undefined;
  stationId?: string | null | undefined;
  /** Kept for ever: no names, phones or other data of people. */
  summary?: string | null | undefined;
  title: string;
};

/** In what a lead is like what somebody is about to report. */
export type Similarity =
  | 'SAME_CREDIT_CODE'
  /** But for width, blanks, brackets, and the form of the company. */
  | 'SAME_NAME'
  /** The investor’s name, or the title. */
  | 'SIMILAR_NAME';

/** How it was found (招商小分队, 驻外招商, 以商招商, 链主招商, 商协会招商, 基金招商, 委托招商, 其他). */
export type SourcingMethod =
  'AGENT' | 'ASSOCIATION' | 'CHAIN_LEADER' | 'FUND' | 'INCUMBENT' | 'OTHER' | 'RESIDENT_OFFICE' | 'TEAM';

export type TransferLeadInput = {
  commandId?: string | null | undefined;
  leadId: string;
  organizationId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** A station, and with it its host. */
  stationId?: string | null | undefined;
  /** Default: today. */
  transferredOn?: string | null | undefined;
  /** An account within it: an opaque id, never a name. */
  userId?: string | null | undefined;
};

export type UnlinkDuplicateLeadInput = {
  commandId?: string | null | undefined;
  leadId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts. */
export type VisitDirection = 'INBOUND' | 'LOCAL' | 'OUTBOUND';

export type VisitStatus = 'CANCELLED' | 'LOGGED' | 'PLANNED';

export type LeadRowFragment = {
  id: string;
  version: number;
  title: string;
  kind: LeadKind;
  investorName: string | null;
  chainCode: string | null;
  chainName: string | null;
  regionName: string | null;
  stage: LeadStage;
  status: LeadStatus;
  grade: LeadGrade | null;
  verdict: ClaimVerdict;
  inPool: boolean;
  illustrative: boolean;
  reportedOn: string;
  qualifiedOn: string | null;
  lastFollowUpOn: string | null;
  nextFollowUpOn: string | null;
  lostOn: string | null;
  reopenable: boolean;
  duplicateOf: string | null;
  updatedAt: string;
  ownerUserName: string | null;
  expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
  reporter: { id: string; name: string } | null;
  ownerOrganization: { id: string; name: string } | null;
  ownerStation: { id: string; name: string } | null;
};

export type LeadBoardQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type LeadBoardQuery = {
  leadBoard: Array<{
    stage: LeadStage;
    status: LeadStatus;
    count: number;
    inPool: number;
    withoutAmount: number;
    expected: { amount: string; cny: string; currency: string; display: string };
  }>;
};

export type LeadColumnQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  orderBy?: LeadOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type LeadColumnQuery = {
  leads: {
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        version: number;
        title: string;
        kind: LeadKind;
        investorName: string | null;
        chainCode: string | null;
        chainName: string | null;
        regionName: string | null;
        stage: LeadStage;
        status: LeadStatus;
        grade: LeadGrade | null;
        verdict: ClaimVerdict;
        inPool: boolean;
        illustrative: boolean;
        reportedOn: string;
        qualifiedOn: string | null;
        lastFollowUpOn: string | null;
        nextFollowUpOn: string | null;
        lostOn: string | null;
        reopenable: boolean;
        duplicateOf: string | null;
        updatedAt: string;
        ownerUserName: string | null;
        expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
        reporter: { id: string; name: string } | null;
        ownerOrganization: { id: string; name: string } | null;
        ownerStation: { id: string; name: string } | null;
      };
    }>;
  };
};

export type LeadTableQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  orderBy?: LeadOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
}>;

export type LeadTableQuery = {
  leads: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        version: number;
        title: string;
        kind: LeadKind;
        investorName: string | null;
        chainCode: string | null;
        chainName: string | null;
        regionName: string | null;
        stage: LeadStage;
        status: LeadStatus;
        grade: LeadGrade | null;
        verdict: ClaimVerdict;
        inPool: boolean;
        illustrative: boolean;
        reportedOn: string;
        qualifiedOn: string | null;
        lastFollowUpOn: string | null;
        nextFollowUpOn: string | null;
        lostOn: string | null;
        reopenable: boolean;
        duplicateOf: string | null;
        updatedAt: string;
        ownerUserName: string | null;
        expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
        reporter: { id: string; name: string } | null;
        ownerOrganization: { id: string; name: string } | null;
        ownerStation: { id: string; name: string } | null;
      };
    }>;
  };
};

export type LeadCardQueryVariables = Exact<{
  id: string;
}>;

export type LeadCardQuery = {
  lead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  } | null;
};

export type LeadFactsFragment = {
  investorId: string | null;
  investorCreditCode: string | null;
  creditCodeAsDocumented: boolean;
  regionCode: string | null;
  sourcingMethod: SourcingMethod | null;
  sourceDocument: string | null;
  summary: string | null;
  lostReason: string | null;
  ownerUserId: string | null;
  firstLeadId: string | null;
  id: string;
  version: number;
  title: string;
  kind: LeadKind;
  investorName: string | null;
  chainCode: string | null;
  chainName: string | null;
  regionName: string | null;
  stage: LeadStage;
  status: LeadStatus;
  grade: LeadGrade | null;
  verdict: ClaimVerdict;
  inPool: boolean;
  illustrative: boolean;
  reportedOn: string;
  qualifiedOn: string | null;
  lastFollowUpOn: string | null;
  nextFollowUpOn: string | null;
  lostOn: string | null;
  reopenable: boolean;
  duplicateOf: string | null;
  updatedAt: string;
  ownerUserName: string | null;
  firstLead: {
    id: string;
    title: string;
    reportedOn: string;
    reporter: { id: string; name: string } | null;
  } | null;
  duplicateOfLead: { id: string; title: string } | null;
  station: { id: string; name: string } | null;
  activity: { id: string; name: string } | null;
  expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
  reporter: { id: string; name: string } | null;
  ownerOrganization: { id: string; name: string } | null;
  ownerStation: { id: string; name: string } | null;
};

export type LeadQueryVariables = Exact<{
  id: string;
}>;

export type LeadQuery = {
  lead: {
    investorId: string | null;
    investorCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    regionCode: string | null;
    sourcingMethod: SourcingMethod | null;
    sourceDocument: string | null;
    summary: string | null;
    lostReason: string | null;
    ownerUserId: string | null;
    firstLeadId: string | null;
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    next: Array<{ mutation: string; allowed: boolean; reason: string | null; needs: Array<string> }>;
    followUps: {
      totalCount: number;
      edges: Array<{ node: { followedUpOn: string; note: string; nextFollowUpOn: string | null } }>;
    };
    firstLead: {
      id: string;
      title: string;
      reportedOn: string;
      reporter: { id: string; name: string } | null;
    } | null;
    duplicateOfLead: { id: string; title: string } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  } | null;
};

export type LeadThenQueryVariables = Exact<{
  id: string;
  asOf: AsOf;
}>;

export type LeadThenQuery = {
  lead: {
    investorId: string | null;
    investorCreditCode: string | null;
    creditCodeAsDocumented: boolean;
    regionCode: string | null;
    sourcingMethod: SourcingMethod | null;
    sourceDocument: string | null;
    summary: string | null;
    lostReason: string | null;
    ownerUserId: string | null;
    firstLeadId: string | null;
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    firstLead: {
      id: string;
      title: string;
      reportedOn: string;
      reporter: { id: string; name: string } | null;
    } | null;
    duplicateOfLead: { id: string; title: string } | null;
    station: { id: string; name: string } | null;
    activity: { id: string; name: string } | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  } | null;
};

export type LeadAgreementFragment = {
  id: string;
  title: string;
  kind: AgreementKind;
  status: AgreementStatus;
  signedOn: string;
  illustrative: boolean;
  amount: { amount: string; cny: string; currency: string; display: string } | null;
};

export type LeadProjectFragment = {
  id: string;
  name: string;
  status: ProjectStatus;
  landedOn: string;
  illustrative: boolean;
  plannedInvestment: { amount: string; cny: string; currency: string; display: string };
};

export type LeadRelatedQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
}>;

export type LeadRelatedQuery = {
  visits: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        name: string | null;
        status: VisitStatus;
        direction: VisitDirection;
        startsOn: string;
        illustrative: boolean;
        host: { id: string; name: string } | null;
      };
    }>;
  };
  agreements: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        title: string;
        kind: AgreementKind;
        status: AgreementStatus;
        signedOn: string;
        illustrative: boolean;
        amount: { amount: string; cny: string; currency: string; display: string } | null;
      };
    }>;
  };
  projects: {
    totalCount: number;
    edges: Array<{
      node: {
        id: string;
        name: string;
        status: ProjectStatus;
        landedOn: string;
        illustrative: boolean;
        plannedInvestment: { amount: string; cny: string; currency: string; display: string };
      };
    }>;
  };
};

export type SimilarLeadsQueryVariables = Exact<{
  investorName?: string | null | undefined;
  investorCreditCode?: string | null | undefined;
  title?: string | null | undefined;
}>;

export type SimilarLeadsQuery = {
  similarLeads: Array<{
    why: Similarity;
    score: number;
    lead: {
      id: string;
      title: string;
      investorName: string | null;
      stage: LeadStage;
      verdict: ClaimVerdict;
      reportedOn: string;
      illustrative: boolean;
      reporter: { id: string; name: string } | null;
    };
  }>;
};

export type ActivitiesToPickQueryVariables = Exact<{
  search?: string | null | undefined;
}>;

export type ActivitiesToPickQuery = {
  activities: { edges: Array<{ node: { id: string; name: string; startsOn: string } }> };
};

export type ReportLeadMutationVariables = Exact<{
  input: ReportLeadInput;
}>;

export type ReportLeadMutation = {
  reportLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type QualifyLeadMutationVariables = Exact<{
  input: QualifyLeadInput;
}>;

export type QualifyLeadMutation = {
  qualifyLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type AssignLeadMutationVariables = Exact<{
  input: AssignLeadInput;
}>;

export type AssignLeadMutation = {
  assignLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type FollowUpLeadMutationVariables = Exact<{
  input: FollowUpLeadInput;
}>;

export type FollowUpLeadMutation = {
  followUpLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type TransferLeadMutationVariables = Exact<{
  input: TransferLeadInput;
}>;

export type TransferLeadMutation = {
  transferLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type ReleaseLeadMutationVariables = Exact<{
  input: ReleaseLeadInput;
}>;

export type ReleaseLeadMutation = {
  releaseLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type ClaimLeadMutationVariables = Exact<{
  input: ClaimLeadInput;
}>;

export type ClaimLeadMutation = {
  claimLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type LoseLeadMutationVariables = Exact<{
  input: LoseLeadInput;
}>;

export type LoseLeadMutation = {
  loseLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type ReopenLeadMutationVariables = Exact<{
  input: ReopenLeadInput;
}>;

export type ReopenLeadMutation = {
  reopenLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type CorrectLeadMutationVariables = Exact<{
  input: CorrectLeadInput;
}>;

export type CorrectLeadMutation = {
  correctLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type LinkDuplicateLeadMutationVariables = Exact<{
  input: LinkDuplicateLeadInput;
}>;

export type LinkDuplicateLeadMutation = {
  linkDuplicateLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type UnlinkDuplicateLeadMutationVariables = Exact<{
  input: UnlinkDuplicateLeadInput;
}>;

export type UnlinkDuplicateLeadMutation = {
  unlinkDuplicateLead: {
    id: string;
    version: number;
    title: string;
    kind: LeadKind;
    investorName: string | null;
    chainCode: string | null;
    chainName: string | null;
    regionName: string | null;
    stage: LeadStage;
    status: LeadStatus;
    grade: LeadGrade | null;
    verdict: ClaimVerdict;
    inPool: boolean;
    illustrative: boolean;
    reportedOn: string;
    qualifiedOn: string | null;
    lastFollowUpOn: string | null;
    nextFollowUpOn: string | null;
    lostOn: string | null;
    reopenable: boolean;
    duplicateOf: string | null;
    updatedAt: string;
    ownerUserName: string | null;
    expectedInvestment: { amount: string; cny: string; currency: string; display: string } | null;
    reporter: { id: string; name: string } | null;
    ownerOrganization: { id: string; name: string } | null;
    ownerStation: { id: string; name: string } | null;
  };
};

export type MyPlaceQueryVariables = Exact<{ [key: string]: never }>;

export type MyPlaceQuery = {
  me: {
    organization: { id: string; name: string } | null;
    station: { id: string; name: string } | null;
  } | null;
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
export const LeadRowFragmentDoc = new TypedDocumentString(
  `
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}
    `,
  { fragmentName: 'LeadRow' },
) as unknown as TypedDocumentString<LeadRowFragment, unknown>;
export const LeadFactsFragmentDoc = new TypedDocumentString(
  `
    fragment LeadFacts on Lead {
  ...LeadRow
  investorId
  investorCreditCode
  creditCodeAsDocumented
  regionCode
  sourcingMethod
  sourceDocument
  summary
  lostReason
  ownerUserId
  firstLeadId
  firstLead {
    id
    title
    reportedOn
    reporter {
      id
      name
    }
  }
  duplicateOfLead {
    id
    title
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
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`,
  { fragmentName: 'LeadFacts' },
) as unknown as TypedDocumentString<LeadFactsFragment, unknown>;
export const LeadAgreementFragmentDoc = new TypedDocumentString(
  `
    fragment LeadAgreement on Agreement {
  id
  title
  kind
  status
  signedOn
  illustrative
  amount {
    amount
    cny
    currency
    display
  }
}
    `,
  { fragmentName: 'LeadAgreement' },
) as unknown as TypedDocumentString<LeadAgreementFragment, unknown>;
export const LeadProjectFragmentDoc = new TypedDocumentString(
  `
    fragment LeadProject on Project {
  id
  name
  status
  landedOn
  illustrative
  plannedInvestment {
    amount
    cny
    currency
    display
  }
}
    `,
  { fragmentName: 'LeadProject' },
) as unknown as TypedDocumentString<LeadProjectFragment, unknown>;
export const LeadBoardDocument = new TypedDocumentString(`
    query LeadBoard($filter: LeadFilter, $asOf: AsOf) {
  leadBoard(filter: $filter, asOf: $asOf) {
    stage
    status
    count
    inPool
    withoutAmount
    expected {
      amount
      cny
      currency
      display
    }
  }
}
    `) as unknown as TypedDocumentString<LeadBoardQuery, LeadBoardQueryVariables>;
export const LeadColumnDocument = new TypedDocumentString(`
    query LeadColumn($filter: LeadFilter, $orderBy: LeadOrder, $first: Int!, $after: String, $asOf: AsOf) {
  leads(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    asOf: $asOf
  ) {
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        ...LeadRow
      }
    }
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<LeadColumnQuery, LeadColumnQueryVariables>;
export const LeadTableDocument = new TypedDocumentString(`
    query LeadTable($filter: LeadFilter, $orderBy: LeadOrder, $first: Int!, $after: String, $asOf: AsOf) {
  leads(
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
        ...LeadRow
      }
    }
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<LeadTableQuery, LeadTableQueryVariables>;
export const LeadCardDocument = new TypedDocumentString(`
    query LeadCard($id: ID!) {
  lead(id: $id) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<LeadCardQuery, LeadCardQueryVariables>;
export const LeadDocument = new TypedDocumentString(`
    query Lead($id: ID!) {
  lead(id: $id) {
    ...LeadFacts
    next {
      mutation
      allowed
      reason
      needs
    }
    followUps(first: 5) {
      totalCount
      edges {
        node {
          followedUpOn
          note
          nextFollowUpOn
        }
      }
    }
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}
fragment LeadFacts on Lead {
  ...LeadRow
  investorId
  investorCreditCode
  creditCodeAsDocumented
  regionCode
  sourcingMethod
  sourceDocument
  summary
  lostReason
  ownerUserId
  firstLeadId
  firstLead {
    id
    title
    reportedOn
    reporter {
      id
      name
    }
  }
  duplicateOfLead {
    id
    title
  }
  station {
    id
    name
  }
  activity {
    id
    name
  }
}`) as unknown as TypedDocumentString<LeadQuery, LeadQueryVariables>;
export const LeadThenDocument = new TypedDocumentString(`
    query LeadThen($id: ID!, $asOf: AsOf!) {
  lead(id: $id, asOf: $asOf) {
    ...LeadFacts
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}
fragment LeadFacts on Lead {
  ...LeadRow
  investorId
  investorCreditCode
  creditCodeAsDocumented
  regionCode
  sourcingMethod
  sourceDocument
  summary
  lostReason
  ownerUserId
  firstLeadId
  firstLead {
    id
    title
    reportedOn
    reporter {
      id
      name
    }
  }
  duplicateOfLead {
    id
    title
  }
  station {
    id
    name
  }
  activity {
    id
    name
  }
}`) as unknown as TypedDocumentString<LeadThenQuery, LeadThenQueryVariables>;
export const LeadRelatedDocument = new TypedDocumentString(`
    query LeadRelated($id: ID!, $asOf: AsOf) {
  visits(filter: {leadId: $id}, asOf: $asOf, first: 20) {
    totalCount
    edges {
      node {
        id
        name
        status
        direction
        startsOn
        illustrative
        host {
          id
          name
        }
      }
    }
  }
  agreements(filter: {leadId: $id}, asOf: $asOf, first: 20) {
    totalCount
    edges {
      node {
        ...LeadAgreement
      }
    }
  }
  projects(filter: {leadId: $id}, asOf: $asOf, first: 20) {
    totalCount
    edges {
      node {
        ...LeadProject
      }
    }
  }
}
    fragment LeadAgreement on Agreement {
  id
  title
  kind
  status
  signedOn
  illustrative
  amount {
    amount
    cny
    currency
    display
  }
}
fragment LeadProject on Project {
  id
  name
  status
  landedOn
  illustrative
  plannedInvestment {
    amount
    cny
    currency
    display
  }
}`) as unknown as TypedDocumentString<LeadRelatedQuery, LeadRelatedQueryVariables>;
export const SimilarLeadsDocument = new TypedDocumentString(`
    query SimilarLeads($investorName: String, $investorCreditCode: String, $title: String) {
  similarLeads(
    investorName: $investorName
    investorCreditCode: $investorCreditCode
    title: $title
    first: 5
  ) {
    why
    score
    lead {
      id
      title
      investorName
      stage
      verdict
      reportedOn
      illustrative
      reporter {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SimilarLeadsQuery, SimilarLeadsQueryVariables>;
export const ActivitiesToPickDocument = new TypedDocumentString(`
    query ActivitiesToPick($search: String) {
  activities(filter: {search: $search}, first: 20) {
    edges {
      node {
        id
        name
        startsOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ActivitiesToPickQuery, ActivitiesToPickQueryVariables>;
export const ReportLeadDocument = new TypedDocumentString(`
    mutation ReportLead($input: ReportLeadInput!) {
  reportLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReportLeadMutation, ReportLeadMutationVariables>;
export const QualifyLeadDocument = new TypedDocumentString(`
    mutation QualifyLead($input: QualifyLeadInput!) {
  qualifyLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<QualifyLeadMutation, QualifyLeadMutationVariables>;
export const AssignLeadDocument = new TypedDocumentString(`
    mutation AssignLead($input: AssignLeadInput!) {
  assignLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<AssignLeadMutation, AssignLeadMutationVariables>;
export const FollowUpLeadDocument = new TypedDocumentString(`
    mutation FollowUpLead($input: FollowUpLeadInput!) {
  followUpLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<FollowUpLeadMutation, FollowUpLeadMutationVariables>;
export const TransferLeadDocument = new TypedDocumentString(`
    mutation TransferLead($input: TransferLeadInput!) {
  transferLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<TransferLeadMutation, TransferLeadMutationVariables>;
export const ReleaseLeadDocument = new TypedDocumentString(`
    mutation ReleaseLead($input: ReleaseLeadInput!) {
  releaseLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReleaseLeadMutation, ReleaseLeadMutationVariables>;
export const ClaimLeadDocument = new TypedDocumentString(`
    mutation ClaimLead($input: ClaimLeadInput!) {
  claimLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<ClaimLeadMutation, ClaimLeadMutationVariables>;
export const LoseLeadDocument = new TypedDocumentString(`
    mutation LoseLead($input: LoseLeadInput!) {
  loseLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<LoseLeadMutation, LoseLeadMutationVariables>;
export const ReopenLeadDocument = new TypedDocumentString(`
    mutation ReopenLead($input: ReopenLeadInput!) {
  reopenLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReopenLeadMutation, ReopenLeadMutationVariables>;
export const CorrectLeadDocument = new TypedDocumentString(`
    mutation CorrectLead($input: CorrectLeadInput!) {
  correctLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<CorrectLeadMutation, CorrectLeadMutationVariables>;
export const LinkDuplicateLeadDocument = new TypedDocumentString(`
    mutation LinkDuplicateLead($input: LinkDuplicateLeadInput!) {
  linkDuplicateLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<LinkDuplicateLeadMutation, LinkDuplicateLeadMutationVariables>;
export const UnlinkDuplicateLeadDocument = new TypedDocumentString(`
    mutation UnlinkDuplicateLead($input: UnlinkDuplicateLeadInput!) {
  unlinkDuplicateLead(input: $input) {
    ...LeadRow
  }
}
    fragment LeadRow on Lead {
  id
  version
  title
  kind
  investorName
  chainCode
  chainName
  regionName
  stage
  status
  grade
  verdict
  inPool
  illustrative
  reportedOn
  qualifiedOn
  lastFollowUpOn
  nextFollowUpOn
  lostOn
  reopenable
  duplicateOf
  updatedAt
  ownerUserName
  expectedInvestment {
    amount
    cny
    currency
    display
  }
  reporter {
    id
    name
  }
  ownerOrganization {
    id
    name
  }
  ownerStation {
    id
    name
  }
}`) as unknown as TypedDocumentString<UnlinkDuplicateLeadMutation, UnlinkDuplicateLeadMutationVariables>;
export const MyPlaceDocument = new TypedDocumentString(`
    query MyPlace {
  me {
    organization {
      id
      name
    }
    station {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<MyPlaceQuery, MyPlaceQueryVariables>;

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AdoptChainCatalogueInput = {
  chains: Array<ListedChainInput>;
  commandId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  name: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  validFrom: string;
  /** Last day in force; none while open-ended. */
  validTo?: string | null | undefined;
};

export type AssignOrganizationToHubInput = {
  assignedOn: string;
  commandId?: string | null | undefined;
  /** None: it belongs to no hub from that day on. */
  hubId?: string | null | undefined;
  organizationId: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type CloseStationInput = {
  /** The first day on which it is open no more. */
  closedOn: string;
  commandId?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  stationId: string;
};

export type CorrectIndustryChainInput = {
  code: string;
  commandId?: string | null | undefined;
  group?: string | null | undefined;
  name?: string | null | undefined;
  nameEn?: string | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  verified?: boolean | null | undefined;
};

export type CorrectMembershipInput = {
  commandId?: string | null | undefined;
  /** Day of joining as it is recorded: names the membership. */
  joinedOn: string;
  /** As it really was. */
  membership?: MembershipInput | null | undefined;
  /** There was no such membership. */
  neverWas?: boolean | null | undefined;
  organizationId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type CorrectOrganizationInput = {
  commandId?: string | null | undefined;
  /** Unified social credit code (GB 32100-2015); blanks, width and case do not matter. */
  creditCode?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  isHub?: boolean | null | undefined;
  kind?: OrganizationKind | null | undefined;
  name?: string | null | undefined;
  organizationId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
};

export type CorrectStationInput = {
  closedOn?: string | null | undefined;
  commandId?: string | null | undefined;
  hostOrganizationId?: string | null | undefined;
  kind?: StationKind | null | undefined;
  name?: string | null | undefined;
  /** The closing is taken back: there was none. */
  neverClosed?: boolean | null | undefined;
  openedOn?: string | null | undefined;
  purpose?: StationPurpose | null | undefined;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  regionCode?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  stationId: string;
};

/** What can be said after a demonstration was planted. */
export type DemonstrationSequel = 'SEPTEMBER';

/** At what level a hub 枢纽 was designated: 省级, 市级, 区县级, 街镇级. */
export type HubLevel = 'CITY' | 'COUNTY' | 'PROVINCE' | 'STREET';

export type JoinNetworkInput = {
  commandId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  joinedOn: string;
  organizationId: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

export type LeaveNetworkInput = {
  commandId?: string | null | undefined;
  /** The first day on which it is no member any more. */
  leftOn: string;
  organizationId: string;
  reason: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
};

export type ListedChainInput = {
  /** Never used before in the jurisdiction: QD22-01. */
  code: string;
  group?: string | null | undefined;
  name: string;
  nameEn?: string | null | undefined;
  /** Whether the name was read in the publishing authority's own text. Default: no. */
  verified?: boolean | null | undefined;
};

export type MembershipInput = {
  joinedOn: string;
  /** None: it is a member still. */
  leftOn?: string | null | undefined;
};

export type OpenStationInput = {
  commandId?: string | null | undefined;
  hostOrganizationId: string;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  kind: StationKind;
  name: string;
  openedOn: string;
  /** Default: INVESTMENT 双招双引. */
  purpose?: StationPurpose | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** GB/T 2260 */
  regionCode: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

export type OrganizationFilter = {
  /** Those that belong to it directly. */
  hubId?: string | null | undefined;
  /** Designated hubs of these levels. */
  hubLevels?: Array<HubLevel> | null | undefined;
  isHub?: boolean | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  kind?: OrganizationKind | null | undefined;
  /** Whether it is a member of the network `on` a day. */
  member?: boolean | null | undefined;
  /** For `member`; default: today. */
  on?: string | null | undefined;
  /** These and all that are below them. */
  organizationIds?: Array<string> | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name, or the whole credit code. */
  search?: string | null | undefined;
};

/** 社会团体, 社会服务机构, 基金会; OTHER: whatever else is filed, such as 备案社区社会组织. */
export type OrganizationKind = 'FOUNDATION' | 'OTHER' | 'SOCIAL_ASSOCIATION' | 'SOCIAL_SERVICE_INSTITUTION';

/** Orders the log 定序; makes read tables 投影; answers events by commands 反应. */
export type ProjectionKind = 'PROJECTION' | 'REACTION' | 'SEQUENCER';

/** Shows all that is recorded; works through the rest; its tables are made anew; stands still, or runs nowhere. */
export type ProjectionState = 'BEHIND' | 'REBUILDING' | 'RUNNING' | 'STOPPED';

export type RateOrganizationInput = {
  commandId?: string | null | undefined;
  /** 1A to 5A. */
  grade: string;
  organizationId: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** Whose assessment: 社会组织评估. */
  scheme: string;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  sourceDocument?: string | null | undefined;
  validFrom: string;
  /** Last day. */
  validTo: string;
};

export type RegisterOrganizationInput = {
  commandId?: string | null | undefined;
  /** Unified social credit code (GB 32100-2015); blanks, width and case do not matter. Where there is none, the name tells one organization from another. */
  creditCode?: string | null | undefined;
  /** The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes. */
  creditCodeAsDocumented?: boolean | null | undefined;
  /** The hub it belongs to. */
  hubId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** 枢纽: others may belong to it. Default: no. */
  isHub?: boolean | null | undefined;
  kind: OrganizationKind;
  name: string;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** GB/T 2260 */
  regionCode: string;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
};

/** The role of an account. */
export type Role = 'ADMIN' | 'ANALYST' | 'LIAISON' | 'REVIEWER' | 'STATION';

export type StationFilter = {
  /** Hosted by it, or by an organization below it. */
  hostOrganizationId?: string | null | undefined;
  /** Default: the viewer's home; any other is refused. */
  jurisdictionId?: string | null | undefined;
  purpose?: StationPurpose | null | undefined;
  /** Includes the regions below it. */
  regionCode?: string | null | undefined;
  /** Part of the name. */
  search?: string | null | undefined;
  status?: StationStatus | null | undefined;
};

/** 工作站, 联络站. */
export type StationKind = 'LIAISON_POINT' | 'WORKSTATION';

/** 双招双引 or 党建; only the first is counted. */
export type StationPurpose = 'INVESTMENT' | 'PARTY_BUILDING';

export type StationStatus = 'CLOSED' | 'OPEN';

export type OrganizationsQueryVariables = Exact<{
  filter?: OrganizationFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type OrganizationsQuery = {
  organizations: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        name: string;
        kind: OrganizationKind;
        illustrative: boolean;
        isHub: boolean;
        creditCode: string | null;
        memberSince: string | null;
        regionName: string;
        warnings: Array<string>;
        hub: { id: string; name: string } | null;
        rating: { grade: string } | null;
      };
    }>;
  };
};

export type OrganizationQueryVariables = Exact<{
  id: string;
}>;

export type OrganizationQuery = {
  organization: {
    id: string;
    version: number;
    name: string;
    kind: OrganizationKind;
    illustrative: boolean;
    isHub: boolean;
    creditCode: string | null;
    creditCodeAsDocumented: boolean;
    memberSince: string | null;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    warnings: Array<string>;
    hubId: string | null;
    hub: { id: string; name: string } | null;
    memberships: Array<{ joinedOn: string; leftOn: string | null }>;
    ratings: Array<{ scheme: string; grade: string; validFrom: string; validTo: string }>;
  } | null;
};

export type StationsQueryVariables = Exact<{
  filter?: StationFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type StationsQuery = {
  stations: {
    totalCount: number;
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
    edges: Array<{
      node: {
        id: string;
        name: string;
        kind: StationKind;
        purpose: StationPurpose;
        status: StationStatus;
        illustrative: boolean;
        openedOn: string;
        closedOn: string | null;
        regionName: string;
        host: { id: string; name: string } | null;
      };
    }>;
  };
};

export type StationQueryVariables = Exact<{
  id: string;
}>;

export type StationQuery = {
  station: {
    id: string;
    version: number;
    name: string;
    kind: StationKind;
    purpose: StationPurpose;
    status: StationStatus;
    illustrative: boolean;
    openedOn: string;
    closedOn: string | null;
    regionCode: string;
    regionName: string;
    sourceDocument: string | null;
    hostOrganizationId: string;
    host: { id: string; name: string } | null;
  } | null;
};

export type CataloguesQueryVariables = Exact<{ [key: string]: never }>;

export type CataloguesQuery = {
  chainCatalogues: Array<{
    id: string;
    version: number;
    name: string;
    validFrom: string;
    validTo: string | null;
    illustrative: boolean;
    sourceDocument: string | null;
    chainCount: number;
    chains: Array<{
      code: string;
      name: string;
      nameEn: string | null;
      group: string | null;
      verified: boolean;
    }>;
  }>;
};

export type AccountsQueryVariables = Exact<{ [key: string]: never }>;

export type AccountsQuery = {
  accounts: Array<{
    id: string;
    username: string;
    displayName: string;
    role: Role;
    disabled: boolean;
    lastSeenAt: string | null;
    organization: { id: string; name: string } | null;
    station: { id: string; name: string } | null;
  }>;
};

export type HealthQueryVariables = Exact<{ [key: string]: never }>;

export type HealthQuery = {
  projectionHealth: Array<{
    name: string;
    kind: ProjectionKind;
    state: ProjectionState;
    lag: number;
    heartbeatAt: string | null;
    position: string;
    head: string;
    failure: string | null;
  }>;
  owedCommands: {
    totalCount: number;
    commands: Array<{
      reaction: string;
      position: string;
      eventId: string;
      streamId: string;
      since: string;
      triedAt: string;
      failure: string;
    }>;
  };
};

export type RegisterOrganizationMutationVariables = Exact<{
  input: RegisterOrganizationInput;
}>;

export type RegisterOrganizationMutation = { registerOrganization: { id: string } };

export type CorrectOrganizationMutationVariables = Exact<{
  input: CorrectOrganizationInput;
}>;

export type CorrectOrganizationMutation = { correctOrganization: { id: string } };

export type AssignOrganizationToHubMutationVariables = Exact<{
  input: AssignOrganizationToHubInput;
}>;

export type AssignOrganizationToHubMutation = { assignOrganizationToHub: { id: string } };

export type JoinNetworkMutationVariables = Exact<{
  input: JoinNetworkInput;
}>;

export type JoinNetworkMutation = { joinNetwork: { id: string } };

export type LeaveNetworkMutationVariables = Exact<{
  input: LeaveNetworkInput;
}>;

export type LeaveNetworkMutation = { leaveNetwork: { id: string } };

export type CorrectMembershipMutationVariables = Exact<{
  input: CorrectMembershipInput;
}>;

export type CorrectMembershipMutation = { correctMembership: { id: string } };

export type SayDemonstrationSequelMutationVariables = Exact<{
  sequel: DemonstrationSequel;
}>;

export type SayDemonstrationSequelMutation = { sayDemonstrationSequel: { steps: number; isNew: boolean } };

export type RateOrganizationMutationVariables = Exact<{
  input: RateOrganizationInput;
}>;

export type RateOrganizationMutation = { rateOrganization: { id: string } };

export type OpenStationMutationVariables = Exact<{
  input: OpenStationInput;
}>;

export type OpenStationMutation = { openStation: { id: string } };

export type CloseStationMutationVariables = Exact<{
  input: CloseStationInput;
}>;

export type CloseStationMutation = { closeStation: { id: string } };

export type CorrectStationMutationVariables = Exact<{
  input: CorrectStationInput;
}>;

export type CorrectStationMutation = { correctStation: { id: string } };

export type CorrectIndustryChainMutationVariables = Exact<{
  input: CorrectIndustryChainInput;
}>;

export type CorrectIndustryChainMutation = { correctIndustryChain: { code: string } };

export type AdoptChainCatalogueMutationVariables = Exact<{
  input: AdoptChainCatalogueInput;
}>;

export type AdoptChainCatalogueMutation = { adoptChainCatalogue: { id: string } };

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

export const OrganizationsDocument = new TypedDocumentString(`
    query Organizations($filter: OrganizationFilter, $first: Int!, $after: String) {
  organizations(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        id
        name
        kind
        illustrative
        isHub
        creditCode
        memberSince
        regionName
        warnings
        hub {
          id
          name
        }
        rating {
          grade
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const OrganizationDocument = new TypedDocumentString(`
    query Organization($id: ID!) {
  organization(id: $id) {
    id
    version
    name
    kind
    illustrative
    isHub
    creditCode
    creditCodeAsDocumented
    memberSince
    regionCode
    regionName
    sourceDocument
    warnings
    hubId
    hub {
      id
      name
    }
    memberships {
      joinedOn
      leftOn
    }
    ratings {
      scheme
      grade
      validFrom
      validTo
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationQuery, OrganizationQueryVariables>;
export const StationsDocument = new TypedDocumentString(`
    query Stations($filter: StationFilter, $first: Int!, $after: String) {
  stations(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      endCursor
      hasNextPage
    }
    edges {
      node {
        id
        name
        kind
        purpose
        status
        illustrative
        openedOn
        closedOn
        regionName
        host {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StationsQuery, StationsQueryVariables>;
export const StationDocument = new TypedDocumentString(`
    query Station($id: ID!) {
  station(id: $id) {
    id
    version
    name
    kind
    purpose
    status
    illustrative
    openedOn
    closedOn
    regionCode
    regionName
    sourceDocument
    hostOrganizationId
    host {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<StationQuery, StationQueryVariables>;
export const CataloguesDocument = new TypedDocumentString(`
    query Catalogues {
  chainCatalogues {
    id
    version
    name
    validFrom
    validTo
    illustrative
    sourceDocument
    chainCount
    chains {
      code
      name
      nameEn
      group
      verified
    }
  }
}
    `) as unknown as TypedDocumentString<CataloguesQuery, CataloguesQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts {
  accounts {
    id
    username
    displayName
    role
    disabled
    lastSeenAt
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
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const HealthDocument = new TypedDocumentString(`
    query Health {
  projectionHealth {
    name
    kind
    state
    lag
    heartbeatAt
    position
    head
    failure
  }
  owedCommands {
    totalCount
    commands {
      reaction
      position
      eventId
      streamId
      since
      triedAt
      failure
    }
  }
}
    `) as unknown as TypedDocumentString<HealthQuery, HealthQueryVariables>;
export const RegisterOrganizationDocument = new TypedDocumentString(`
    mutation RegisterOrganization($input: RegisterOrganizationInput!) {
  registerOrganization(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterOrganizationMutation, RegisterOrganizationMutationVariables>;
export const CorrectOrganizationDocument = new TypedDocumentString(`
    mutation CorrectOrganization($input: CorrectOrganizationInput!) {
  correctOrganization(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CorrectOrganizationMutation, CorrectOrganizationMutationVariables>;
export const AssignOrganizationToHubDocument = new TypedDocumentString(`
    mutation AssignOrganizationToHub($input: AssignOrganizationToHubInput!) {
  assignOrganizationToHub(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<
  AssignOrganizationToHubMutation,
  AssignOrganizationToHubMutationVariables
>;
export const JoinNetworkDocument = new TypedDocumentString(`
    mutation JoinNetwork($input: JoinNetworkInput!) {
  joinNetwork(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<JoinNetworkMutation, JoinNetworkMutationVariables>;
export const LeaveNetworkDocument = new TypedDocumentString(`
    mutation LeaveNetwork($input: LeaveNetworkInput!) {
  leaveNetwork(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LeaveNetworkMutation, LeaveNetworkMutationVariables>;
export const CorrectMembershipDocument = new TypedDocumentString(`
    mutation CorrectMembership($input: CorrectMembershipInput!) {
  correctMembership(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CorrectMembershipMutation, CorrectMembershipMutationVariables>;
export const SayDemonstrationSequelDocument = new TypedDocumentString(`
    mutation SayDemonstrationSequel($sequel: DemonstrationSequel!) {
  sayDemonstrationSequel(sequel: $sequel) {
    steps
    isNew
  }
}
    `) as unknown as TypedDocumentString<
  SayDemonstrationSequelMutation,
  SayDemonstrationSequelMutationVariables
>;
export const RateOrganizationDocument = new TypedDocumentString(`
    mutation RateOrganization($input: RateOrganizationInput!) {
  rateOrganization(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RateOrganizationMutation, RateOrganizationMutationVariables>;
export const OpenStationDocument = new TypedDocumentString(`
    mutation OpenStation($input: OpenStationInput!) {
  openStation(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpenStationMutation, OpenStationMutationVariables>;
export const CloseStationDocument = new TypedDocumentString(`
    mutation CloseStation($input: CloseStationInput!) {
  closeStation(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CloseStationMutation, CloseStationMutationVariables>;
export const CorrectStationDocument = new TypedDocumentString(`
    mutation CorrectStation($input: CorrectStationInput!) {
  correctStation(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CorrectStationMutation, CorrectStationMutationVariables>;
export const CorrectIndustryChainDocument = new TypedDocumentString(`
    mutation CorrectIndustryChain($input: CorrectIndustryChainInput!) {
  correctIndustryChain(input: $input) {
    code
  }
}
    `) as unknown as TypedDocumentString<CorrectIndustryChainMutation, CorrectIndustryChainMutationVariables>;
export const AdoptChainCatalogueDocument = new TypedDocumentString(`
    mutation AdoptChainCatalogue($input: AdoptChainCatalogueInput!) {
  adoptChainCatalogue(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<AdoptChainCatalogueMutation, AdoptChainCatalogueMutationVariables>;

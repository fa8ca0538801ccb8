/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** One stop of an itinerary. No names of people. */
export type ItineraryStopInput = {
  on: string;
  place: string;
  purpose?: string | null | undefined;
};

/** Where it names a planned visit, what is left out is as planned, but for delegateCount: how many came is counted, never expected. */
export type LogVisitInput = {
  /** The activity it belongs to. */
  activityId?: string | null | undefined;
  chainCode?: string | null | undefined;
  commandId?: string | null | undefined;
  /** People, by count only: no names. Leave out where no document states it. */
  delegateCount?: number | null | undefined;
  /** Where they go; may lie outside the jurisdiction. */
  destinationRegionCode?: string | null | undefined;
  /** Needed, unless visitId names a plan. */
  direction?: VisitDirection | null | undefined;
  /** The last day, where it is another. */
  endedOn?: string | null | undefined;
  /** Who hosts it where no station does. */
  hostOrganizationId?: string | null | undefined;
  /** Constructed to illustrate; no document states it. */
  illustrative?: boolean | null | undefined;
  /** All stops. */
  itinerary?: Array<ItineraryStopInput> | null | undefined;
  /** All leads that it touches. */
  leadIds?: Array<string> | null | undefined;
  /** What the delegation is called, where it has a name. */
  name?: string | null | undefined;
  /** All organizations that take part. */
  organizationIds?: Array<string> | null | undefined;
  /** Of organizationsReported; EXACT unless told. */
  organizationsQualifier?: Qualifier | null | undefined;
  /** How many organizations a document says took part, where it does not list them all. */
  organizationsReported?: number | null | undefined;
  /** Where they come from. */
  originRegionCode?: string | null | undefined;
  /** By the clock of the sender's device, where it was recorded there before it could be sent. */
  recordedOnDeviceAt?: string | null | undefined;
  /** The region under which figures count it. */
  regionCode?: string | null | undefined;
  /** What came of it. No names or phones of people. */
  result?: string | null | undefined;
  /** The version that the sender saw: CONFLICT where a value that this replaces was changed since. */
  seenVersion?: number | null | undefined;
  /** Reference of the document that states it. */
  sourceDocument?: string | null | undefined;
  /** The station that hosts it. Or give hostOrganizationId. */
  stationId?: string | null | undefined;
  /** The planned visit that was made; none makes a new one. */
  visitId?: string | null | undefined;
  /** The first day: the one on which it counts. */
  visitedOn: string;
};

/** How a document means its figure: 30家, 30余家, 约30家, 近30家. */
export type Qualifier = 'ABOUT' | 'EXACT' | 'MORE_THAN' | 'NEARLY';

/** INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. */
export type VisitDirection = 'INBOUND' | 'OUTBOUND';

export type LogVisitMutationVariables = Exact<{
  input: LogVisitInput;
}>;

export type LogVisitMutation = { logVisit: { id: string } };

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

export const LogVisitDocument = new TypedDocumentString(`
    mutation LogVisit($input: LogVisitInput!) {
  logVisit(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LogVisitMutation, LogVisitMutationVariables>;

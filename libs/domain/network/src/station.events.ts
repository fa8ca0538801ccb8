import { eventTypes, type CalendarDate, type EventOf, type RecognitionEvent } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to network.upcasts.ts.

/** 工作站, 联络站 (a post of its own or at a partner's, often outside the city). */
export const stationKinds = ['WORKSTATION', 'LIAISON_POINT'] as const;
export type StationKind = (typeof stationKinds)[number];

/** 双招双引 or 党建: both are called 工作站, and only the first is counted (DOMAIN §6, document 001). */
export const stationPurposes = ['INVESTMENT', 'PARTY_BUILDING'] as const;
export type StationPurpose = (typeof stationPurposes)[number];

/** Who hosts it, with the hubs above as they were when it was written down (nearest first). */
export type Host = { readonly hostOrganizationId: string; readonly hostHubs: readonly string[] };

export type Described = Host & {
  readonly name: string;
  readonly kind: StationKind;
  readonly purpose: StationPurpose;
  readonly regionCode: string;
  readonly openedOn: CalendarDate;
};

export type StationOpened = EventOf<
  'StationOpened',
  Described & {
    readonly stationId: string;
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
export type StationClosed = EventOf<
  'StationClosed',
  { readonly stationId: string; readonly closedOn: CalendarDate; readonly reason: string }
>;
/** What can be corrected; `closedOn: null` takes a closing back that never was. */
export type Correctable = Described & { readonly closedOn: CalendarDate | null };
/** The record was wrong: `after` replaces what was recorded, dated as the facts themselves. */
export type StationCorrected = EventOf<
  'StationCorrected',
  {
    readonly stationId: string;
    readonly before: Partial<Correctable>;
    readonly after: Partial<Correctable>;
    readonly reason: string;
  }
>;

type OwnEvent = StationOpened | StationClosed | StationCorrected;
/** Everything that can stand on a `station-*` stream. */
export type StationEvent = OwnEvent | RecognitionEvent;

export const stationEvents = eventTypes<StationEvent, RecognitionEvent>({
  StationOpened: { v: 1 },
  StationClosed: { v: 1 },
  StationCorrected: { v: 1 },
});

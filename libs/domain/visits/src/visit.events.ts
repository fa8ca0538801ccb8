import { eventTypes, type CalendarDate, type EventOf, type RecognitionEvent } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to visit.upcasts.ts.

/** 请进来: they come to us. 走出去: we go to them. 市内走访: to our own districts, no delegation to another place. */
export const visitDirections = ['INBOUND', 'OUTBOUND', 'LOCAL'] as const;
export type VisitDirection = (typeof visitDirections)[number];

/** How a document means its figure: 30家, 30余家, 约30家, 近30家, 30家以上. */
export const qualifiers = ['EXACT', 'MORE_THAN', 'ABOUT', 'NEARLY', 'AT_LEAST'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** An organization's share, with the hubs above it (nearest first) as they were when it was credited. */
export type VisitCredit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** An organization that takes part, with the hubs above it (nearest first) as they were when it was recorded. */
export type VisitingOrganization = { readonly organizationId: string; readonly hubs: readonly string[] };

/** Who hosts the visit: a station 工作站/联络站 and its organization, or an organization without one. */
export type Host = {
  readonly stationId?: string;
  readonly organizationId: string;
  /** The host has the whole. */
  readonly credits: readonly VisitCredit[];
};

export type ItineraryStop = {
  readonly on: CalendarDate;
  readonly place: string;
  readonly purpose?: string;
};

/** What a visit is, planned or made. */
export type Programme = {
  readonly host: Host;
  readonly direction: VisitDirection;
  readonly name?: string;
  readonly organizations: readonly VisitingOrganization[];
  /** What a document says of how many took part, where it does not list them all. */
  readonly organizationsReported?: { readonly value: number; readonly qualifier: Qualifier };
  /** People, by count only; absent where no document states it. */
  readonly delegateCount?: number;
  readonly originRegionCode?: string;
  readonly destinationRegionCode?: string;
  /** The one under which it counts; absent for none or several. */
  readonly regionCode?: string;
  readonly chainCode?: string;
  readonly itinerary: readonly ItineraryStop[];
  /** Leads that it touched. */
  readonly leadIds: readonly string[];
  readonly activityId?: string;
};

export type VisitPlan = Programme & {
  readonly plannedOn: CalendarDate;
  readonly plannedUntil?: CalendarDate;
};
export type VisitRecord = Programme & {
  readonly visitedOn: CalendarDate;
  readonly endedOn?: CalendarDate;
  readonly result?: string;
};

/** The document that states what the fact says, and whether it is made up to illustrate. */
type Source = { readonly sourceDocument?: string; readonly illustrative?: true };

export type VisitPlanned = EventOf<'VisitPlanned', VisitPlan & Source & { readonly visitId: string }>;
export type VisitAmended = EventOf<
  'VisitAmended',
  Source & {
    readonly visitId: string;
    readonly before: VisitPlan;
    readonly after: VisitPlan;
    readonly reason?: string;
  }
>;
/** Says everything anew, whether it had been planned or not. */
export type VisitLogged = EventOf<
  'VisitLogged',
  VisitRecord &
    Source & {
      readonly visitId: string;
      /** When it had been planned for. */
      readonly planned?: { readonly on: CalendarDate; readonly until?: CalendarDate };
    }
>;
export type VisitCancelled = EventOf<'VisitCancelled', { readonly visitId: string; readonly reason: string }>;
/** The record was wrong: `after` is the whole record as it should have been, dated as the visit. */
export type VisitCorrected = EventOf<
  'VisitCorrected',
  Source & {
    readonly visitId: string;
    readonly before: VisitRecord;
    readonly after: VisitRecord;
    readonly reason: string;
  }
>;

type OwnEvent = VisitPlanned | VisitAmended | VisitLogged | VisitCancelled | VisitCorrected;
/** Everything that can stand on a `visit-*` stream. */
export type VisitEvent = OwnEvent | RecognitionEvent;

export const visitEvents = eventTypes<VisitEvent, RecognitionEvent>({
  VisitPlanned: { v: 1 },
  VisitAmended: { v: 1 },
  VisitLogged: { v: 1 },
  VisitCancelled: { v: 1 },
  VisitCorrected: { v: 1 },
});

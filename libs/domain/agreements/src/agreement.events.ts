import {
  eventTypes,
  type AgreementKind,
  type CalendarDate,
  type EventOf,
  type Money,
  type RecognitionEvent,
} from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to agreement.upcasts.ts.

/** An organization's share, with the hubs above it (nearest first) as they were when it was credited. */
export type AgreementCredit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** An organization of the network that signed, with the hubs above it (nearest first) as they were then. */
export type AgreementParty = { readonly organizationId: string; readonly hubs: readonly string[] };

/** What an amendment may change. Either may be absent: a framework often names no sum, and many agreements no end. */
export type AgreementTerms = { readonly amount?: Money; readonly expiresOn?: CalendarDate };

/** What is said of the signing, and can be corrected. */
export type AgreementDescription = AgreementTerms & {
  readonly title: string;
  readonly parties: readonly AgreementParty[];
  /** The company or institution across the table, never a person. */
  readonly counterpartName?: string;
  readonly counterpartCreditCode?: string;
  readonly signedOn: CalendarDate;
  readonly chainCode?: string;
  readonly regionCode: string;
  readonly credits: readonly AgreementCredit[];
};

export type AgreementSigned = EventOf<
  'AgreementSigned',
  AgreementDescription & {
    readonly agreementId: string;
    readonly kind: AgreementKind;
    readonly leadId?: string;
    readonly activityId?: string;
    readonly stationId?: string;
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** The parties changed it, from a day on. */
export type AgreementAmended = EventOf<
  'AgreementAmended',
  {
    readonly agreementId: string;
    /** In force on that day before it. */
    readonly before: AgreementTerms;
    /** What the parties stated, also where it was in force already. */
    readonly after: AgreementTerms;
    /** In force with it: others when a later amendment was recorded before this one. */
    readonly current: AgreementTerms;
    readonly amendedOn: CalendarDate;
    readonly reason: string;
  }
>;
/** Everything in it was done 履约. Its figures stay. */
export type AgreementFulfilled = EventOf<
  'AgreementFulfilled',
  { readonly agreementId: string; readonly fulfilledOn: CalendarDate; readonly note?: string }
>;
/** It ended before it was fulfilled 终止: its amount leaves on that day; that it was signed stays. */
export type AgreementTerminated = EventOf<
  'AgreementTerminated',
  { readonly agreementId: string; readonly terminatedOn: CalendarDate; readonly reason: string }
>;
/** The record was wrong: `after` replaces the whole description of the signing, dated as the signing. */
export type AgreementCorrected = EventOf<
  'AgreementCorrected',
  {
    readonly agreementId: string;
    readonly before: AgreementDescription;
    readonly after: AgreementDescription;
    /** In force with it: later amendments stand over a corrected signing. */
    readonly current: AgreementTerms;
    readonly reason: string;
  }
>;

type OwnEvent =
  AgreementSigned | AgreementAmended | AgreementFulfilled | AgreementTerminated | AgreementCorrected;
/** Everything that can stand on an `agreement-*` stream. */
export type AgreementEvent = OwnEvent | RecognitionEvent;

export const agreementEvents = eventTypes<AgreementEvent, RecognitionEvent>({
  AgreementSigned: { v: 1 },
  AgreementAmended: { v: 1 },
  AgreementFulfilled: { v: 1 },
  AgreementTerminated: { v: 1 },
  AgreementCorrected: { v: 1 },
});

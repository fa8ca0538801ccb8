import { eventTypes, type CalendarDate, type EventOf, type RatingGrade } from '#platform/kernel';
import { statedQualifiers, type StatedQualifier } from './qualifiers.rules.js';

// Stored facts. Never edit one: raise its v and add the step to sources.upcasts.ts.

/** Whether the document says it, or we concluded it, and from what. */
export const bases = ['STATED', 'INFERRED'] as const;
export type StatedBasis = (typeof bases)[number];

export { statedQualifiers, type StatedQualifier };

/** What is counted for each of: a rate, not a total (每年). */
export const rates = ['YEAR', 'ORGANIZATION', 'STATION', 'ACTIVITY'] as const;
export type Rate = (typeof rates)[number];

/** Registers of the product that no measure counts, but whose lines can be counted on a day. */
export const registers = ['INDUSTRY_CHAINS', 'REGIONS', 'RATINGS', 'HUB_ASSIGNMENTS'] as const;
export type RegisterName = (typeof registers)[number];

/** Where a document says something: the line of its text, and a few words of it. */
export type Place = { readonly line: number; readonly quote: string };

/** A day, or what comes near to one, as a document gives it: 2022-08, 2023. */
export type StatedTime = { readonly value: string; readonly basis: StatedBasis; readonly why?: string };

/** The days that a figure is of. */
export type StatedPeriod = {
  readonly from?: CalendarDate;
  readonly to: CalendarDate;
  readonly basis: StatedBasis;
  readonly why?: string;
};

/** A question to the ledger, in the API's own words: its measure and filter; the row of some keys; or how many codes it does not come to zero at. */
export type LedgerQuestion = {
  readonly measure: string;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly credit?: string;
  readonly keys?: readonly { readonly dimension: string; readonly code: string }[];
  readonly distinctOf?: string;
};

/** What answers a figure here. */
export type Question =
  | { readonly figure: LedgerQuestion }
  | { readonly ratio: { readonly numerator: LedgerQuestion; readonly denominator: LedgerQuestion } }
  | { readonly register: RegisterQuestion };

/**
 * How many lines a register has on a day: of regions, those directly below one; of what an organization was given or assigned to, those from one day
 * to another.
 */
export type RegisterQuestion = {
  readonly name: RegisterName;
  readonly from?: CalendarDate;
  readonly on: CalendarDate;
  readonly within?: string;
  readonly organizationId?: string;
  readonly grade?: RatingGrade;
};

/** All that is recorded of a figure. It is of an indicator, or of what a question to the ledger answers: of one of the two. */
export type Observed = {
  readonly indicator?: string;
  readonly question?: Question;
  /** Of whom or of what, in the document's words. */
  readonly subject: string;
  readonly regionCode?: string;
  /** In the unit: fen for money, 2022-08 for a date; a decimal otherwise. */
  readonly value: string;
  readonly unit: string;
  readonly qualifier: StatedQualifier;
  readonly each?: Rate;
  /** No numeral says it: it was counted by reading. */
  readonly byReading?: true;
  readonly period: StatedPeriod;
  /** Another figure of the document that holds it. */
  readonly partOf?: string;
  /** Figures of the document that it must not be added to, whatever the reason. */
  readonly neverAddedTo?: readonly string[];
  readonly places: readonly Place[];
  readonly note?: string;
};

/** A document 来源 that prints figures. Its text stays with whoever has it; what is kept is the digest. */
export type DocumentRegistered = EventOf<
  'DocumentRegistered',
  {
    readonly documentId: string;
    readonly title: string;
    readonly publisher: string;
    readonly file?: string;
    readonly published?: StatedTime;
    /** As of when its figures are. */
    readonly statedAsOf?: StatedTime;
    readonly sha256: string;
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** 公布数登录: a figure that the document prints. */
export type FigureObserved = EventOf<
  'FigureObserved',
  Observed & {
    readonly documentId: string;
    readonly observationId: string;
    /** What it is called within the document: 001-21. */
    readonly key: string;
  }
>;
/** 再引: the document says it in another place, too; `after` is all of it, for the views. */
export type ObservationCited = EventOf<
  'ObservationCited',
  {
    readonly documentId: string;
    readonly observationId: string;
    readonly key: string;
    readonly revision: number;
    readonly place: Place;
    readonly after: Observed;
  }
>;
/** 更正: it was recorded wrongly; `after` is all of it as it should have been. */
export type ObservationCorrected = EventOf<
  'ObservationCorrected',
  {
    readonly documentId: string;
    readonly observationId: string;
    readonly key: string;
    readonly revision: number;
    readonly before: Observed;
    readonly after: Observed;
    readonly reason: string;
  }
>;
/** 撤销: the document does not say it. */
export type ObservationRetracted = EventOf<
  'ObservationRetracted',
  {
    readonly documentId: string;
    readonly observationId: string;
    readonly key: string;
    /** The one that stood when it was taken back. */
    readonly revision: number;
    readonly reason: string;
  }
>;
/** A number in the document that is no figure of the work, and why. */
export type FigureExcluded = EventOf<
  'FigureExcluded',
  {
    readonly documentId: string;
    readonly key: string;
    readonly place: Place;
    readonly reason: string;
  }
>;

/** Everything that can stand on a `document-*` stream. */
export type DocumentEvent =
  | DocumentRegistered
  | FigureObserved
  | ObservationCited
  | ObservationCorrected
  | ObservationRetracted
  | FigureExcluded;

export const documentEvents = eventTypes<DocumentEvent>({
  DocumentRegistered: { v: 1 },
  FigureObserved: { v: 1 },
  ObservationCited: { v: 1 },
  ObservationCorrected: { v: 1 },
  ObservationRetracted: { v: 1 },
  FigureExcluded: { v: 1 },
});

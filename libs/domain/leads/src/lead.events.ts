import {
  eventTypes,
  type CalendarDate,
  type EventOf,
  type Money,
  type RecognitionEvent,
} from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to lead.upcasts.ts.

/** 招商线索, 引才线索 */
export const leadKinds = ['INVESTMENT', 'TALENT'] as const;
export type LeadKind = (typeof leadKinds)[number];

export const leadGrades = ['A', 'B', 'C'] as const;
export type LeadGrade = (typeof leadGrades)[number];

/** 招商小分队, 驻外招商, 以商招商, 链主招商, 商协会招商, 基金招商, 委托招商, 其他 (DOMAIN §1.5) */
export const sourcingMethods = [
  'TEAM',
  'RESIDENT_OFFICE',
  'INCUMBENT',
  'CHAIN_LEADER',
  'ASSOCIATION',
  'FUND',
  'AGENT',
  'OTHER',
] as const;
export type SourcingMethod = (typeof sourcingMethods)[number];

/** How far a lead has come by its own events; visits, agreements and projects are other contexts' to add. */
export const leadStages = ['REPORTED', 'QUALIFIED', 'ASSIGNED', 'NEGOTIATING', 'LOST'] as const;
export type LeadStage = (typeof leadStages)[number];

/** Of the leads that name one investor the first is FIRST 首报, every other LATER. */
type Verdict = 'FIRST' | 'LATER';

/** An organization with the hubs above it (nearest first) as they were when this was recorded. */
export type LeadParty = { readonly organizationId: string; readonly hubs: readonly string[] };

/** Who works on it. `userId` is an account's opaque id, never a name. */
export type LeadOwner = LeadParty & { readonly stationId?: string; readonly userId?: string };

/** What tells one investor from another: the credit code or, where none is known, the name. At least one is there. */
export type InvestorIdentity = { readonly creditCode?: string; readonly name?: string };

/** What was recorded of a lead; a correction may replace any of it. */
export type Described = {
  readonly title: string;
  readonly investorName?: string;
  readonly investorCreditCode?: string;
  readonly reporter: LeadParty;
  readonly stationId?: string;
  readonly activityId?: string;
  readonly chainCode?: string;
  readonly regionCode?: string;
  readonly reportedOn: CalendarDate;
  readonly expectedInvestment?: Money;
  readonly sourcingMethod?: SourcingMethod;
  readonly summary?: string;
};

/** What the record of a lead may do without. */
export type Clearable = Exclude<keyof Described, 'title' | 'reporter' | 'reportedOn'>;

/** Everybody whose scope holds the lead: reporter, owner and the hubs above both; sorted. */
type Scoped = { readonly scopeIds: readonly string[] };
type Staged = { readonly stage: LeadStage };

export type LeadReported = EventOf<
  'LeadReported',
  Described &
    Scoped & {
      readonly leadId: string;
      readonly kind: LeadKind;
      /** Absent where it names no investor: then it has no claim to be judged, and counts at once. */
      readonly investor?: InvestorIdentity;
      readonly sourceDocument?: string;
      readonly illustrative?: true;
    }
>;
export type LeadQualified = EventOf<
  'LeadQualified',
  Staged & { readonly leadId: string; readonly grade: LeadGrade; readonly qualifiedOn: CalendarDate }
>;
/** A grade of another day than that of the first qualification; the same grade again is a statement too. */
export type LeadRegraded = EventOf<
  'LeadRegraded',
  {
    readonly leadId: string;
    /** In force on that day before it; none where it had not been qualified by then. */
    readonly before?: LeadGrade;
    readonly after: LeadGrade;
    readonly regradedOn: CalendarDate;
    /** In force with it: another one when a later grade was recorded before this one. */
    readonly current: LeadGrade;
    /** The day on which it counts as qualified, where that is another now: this is an earlier grade that was recorded late. */
    readonly qualifiedOn?: CalendarDate;
  }
>;
export type LeadAssigned = EventOf<
  'LeadAssigned',
  Staged &
    Scoped & {
      readonly leadId: string;
      readonly before?: LeadOwner;
      readonly owner: LeadOwner;
      readonly assignedOn: CalendarDate;
      /** Whose it is with it: another's when a later step was recorded before this one, and nobody's where that one put it into the pool. */
      readonly current?: LeadOwner;
    }
>;
/** `current` is the latest follow-up by its day: another one when a later one was recorded before this. */
export type LeadFollowedUp = EventOf<
  'LeadFollowedUp',
  Staged & {
    readonly leadId: string;
    readonly followedUpOn: CalendarDate;
    readonly note: string;
    readonly nextFollowUpOn?: CalendarDate;
    readonly current: { readonly followedUpOn: CalendarDate; readonly nextFollowUpOn?: CalendarDate };
  }
>;
export type LeadReleased = EventOf<
  'LeadReleased',
  Staged &
    Scoped & {
      readonly leadId: string;
      readonly before?: LeadOwner;
      readonly releasedOn: CalendarDate;
      readonly reason: string;
    }
>;
export type LeadClaimed = EventOf<
  'LeadClaimed',
  Staged & Scoped & { readonly leadId: string; readonly owner: LeadOwner; readonly claimedOn: CalendarDate }
>;
/** Without `before` the reporter itself hands it on. */
export type LeadTransferred = EventOf<
  'LeadTransferred',
  Staged &
    Scoped & {
      readonly leadId: string;
      readonly before?: LeadOwner;
      readonly owner: LeadOwner;
      readonly transferredOn: CalendarDate;
      readonly reason: string;
    }
>;
export type LeadLinkedAsDuplicate = EventOf<
  'LeadLinkedAsDuplicate',
  { readonly leadId: string; readonly duplicateOf: string; readonly reason: string }
>;
export type LeadUnlinked = EventOf<
  'LeadUnlinked',
  { readonly leadId: string; readonly duplicateOf: string; readonly reason: string }
>;
export type LeadLost = EventOf<
  'LeadLost',
  { readonly leadId: string; readonly lostOn: CalendarDate; readonly reason: string }
>;
export type LeadReopened = EventOf<
  'LeadReopened',
  Staged & { readonly leadId: string; readonly reopenedOn: CalendarDate; readonly reason: string }
>;
type Correctable = Described & { readonly qualifiedOn: CalendarDate };
/** The record was wrong: `after` replaces what was recorded, and `cleared` is recorded no more, dated as the facts themselves. */
export type LeadCorrected = EventOf<
  'LeadCorrected',
  Scoped & {
    readonly leadId: string;
    readonly before: Partial<Correctable>;
    readonly after: Partial<Correctable>;
    /** What should not have been recorded at all; what it was is in `before`. */
    readonly cleared: readonly Clearable[];
    /** Whom it named until now, where the correction names another or names one more closely. */
    readonly investorBefore?: InvestorIdentity;
    /** Whom it names from now on; absent where the correction is not about the investor, and beside `investorBefore`: nobody any more. */
    readonly investor?: InvestorIdentity;
    readonly reason: string;
  }
>;

export type Judgement = {
  readonly investorId: string;
  readonly verdict: Verdict;
  /** The lead that is first: this one itself where the verdict is FIRST. */
  readonly firstLeadId: string;
};
/** The verdict on a lead that waited for it. */
export type LeadClaimJudged = EventOf<'LeadClaimJudged', Judgement & { readonly leadId: string }>;
/** Another verdict on a lead that counted, or did not, until now. */
export type LeadClaimRejudged = EventOf<'LeadClaimRejudged', Judgement & { readonly leadId: string }>;

type OwnEvent =
  | LeadReported
  | LeadQualified
  | LeadRegraded
  | LeadAssigned
  | LeadFollowedUp
  | LeadReleased
  | LeadClaimed
  | LeadTransferred
  | LeadLinkedAsDuplicate
  | LeadUnlinked
  | LeadLost
  | LeadReopened
  | LeadCorrected
  | LeadClaimJudged
  | LeadClaimRejudged;
/** Everything that can stand on a `lead-*` stream. */
export type LeadEvent = OwnEvent | RecognitionEvent;

export const leadEvents = eventTypes<LeadEvent, RecognitionEvent>({
  LeadReported: { v: 1 },
  LeadQualified: { v: 1 },
  LeadRegraded: { v: 2 },
  LeadAssigned: { v: 2 },
  LeadFollowedUp: { v: 1 },
  LeadReleased: { v: 1 },
  LeadClaimed: { v: 1 },
  LeadTransferred: { v: 1 },
  LeadLinkedAsDuplicate: { v: 1 },
  LeadUnlinked: { v: 1 },
  LeadLost: { v: 1 },
  LeadReopened: { v: 1 },
  LeadCorrected: { v: 2 },
  LeadClaimJudged: { v: 1 },
  LeadClaimRejudged: { v: 1 },
});

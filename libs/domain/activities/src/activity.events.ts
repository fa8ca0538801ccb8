import { eventTypes, type CalendarDate, type EventOf, type RecognitionEvent } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to activity.upcasts.ts.

/** 推介会, 展会, 对接会, 考察学习, 调研, 培训, 其他, 沙龙, 讲座, 咨询, 会员活动 */
export const activityKinds = [
  'PROMOTION_CONFERENCE',
  'FAIR',
  'MATCHMAKING',
  'STUDY_TOUR',
  'RESEARCH_TRIP',
  'TRAINING',
  'OTHER',
  'SALON',
  'LECTURE',
  'CONSULTATION',
  'MEMBER_EVENT',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What it is held for: 招商, or 服务 to members and the public. A kind does not tell: trainings are held for either. */
export const activityPurposes = ['INVESTMENT', 'SERVICE'] as const;
export type ActivityPurpose = (typeof activityPurposes)[number];

/** An organizer's share, with the hubs above it (nearest first) as they were when it was credited. */
export type ActivityCredit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** The sessions 场次 of one day; `participants` are person-times, absent where nobody counted them. */
export type ActivitySession = {
  readonly heldOn: CalendarDate;
  readonly sessions: number;
  readonly participants?: number;
};

/** All sessions held so far, in order of their days, and what they come to. */
export type Held = {
  readonly sessions: readonly ActivitySession[];
  readonly sessionCount: number;
  /** Absent where no session says it. */
  readonly participants?: number;
  readonly firstHeldOn: CalendarDate;
  readonly lastHeldOn: CalendarDate;
};

/** Expected days; a plan's, kept once it was held. */
export type Expected = { readonly from: CalendarDate; readonly to?: CalendarDate };

/** What an activity is, planned or held. */
export type Described = {
  readonly name: string;
  readonly kind: ActivityKind;
  /** Absent: 招商, as all are that were recorded before there were others. */
  readonly purpose?: 'SERVICE';
  /** Where it takes place, which may lie outside the jurisdiction. */
  readonly regionCode: string;
  readonly chainCode?: string;
  readonly credits: readonly ActivityCredit[];
  readonly expected?: Expected;
};

/** The document that states what the fact says, and whether it is made up to illustrate. */
type Source = { readonly sourceDocument?: string; readonly illustrative?: true };

export type ActivityPlanned = EventOf<
  'ActivityPlanned',
  Described & Source & { readonly activityId: string; readonly expected: Expected }
>;
/** Says everything anew, whether it had been planned or not. */
export type ActivityHeld = EventOf<
  'ActivityHeld',
  Described & Source & { readonly activityId: string; readonly held: Held }
>;
export type ActivitySessionsAdded = EventOf<
  'ActivitySessionsAdded',
  Source & { readonly activityId: string; readonly added: readonly ActivitySession[]; readonly held: Held }
>;
export type ActivityCancelled = EventOf<
  'ActivityCancelled',
  { readonly activityId: string; readonly reason: string }
>;
/** The record was wrong: `after` is the whole description as it should have been, `held` absent while it is not held. */
export type ActivityCorrected = EventOf<
  'ActivityCorrected',
  Source & {
    readonly activityId: string;
    readonly before: Described & { readonly held?: Held };
    readonly after: Described & { readonly held?: Held };
    readonly reason: string;
  }
>;

type OwnEvent =
  ActivityPlanned | ActivityHeld | ActivitySessionsAdded | ActivityCancelled | ActivityCorrected;
/** Everything that can stand on an `activity-*` stream. */
export type ActivityEvent = OwnEvent | RecognitionEvent;

export const activityEvents = eventTypes<ActivityEvent, RecognitionEvent>({
  ActivityPlanned: { v: 1 },
  ActivityHeld: { v: 1 },
  ActivitySessionsAdded: { v: 1 },
  ActivityCancelled: { v: 1 },
  ActivityCorrected: { v: 1 },
});

import {
  eventTypes,
  type CalendarDate,
  type EventOf,
  type Money,
  type OutcomeKind,
  type RecognitionEvent,
} from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to outcome.upcasts.ts.

/** Of what level a standard is: 国际, 国家, 行业, 地方, 团体, 企业标准. */
export const standardLevels = [
  'INTERNATIONAL',
  'NATIONAL',
  'INDUSTRY',
  'LOCAL_STANDARD',
  'GROUP',
  'ENTERPRISE',
] as const;
export type StandardLevel = (typeof standardLevels)[number];

/** 主持, 参与 */
export const standardRoles = ['LED', 'TOOK_PART'] as const;
export type StandardRole = (typeof standardRoles)[number];

/** An organization's share, with the hubs above it (nearest first) as they were when it was credited. */
export type OutcomeCredit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** What came about, each field of some kinds alone: see `fieldsOf`. At least one number or amount is told. */
export type Achieved = {
  readonly jobsOffered?: number;
  readonly hires?: number;
  readonly standards?: number;
  readonly standardLevel?: StandardLevel;
  readonly standardRole?: StandardRole;
  readonly platforms?: number;
  readonly cash?: Money;
  /** Goods at their value 物资折价. */
  readonly goods?: Money;
  readonly projects?: number;
};

/** What is said of an outcome, and can be corrected. */
export type OutcomeDescription = Achieved & {
  readonly title?: string;
  readonly periodFrom?: CalendarDate;
  /** The last day of its period: the one on which it counts. */
  readonly periodTo: CalendarDate;
  readonly activityId?: string;
  readonly chainCode?: string;
  readonly regionCode?: string;
  readonly credits: readonly OutcomeCredit[];
};

export type OutcomeReported = EventOf<
  'OutcomeReported',
  OutcomeDescription & {
    readonly outcomeId: string;
    readonly kind: OutcomeKind;
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** The record was wrong: the whole description before and after, dated as the outcome. */
export type OutcomeCorrected = EventOf<
  'OutcomeCorrected',
  {
    readonly outcomeId: string;
    readonly before: OutcomeDescription;
    readonly after: OutcomeDescription;
    readonly reason: string;
  }
>;
/** The report is taken back 撤回: it counts for nothing, on the day on which it had counted. */
export type OutcomeWithdrawn = EventOf<
  'OutcomeWithdrawn',
  { readonly outcomeId: string; readonly reason: string }
>;

type OwnEvent = OutcomeReported | OutcomeCorrected | OutcomeWithdrawn;
/** Everything that can stand on an `outcome-*` stream. */
export type OutcomeEvent = OwnEvent | RecognitionEvent;

export const outcomeEvents = eventTypes<OutcomeEvent, RecognitionEvent>({
  OutcomeReported: { v: 1 },
  OutcomeCorrected: { v: 1 },
  OutcomeWithdrawn: { v: 1 },
});

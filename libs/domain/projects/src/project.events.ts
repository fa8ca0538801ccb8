import {
  eventTypes,
  type CalendarDate,
  type EventOf,
  type Fen,
  type Money,
  type RecognitionEvent,
} from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to project.upcasts.ts.

/** An organization's share, with the hubs above it (nearest first) as they were when it was credited. */
export type ProjectCredit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly hubs: readonly string[];
};

/** Steps after landing that have a day (registered 注册, land obtained 取得土地, construction 开工, production 投产, full capacity 达产). */
export const milestones = [
  'REGISTERED',
  'LAND_OBTAINED',
  'CONSTRUCTION_STARTED',
  'PRODUCTION_STARTED',
  'FULL_CAPACITY',
] as const;
export type Milestone = (typeof milestones)[number];

/** Money that really arrived, each kind a measure of its own (固定资产投资, 实际到位内资, 实际使用外资). */
export const fundKinds = ['FIXED_ASSET_INVESTMENT', 'PAID_IN_DOMESTIC', 'UTILIZED_FOREIGN'] as const;
export type FundKind = (typeof fundKinds)[number];

type Described = {
  readonly name: string;
  /** Absent while it is of no chain that is known yet. */
  readonly chainCode?: string;
  readonly regionCode: string;
  readonly landedOn: CalendarDate;
  /** Absent while the plan is missing: it counts as a project, and adds no sum. */
  readonly plannedInvestment?: Money;
  readonly credits: readonly ProjectCredit[];
};

export type ProjectLanded = EventOf<
  'ProjectLanded',
  Described & {
    readonly projectId: string;
    readonly leadId?: string;
    readonly agreementId?: string;
    readonly activityId?: string;
    readonly stationId?: string;
    readonly investorName?: string;
    readonly companyCreditCode?: string;
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
export type ProjectPlanRevised = EventOf<
  'ProjectPlanRevised',
  {
    readonly projectId: string;
    /** In force on that day before it. */
    readonly before: Money;
    readonly after: Money;
    /** The plan in force with it: another one when a later revision was recorded before this one. */
    readonly current: Money;
    readonly revisedOn: CalendarDate;
    readonly reason: string;
  }
>;
export type ProjectMilestoneReached = EventOf<
  'ProjectMilestoneReached',
  { readonly projectId: string; readonly milestone: Milestone; readonly reachedOn: CalendarDate }
>;
/** `received` is the sum of this kind with this receipt, in fen. */
export type ProjectFundsReceived = EventOf<
  'ProjectFundsReceived',
  {
    readonly projectId: string;
    readonly kind: FundKind;
    readonly amount: Money;
    readonly receivedOn: CalendarDate;
    readonly received: Fen;
  }
>;
export type ProjectRecredited = EventOf<
  'ProjectRecredited',
  {
    readonly projectId: string;
    readonly credits: readonly ProjectCredit[];
    /** Who shares it now: others when a later re-credit was recorded before this one. */
    readonly current: readonly ProjectCredit[];
    readonly recreditedOn: CalendarDate;
    readonly reason: string;
  }
>;
/** The record was wrong: `after` replaces what was recorded of the landing itself, dated as the landing. */
export type ProjectCorrected = EventOf<
  'ProjectCorrected',
  {
    readonly projectId: string;
    readonly before: Partial<Described>;
    readonly after: Partial<Described>;
    /** What is in force with it; later revisions and re-credits stand over a corrected landing. */
    readonly current: { readonly plannedInvestment?: Money; readonly credits: readonly ProjectCredit[] };
    readonly reason: string;
  }
>;
export type ProjectLinkedAsDuplicate = EventOf<
  'ProjectLinkedAsDuplicate',
  { readonly projectId: string; readonly duplicateOf: string; readonly reason: string }
>;
export type ProjectUnlinked = EventOf<
  'ProjectUnlinked',
  { readonly projectId: string; readonly duplicateOf: string; readonly reason: string }
>;
export type ProjectWithdrawn = EventOf<
  'ProjectWithdrawn',
  { readonly projectId: string; readonly withdrawnOn: CalendarDate; readonly reason: string }
>;

type OwnEvent =
  | ProjectLanded
  | ProjectPlanRevised
  | ProjectMilestoneReached
  | ProjectFundsReceived
  | ProjectRecredited
  | ProjectCorrected
  | ProjectLinkedAsDuplicate
  | ProjectUnlinked
  | ProjectWithdrawn;
/** Everything that can stand on a `project-*` stream. */
export type ProjectEvent = OwnEvent | RecognitionEvent;

export const projectEvents = eventTypes<ProjectEvent, RecognitionEvent>({
  ProjectLanded: { v: 1 },
  ProjectPlanRevised: { v: 1 },
  ProjectMilestoneReached: { v: 1 },
  ProjectFundsReceived: { v: 1 },
  ProjectRecredited: { v: 1 },
  ProjectCorrected: { v: 1 },
  ProjectLinkedAsDuplicate: { v: 1 },
  ProjectUnlinked: { v: 1 },
  ProjectWithdrawn: { v: 1 },
});

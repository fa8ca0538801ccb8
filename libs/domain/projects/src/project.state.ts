import {
  everybodyAtHome,
  decide,
  streamOf,
  undecided,
  type CalendarDate,
  type Decisions,
  type Money,
} from '#platform/kernel';
import type {
  FundKind,
  Milestone,
  ProjectCorrected,
  ProjectCredit,
  ProjectEvent,
  ProjectLanded,
} from './project.events.js';

type Plan = { readonly on: CalendarDate; readonly planned: Money };
type Receipt = { readonly kind: FundKind; readonly on: CalendarDate; readonly amount: Money };

/** A project that landed, whatever became of it since. */
export type LandedProject = Omit<ProjectLanded['data'], 'plannedInvestment' | 'credits'> & {
  readonly status: 'landed' | 'withdrawn';
  /** In the order they were said; the first is the landing's. None while the plan is missing. */
  readonly plans: readonly Plan[];
  readonly creditsFrom: readonly {
    readonly from: CalendarDate;
    readonly credits: readonly ProjectCredit[];
  }[];
  readonly reached: { readonly [M in Milestone]?: CalendarDate };
  readonly receipts: readonly Receipt[];
  readonly withdrawnOn?: CalendarDate;
  readonly duplicateOf?: string;
  readonly decisions: Decisions;
};
export type Project = { readonly status: 'absent' } | LandedProject;
export const absent: Project = { status: 'absent' };

export const evolve = (project: Project, event: ProjectEvent): Project => {
  if (event.type === 'ProjectLanded') {
    const { plannedInvestment, credits, ...rest } = event.data;
    return {
      ...rest,
      status: 'landed',
      plans: plannedInvestment ? [{ on: rest.landedOn, planned: plannedInvestment }] : [],
      creditsFrom: [{ from: rest.landedOn, credits }],
      reached: {},
      receipts: [],
      decisions: undecided,
    };
  }
  if (project.status === 'absent') throw new Error(`${event.type} before ProjectLanded`);
  switch (event.type) {
    case 'ProjectPlanRevised':
      return {
        ...project,
        plans: [...project.plans, { on: event.data.revisedOn, planned: event.data.after }],
      };
    case 'ProjectMilestoneReached':
      return { ...project, reached: { ...project.reached, [event.data.milestone]: event.data.reachedOn } };
    case 'ProjectFundsReceived': {
      const { kind, receivedOn, amount } = event.data;
      return { ...project, receipts: [...project.receipts, { kind, on: receivedOn, amount }] };
    }
    case 'ProjectRecredited':
      return {
        ...project,
        creditsFrom: [...project.creditsFrom, { from: event.data.recreditedOn, credits: event.data.credits }],
      };
    case 'ProjectCorrected': {
      const { plannedInvestment, credits, ...rest } = event.data.after;
      const landedOn = rest.landedOn ?? project.landedOn;
      const [landing, ...revisions] = project.plans;
      const [first, ...later] = project.creditsFrom;
      const planned = plannedInvestment ?? landing?.planned;
      return {
        ...project,
        ...rest,
        plans: planned ? [{ on: landedOn, planned }, ...revisions] : [],
        creditsFrom: [{ from: landedOn, credits: credits ?? first!.credits }, ...later],
      };
    }
    case 'ProjectLinkedAsDuplicate':
      return { ...project, duplicateOf: event.data.duplicateOf };
    case 'ProjectUnlinked': {
      const { duplicateOf: _, ...rest } = project;
      return rest;
    }
    case 'ProjectWithdrawn':
      return { ...project, status: 'withdrawn', withdrawnOn: event.data.withdrawnOn };
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...project, decisions: decide(project.decisions, event) };
  }
};

/**
 * The plan in force on a day from the landing on, without one the latest: by its day, and of one day the last that was said. Undefined while
 * the plan is missing.
 */
export const plannedOn = ({ plans }: LandedProject, day?: CalendarDate): Money | undefined =>
  plans
    .filter(({ on }) => day === undefined || on <= day)
    .reduce<Plan | undefined>((latest, plan) => (!latest || plan.on >= latest.on ? plan : latest), undefined)
    ?.planned;

/** Who shares it on a day from the landing on, without one at the latest: by the day, and of one day the last that was said. */
export const creditsOn = ({ creditsFrom }: LandedProject, day?: CalendarDate): readonly ProjectCredit[] =>
  creditsFrom
    .filter(({ from }) => day === undefined || from <= day)
    .reduce((latest, credits) => (credits.from >= latest.from ? credits : latest)).credits;

/** What is in force once an event is recorded: facts carry it, so that no view computes it. */
export const currentAfter = (
  project: LandedProject,
  event: ProjectEvent,
): ProjectCorrected['data']['current'] => {
  const after = evolve(project, event) as LandedProject;
  const plannedInvestment = plannedOn(after);
  return { ...(plannedInvestment && { plannedInvestment }), credits: creditsOn(after) };
};

/** Fen received so far of one kind. */
export const receivedOf = (project: LandedProject, kind: FundKind): number =>
  project.receipts.reduce((sum, receipt) => (receipt.kind === kind ? sum + receipt.amount.cny : sum), 0);

/** The first day on which nothing later is recorded any more: a withdrawal or a correction must respect it. */
export const lastDated = (project: LandedProject): CalendarDate =>
  [
    project.landedOn,
    ...project.plans.map((plan) => plan.on),
    ...project.creditsFrom.map((credits) => credits.from),
    ...Object.values(project.reached),
    ...project.receipts.map((receipt) => receipt.on),
  ].reduce((latest, day) => (day > latest ? day : latest));

export const projectStream = streamOf<Project, ProjectEvent>('project', absent, evolve, everybodyAtHome);

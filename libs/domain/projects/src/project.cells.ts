import { claimCells, ONE, stepsOf, type Cell, type Cells, type Dims } from '#platform/ledger';
import {
  byDay,
  type CalendarDate,
  type CountingRule,
  type FloorClause,
  type Measure,
} from '#platform/kernel';
import { fundKinds } from './project.events.js';
import type { LandedProject, Project } from './project.state.js';

// What "landed" means is the rule's to say (落地 is ambiguous: DOMAIN §1.1).
const landedUnder = (
  { landed: { when, needs } }: CountingRule,
  project: LandedProject,
): CalendarDate | undefined => {
  const days = [when, ...needs].map((step) => (step === 'LANDED' ? project.landedOn : project.reached[step]));
  return days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined;
};

/** From when on the plan in force is above the floors, and from when on it is not; undefined where none asks. */
type Above = readonly { readonly on: CalendarDate; readonly is: boolean }[] | undefined;
const aboveFloors = (plans: LandedProject['plans'], floors: readonly FloorClause[]): Above =>
  floors.length === 0
    ? undefined
    : plans.map(({ on, planned }) => ({ on, is: floors.every(({ least }) => planned.cny >= least) }));
/** The first plan holds for all days before it. */
const isAbove = (above: Above, on: CalendarDate): boolean =>
  !above || ((above.findLast((each) => each.on <= on) ?? above[0])?.is ?? false);

/** Balances as they are while the plan in force is above the floors, and nothing while it is not; none behind a withdrawal. */
const whileAbove = (
  balances: readonly Dated[],
  above: Above,
  until: CalendarDate | undefined,
): readonly Dated[] => {
  if (!above || balances.length === 0) return balances;
  const inOrder = balances.toSorted(byDay((each) => each.on));
  const days = [
    ...new Set([...inOrder, ...above.filter(({ on }) => on > inOrder[0]!.on)].map(({ on }) => on)),
  ].toSorted();
  const counted = until === undefined ? days : days.filter((on) => on <= until);
  return counted.map((on) => ({
    on,
    balance: isAbove(above, on) ? inOrder.findLast((each) => each.on <= on)!.balance : 0n,
  }));
};

type Dated = { readonly on: CalendarDate; readonly balance: bigint };

/** What a project counts for as it stands. */
export const projectCells: Cells<Project> = (rule, project) => {
  if (project.status === 'absent' || project.duplicateOf !== undefined) return [];
  const landedOn = landedUnder(rule, project);
  const [landing] = project.plans;
  if (landedOn === undefined) return [];
  const plans = project.plans.toSorted(byDay((each) => each.on));
  const floorsOf = (judgedBy: FloorClause['judgedBy']) =>
    rule.floors.filter((floor) => floor.judgedBy === judgedBy);
  // A plan that is missing reaches no floor.
  if (floorsOf('FIRST').some(({ least }) => (landing?.planned.cny ?? 0) < least)) return [];
  const above = aboveFloors(plans, floorsOf('IN_FORCE'));

  const dims: Dims = {
    stationId: project.stationId,
    chainCode: project.chainCode,
    regionCode: project.regionCode,
    activityId: project.activityId,
  };
  const { withdrawnOn } = project;
  const measured = (measure: Measure, balances: readonly Dated[]): Cell[] => {
    const counted = whileAbove(balances, above, withdrawnOn);
    const until = withdrawnOn === undefined ? counted : [...counted, { on: withdrawnOn, balance: 0n }];
    return balances.length === 0
      ? []
      : claimCells(measure, stepsOf(until, project.creditsFrom), dims, project.decisions);
  };
  const once = (measure: Measure, on: CalendarDate | undefined) =>
    on === undefined ? [] : measured(measure, [{ on, balance: ONE }]);

  const inForce = (balances: readonly Dated[]): Dated[] => {
    // Counted only from the rule's own day of landing on; what was planned before that day is the opening balance.
    const before = balances.findLast((b) => b.on <= landedOn) ?? balances[0];
    if (!before) return [];
    return [{ on: landedOn, balance: before.balance }, ...balances.filter((b) => b.on > landedOn)];
  };
  return [
    ...once('PROJECTS_LANDED', landedOn),
    ...measured(
      'PLANNED_INVESTMENT',
      inForce(plans.map(({ on, planned }) => ({ on, balance: BigInt(planned.cny) }))),
    ),
    ...once('CONSTRUCTION_STARTS', project.reached.CONSTRUCTION_STARTED),
    ...once('PRODUCTION_STARTS', project.reached.PRODUCTION_STARTED),
    ...fundKinds.flatMap((kind) => measured(kind, cumulative(project, kind))),
    // What was never a landing to count is no withdrawal to count either.
    ...(withdrawnOn === undefined ||
    !isAbove(above, withdrawnOn) ||
    project.decisions.PROJECTS_LANDED?.decision === 'REJECTED'
      ? []
      : claimCells(
          'PROJECTS_WITHDRAWN',
          stepsOf([{ on: withdrawnOn, balance: ONE }], project.creditsFrom),
          dims,
          project.decisions,
        )),
  ];
};

const cumulative = (project: LandedProject, kind: (typeof fundKinds)[number]): Dated[] => {
  let balance = 0n;
  return project.receipts
    .filter((receipt) => receipt.kind === kind)
    .toSorted(byDay((each) => each.on))
    .map(({ on, amount }) => ({ on, balance: (balance += BigInt(amount.cny)) }));
};

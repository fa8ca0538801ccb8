import {
  claimCells,
  ONE,
  stepsOf,
  type Cell,
  type Cells,
  type CountingRule,
  type Dims,
} from '#platform/ledger';
import { byDay, type CalendarDate, type Measure } from '#platform/kernel';
import { fundKinds } from './project.events.js';
import type { LandedProject, Project } from './project.state.js';

// What "landed" means is the rule's to say (落地 is ambiguous: DOMAIN §1.1).
const landedUnder = (rule: CountingRule, project: LandedProject): CalendarDate | undefined =>
  rule.landedWhen === 'LANDED' ? project.landedOn : project.reached[rule.landedWhen];

type Dated = { readonly on: CalendarDate; readonly balance: bigint };

/** What a project counts for as it stands. */
export const projectCells: Cells<Project> = (rule, project) => {
  if (project.status === 'absent' || project.duplicateOf !== undefined) return [];
  const landedOn = landedUnder(rule, project);
  const [landing] = project.plans;
  // A plan that is missing reaches no floor.
  if (landedOn === undefined || (landing?.planned.cny ?? 0) < rule.plannedFloor) return [];

  const dims: Dims = {
    stationId: project.stationId,
    chainCode: project.chainCode,
    regionCode: project.regionCode,
    activityId: project.activityId,
  };
  const { withdrawnOn } = project;
  const measured = (measure: Measure, balances: readonly Dated[]): Cell[] => {
    const until = withdrawnOn === undefined ? balances : [...balances, { on: withdrawnOn, balance: 0n }];
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
  const plans = project.plans.toSorted(byDay((each) => each.on));
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
    ...(withdrawnOn === undefined || project.decisions.PROJECTS_LANDED?.decision === 'REJECTED'
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

import { claimCells, count, ONE, stepsOf, type Cell, type Cells, type Dims } from '#platform/ledger';
import type { Decisions, Measure } from '#platform/kernel';
import type { VisitRecord } from './visit.events.js';
import type { Visit } from './visit.state.js';

/** What a visit counts for as it stands: one visit and its delegates, on its first day, for the host. */
export const visitCells: Cells<Visit> = (_rule, visit) => {
  if (visit.status !== 'logged') return [];
  const { record, decisions } = visit;
  const { chainCode, regionCode, activityId, visitedOn, delegateCount, host, direction } = record;
  const dims: Dims = { stationId: host.stationId, chainCode, regionCode, activityId, kindCode: direction };
  const dated = (measure: Measure, balance: bigint): Cell[] =>
    claimCells(
      measure,
      stepsOf([{ on: visitedOn, balance }], [{ from: visitedOn, credits: host.credits }]),
      dims,
      decisions,
    );
  return [
    ...dated('VISITS_LOGGED', ONE),
    ...(delegateCount === undefined ? [] : dated('VISIT_DELEGATES', count(delegateCount))),
    ...(direction === 'LOCAL' ? [] : participations(record, dims, decisions)),
  ];
};

/** One for each organization that takes part, which has the whole of its own. What is recognized of them is of the first that are listed. */
const participations = (
  { organizations, visitedOn: on }: VisitRecord,
  dims: Dims,
  decisions: Decisions,
): Cell[] => {
  const measure = 'DELEGATION_ORGANIZATIONS';
  const decision = decisions[measure];
  return organizations.flatMap(({ organizationId, hubs }, i) => {
    const credits = [{ organizationId, basisPoints: 10_000, hubs }];
    const left = decision?.decision === 'RECOGNIZED' ? decision.value - i * Number(ONE) : 0;
    const own: Decisions =
      decision?.decision === 'RECOGNIZED'
        ? { [measure]: { decision: 'RECOGNIZED', value: Math.min(Math.max(left, 0), Number(ONE)) } }
        : decisions;
    return claimCells(measure, [{ on, balance: ONE, credits }], dims, own);
  });
};

import { claimCells, count, ONE, stepsOf, type Cell, type Cells, type Dims } from '#platform/ledger';
import type { Measure } from '#platform/kernel';
import type { Visit } from './visit.state.js';

/** What a visit counts for as it stands: one visit and its delegates, on its first day, for the host. */
export const visitCells: Cells<Visit> = (_rule, visit) => {
  if (visit.status !== 'logged') return [];
  const { record, decisions } = visit;
  const { chainCode, regionCode, activityId, visitedOn, delegateCount, host } = record;
  const dims: Dims = { stationId: host.stationId, chainCode, regionCode, activityId };
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
  ];
};

import { claimCells, count, stepsOf, type Cells, type Dims } from '#platform/ledger';
import type { Measure } from '#platform/kernel';
import type { Outcome } from './outcome.state.js';

/** What an outcome counts for as it stands: all of it on the last day of its period; nothing once it was taken back. */
export const outcomeCells: Cells<Outcome> = (_rule, outcome) => {
  if (outcome.status !== 'reported') return [];
  const { kind, credits, decisions, periodTo: on, activityId, chainCode, regionCode, cash, goods } = outcome;
  const dims: Dims = { activityId, chainCode, regionCode, kindCode: kind };
  const counted = (measure: Measure, balance: bigint) =>
    balance === 0n
      ? []
      : claimCells(measure, stepsOf([{ on, balance }], [{ from: on, credits }]), dims, decisions);
  return [
    ...counted('JOBS_OFFERED', count(outcome.jobsOffered ?? 0)),
    ...counted('HIRES', count(outcome.hires ?? 0)),
    ...counted('STANDARDS_DRAFTED', count(outcome.standards ?? 0)),
    ...counted('PLATFORMS', count(outcome.platforms ?? 0)),
    ...counted('AID_AMOUNT', BigInt(cash?.cny ?? 0) + BigInt(goods?.cny ?? 0)),
    ...counted('AID_PROJECTS', count(outcome.projects ?? 0)),
  ];
};

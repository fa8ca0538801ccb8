import { claimCells, ONE, type Cell, type Cells, type Dims } from '#platform/ledger';
import type { CalendarDate, Measure } from '#platform/kernel';
import { counts, type Lead } from './lead.state.js';

/**
 * What a lead counts for as it stands: one report for its reporter and, once qualified, one qualified lead. A lost lead was reported
 * all the same. What does not count as reported does not count as qualified either, so that the second is a part of the first.
 */
export const leadCells: Cells<Lead> = (_rule, lead) => {
  if (lead.status === 'absent' || !counts(lead)) return [];
  const dims: Dims = {
    stationId: lead.stationId,
    chainCode: lead.chainCode,
    regionCode: lead.regionCode,
    activityId: lead.activityId,
  };
  const credits = [{ ...lead.reporter, basisPoints: 10_000 }];
  const once = (measure: Measure, on: CalendarDate | undefined): Cell[] =>
    on === undefined ? [] : claimCells(measure, [{ on, balance: ONE, credits }], dims, lead.decisions);
  return [...once('LEADS_REPORTED', lead.reportedOn), ...once('LEADS_QUALIFIED', lead.qualifiedOn)];
};

import { Refused, type CalendarDate } from '#platform/kernel';
import type { Programme, VisitEvent } from '../../visit.events.js';
import { checkedRecord, complete, planned } from '../../visit.rules.js';
import { sourceOf, type Visit } from '../../visit.state.js';

export type LogVisit = {
  readonly visitId: string;
  /** Whether it had been planned: what is not said here is then as planned, but for the number of delegates. */
  readonly asPlanned: boolean;
  readonly said: Partial<Programme>;
  readonly visitedOn: CalendarDate;
  readonly endedOn?: CalendarDate;
  readonly result?: string;
  readonly sourceDocument?: string;
  readonly illustrative?: true;
};

/** It took place. From here on it counts: one visit and its delegates, on its first day, for the host. */
export const logVisit = (visit: Visit, facts: LogVisit, today: CalendarDate): VisitEvent[] => {
  const { visitId, asPlanned, said, visitedOn, endedOn, result } = facts;
  if (!asPlanned && visit.status !== 'absent') throw new Refused('VISIT_ALREADY_RECORDED', { visitId });
  const before = asPlanned ? planned(visit, visitId) : undefined;
  // How many came is counted, never expected.
  const { plannedOn, plannedUntil, delegateCount: _, ...expected } = before?.plan ?? {};
  const record = checkedRecord(
    {
      ...complete({ ...expected, ...said }),
      visitedOn,
      ...(endedOn === undefined ? {} : { endedOn }),
      ...(result === undefined ? {} : { result }),
    },
    today,
  );
  return [
    {
      type: 'VisitLogged',
      data: {
        ...sourceOf(before ?? {}),
        ...sourceOf(facts),
        ...record,
        visitId,
        ...(plannedOn === undefined
          ? {}
          : { planned: { on: plannedOn, ...(plannedUntil === undefined ? {} : { until: plannedUntil }) } }),
      },
    },
  ];
};

import { amountTooLarge, notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { ProjectEvent, ProjectFundsReceived } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import { receivedOf, type Project } from '../../project.state.js';

export type RecordProjectFunds = Omit<ProjectFundsReceived['data'], 'received'>;

/** Money that arrived 到位资金, one receipt at a time; it is never the planned total (DOMAIN §1.2). */
export const recordProjectFunds = (
  state: Project,
  facts: RecordProjectFunds,
  today: CalendarDate,
): ProjectEvent[] => {
  const project = landed(state, facts.projectId);
  notAfterToday('receivedOn', facts.receivedOn, today);
  if (facts.receivedOn < project.landedOn)
    throw new Refused('PROJECT_DATE_BEFORE_LANDING', { field: 'receivedOn', landedOn: project.landedOn });
  const received = receivedOf(project, facts.kind) + facts.amount.cny;
  if (!Number.isSafeInteger(received)) throw amountTooLarge('amount');
  return [{ type: 'ProjectFundsReceived', data: { ...facts, received } }];
};

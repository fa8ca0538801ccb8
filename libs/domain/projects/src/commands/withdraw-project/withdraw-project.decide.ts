import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { ProjectEvent, ProjectWithdrawn } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import { lastDated, type Project } from '../../project.state.js';

type WithdrawProject = ProjectWithdrawn['data'];

/** The project left 终止: its figures leave on that day, and what had been counted until then stays visible (DOMAIN §1.1). */
export const withdrawProject = (
  state: Project,
  facts: WithdrawProject,
  today: CalendarDate,
): ProjectEvent[] => {
  const project = landed(state, facts.projectId);
  notAfterToday('withdrawnOn', facts.withdrawnOn, today);
  const last = lastDated(project);
  if (facts.withdrawnOn < last) throw new Refused('PROJECT_DATE_BEFORE_LAST', { field: 'withdrawnOn', last });
  return [{ type: 'ProjectWithdrawn', data: facts }];
};

import { notAfterToday, Refused, sameFact, type CalendarDate, type Money } from '#platform/kernel';
import type { ProjectEvent, ProjectPlanRevised } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import { currentAfter, plannedOn, type Project } from '../../project.state.js';

type ReviseProjectPlan = {
  readonly projectId: string;
  readonly plannedInvestment: Money;
  readonly revisedOn: CalendarDate;
  readonly reason: string;
};

/** The plan changed in the world, on its own day; what is counted is the difference (a capital increase counts its increment: DOMAIN §1.3). */
export const reviseProjectPlan = (
  state: Project,
  facts: ReviseProjectPlan,
  today: CalendarDate,
): ProjectEvent[] => {
  const project = landed(state, facts.projectId);
  notAfterToday('revisedOn', facts.revisedOn, today);
  if (facts.revisedOn < project.landedOn)
    throw new Refused('PROJECT_DATE_BEFORE_LANDING', { field: 'revisedOn', landedOn: project.landedOn });
  const after = facts.plannedInvestment;
  // Compared with what was said of that day, not with what is in force on it: a plan that was stated stays when what it agreed with is
  // corrected.
  const said = project.plans.slice(1).findLast(({ on }) => on === facts.revisedOn);
  if (said && sameFact(said.planned, after)) return []; // recorded already
  const before = plannedOn(project, facts.revisedOn);
  // What was never said cannot change: the landing is corrected first.
  if (!before) throw new Refused('PROJECT_PLAN_MISSING', { field: 'projectId', projectId: facts.projectId });
  const revised = (current: Money): ProjectPlanRevised => ({
    type: 'ProjectPlanRevised',
    data: {
      projectId: facts.projectId,
      before,
      after,
      current,
      revisedOn: facts.revisedOn,
      reason: facts.reason,
    },
  });
  return [revised(currentAfter(project, revised(after)).plannedInvestment ?? after)];
};

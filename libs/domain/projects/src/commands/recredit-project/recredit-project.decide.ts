import { notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { ProjectCredit, ProjectEvent, ProjectRecredited } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import { currentAfter, type Project } from '../../project.state.js';

type RecreditProject = Omit<ProjectRecredited['data'], 'current'>;

/** Others share the project from a day on; what was counted before that day stays. */
export const recreditProject = (
  state: Project,
  facts: RecreditProject,
  today: CalendarDate,
): ProjectEvent[] => {
  const project = landed(state, facts.projectId);
  notAfterToday('recreditedOn', facts.recreditedOn, today);
  if (facts.recreditedOn < project.landedOn)
    throw new Refused('PROJECT_DATE_BEFORE_LANDING', { field: 'recreditedOn', landedOn: project.landedOn });
  // Compared with what was said of that day, not with who shares it on it: those who were named stay when the landing is corrected.
  const said = project.creditsFrom.slice(1).findLast(({ from }) => from === facts.recreditedOn);
  if (said && sameFact(said.credits, facts.credits)) return []; // recorded already
  const recredited = (current: readonly ProjectCredit[]): ProjectRecredited => ({
    type: 'ProjectRecredited',
    data: { ...facts, current },
  });
  return [recredited(currentAfter(project, recredited(facts.credits)).credits)];
};

import { notAfterToday, Refused, sameFact, type CalendarDate } from '#libs/kernel';
import type { ProjectCredit, ProjectEvent, ProjectRecredited } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import { creditsOn, currentAfter, type Project } from '../../project.state.js';

export type RecreditProject = {
  readonly projectId: string;
  readonly credits: readonly ProjectCredit[];
  readonly recreditedOn: CalendarDate;
  readonly reason: string;
};

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
  if (sameFact(creditsOn(project, facts.recreditedOn), facts.credits)) return []; // said twice, happened once
  const recredited = (current: readonly ProjectCredit[]): ProjectRecredited => ({
    type: 'ProjectRecredited',
    data: { ...facts, current },
  });
  return [recredited(currentAfter(project, recredited(facts.credits)).credits)];
};

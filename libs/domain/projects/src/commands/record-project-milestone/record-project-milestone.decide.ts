import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import { milestones, type ProjectEvent, type ProjectMilestoneReached } from '../../project.events.js';
import { landed, recorded } from '../../project.rules.js';
import type { Project } from '../../project.state.js';

type RecordProjectMilestone = ProjectMilestoneReached['data'];

/** Each milestone is reached once; construction, production and full capacity in this order. */
export const recordProjectMilestone = (
  state: Project,
  facts: RecordProjectMilestone,
  today: CalendarDate,
): ProjectEvent[] => {
  const { milestone, reachedOn } = facts;
  const project = recorded(state, facts.projectId);
  notAfterToday('reachedOn', reachedOn, today);
  const already = project.reached[milestone];
  // Recorded already: no milestone is ever taken back, so that it stays so whatever becomes of the project.
  if (already === reachedOn) return [];
  landed(project, facts.projectId);
  if (already !== undefined)
    throw new Refused('PROJECT_MILESTONE_REACHED', { field: 'milestone', milestone, reachedOn: already });
  // Registration and land may precede the landing as the rule in force has it; building does not.
  const building = milestones.indexOf('CONSTRUCTION_STARTED');
  const place = milestones.indexOf(milestone);
  if (place >= building && reachedOn < project.landedOn)
    throw new Refused('PROJECT_DATE_BEFORE_LANDING', { field: 'reachedOn', landedOn: project.landedOn });
  for (const other of milestones.slice(building)) {
    const on = project.reached[other];
    if (on === undefined || place < building) continue;
    const otherPlace = milestones.indexOf(other);
    if ((otherPlace < place && on > reachedOn) || (otherPlace > place && on < reachedOn))
      throw new Refused('PROJECT_MILESTONE_ORDER', { field: 'reachedOn', milestone: other, reachedOn: on });
  }
  return [{ type: 'ProjectMilestoneReached', data: { projectId: facts.projectId, milestone, reachedOn } }];
};

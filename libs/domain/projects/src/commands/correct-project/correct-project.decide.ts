import { badField, notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { ProjectCorrected, ProjectEvent } from '../../project.events.js';
import { recorded } from '../../project.rules.js';
import { currentAfter, type Project } from '../../project.state.js';

// Registration and land may precede the landing; building does not.
const built = ['CONSTRUCTION_STARTED', 'PRODUCTION_STARTED', 'FULL_CAPACITY'] as const;

type CorrectProject = Omit<ProjectCorrected['data'], 'before' | 'current'>;

/** The record was wrong: figures move on the day of the landing itself, as if it had been recorded rightly. Allowed after withdrawal too. */
export const correctProject = (
  state: Project,
  { projectId, after, reason }: CorrectProject,
  today: CalendarDate,
): ProjectEvent[] => {
  const project = recorded(state, projectId);
  const now = {
    name: project.name,
    chainCode: project.chainCode,
    regionCode: project.regionCode,
    landedOn: project.landedOn,
    plannedInvestment: project.plans[0]?.planned,
    credits: project.creditsFrom[0]!.credits,
  };
  const asked = Object.keys(after) as (keyof typeof now)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const changed = asked.filter((key) => !sameFact(now[key], after[key]));
  if (changed.length === 0) return []; // already as it should be
  if (after.landedOn !== undefined) {
    notAfterToday('landedOn', after.landedOn, today);
    const next = [
      ...project.plans.slice(1).map((p) => p.on),
      ...project.creditsFrom.slice(1).map((c) => c.from),
      ...project.receipts.map((r) => r.on),
      ...built.map((milestone) => project.reached[milestone]),
      project.withdrawnOn,
    ]
      .filter((day) => day !== undefined)
      .toSorted()[0];
    if (next !== undefined && after.landedOn > next)
      throw new Refused('PROJECT_LANDING_AFTER_NEXT', { field: 'landedOn', next });
  }
  const only = (values: object) =>
    Object.fromEntries(
      Object.entries(values).filter(([key, value]) => value !== undefined && changed.includes(key as never)),
    ) as ProjectCorrected['data']['after'];
  const corrected = (current: ProjectCorrected['data']['current']): ProjectCorrected => ({
    type: 'ProjectCorrected',
    data: { projectId, before: only(now), after: only(after), current, reason },
  });
  return [corrected(currentAfter(project, corrected({ credits: now.credits })))];
};

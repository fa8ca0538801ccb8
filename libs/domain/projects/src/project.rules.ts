import { Refused } from '#platform/kernel';
import type { LandedProject, Project } from './project.state.js';

/** The project as recorded, withdrawn or not. @throws Refused PROJECT_NOT_FOUND */
export const recorded = (project: Project, projectId: string): LandedProject => {
  if (project.status === 'absent') throw new Refused('PROJECT_NOT_FOUND', { field: 'projectId', projectId });
  return project;
};

/** The project while it is still there. @throws Refused PROJECT_NOT_FOUND, PROJECT_WITHDRAWN */
export const landed = (project: Project, projectId: string): LandedProject => {
  const found = recorded(project, projectId);
  if (found.status === 'withdrawn')
    throw new Refused('PROJECT_WITHDRAWN', { field: 'projectId', projectId, withdrawnOn: found.withdrawnOn });
  return found;
};

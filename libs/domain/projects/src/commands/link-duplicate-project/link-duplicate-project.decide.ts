import { Refused } from '#platform/kernel';
import type { ProjectEvent, ProjectLinkedAsDuplicate } from '../../project.events.js';
import { landed } from '../../project.rules.js';
import type { Project } from '../../project.state.js';

type LinkDuplicateProject = ProjectLinkedAsDuplicate['data'];

/** The same project was recorded twice: this record stops counting, from the day it counted on; nothing is destroyed. */
export const linkDuplicateProject = (
  state: Project,
  original: Project,
  facts: LinkDuplicateProject,
): ProjectEvent[] => {
  const project = landed(state, facts.projectId);
  if (facts.duplicateOf === facts.projectId)
    throw new Refused('PROJECT_DUPLICATE_OF_ITSELF', { field: 'duplicateOf' });
  if (project.duplicateOf === facts.duplicateOf) return []; // recorded already
  if (project.duplicateOf !== undefined)
    throw new Refused('PROJECT_DUPLICATE', { field: 'projectId', duplicateOf: project.duplicateOf });
  if (original.status !== 'absent' && original.duplicateOf !== undefined)
    throw new Refused('PROJECT_DUPLICATE', { field: 'duplicateOf', duplicateOf: original.duplicateOf });
  return [{ type: 'ProjectLinkedAsDuplicate', data: facts }];
};

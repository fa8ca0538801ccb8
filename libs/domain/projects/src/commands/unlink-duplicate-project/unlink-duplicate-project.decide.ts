import type { ProjectEvent } from '../../project.events.js';
import { recorded } from '../../project.rules.js';
import type { Project } from '../../project.state.js';

export type UnlinkDuplicateProject = { readonly projectId: string; readonly reason: string };

/** It was no duplicate after all: the record counts again, with its whole history. */
export const unlinkDuplicateProject = (
  state: Project,
  { projectId, reason }: UnlinkDuplicateProject,
): ProjectEvent[] => {
  const { duplicateOf } = recorded(state, projectId);
  return duplicateOf === undefined
    ? []
    : [{ type: 'ProjectUnlinked', data: { projectId, duplicateOf, reason } }];
};

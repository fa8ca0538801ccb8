import type { ProjectEvent } from '../../project.events.js';
import type { Project } from '../../project.state.js';

/**
 * Takes back the link that closed a ring of duplicates, in which no record would count: the links before it stand, and what they lead to
 * counts for all of them.
 * @param closes whether the link is still the one that closes it
 */
export const breakProjectRing = (project: Project, projectId: string, closes: boolean): ProjectEvent[] => {
  if (project.status === 'absent' || project.duplicateOf === undefined || !closes) return [];
  const { duplicateOf } = project;
  return [
    {
      type: 'ProjectUnlinked',
      data: { projectId, duplicateOf, reason: '重复关联首尾相接：最后登记的一条由系统自动撤销' },
    },
  ];
};

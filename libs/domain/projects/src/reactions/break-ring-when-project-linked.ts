import { reaction } from '#platform/projections';
import { breakProjectRingCommand } from '../commands/break-project-ring/break-project-ring.command.js';
import type { ProjectEvent } from '../project.events.js';

/**
 * Links that were made at the same moment may form a ring, in which no project counts; the last of them in the log's order is taken back. From
 * the start: a ring that an older log holds is mended too.
 */
export const breakRingWhenProjectLinked = reaction<ProjectEvent>({
  name: 'break-ring-when-project-linked',
  from: 'start',
  on: {
    ProjectLinkedAsDuplicate: ({ id, data }, meta) =>
      new breakProjectRingCommand.command({ projectId: data.projectId, linkEventId: id }, meta),
  },
});

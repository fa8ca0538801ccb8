import { SequencedLog, StreamWriter } from '#platform/event-store';
import { closesRing, duplicateLinks, innerCommand } from '#platform/operations';
import { projectStream } from '../../project.state.js';
import { breakProjectRing } from './break-project-ring.decide.js';

/** Sent by the reaction `break-ring-when-project-linked`. */
export const breakProjectRingCommand = innerCommand<{
  readonly projectId: string;
  /** The event that linked it. */
  readonly linkEventId: string;
}>()({
  name: 'breakProjectRing',
  needs: { streams: StreamWriter, log: SequencedLog },
  stream: ({ data }) => projectStream(data.projectId),
  async decide(project, { data: { projectId, linkEventId } }, { streams, log }) {
    const linkOf = duplicateLinks(streams, projectStream, 'ProjectLinkedAsDuplicate');
    return breakProjectRing(project, projectId, await closesRing(log, linkOf, projectId, linkEventId));
  },
});

import { SequencedLog, StreamWriter } from '#platform/event-store';
import { closesRing, duplicateLinks, innerCommand } from '#platform/operations';
import { leadStream } from '../../lead.state.js';
import { breakLeadRing } from './break-lead-ring.decide.js';

/** Sent by the reaction `break-ring-when-lead-linked`. */
export const breakLeadRingCommand = innerCommand<{
  readonly leadId: string;
  /** The event that linked it. */
  readonly linkEventId: string;
}>()({
  name: 'breakLeadRing',
  needs: { streams: StreamWriter, log: SequencedLog },
  stream: ({ data }) => leadStream(data.leadId),
  async decide(lead, { data: { leadId, linkEventId } }, { streams, log }) {
    const linkOf = duplicateLinks(streams, leadStream, 'LeadLinkedAsDuplicate');
    return breakLeadRing(lead, leadId, await closesRing(log, linkOf, leadId, linkEventId));
  },
});

import { reaction } from '#platform/projections';
import { breakLeadRingCommand } from '../commands/break-lead-ring/break-lead-ring.command.js';
import type { LeadEvent } from '../lead.events.js';

/**
 * Links that were made at the same moment may form a ring, in which no lead counts; the last of them in the log's order is taken back. From
 * the start: a ring that an older log holds is mended too.
 */
export const breakRingWhenLeadLinked = reaction<LeadEvent>({
  name: 'break-ring-when-lead-linked',
  from: 'start',
  on: {
    LeadLinkedAsDuplicate: ({ id, data }, meta) =>
      new breakLeadRingCommand.command({ leadId: data.leadId, linkEventId: id }, meta),
  },
});

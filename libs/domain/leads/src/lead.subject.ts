import { ledgerSubject } from '#platform/ledger';
import { leadCells } from './lead.cells.js';
import type { LeadEvent } from './lead.events.js';
import { absent, evolve, type Lead } from './lead.state.js';

/** How the ledger counts leads. */
export const leadSubject = ledgerSubject<Lead, LeadEvent>({
  category: 'lead',
  initial: absent,
  evolve,
  cells: leadCells,
  causes: {
    LeadReported: 'NEW',
    LeadQualified: 'NEW',
    // Another grade moves nothing; one of an earlier day, recorded late, moves the day on which the lead counts as qualified.
    LeadRegraded: 'CORRECTED',
    LeadAssigned: 'ignore',
    LeadFollowedUp: 'ignore',
    LeadReleased: 'ignore',
    LeadClaimed: 'ignore',
    LeadTransferred: 'ignore',
    LeadLinkedAsDuplicate: 'CORRECTED',
    LeadUnlinked: 'CORRECTED',
    LeadLost: 'ignore',
    LeadReopened: 'ignore',
    LeadCorrected: 'CORRECTED',
    // A lead that waited for its verdict begins to count by it; a verdict that changes corrects what was counted.
    LeadClaimJudged: 'NEW',
    LeadClaimRejudged: 'CORRECTED',
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (lead) => (lead.status === 'absent' ? '' : lead.title),
});

import type { Declared } from '#platform/kernel';
import { measuresOf, subject } from '#platform/ledger';
import { leadCells } from './lead.cells.js';
import { leadStream } from './lead.state.js';

const lead = measuresOf('the reporter', 'chain, region, station, activity of the lead');
const leads = ['条', 'leads'] as const;

/** What is counted of leads. */
const leadMeasures = {
  LEADS_REPORTED: lead(
    'COUNT',
    leads,
    'reported',
    'the reporter, for ever, unless the claim is a later report of the same investor',
  ),
  LEADS_QUALIFIED: lead('COUNT', leads, 'qualified'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof leadMeasures> {}
}

/** What people call it, and what it means. */
const measureWords = {
  LEADS_REPORTED: {
    name: '报送线索',
    nameEn: 'Leads reported',
    definition: '报送的招商、引才线索，以报送之日计；同一投资方的后报线索和重复线索不计。',
    definitionEn:
      'Leads that were reported, on the day of the report; neither later reports of the same investor nor duplicates.',
  },
  LEADS_QUALIFIED: {
    name: '研判线索',
    nameEn: 'Leads qualified',
    definition: '经研判定级的线索，以首次定级之日计。',
    definitionEn: 'Leads that were graded, on the day of their first grade.',
  },
};

/** How the ledger counts leads. */
export const leadSubject = subject({
  streams: leadStream,
  kind: 'LEAD',
  measures: leadMeasures,
  words: measureWords,
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
  },
  nameOf: (lead) => (lead.status === 'absent' ? '' : lead.title),
});

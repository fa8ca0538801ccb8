import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
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
const measureWords: Readonly<Record<keyof typeof leadMeasures, MeasureWords>> = {
  LEADS_REPORTED: {
    name: '报送线索',
    nameEn: 'Leads reported',
    definition: '报送的招商、引才线索，以报送之日计；同一投资方的后报线索和重复线索不计。',
    definitionEn:
      'Leads that were reported, on the day of the report; neither later reports of the same investor nor duplicates.',
    population: [
      '报送的招商、引才线索，流失的仍计；后报同一投资方的、重复的、未裁定的不计',
      'Leads that were reported, lost ones as well; neither later reports of the same investor, nor duplicates, nor those still to be judged',
    ],
    credited: ['报送单位，始终不变', 'The reporter, for ever'],
    dated: ['报送之日', 'The day of the report'],
    neverWith: ['LEADS_QUALIFIED'],
    ruled: false,
    source: [
      '宣城市2024年线索规则：市直单位不得报送县区已在谈或已签的项目',
      'Xuancheng 2024: municipal units may not report what a county already negotiates or has signed',
    ],
  },
  LEADS_QUALIFIED: {
    name: '研判线索',
    nameEn: 'Leads qualified',
    definition: '经研判定级的线索，以首次定级之日计。',
    definitionEn: 'Leads that were graded, on the day of their first grade.',
    population: ['报送线索中经研判定级的', 'Reported leads that were graded'],
    credited: ['报送单位', 'The reporter'],
    dated: ['首次定级之日', 'The day of the first grade'],
    neverWith: [],
    ruled: false,
    source: [
      '六安市金安区2024年有效线索：有项目建议书、初评意见、考察报告',
      'Jin’an district 2024: a valid lead has a proposal, a first appraisal and a report of a visit',
    ],
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

import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'Outcomes',
  add: 'Report an outcome',
  form: {
    kind: 'Kind of outcome',
    to: 'Until',
    toHint: 'The day on which it counts',
    from: 'From',
    jobsOffered: 'Jobs offered',
    hires: 'Hires',
    hiresHint: 'Offered is not hired; numbers only, no names',
    standards: 'Standards',
    standardLevel: 'Level',
    standardRole: 'Part taken',
    platforms: 'Platforms',
    cash: 'Money',
    goods: 'Goods at their value',
    projects: 'Aid projects',
    foreign: 'Recorded in another currency; empty leaves it as it is',
    credits: 'Organizations and shares',
    more: 'More: name, first day, activity, region, source',
    title: 'Name',
    activity: 'Activity',
    region: 'Region',
    chain: 'Industry chain',
    document: 'Source document',
    submit: 'Submit',
  },
  mendGone: 'This entry is no longer on this device.',
  sent: { open: 'Open this outcome', again: 'Report another' },
  list: {
    date: 'Until',
    name: 'Outcome',
    kind: 'Kind',
    told: 'Numbers and amounts',
    organization: 'Organization',
    status: 'Status',
    search: 'Search names of outcomes',
    range: 'Until: {{end}}',
    empty: 'No outcomes yet.',
  },
  facts: {
    title: 'Facts',
    period: 'Period',
    withdrawReason: 'Why it was taken back',
  },
  acts: {
    correctOutcome: 'Correct',
    withdrawOutcome: 'Take back',
    reason: 'Reason',
    correct: 'Save the correction',
    correctHint:
      'Figures move on the last day of the period. Where the kind is wrong, take it back and report it anew.',
    withdraw: 'Take this outcome back',
    withdrawHint: 'It counts for nothing any more.',
  },
};

export default en;

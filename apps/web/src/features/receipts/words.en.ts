import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'Receipt of a figure',
  back: 'Figures',
  print: 'Print',
  copy: 'Copy address',
  copied: 'Address copied.',
  notCopied: 'The browser does not allow copying by itself: copy it from the address bar.',
  checked: 'Checked {{at}}',
  again: 'Check again',
  verdict: {
    SAME: 'Asked the same at the same position, every figure comes to exactly what it was when the receipt was given.',
    DIFFERENT:
      'Asked the same at the same position, it comes to something else than the receipt says. The tables below show where.',
    LOG_DIFFERS:
      'At the position that the receipt names this log has another event, or none: it was given by another log. Nothing was counted.',
    RULE_RETIRED:
      'The counting rule of the receipt is no longer counted, so nothing was. What it says is still what was so then.',
    SCOPE_DIFFERS:
      'Its figures are not yours to see: nothing was counted, and neither what was asked nor what it came to is shown. Ask a colleague who may.',
  },
  kind: {
    TOTALS: 'The whole, and the figure of each group.',
    ENTRIES: 'All entries behind a figure: their sum, how many, and which.',
    SUBJECTS: 'All subjects behind a figure: their sum, how many, and which.',
    BRIDGE:
      'What changed a figure between two moments: opening, each cause, closing, and the entries in between.',
    RATIO: 'A ratio: its numerator and its denominator.',
  },
  invalid: {
    title: 'Not a valid receipt',
    next: 'See whether the address is complete, or have a new receipt made on the page of figures.',
    go: 'To the figures',
  },
  asked: {
    title: 'What was asked',
    measures: 'Measures',
    basis: 'Account',
    credit: 'Credit',
    groupBy: 'Grouped by',
    ungrouped: 'Not grouped',
    occurred: 'Happened',
    opening: 'Opening: happened',
    closing: 'Closing: happened',
    always: 'At any time',
    range: '{{from}} to {{to}}',
    since: 'from {{from}}',
    until: 'until {{to}}',
    narrowedTo: 'Only',
    all: 'Everything',
    and: ', ',
  },
  figures: {
    title: 'Then and now',
    total: 'Total',
    rows: 'Figures by group',
    measure: 'Measure',
    group: 'Group',
    then: 'On the receipt',
    now: 'Counted now',
    entries: 'Entries',
    agrees: 'Compared',
    same: '✓ same',
    differs: '≠ differs',
    unknown: 'only totals held',
    kept: 'A receipt of many groups holds totals only: what each group was then cannot be compared, though the digest covers them.',
    cut: '{{shown}} of {{of}} groups shown',
    all: 'Show all',
    truncated: 'The receipt itself is of the {{shown}} largest groups of {{of}}.',
    unassigned: 'Unassigned',
  },
  parts: {
    part: 'Part',
    entries: '{{entries}} entries',
    both: '{{entries}} entries, {{subjects}} subjects',
    list: {
      TOTALS: '≠ same figure, other entries',
      ENTRIES: '≠ same figure, other entries',
      SUBJECTS: '≠ same figure, other subjects',
      BRIDGE: '≠ same figure, other entries in between',
      RATIO: '≠ same figure, another number of entries',
    },
    bridge:
      'The opening and the steps make the closing. Which entries lie in between is compared in the line of the closing.',
    share: 'Ratio: {{then}} on the receipt, {{now}} counted now.',
    noShare: 'none (nothing to divide by)',
  },
  standing: {
    title: 'Where it stands',
    scope: 'Scope',
    rule: 'Counting rule',
    hypothetical: ' (hypothetical, not in force)',
    position: 'Position in the log',
    at: 'As of',
    clock: 'Clock',
    retired: ' (retired since; what was counted before it can still be checked)',
    from: 'Opening as of',
    DEMONSTRATION:
      'Clock of the demonstration: moments are what its data declares, not when anything was really recorded.',
    WITNESSED: "Real clock: moments are the database's own when something was recorded.",
  },
  definition: 'Definition',
  proof: {
    title: 'Digest',
    issued: 'Digest on the receipt',
    counted: 'Digest counted now',
    event: 'Hash of the event at that position',
    none: 'no event before it',
    notCounted: 'not counted',
  },
  proves: {
    title: 'What this receipt proves',
    yes: 'It proves',
    sums: 'The sums: the same question at the same position comes to the same, to the last fen and entry. Change any event of the past, and the hash is another.',
    order:
      'The order: the events up to that position, none more and none less, one after the other as they were.',
    no: 'It does not prove',
    moment:
      'The moment: when an event became known is not within the hash. It is believed as far as the operator is trusted.',
    signer:
      'The signer: the operator holds the key. To be safe from the operator, keep the digest written down elsewhere.',
    truth: 'The facts: it says what the system had recorded, not that what was recorded is true.',
  },
};

export default en;

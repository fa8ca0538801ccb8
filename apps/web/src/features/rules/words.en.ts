import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'Counting rules',
  back: 'Figures',
  why: 'A counting rule says what counts. A published version never changes and is counted from the first record on; figures are by the default, and another rule can stand beside it.',
  empty:
    'No rule was published yet: figures are by the built-in baseline, which counts whatever was reported as landed.',
  rule: 'Rule',
  state: 'State',
  says: 'What it says',
  wasDefault: 'The default',
  act: 'Actions',
  statedIn: 'Source document: {{document}}',
  figures: 'See the figures',
  compare: 'Beside the default',
  progressOf: 'How far it has been counted',
  progress: '{{done}} of {{of}} events counted',
  coming: 'Designated as the default; it takes over once it has been counted.',
  standsIn: 'Stands in for the new default, which is being counted.',
  retired: 'Retired {{at}}',
  said: '{{who}}: {{reason}}',
  elsewhere: { tag: 'Elsewhere', why: 'Published by another jurisdiction; nothing is counted by it here' },
  terms: {
    never: 'never',
    always: 'all along',
    atFirst: 'at first, until {{to}}',
    since: 'since {{from}}',
    range: '{{from}} to {{to}}',
  },
  published: '“{{rule}}” is published. Once it has been counted it can be asked, and made the default.',
  sameAs: '“{{rule}}” says the same already: no new version was published.',
  clauses: {
    and: ', ',
    reported: 'Counts once reported as landed, on the day of the landing',
    reportedAnd: 'Counts once reported as landed and also: {{needs}}; on the latest of these days',
    step: 'Counts as landed once: {{step}}; on the day of that',
    stepAnd: 'Counts as landed once: {{step}}, and also: {{needs}}; on the latest of these days',
    noFloor: 'No least amount',
    floor: {
      FIRST: 'Not below {{least}} of {{measure}}, by the amount first said',
      IN_FORCE:
        'Not below {{least}} of {{measure}}, by the amount in force: it counts from the day it gets there',
    },
    increases: 'Increases: {{how}}',
    excluded: 'Left out: {{traits}}',
    firstSigning: 'Credited only where it was signed first',
  },
  acts: {
    publish: 'Publish a rule',
    designate: 'Make default',
    retire: 'Retire',
    revise: 'Revise',
  },
  publish: {
    next: 'Revise “{{rule}}”',
    why: 'Publishing moves no figure: the rule is counted first, and figures are by it once it is made the default. What is published never changes; publish another version instead.',
    ruleName: 'Code',
    ruleNameHint:
      'Small letters, digits and hyphens, like registered. All versions share it: a code that is there already gets its next version.',
    name: 'Name in Chinese',
    nameEn: 'Name in English',
    when: 'What landed means',
    needs: 'Needed besides',
    floor: 'Least planned investment',
    floorHint: 'Projects below do not count. Empty means no least amount.',
    judgedBy: 'By which amount',
    unsupported: 'Other clauses (cannot be counted yet)',
    unsupportedWhy:
      'No record says what these ask for, so counting by them would be wrong and publishing is refused. They wait for the records.',
    measure: 'Least amount of what',
    increases: 'Increases',
    excluded: 'Projects left out',
    firstSigning: 'Credited only where it was signed first',
    means: 'This rule says:',
  },
  designate: {
    title: 'Make “{{rule}}” the default',
    what: 'From now on figures are by “{{rule}}” unless another rule is chosen.',
    instead:
      'From now on figures are by “{{rule}}” unless another rule is chosen, no longer by “{{before}}”.',
    kept: 'Figures as of earlier moments stay by the default of then, every one of them; receipts can be checked as before.',
    building:
      'It is still being counted ({{done}} of {{of}} events). Until then figures go on by the present rule, and say so.',
  },
  retire: {
    title: 'Retire “{{rule}}”',
    what: 'From now on nothing is counted by it, and it cannot be asked for figures of now.',
    kept: 'Figures as of before can still be asked, and receipts checked; these then say that the rule is retired.',
    forGood: 'This cannot be taken back. The same rule can be published again, as its next version.',
  },
};

export default en;

import type { Declared } from '#platform/kernel';
import { fen, measuresOf, subject, type MeasureWords, type Wording } from '#platform/ledger';
import { outcomeCells } from './outcome.cells.js';
import { outcomeStream } from './outcome.state.js';

const outcome = measuresOf(
  'the organizations of the outcome by their shares',
  'activity, chain, region and kind of the outcome',
  'FLOW',
  'OUTCOME_KIND',
);
const dated = 'the last day of its period';

/** What is counted of outcomes. */
const outcomeMeasures = {
  JOBS_OFFERED: outcome('COUNT', ['个', 'jobs'], dated),
  HIRES: outcome('PERSONS', ['人', 'hires'], dated),
  STANDARDS_DRAFTED: outcome('COUNT', ['件', 'standards'], dated),
  PLATFORMS: outcome('COUNT', ['个', 'platforms'], dated),
  AID_AMOUNT: outcome('FEN', fen, dated),
  AID_PROJECTS: outcome('COUNT', ['个', 'aid projects'], dated),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof outcomeMeasures> {}
}

const credited: Wording = ['成果的各组织，按出力比例', 'The organizations of the outcome by their shares'];
const onItsLastDay: Wording = ['成果所属期间的末日', 'The last day of the period of the outcome'];

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof outcomeMeasures, MeasureWords>> = {
  JOBS_OFFERED: {
    name: '提供岗位',
    nameEn: 'Jobs offered',
    definition: '促进就业成果提供的岗位数；提供不等于录用。',
    definitionEn: 'Jobs that employment outcomes offered; offered is not hired.',
    population: [
      '已报送、未撤回的促进就业成果所提供的岗位',
      'Jobs offered by employment outcomes that were reported and not taken back',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: ['HIRES'],
    ruled: false,
  },
  HIRES: {
    name: '录用人数',
    nameEn: 'Hires',
    definition: '促进就业成果录用的人数。',
    definitionEn: 'Persons whom employment outcomes hired.',
    population: [
      '已报送、未撤回的促进就业成果所录用的人',
      'Persons hired by employment outcomes that were reported and not taken back',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: ['TRAINING_PARTICIPANTS'],
    ruled: false,
  },
  STANDARDS_DRAFTED: {
    name: '制修订标准',
    nameEn: 'Standards drafted',
    definition: '标准制修订成果的标准件数，主持、参与都计。',
    definitionEn: 'Standards that were drafted or revised, whether led or taken part in.',
    population: [
      '已报送、未撤回的标准制修订成果的标准，各级都计',
      'Standards of outcomes that were reported and not taken back, of every level',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: [],
    ruled: false,
  },
  PLATFORMS: {
    name: '搭建平台',
    nameEn: 'Platforms',
    definition: '搭建的交流合作平台数；枢纽、站点不计。',
    definitionEn: 'Platforms of exchange that were set up; no hub and no station.',
    population: [
      '已报送、未撤回的交流合作平台成果所搭建的平台',
      'Platforms of outcomes that were reported and not taken back',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: ['HUBS', 'STATIONS_OPEN'],
    ruled: false,
  },
  AID_AMOUNT: {
    name: '帮扶金额',
    nameEn: 'Aid',
    definition: '结对帮扶、东西部协作、乡村振兴所投入的资金和物资折价。',
    definitionEn:
      'Money and goods at their value that were put into pairing aid, east-west aid and rural revitalization.',
    population: [
      '已报送、未撤回的帮扶成果所投入的资金和物资；减免的费用、招商投资不计',
      'Money and goods of aid outcomes that were reported and not taken back; no fee that was waived, no investment',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: [],
    ruled: false,
  },
  AID_PROJECTS: {
    name: '帮扶项目',
    nameEn: 'Aid projects',
    definition: '帮扶、捐助的项目数；招商落地项目不计。',
    definitionEn: 'Projects that were aided or donated to; none that landed.',
    population: [
      '已报送、未撤回的帮扶成果所帮扶、捐助的项目',
      'Projects of aid outcomes that were reported and not taken back',
    ],
    credited,
    dated: onItsLastDay,
    neverWith: ['PROJECTS_LANDED'],
    ruled: false,
  },
};

const kinds = {
  EMPLOYMENT: '促进就业',
  STANDARD: '标准制修订',
  PLATFORM: '交流合作平台',
  PAIRING_AID: '结对帮扶',
  EAST_WEST_AID: '东西部协作',
  RURAL_INVESTMENT: '乡村振兴投入',
  RURAL_DONATION: '乡村振兴捐助',
} as const;

/** How the ledger counts outcomes. */
export const outcomeSubject = subject({
  streams: outcomeStream,
  kind: 'OUTCOME',
  measures: outcomeMeasures,
  words: measureWords,
  cells: outcomeCells,
  causes: { OutcomeReported: 'NEW', OutcomeCorrected: 'CORRECTED', OutcomeWithdrawn: 'WITHDRAWN' },
  // Most have no title: then kind and day tell them apart.
  nameOf: (outcome) =>
    outcome.status === 'absent' ? '' : (outcome.title ?? `${kinds[outcome.kind]} ${outcome.periodTo}`),
});

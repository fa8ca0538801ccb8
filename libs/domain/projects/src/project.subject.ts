import { atRateOf, type Declared } from '#platform/kernel';
import { fen, measuresOf, subject } from '#platform/ledger';
import { projectCells } from './project.cells.js';
import { projectStream } from './project.state.js';

const project = measuresOf("the project's credits", 'chain, region, station, activity of the project');
const projects = ['个', 'projects'] as const;

/** What is counted of projects. */
const projectMeasures = {
  PROJECTS_LANDED: project('COUNT', projects, 'landed; withdrawn'),
  PLANNED_INVESTMENT: project('FEN', fen, 'landed; revised; withdrawn'),
  FIXED_ASSET_INVESTMENT: project('FEN', fen, 'each receipt'),
  PAID_IN_DOMESTIC: project('FEN', fen, 'each receipt'),
  UTILIZED_FOREIGN: project('FEN', fen, 'each receipt'),
  CONSTRUCTION_STARTS: project('COUNT', projects, 'construction started'),
  PRODUCTION_STARTS: project('COUNT', projects, 'production started'),
  PROJECTS_WITHDRAWN: project('COUNT', projects, 'withdrawn'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof projectMeasures> {}
}

/** What people call it, and what it means. */
const measureWords = {
  PROJECTS_LANDED: {
    name: '落地项目',
    nameEn: 'Projects landed',
    definition: '报告落地的项目，以落地之日计；退出之日减去，重复项目不计。',
    definitionEn:
      'Projects that were reported as landed, on that day; they leave when withdrawn, and duplicates do not count.',
  },
  PLANNED_INVESTMENT: {
    name: '计划投资额',
    nameEn: 'Planned investment',
    definition: '落地项目的计划总投资，调整以调整之日计差额；退出之日减去。',
    definitionEn:
      'The planned total of landed projects; a revision counts its difference on its own day, and all leaves when withdrawn.',
  },
  FIXED_ASSET_INVESTMENT: {
    name: '固定资产投资',
    nameEn: 'Fixed-asset investment',
    definition: '项目完成的固定资产投资，以每笔之日计。',
    definitionEn: 'Fixed-asset investment of projects, each receipt on its own day.',
  },
  PAID_IN_DOMESTIC: {
    name: '实际到位内资',
    nameEn: 'Domestic capital paid in',
    definition: '项目实际到位的内资，以每笔到位之日计。',
    definitionEn: 'Domestic capital that arrived, each receipt on its own day.',
  },
  UTILIZED_FOREIGN: {
    name: '实际使用外资',
    nameEn: 'Foreign capital utilized',
    definition: '项目实际使用的外资，以每笔之日按记录的汇率折算。',
    definitionEn: 'Foreign capital that was utilized, each receipt on its own day at its recorded rate.',
  },
  CONSTRUCTION_STARTS: {
    name: '开工项目',
    nameEn: 'Construction starts',
    definition: '开工的项目，以开工之日计。',
    definitionEn: 'Projects whose construction started, on that day.',
  },
  PRODUCTION_STARTS: {
    name: '投产项目',
    nameEn: 'Production starts',
    definition: '投产的项目，以投产之日计。',
    definitionEn: 'Projects whose production started, on that day.',
  },
  PROJECTS_WITHDRAWN: {
    name: '退出项目',
    nameEn: 'Projects withdrawn',
    definition: '落地后退出的项目，以退出之日计。',
    definitionEn: 'Projects that were withdrawn after they had landed, on that day.',
  },
};

/** How the ledger counts projects. */
export const projectSubject = subject({
  streams: projectStream,
  kind: 'PROJECT',
  measures: projectMeasures,
  words: measureWords,
  cells: projectCells,
  causes: {
    ProjectLanded: 'NEW',
    ProjectPlanRevised: 'REVISED',
    ProjectMilestoneReached: 'NEW',
    ProjectFundsReceived: 'NEW',
    ProjectRecredited: 'RECREDITED',
    ProjectCorrected: 'CORRECTED',
    ProjectLinkedAsDuplicate: 'CORRECTED',
    ProjectUnlinked: 'CORRECTED',
    ProjectWithdrawn: 'WITHDRAWN',
  },
  nameOf: (project) => (project.status === 'absent' ? '' : project.name),
  atFormerRate: (event) => {
    if (event.type !== 'ProjectPlanRevised') return undefined;
    const after = atRateOf(event.data.before, event.data.after);
    return after && { ...event, data: { ...event.data, after } };
  },
});

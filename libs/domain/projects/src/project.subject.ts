import { atRateOf, type Declared } from '#platform/kernel';
import { fen, measuresOf, subject, type MeasureWords } from '#platform/ledger';
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
const measureWords: Readonly<Record<keyof typeof projectMeasures, MeasureWords>> = {
  PROJECTS_LANDED: {
    name: '落地项目',
    nameEn: 'Projects landed',
    definition: '报告落地的项目，以落地之日计；退出之日减去，重复项目不计。',
    definitionEn:
      'Projects that were reported as landed, on that day; they leave when withdrawn, and duplicates do not count.',
    population: [
      '已报告落地、未退出、未被认作重复、未被驳回的项目',
      'Projects reported as landed, not withdrawn, not linked as duplicates, not rejected',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['落地之日；退出之日减去', 'The day of landing; minus one on the day of withdrawal'],
    neverWith: ['CONSTRUCTION_STARTS', 'PRODUCTION_STARTS', 'PROJECTS_WITHDRAWN', 'AGREEMENTS_SIGNED'],
    ruled: true,
    source: [
      '明政办〔2006〕95号：同一项目只计首次签约',
      'Sanming 明政办〔2006〕95号: one project counts only where it was signed first',
    ],
  },
  PLANNED_INVESTMENT: {
    name: '计划投资额',
    nameEn: 'Planned investment',
    definition: '落地项目的计划总投资，调整以调整之日计差额；退出之日减去。',
    definitionEn:
      'The planned total of landed projects; a revision counts its difference on its own day, and all leaves when withdrawn.',
    population: [
      '落地项目的计划总投资，全周期，并非到位资金',
      'The whole-life plan of landed projects; no money received',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: [
      '落地之日；调整的差额以调整之日计；退出之日减去',
      'The day of landing; what a revision adds on its own day; all leaves on the day of withdrawal',
    ],
    neverWith: [
      'FIXED_ASSET_INVESTMENT',
      'PAID_IN_DOMESTIC',
      'UTILIZED_FOREIGN',
      'FRAMEWORK_AMOUNT',
      'INTENT_AMOUNT',
      'CONTRACT_AMOUNT',
      'SPONSORSHIP_AMOUNT',
      'AID_AMOUNT',
    ],
    ruled: true,
    source: [
      '明政办〔2006〕95号：增资只计增量，不另计项目',
      'Sanming 明政办〔2006〕95号: a capital increase counts its increment only, and is no new project',
    ],
  },
  FIXED_ASSET_INVESTMENT: {
    name: '固定资产投资',
    nameEn: 'Fixed-asset investment',
    definition: '项目完成的固定资产投资，以每笔之日计。',
    definitionEn: 'Fixed-asset investment of projects, each receipt on its own day.',
    population: [
      '落地项目已完成的建造、购置固定资产投资',
      'What landed projects have spent on building and buying fixed assets',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['每笔之日；退出之日减去', 'The day of each receipt; all leaves on the day of withdrawal'],
    neverWith: [
      'PAID_IN_DOMESTIC',
      'UTILIZED_FOREIGN',
      'FRAMEWORK_AMOUNT',
      'INTENT_AMOUNT',
      'CONTRACT_AMOUNT',
      'SPONSORSHIP_AMOUNT',
      'AID_AMOUNT',
    ],
    ruled: true,
    source: [
      '统计制度：固定资产投资统计计划总投资500万元及以上的项目（此处无起点）',
      'Official statistics cover projects planned at 5 million yuan and above; there is no such floor here',
    ],
  },
  PAID_IN_DOMESTIC: {
    name: '实际到位内资',
    nameEn: 'Domestic capital paid in',
    definition: '项目实际到位的内资，以每笔到位之日计。',
    definitionEn: 'Domestic capital that arrived, each receipt on its own day.',
    population: [
      '落地项目实际到位的市外、省外内资',
      'Capital from outside the city or province that arrived for landed projects',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['每笔到位之日；退出之日减去', 'The day of each receipt; all leaves on the day of withdrawal'],
    neverWith: ['FRAMEWORK_AMOUNT', 'INTENT_AMOUNT', 'CONTRACT_AMOUNT', 'SPONSORSHIP_AMOUNT', 'AID_AMOUNT'],
    ruled: true,
  },
  UTILIZED_FOREIGN: {
    name: '实际使用外资',
    nameEn: 'Foreign capital utilized',
    definition: '项目实际使用的外资，以每笔之日按记录的汇率折算。',
    definitionEn: 'Foreign capital that was utilized, each receipt on its own day at its recorded rate.',
    population: [
      '落地项目实际使用的外资，按记录的汇率折算',
      'Foreign capital that landed projects utilized, at the recorded rate',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['每笔之日；退出之日减去', 'The day of each receipt; all leaves on the day of withdrawal'],
    neverWith: ['FRAMEWORK_AMOUNT', 'INTENT_AMOUNT', 'CONTRACT_AMOUNT', 'SPONSORSHIP_AMOUNT', 'AID_AMOUNT'],
    ruled: true,
    source: [
      '商务部口径：2022年5月起含银行、证券、保险',
      'Ministry of Commerce: with banking, securities and insurance since May 2022',
    ],
  },
  CONSTRUCTION_STARTS: {
    name: '开工项目',
    nameEn: 'Construction starts',
    definition: '开工的项目，以开工之日计。',
    definitionEn: 'Projects whose construction started, on that day.',
    population: ['主体工程已开工的落地项目', 'Landed projects whose main works started'],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['开工之日；退出之日减去', 'The day of the start; minus one on the day of withdrawal'],
    neverWith: ['PRODUCTION_STARTS', 'PROJECTS_WITHDRAWN', 'AGREEMENTS_SIGNED'],
    ruled: true,
    source: [
      '固定资产投资入库材料：施工合同、现场照片、立项或备案、施工许可证',
      'What statistics ask for: works contract, photographs, approval or filing, works permit',
    ],
  },
  PRODUCTION_STARTS: {
    name: '投产项目',
    nameEn: 'Production starts',
    definition: '投产的项目，以投产之日计。',
    definitionEn: 'Projects whose production started, on that day.',
    population: ['验收后投入使用的落地项目', 'Landed projects that were accepted and put to use'],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['投产之日；退出之日减去', 'The day of the start; minus one on the day of withdrawal'],
    neverWith: ['PROJECTS_WITHDRAWN', 'AGREEMENTS_SIGNED'],
    ruled: true,
  },
  PROJECTS_WITHDRAWN: {
    name: '退出项目',
    nameEn: 'Projects withdrawn',
    definition: '落地后退出的项目，以退出之日计。',
    definitionEn: 'Projects that were withdrawn after they had landed, on that day.',
    population: [
      '落地以后退出的项目，落地被驳回的不计',
      'Projects that were withdrawn after landing; none whose landing was rejected',
    ],
    credited: [
      '项目的各组织，按出力比例；改派以生效之日起',
      'The organizations of the project by their shares; a reassignment from its own day on',
    ],
    dated: ['退出之日', 'The day of withdrawal'],
    neverWith: [],
    ruled: true,
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

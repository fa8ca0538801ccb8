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

/** How the ledger counts projects. */
export const projectSubject = subject({
  streams: projectStream,
  kind: 'PROJECT',
  measures: projectMeasures,
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

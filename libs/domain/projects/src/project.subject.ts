import { atRateOf } from '#platform/kernel';
import { ledgerSubject } from '#platform/ledger';
import { projectCells } from './project.cells.js';
import type { ProjectEvent } from './project.events.js';
import { absent, evolve, type Project } from './project.state.js';

/** How the ledger counts projects. */
export const projectSubject = ledgerSubject<Project, ProjectEvent>({
  category: 'project',
  initial: absent,
  evolve,
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
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (project) => (project.status === 'absent' ? '' : project.name),
  atFormerRate: (event) => {
    if (event.type !== 'ProjectPlanRevised') return undefined;
    const after = atRateOf(event.data.before, event.data.after);
    return after && { ...event, data: { ...event.data, after } };
  },
});

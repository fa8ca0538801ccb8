import { ledgerSubject } from '#platform/ledger';
import { visitCells } from './visit.cells.js';
import type { VisitEvent } from './visit.events.js';
import { absent, evolve, type Visit } from './visit.state.js';

const directions = { INBOUND: '请进来', OUTBOUND: '走出去' } as const;

/** How the ledger counts visits. */
export const visitSubject = ledgerSubject<Visit, VisitEvent>({
  category: 'visit',
  initial: absent,
  evolve,
  cells: visitCells,
  causes: {
    VisitPlanned: 'ignore',
    VisitAmended: 'ignore',
    VisitLogged: 'NEW',
    VisitCancelled: 'ignore',
    VisitCorrected: 'CORRECTED',
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  // Delegations often have no name: then direction and day tell them apart.
  nameOf: (visit) => {
    if (visit.status === 'absent') return '';
    const { name, direction } = visit.status === 'logged' ? visit.record : visit.plan;
    const on = visit.status === 'logged' ? visit.record.visitedOn : visit.plan.plannedOn;
    return name ?? `${directions[direction]}考察 ${on}`;
  },
});

import { ledgerSubject } from '#platform/ledger';
import { activityCells } from './activity.cells.js';
import type { ActivityEvent } from './activity.events.js';
import { absent, evolve, type Activity } from './activity.state.js';

/** How the ledger counts activities. */
export const activitySubject = ledgerSubject<Activity, ActivityEvent>({
  category: 'activity',
  initial: absent,
  evolve,
  cells: activityCells,
  causes: {
    ActivityPlanned: 'ignore',
    ActivityHeld: 'NEW',
    ActivitySessionsAdded: 'NEW',
    ActivityCancelled: 'ignore',
    ActivityCorrected: 'CORRECTED',
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (activity) => (activity.status === 'absent' ? '' : activity.name),
});

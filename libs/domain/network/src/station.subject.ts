import { ledgerSubject } from '#platform/ledger';
import { stationCells } from './station.cells.js';
import type { StationEvent } from './station.events.js';
import { absent, evolve, type Station } from './station.state.js';

/** How the ledger counts stations. */
export const stationSubject = ledgerSubject<Station, StationEvent>({
  category: 'station',
  initial: absent,
  evolve,
  cells: stationCells,
  causes: {
    StationOpened: 'NEW',
    StationClosed: 'WITHDRAWN',
    StationCorrected: 'CORRECTED',
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (station) => (station.status === 'absent' ? '' : station.name),
});

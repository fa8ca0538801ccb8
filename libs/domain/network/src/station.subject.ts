import type { Declared } from '#platform/kernel';
import { measuresOf, subject } from '#platform/ledger';
import { stationCells } from './station.cells.js';
import { stationStream } from './station.state.js';

const station = measuresOf('the host', 'the station itself and its region', 'STOCK');

/** What is counted of stations. */
const stationMeasures = { STATIONS_OPEN: station('COUNT', ['处', 'stations'], 'opened; closed') };
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof stationMeasures> {}
}

/** How the ledger counts stations. */
export const stationSubject = subject({
  streams: stationStream,
  kind: 'STATION',
  measures: stationMeasures,
  cells: stationCells,
  causes: {
    StationOpened: 'NEW',
    StationClosed: 'WITHDRAWN',
    StationCorrected: 'CORRECTED',
  },
  nameOf: (station) => (station.status === 'absent' ? '' : station.name),
});

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

/** What people call it, and what it means. */
const measureWords = {
  STATIONS_OPEN: {
    name: '在营站点',
    nameEn: 'Stations open',
    definition: '期末在营的双招双引工作站、联络站数；党建工作站不计。',
    definitionEn:
      'Stations for investment that are open at the end of the range; those for party building do not count.',
  },
};

/** How the ledger counts stations. */
export const stationSubject = subject({
  streams: stationStream,
  kind: 'STATION',
  measures: stationMeasures,
  words: measureWords,
  cells: stationCells,
  causes: {
    StationOpened: 'NEW',
    StationClosed: 'WITHDRAWN',
    StationCorrected: 'CORRECTED',
  },
  nameOf: (station) => (station.status === 'absent' ? '' : station.name),
});

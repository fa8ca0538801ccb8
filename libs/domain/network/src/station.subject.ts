import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
import { stationCells } from './station.cells.js';
import { stationStream } from './station.state.js';

const station = measuresOf('the host', 'the station itself and its region', 'STOCK');

/** What is counted of stations. */
const stationMeasures = { STATIONS_OPEN: station('COUNT', ['处', 'stations'], 'opened; closed') };
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof stationMeasures> {}
}

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof stationMeasures, MeasureWords>> = {
  STATIONS_OPEN: {
    name: '在营站点',
    nameEn: 'Stations open',
    definition: '期末在营的双招双引工作站、联络站数；党建工作站不计。',
    definitionEn:
      'Stations for investment that are open at the end of the range; those for party building do not count.',
    population: [
      '期末在营的双招双引工作站、联络站；党建工作站不计',
      'Stations and liaison points for investment open at the end of the range; none for party building',
    ],
    credited: ['主办组织', 'The host'],
    dated: [
      '开设之日增，关闭之日减；各期为期末存量，不设止日时含已记录的将来之日',
      'Plus one on the day of opening, minus one on that of closing; a balance at the end, with days ahead where the range has no end',
    ],
    neverWith: [],
    ruled: false,
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

import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { StationEvent, StationOpened } from '../../station.events.js';
import type { Station } from '../../station.state.js';

type OpenStation = StationOpened['data'];

/** A station 工作站/联络站 is opened at its host. */
export const openStation = (station: Station, facts: OpenStation, today: CalendarDate): StationEvent[] => {
  if (station.status !== 'absent') throw new Refused('STATION_EXISTS', { stationId: station.stationId });
  notAfterToday('openedOn', facts.openedOn, today);
  return [{ type: 'StationOpened', data: facts }];
};

import { Refused, type CalendarDate } from '#platform/kernel';
import type { OpenedStation, Station } from './station.state.js';

/** The station as recorded, closed or not. @throws Refused STATION_NOT_FOUND */
export const recorded = (station: Station, stationId: string): OpenedStation => {
  if (station.status === 'absent') throw new Refused('STATION_NOT_FOUND', { field: 'stationId', stationId });
  return station;
};

/** @throws Refused STATION_CLOSED_BEFORE_OPENED, with the field that is at fault */
export const checkClosing = (field: string, openedOn: CalendarDate, closedOn: CalendarDate): void => {
  if (closedOn < openedOn) throw new Refused('STATION_CLOSED_BEFORE_OPENED', { field, openedOn, closedOn });
};

import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { StationClosed, StationEvent } from '../../station.events.js';
import { checkClosing, recorded } from '../../station.rules.js';
import type { Station } from '../../station.state.js';

type CloseStation = StationClosed['data'];

/** It closes: on that day it is open no more, and what was counted until then stays. */
export const closeStation = (state: Station, facts: CloseStation, today: CalendarDate): StationEvent[] => {
  const station = recorded(state, facts.stationId);
  notAfterToday('closedOn', facts.closedOn, today);
  if (station.closedOn === facts.closedOn) return []; // recorded already
  if (station.status === 'closed')
    throw new Refused('STATION_CLOSED', { field: 'stationId', closedOn: station.closedOn });
  checkClosing('closedOn', station.openedOn, facts.closedOn);
  return [{ type: 'StationClosed', data: facts }];
};

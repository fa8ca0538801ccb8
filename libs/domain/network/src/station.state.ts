import {
  everybodyAtHome,
  decide,
  streamOf,
  undecided,
  type CalendarDate,
  type Decisions,
} from '#platform/kernel';
import type { Described, StationEvent } from './station.events.js';

/** A station that was opened, whatever became of it since. */
export type OpenedStation = Described & {
  readonly status: 'open' | 'closed';
  readonly stationId: string;
  readonly closedOn?: CalendarDate;
  readonly decisions: Decisions;
};
export type Station = { readonly status: 'absent' } | OpenedStation;
export const absent: Station = { status: 'absent' };

export const evolve = (station: Station, event: StationEvent): Station => {
  if (event.type === 'StationOpened') {
    const { sourceDocument: _, illustrative: __, ...rest } = event.data;
    return { ...rest, status: 'open', decisions: undecided };
  }
  if (station.status === 'absent') throw new Error(`${event.type} before StationOpened`);
  switch (event.type) {
    case 'StationClosed':
      return { ...station, status: 'closed', closedOn: event.data.closedOn };
    case 'StationCorrected': {
      const { closedOn: corrected, ...after } = event.data.after;
      const { closedOn: was, ...rest } = station;
      const closedOn = corrected === undefined ? was : (corrected ?? undefined);
      return closedOn === undefined
        ? { ...rest, ...after, status: 'open' }
        : { ...rest, ...after, status: 'closed', closedOn };
    }
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...station, decisions: decide(station.decisions, event) };
  }
};

export const stationStream = streamOf<Station, StationEvent>('station', absent, evolve, everybodyAtHome);

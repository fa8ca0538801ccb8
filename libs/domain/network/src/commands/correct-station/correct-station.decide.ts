import { badField, notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { Correctable, StationCorrected, StationEvent } from '../../station.events.js';
import { checkClosing, recorded } from '../../station.rules.js';
import type { Station } from '../../station.state.js';

type CorrectStation = Omit<StationCorrected['data'], 'before'>;

/** The record was wrong: figures move on the days of the opening and the closing, as if they had been recorded rightly. */
export const correctStation = (
  state: Station,
  { stationId, after, reason }: CorrectStation,
  today: CalendarDate,
): StationEvent[] => {
  const station = recorded(state, stationId);
  const now: Correctable = { ...station, closedOn: station.closedOn ?? null };
  const asked = Object.keys(after) as (keyof Correctable)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  // The hubs above the host are its own: without another host they stay as they were written down.
  const sameHost =
    after.hostOrganizationId === undefined || after.hostOrganizationId === now.hostOrganizationId;
  const changed = asked.filter((key) => !(key === 'hostHubs' && sameHost) && !sameFact(now[key], after[key]));
  if (changed.length === 0) return []; // already as it should be
  for (const key of ['openedOn', 'closedOn'] as const) if (after[key]) notAfterToday(key, after[key], today);
  if (after.closedOn && now.closedOn === null)
    throw new Refused('STATION_NOT_CLOSED', { field: 'closedOn', stationId });
  const { openedOn, closedOn } = { ...now, ...after };
  if (closedOn) checkClosing(after.closedOn ? 'closedOn' : 'openedOn', openedOn, closedOn);
  const only = (values: Partial<Correctable>): Partial<Correctable> =>
    Object.fromEntries(changed.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
  return [{ type: 'StationCorrected', data: { stationId, before: only(now), after: only(after), reason } }];
};

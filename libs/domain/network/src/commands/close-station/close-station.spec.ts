import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { StationEvent } from '../../station.events.js';
import { closed, opened, stationId, today } from '../../testing/station.examples.js';
import { absent, evolve, type Station } from '../../station.state.js';
import { closeStation } from './close-station.decide.js';

const given = specFor<Station, StationEvent>({ initial: absent, evolve });
const close = (closedOn: string) => (state: Station) =>
  closeStation(state, { stationId, closedOn, reason: '合并' }, today);

describe('close a station', () => {
  it('records the day', () =>
    given([opened()])
      .when(close('2022-06-01'))
      .then([closed('2022-06-01')]));

  it('records nothing when sent twice', () =>
    given([opened(), closed('2022-06-01')])
      .when(close('2022-06-01'))
      .thenNothing());

  it('refuses one that closed on another day', () =>
    given([opened(), closed('2022-06-01')])
      .when(close('2022-06-02'))
      .thenRefused('STATION_CLOSED', 'stationId'));

  it('refuses a day before it opened, and a day to come', () => {
    given([opened()]).when(close('2022-02-28')).thenRefused('STATION_CLOSED_BEFORE_OPENED', 'closedOn');
    given([opened()]).when(close('2022-09-01')).thenRefused('DATE_IN_FUTURE', 'closedOn');
  });

  it('refuses one that never opened', () =>
    given([]).when(close('2022-06-01')).thenRefused('STATION_NOT_FOUND', 'stationId'));
});

import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import type { StationEvent } from '../../station.events.js';
import { opened, today } from '../../testing/station.examples.js';
import { absent, evolve, type Station } from '../../station.state.js';
import { openStation } from './open-station.decide.js';

const given = specFor<Station, StationEvent>({ initial: absent, evolve });
const open = (openedOn: string) => (state: Station) => openStation(state, opened({ openedOn }).data, today);

describe('open a station', () => {
  it('records what it is and who hosts it', () => given([]).when(open('2022-03-01')).then([opened()]));

  it('refuses a day to come', () =>
    given([]).when(open('2022-09-01')).thenRefused('DATE_IN_FUTURE', 'openedOn'));

  it('refuses to open it twice', () =>
    given([opened()]).when(open('2022-03-01')).thenRefused('STATION_EXISTS'));
});

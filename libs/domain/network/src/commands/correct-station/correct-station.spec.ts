import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import type { Correctable, StationEvent } from '../../station.events.js';
import {
  closed,
  corrected,
  folded,
  hostId,
  hubId,
  opened,
  otherHostId,
  stationId,
  today,
} from '../../testing/station.examples.js';
import { absent, evolve, type Station } from '../../station.state.js';
import { correctStation } from './correct-station.decide.js';

const given = specFor<Station, StationEvent>({ initial: absent, evolve });
const correct = (after: Partial<Correctable>) => (state: Station) =>
  correctStation(state, { stationId, after, reason: '录入有误' }, today);

describe('correct a station', () => {
  it('keeps what was and what is, of what changed only', () =>
    given([opened()])
      .when(correct({ name: '驻深圳联络站（示例）', kind: 'LIAISON_POINT', regionCode: '370202' }))
      .then([
        corrected(
          { name: '双招双引工作站（示例）', kind: 'WORKSTATION' },
          { name: '驻深圳联络站（示例）', kind: 'LIAISON_POINT' },
        ),
      ]));

  it('moves it to another host with the hubs above', () =>
    given([opened()])
      .when(correct({ hostOrganizationId: otherHostId, hostHubs: [] }))
      .then([
        corrected(
          { hostOrganizationId: hostId, hostHubs: [hubId] },
          { hostOrganizationId: otherHostId, hostHubs: [] },
        ),
      ]));

  it('records nothing for the same host, whatever became of the hubs above', () =>
    given([opened()])
      .when(correct({ hostOrganizationId: hostId, hostHubs: [] }))
      .thenNothing());

  it('moves the day of closing, or takes the closing back', () => {
    const before = [opened(), closed('2022-06-01')];
    given(before)
      .when(correct({ closedOn: '2022-05-01' }))
      .then([corrected({ closedOn: '2022-06-01' }, { closedOn: '2022-05-01' })]);
    given(before)
      .when(correct({ closedOn: null }))
      .then([corrected({ closedOn: '2022-06-01' }, { closedOn: null })]);
    const reopened = folded(...before, corrected({ closedOn: '2022-06-01' }, { closedOn: null }));
    expect(reopened).toMatchObject({ status: 'open' });
    expect(reopened).not.toHaveProperty('closedOn');
  });

  it('refuses a day of closing where it is open', () =>
    given([opened()])
      .when(correct({ closedOn: '2022-05-01' }))
      .thenRefused('STATION_NOT_CLOSED', 'closedOn'));

  it('refuses days that do not fit, and days to come', () => {
    const before = [opened(), closed('2022-06-01')];
    given(before)
      .when(correct({ openedOn: '2022-06-02' }))
      .thenRefused('STATION_CLOSED_BEFORE_OPENED', 'openedOn');
    given(before)
      .when(correct({ closedOn: '2022-02-28' }))
      .thenRefused('STATION_CLOSED_BEFORE_OPENED', 'closedOn');
    given(before)
      .when(correct({ openedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'openedOn');
    given(before)
      .when(correct({ openedOn: '2022-06-02', closedOn: null }))
      .then([
        corrected(
          { openedOn: '2022-03-01', closedOn: '2022-06-01' },
          { openedOn: '2022-06-02', closedOn: null },
        ),
      ]);
  });

  it('refuses to correct nothing', () => given([opened()]).when(correct({})).thenRefused('BAD_USER_INPUT'));
});

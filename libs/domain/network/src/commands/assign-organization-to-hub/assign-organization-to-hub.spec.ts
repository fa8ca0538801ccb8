import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  assigned,
  cityHub,
  districtHub,
  joined,
  member,
  organization,
  organizationId,
  otherHub,
  path,
  registered,
  streetHub,
  today,
} from '../../testing/organization.examples.js';
import type { OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { assignOrganizationToHub } from './assign-organization-to-hub.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const assign =
  (assignedOn: string, hubs: readonly string[], hubsToday = hubs, isHub = true) =>
  (state: Organization) =>
    assignOrganizationToHub(
      state,
      { organizationId, assignedOn },
      hubs[0] === undefined ? undefined : { hub: organization({ organizationId: hubs[0], isHub }), hubs },
      hubsToday,
      today,
    );

describe('assign an organization to a hub', () => {
  it('records the day and the path above', () =>
    given([registered()])
      .when(assign('2022-06-01', [otherHub, cityHub]))
      .then([assigned('2022-06-01', [otherHub, cityHub])]));

  it('to none', () =>
    given([registered()])
      .when(assign('2022-06-01', []))
      .then([assigned('2022-06-01', [])]));

  it('behind a later assignment leaves where it belongs now', () =>
    given([registered(), assigned('2022-06-01', [otherHub])])
      .when(assign('2022-03-01', [districtHub, cityHub]))
      .then([assigned('2022-03-01', [districtHub, cityHub], [otherHub])]));

  it('of one day the last word holds', () =>
    given([registered(), assigned('2022-06-01', [otherHub])])
      .when(assign('2022-06-01', [districtHub]))
      .then([assigned('2022-06-01', [districtHub])]));

  it('records a hub that it belongs to already: a day was stated', () => {
    given([registered()])
      .when(assign('2022-06-01', path))
      .then([assigned('2022-06-01', path)]);
    given([registered(), assigned('2022-06-01', [otherHub])])
      .when(assign('2022-07-01', [otherHub]))
      .then([assigned('2022-07-01', [otherHub])]);
    given([registered(), assigned('2022-06-01', [])])
      .when(assign('2022-07-01', []))
      .then([assigned('2022-07-01', [])]);
  });

  it('records nothing when the same was the last word on the same day', () => {
    given([registered(), assigned('2022-06-01', [otherHub])])
      .when(assign('2022-06-01', [otherHub]))
      .thenNothing();
    given([registered(), assigned('2022-06-01', [otherHub]), assigned('2022-06-01', [])])
      .when(assign('2022-06-01', [otherHub]))
      .then([assigned('2022-06-01', [otherHub])]);
  });

  it('stays where it was assigned when another hub is recorded late for the days before', () =>
    given([registered(), assigned('2022-06-01', path)])
      .when(assign('2022-03-01', [otherHub]))
      .then([assigned('2022-03-01', [otherHub], path)]));

  it('records the same hub where the hubs above it have changed', () =>
    given([registered()])
      .when(assign('2022-06-01', [streetHub, otherHub]))
      .then([assigned('2022-06-01', [streetHub, otherHub])]));

  it('dated before a joining says what it makes of it, unless another assignment stands between', () => {
    const joining = { joinedOn: '2021-03-01', hubs: [otherHub, cityHub] };
    const backdated = (assignedOn: string) => (state: Organization) =>
      assignOrganizationToHub(
        state,
        { organizationId, assignedOn },
        { hub: organization({ organizationId: otherHub, isHub: true }), hubs: [otherHub] },
        [otherHub],
        today,
        [joining],
      );
    given([registered(), joined(member('2021-03-01'))])
      .when(backdated('2020-06-01'))
      .then([assigned('2020-06-01', [otherHub], [otherHub], [joining])]);
    given([registered(), joined(member('2021-03-01')), assigned('2021-01-01', [districtHub])])
      .when(backdated('2020-06-01'))
      .then([assigned('2020-06-01', [otherHub], [districtHub])]);
  });

  it('refuses a hub that belonged to it on the day of a later joining', () =>
    given([registered({ isHub: true }), joined(member('2021-03-01'))])
      .when((state) =>
        assignOrganizationToHub(
          state,
          { organizationId, assignedOn: '2020-06-01' },
          { hub: organization({ organizationId: otherHub, isHub: true }), hubs: [otherHub] },
          [otherHub],
          today,
          [{ joinedOn: '2021-03-01', hubs: [otherHub, organizationId] }],
        ),
      )
      .thenRefused('HUB_CYCLE', 'hubId'));

  it('refuses itself, and a hub that belongs to it', () => {
    given([registered({ isHub: true })])
      .when(assign('2022-06-01', [organizationId]))
      .thenRefused('HUB_CYCLE', 'hubId');
    given([registered({ isHub: true })])
      .when(assign('2022-06-01', [otherHub, organizationId]))
      .thenRefused('HUB_CYCLE', 'hubId');
  });

  it('refuses a hub that has come to belong to it since that day', () =>
    given([registered({ isHub: true })])
      .when(assign('2022-06-01', [otherHub], [otherHub, organizationId]))
      .thenRefused('HUB_CYCLE', 'hubId'));

  it('refuses what is no hub, a sixth hub above, and a day to come', () => {
    given([registered()])
      .when(assign('2022-06-01', [otherHub], [otherHub], false))
      .thenRefused('ORGANIZATION_NOT_HUB', 'hubId');
    given([registered()])
      .when(assign('2022-06-01', ['1', '2', '3', '4', '5', '6']))
      .thenRefused('HUB_PATH_TOO_LONG', 'hubId');
    given([registered()])
      .when(assign('2022-09-01', [otherHub]))
      .thenRefused('DATE_IN_FUTURE', 'assignedOn');
  });
});

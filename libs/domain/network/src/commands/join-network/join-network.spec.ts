import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  joined,
  left,
  member,
  organizationId,
  path,
  registered,
  today,
} from '../../testing/organization.examples.js';
import type { OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { joinNetwork } from './join-network.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const join = (joinedOn: string) => (state: Organization) =>
  joinNetwork(state, { organizationId, joinedOn, hubs: path }, today);
const once = member('2021-03-01');
const gone = member('2021-03-01', '2022-01-01');

describe('join the network', () => {
  it('records the day and the hubs above', () =>
    given([registered()])
      .when(join('2021-03-01'))
      .then([joined(once)]));

  it('again after it had left, on the very day at the earliest', () => {
    const before = [registered(), joined(once), left(gone)];
    given(before)
      .when(join('2022-01-01'))
      .then([joined(gone, member('2022-01-01'))]);
    given(before).when(join('2021-12-31')).thenRefused('MEMBERSHIP_OVERLAPS', 'joinedOn');
  });

  it('records nothing when sent twice', () =>
    given([registered(), joined(once)])
      .when(join('2021-03-01'))
      .thenNothing());

  it('refuses a member, whatever the day', () =>
    given([registered(), joined(once)])
      .when(join('2020-01-01'))
      .thenRefused('ORGANIZATION_ALREADY_MEMBER', 'organizationId'));

  it('refuses a day to come, and one that does not exist', () => {
    given([registered()]).when(join('2022-09-01')).thenRefused('DATE_IN_FUTURE', 'joinedOn');
    given([registered()]).when(join('2022-02-30')).thenRefused('BAD_USER_INPUT');
  });

  it('refuses an organization that was never registered', () =>
    given([]).when(join('2021-03-01')).thenRefused('ORGANIZATION_NOT_FOUND', 'organizationId'));
});

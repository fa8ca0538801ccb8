import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  joined,
  left,
  member,
  organizationId,
  registered,
  today,
} from '../../testing/organization.examples.js';
import type { OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { leaveNetwork } from './leave-network.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const leave = (leftOn: string) => (state: Organization) =>
  leaveNetwork(state, { organizationId, leftOn, reason: '申请退出' }, today);
const once = member('2021-03-01');
const gone = member('2021-03-01', '2022-01-01');

describe('leave the network', () => {
  it('ends the membership on that day', () =>
    given([registered(), joined(once)])
      .when(leave('2022-01-01'))
      .then([left(gone)]));

  it('ends the last of several, and keeps the others', () =>
    given([registered(), joined(once), left(gone), joined(gone, member('2022-03-01'))])
      .when(leave('2022-08-31'))
      .then([left(gone, member('2022-03-01', '2022-08-31'))]));

  it('records nothing when sent twice', () =>
    given([registered(), joined(once), left(gone)])
      .when(leave('2022-01-01'))
      .thenNothing());

  it('refuses who is no member', () => {
    given([registered()]).when(leave('2022-01-01')).thenRefused('ORGANIZATION_NOT_MEMBER', 'organizationId');
    given([registered(), joined(once), left(gone)])
      .when(leave('2022-02-01'))
      .thenRefused('ORGANIZATION_NOT_MEMBER', 'organizationId');
  });

  it('refuses a day before it joined, and a day to come', () => {
    given([registered(), joined(once)])
      .when(leave('2021-02-28'))
      .thenRefused('BAD_USER_INPUT');
    given([registered(), joined(once)])
      .when(leave('2022-09-01'))
      .thenRefused('DATE_IN_FUTURE', 'leftOn');
  });
});

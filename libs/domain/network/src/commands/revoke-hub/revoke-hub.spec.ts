import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { Designation, OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { organizationId, registered, today } from '../../testing/organization.examples.js';
import { revokeHub } from './revoke-hub.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const street: Designation = { level: 'STREET', kinds: ['PLATFORM'], designatedOn: '2021-03-01' };
const designated = (...designations: readonly Designation[]): OrganizationEvent => ({
  type: 'HubDesignated',
  data: { organizationId, designation: designations.at(-1)!, designations },
});
const revoked = (...designations: readonly Designation[]): OrganizationEvent => ({
  type: 'HubRevoked',
  data: { organizationId, revokedOn: designations.at(-1)!.revokedOn!, designations, reason: '届满' },
});
const revoke = (revokedOn: string) => (state: Organization) =>
  revokeHub(state, { organizationId, revokedOn, reason: '届满' }, today);
const ended = (designation: Designation, revokedOn: string): Designation => ({ ...designation, revokedOn });

describe('revoke a hub', () => {
  it('ends the designation on that day', () =>
    given([registered(), designated(street)])
      .when(revoke('2022-01-01'))
      .then([revoked(ended(street, '2022-01-01'))]));

  it('records nothing when sent twice', () =>
    given([registered(), designated(street), revoked(ended(street, '2022-01-01'))])
      .when(revoke('2022-01-01'))
      .thenNothing());

  it('refuses one that is designated no more, or never was', () => {
    given([registered()]).when(revoke('2022-01-01')).thenRefused('HUB_NOT_DESIGNATED', 'organizationId');
    given([registered(), designated(street), revoked(ended(street, '2022-01-01'))])
      .when(revoke('2022-02-01'))
      .thenRefused('HUB_NOT_DESIGNATED', 'organizationId');
  });

  it('refuses a day before the designation, or ahead', () => {
    given([registered(), designated(street)])
      .when(revoke('2021-02-28'))
      .thenRefused('BAD_USER_INPUT');
    given([registered(), designated(street)])
      .when(revoke('2022-09-01'))
      .thenRefused('DATE_IN_FUTURE', 'revokedOn');
  });
});

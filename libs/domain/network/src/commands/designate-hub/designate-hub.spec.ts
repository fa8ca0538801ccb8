import { describe, it } from '@jest/globals';
import { specFor } from '#platform/testing';
import type { Designation, OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { organizationId, registered, reserved, today } from '../../testing/organization.examples.js';
import { designateHub } from './designate-hub.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const street: Designation = { level: 'STREET', kinds: ['PLATFORM'], designatedOn: '2021-03-01' };
const county: Designation = { level: 'COUNTY', kinds: [], designatedOn: '2022-03-01' };
const designated = (...designations: readonly Designation[]): OrganizationEvent => ({
  type: 'HubDesignated',
  data: { organizationId, designation: designations.at(-1)!, designations },
});
const revoked = (...designations: readonly Designation[]): OrganizationEvent => ({
  type: 'HubRevoked',
  data: { organizationId, revokedOn: designations.at(-1)!.revokedOn!, designations, reason: '届满' },
});
const designate = (designation: Designation) => (state: Organization) =>
  designateHub(state, { organizationId, designation }, today);
const ended = (designation: Designation, revokedOn: string): Designation => ({ ...designation, revokedOn });

describe('designate a hub', () => {
  it('records level, kinds and day', () =>
    given([registered()])
      .when(designate(street))
      .then([designated(street)]));

  it('at another level ends the designation before it on that day', () =>
    given([registered(), designated(street)])
      .when(designate(county))
      .then([designated(ended(street, '2022-03-01'), county)]));

  it('again after it was revoked, on that very day too', () => {
    const over = ended(street, '2022-01-01');
    const again = { ...street, designatedOn: '2022-01-01' };
    given([registered(), designated(street), revoked(over)])
      .when(designate(again))
      .then([designated(over, again)]);
  });

  it('records nothing when sent twice', () =>
    given([registered(), designated(street)])
      .when(designate(street))
      .thenNothing());

  it('refuses one that is of this level and these kinds already', () =>
    given([registered(), designated(street)])
      .when(designate({ ...street, designatedOn: '2022-01-01' }))
      .thenRefused('HUB_ALREADY_DESIGNATED', 'organizationId'));

  it('refuses a day that does not follow the last', () => {
    given([registered(), designated(county)])
      .when(designate(street))
      .thenRefused('HUB_DESIGNATION_BEFORE_LAST', 'designatedOn');
    given([registered(), designated(street), revoked(ended(street, '2022-01-01'))])
      .when(designate({ ...county, designatedOn: '2021-12-31' }))
      .thenRefused('HUB_DESIGNATION_BEFORE_LAST', 'designatedOn');
  });

  it('refuses a day ahead, and an organization that nobody registered', () => {
    given([registered()])
      .when(designate({ ...street, designatedOn: '2022-09-01' }))
      .thenRefused('DATE_IN_FUTURE', 'designatedOn');
    given([reserved(organizationId)])
      .when(designate(street))
      .thenRefused('ORGANIZATION_NOT_FOUND', 'organizationId');
  });
});

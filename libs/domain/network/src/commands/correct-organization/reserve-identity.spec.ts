import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import { organizationId, registered, reserved } from '../../testing/organization.examples.js';
import type { OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { reserveIdentity } from './reserve-identity.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const reservedFor = '0a000000-0000-4000-8000-000000000009';
const reserve = (state: Organization) =>
  reserveIdentity(state, { organizationId, reservedFor }, 'creditCode');

describe('reserve an identity', () => {
  it('keeps others from it', () =>
    given([])
      .when(reserve)
      .then([reserved(reservedFor)]));

  it('records nothing when sent twice', () =>
    given([reserved(reservedFor)])
      .when(reserve)
      .thenNothing());

  it("refuses another's", () => {
    given([registered()]).when(reserve).thenRefused('ORGANIZATION_EXISTS', 'creditCode');
    given([reserved(organizationId)])
      .when(reserve)
      .thenRefused('ORGANIZATION_EXISTS', 'creditCode');
  });
});

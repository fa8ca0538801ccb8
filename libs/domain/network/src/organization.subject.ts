import type { Declared } from '#platform/kernel';
import { measuresOf, subject } from '#platform/ledger';
import { organizationCells } from './organization.cells.js';
import { decisionsOn, organizationStream } from './organization.state.js';

const organization = measuresOf('the member', 'region of the organization', 'STOCK');

/** What is counted of organizations. */
const organizationMeasures = {
  NETWORK_MEMBERS: organization('COUNT', ['家', 'organizations'], 'joined; left'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof organizationMeasures> {}
}

/** How the ledger counts organizations. */
export const organizationSubject = subject({
  streams: organizationStream,
  kind: 'ORGANIZATION',
  measures: organizationMeasures,
  cells: organizationCells,
  causes: {
    OrganizationRegistered: 'ignore', // in the register, not yet in the network
    OrganizationIdentityReserved: 'ignore',
    OrganizationJoinedNetwork: 'NEW',
    OrganizationLeftNetwork: 'WITHDRAWN',
    OrganizationMembershipCorrected: 'CORRECTED',
    OrganizationRated: 'ignore',
    OrganizationAssignedToHub: 'RECREDITED',
    OrganizationCorrected: 'CORRECTED',
  },
  nameOf: (organization) => (organization.status === 'registered' ? organization.name : ''),
  decisionsOn,
});

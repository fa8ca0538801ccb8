import { ledgerSubject } from '#platform/ledger';
import { organizationCells } from './organization.cells.js';
import type { OrganizationEvent } from './organization.events.js';
import { absent, decisionsOn, evolve, type Organization } from './organization.state.js';

/** How the ledger counts organizations. */
export const organizationSubject = ledgerSubject<Organization, OrganizationEvent>({
  category: 'organization',
  initial: absent,
  evolve,
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
    FigureRecognized: 'RECOGNIZED',
    FigureRejected: 'REJECTED',
    FigureReopened: 'CORRECTED',
  },
  nameOf: (organization) => (organization.status === 'registered' ? organization.name : ''),
  decisionsOn,
});

import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
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

/** What people call it, and what it means. */
const measureWords: Readonly<Record<keyof typeof organizationMeasures, MeasureWords>> = {
  NETWORK_MEMBERS: {
    name: '网络成员',
    nameEn: 'Network members',
    definition: '期末在网的社会组织数：入网之日增，退网之日减。',
    definitionEn:
      'Organizations in the network at the end of the range: from the day of joining until the day of leaving.',
    population: [
      '期末在招商网络中的社会组织；登记而未入网的不计',
      'Social organizations in the network at the end of the range; none that is only in the register',
    ],
    credited: ['入网的组织', 'The member'],
    dated: [
      '入网之日增，退网之日减；各期为期末存量，不设止日时含已记录的将来之日',
      'Plus one on the day of joining, minus one on that of leaving; a balance at the end, with days ahead where the range has no end',
    ],
    neverWith: [],
    ruled: false,
  },
};

/** How the ledger counts organizations. */
export const organizationSubject = subject({
  streams: organizationStream,
  kind: 'ORGANIZATION',
  measures: organizationMeasures,
  words: measureWords,
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

import type { Declared } from '#platform/kernel';
import { measuresOf, subject, type MeasureWords } from '#platform/ledger';
import { organizationCells } from './organization.cells.js';
import { decisionsOn, organizationStream } from './organization.state.js';

const organization = measuresOf('the member', 'region of the organization', 'STOCK');
const graded = measuresOf('the organization', 'region and grade of the organization', 'STOCK', 'RATING');
const designated = measuresOf('the hub', 'region and level of the hub', 'STOCK', 'HUB_LEVEL');

/** What is counted of organizations. */
const organizationMeasures = {
  NETWORK_MEMBERS: organization('COUNT', ['家', 'organizations'], 'joined; left'),
  // A grade ends on a day that lies ahead.
  RATED_ORGANIZATIONS: {
    ...graded('COUNT', ['家', 'organizations'], 'valid from; expired'),
    ahead: true as const,
  },
  HUBS: designated('COUNT', ['家', 'hubs'], 'designated; revoked'),
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
  RATED_ORGANIZATIONS: {
    name: '获评等级组织',
    nameEn: 'Graded organizations',
    definition: '期末评估等级在有效期内的社会组织数：生效之日增，失效次日或换等级之日减。',
    definitionEn:
      'Organizations whose grade is valid at the end of the range: from its first day until its last, or until another grade begins.',
    population: [
      '评估等级在有效期内的社会组织，每家计一，按最近生效的等级；不设止日时以今日为止',
      'Organizations with a grade that is valid, each once by the grade that began last; without an end as of today',
    ],
    credited: ['获评的组织；其上的枢纽按生效之日', 'The organization; the hubs above it as of the first day'],
    dated: [
      '生效之日增，失效次日减；各期为期末存量',
      'Plus one on the first day, minus one on the day after the last; a balance at the end',
    ],
    neverWith: ['NETWORK_MEMBERS', 'HUBS'],
    ruled: false,
  },
  HUBS: {
    name: '枢纽型社会组织',
    nameEn: 'Designated hubs',
    definition: '期末经认定的枢纽型社会组织数：认定之日增，取消之日减。',
    definitionEn:
      'Organizations that are designated hubs at the end of the range: from the day of designation until it is revoked.',
    population: [
      '经认定为枢纽且未取消的社会组织，按认定层级可分列；仅登记为枢纽而未认定的不计',
      'Organizations that are designated, apart by level; none that only others belong to',
    ],
    credited: [
      '被认定的组织；其上的枢纽按认定之日',
      'The hub; the hubs above it as of the day of designation',
    ],
    dated: [
      '认定之日增，取消之日减；各期为期末存量',
      'Plus one on the day of designation, minus one when revoked; a balance at the end',
    ],
    neverWith: ['NETWORK_MEMBERS'],
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
    OrganizationRated: 'NEW',
    HubDesignated: 'NEW',
    HubRevoked: 'WITHDRAWN',
    OrganizationAssignedToHub: 'RECREDITED',
    OrganizationCorrected: 'CORRECTED',
  },
  nameOf: (organization) => (organization.status === 'registered' ? organization.name : ''),
  decisionsOn,
});

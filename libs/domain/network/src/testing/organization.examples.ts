import type { CalendarDate, Measure, RecognitionEvent } from '#platform/kernel';
import type {
  Described,
  Membership,
  OrganizationAssignedToHub,
  OrganizationCorrected,
  OrganizationEvent,
  OrganizationIdentityReserved,
  OrganizationJoinedNetwork,
  OrganizationLeftNetwork,
  OrganizationRegistered,
} from '../organization.events.js';
import { absent, evolve, type Organization, type RegisteredOrganization } from '../organization.state.js';

// Sample facts of specs: an association below a street's hub, which lies below the district's, which lies below the city's.
export const organizationId = '0a000000-0000-4000-8000-000000000001';
export const streetHub = '0b000000-0000-4000-8000-000000000001';
export const districtHub = '0b000000-0000-4000-8000-000000000002';
export const cityHub = '0b000000-0000-4000-8000-000000000003';
export const otherHub = '0b000000-0000-4000-8000-000000000004';
export const path = [streetHub, districtHub, cityHub];

/** Invented, like every code here (DOMAIN §3). */
export const creditCode = '51370200MJD12345XL';
export const today = '2022-08-31';

export const registered = (facts: Partial<OrganizationRegistered['data']> = {}): OrganizationRegistered => ({
  type: 'OrganizationRegistered',
  data: {
    organizationId,
    name: '青岛市示例产业促进会',
    kind: 'SOCIAL_ASSOCIATION',
    creditCode,
    regionCode: '370202',
    isHub: false,
    hubId: streetHub,
    hubs: path,
    ...facts,
  },
});

export const reserved = (reservedFor: string): OrganizationIdentityReserved => ({
  type: 'OrganizationIdentityReserved',
  data: { organizationId, reservedFor },
});

export const member = (
  joinedOn: CalendarDate,
  leftOn?: CalendarDate,
  hubs: readonly string[] = path,
): Membership => ({ joinedOn, ...(leftOn === undefined ? {} : { leftOn }), hubs });

export const joined = (...memberships: readonly Membership[]): OrganizationJoinedNetwork => ({
  type: 'OrganizationJoinedNetwork',
  data: { organizationId, joinedOn: memberships.at(-1)!.joinedOn, memberships },
});

export const left = (...memberships: readonly Membership[]): OrganizationLeftNetwork => ({
  type: 'OrganizationLeftNetwork',
  data: { organizationId, leftOn: memberships.at(-1)!.leftOn!, memberships, reason: '申请退出' },
});

export const assigned = (
  assignedOn: CalendarDate,
  hubs: readonly string[],
  current: readonly string[] = hubs,
  joinings: OrganizationAssignedToHub['data']['joinings'] = [],
): OrganizationAssignedToHub => ({
  type: 'OrganizationAssignedToHub',
  data: {
    organizationId,
    ...(hubs[0] === undefined ? {} : { hubId: hubs[0] }),
    assignedOn,
    hubs,
    current: { ...(current[0] === undefined ? {} : { hubId: current[0] }), hubs: current },
    joinings,
  },
});

export const corrected = (
  before: Partial<Described>,
  after: Partial<Described>,
  reason = '录入有误',
): OrganizationCorrected => ({
  type: 'OrganizationCorrected',
  data: { organizationId, before, after, reason },
});

export const recognized = (measure: Measure, value: number): RecognitionEvent => ({
  type: 'FigureRecognized',
  data: { measure, seenVersion: 1, value },
});
export const rejected = (measure: Measure): RecognitionEvent => ({
  type: 'FigureRejected',
  data: { measure, seenVersion: 1 },
});

export const folded = (...events: readonly OrganizationEvent[]): Organization =>
  events.reduce(evolve, absent);

/** A registered organization of the given facts. */
export const organization = (facts: Partial<OrganizationRegistered['data']> = {}): RegisteredOrganization =>
  folded(registered(facts)) as RegisteredOrganization;

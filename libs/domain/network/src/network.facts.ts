import { factsOf } from '#platform/timeline';
import type { RecognitionEvent } from '#platform/kernel';
import type { OrganizationEvent } from './organization.events.js';
import type { StationEvent } from './station.events.js';

/** How what happens to organizations and stations is told. */
export const networkFacts = factsOf<OrganizationEvent | StationEvent, RecognitionEvent>({
  OrganizationRegistered: (organization) => ({ is: organization }),
  OrganizationIdentityReserved: ({ reservedFor }) => ({ says: { reservedFor } }),
  OrganizationJoinedNetwork: ({ joinedOn, memberships }) => ({ on: joinedOn, is: { memberships } }),
  OrganizationLeftNetwork: ({ leftOn, memberships, reason }) => ({
    on: leftOn,
    is: { memberships },
    says: { reason },
  }),
  OrganizationMembershipCorrected: ({ before, after, memberships, reason }) => ({
    was: { membership: before },
    is: { membership: after },
    now: { memberships },
    says: { reason },
  }),
  OrganizationRated: ({ rating, ratings }) => ({ on: rating.validFrom, is: { ratings }, says: { rating } }),
  HubDesignated: ({ designation, designations }) => ({
    on: designation.designatedOn,
    is: { designations },
    says: { designation },
  }),
  HubRevoked: ({ revokedOn, designations, reason }) => ({
    on: revokedOn,
    is: { designations },
    says: { reason },
  }),
  OrganizationAssignedToHub: ({ hubId, assignedOn, current }) => ({
    on: assignedOn,
    // Behind a later one nothing here says where it belonged on that day.
    ...(hubId === current.hubId ? {} : { was: { hubId: null } }),
    is: { hubId },
    now: { hubId: current.hubId },
  }),
  OrganizationCorrected: ({ before, after, reason }) => ({ was: before, is: after, says: { reason } }),
  StationOpened: (station) => ({ on: station.openedOn, is: station }),
  StationClosed: ({ closedOn, reason }) => ({ on: closedOn, is: { closedOn }, says: { reason } }),
  StationCorrected: ({ before, after, reason }) => ({ was: before, is: after, says: { reason } }),
});

import { decide, normalizedName, streamOf, undecided, type CalendarDate, type Decisions } from '#libs/kernel';
import type { Described, Membership, OrganizationEvent, Rating } from './organization.events.js';

/** Which hub it belongs to from a day on; the first is from the beginning and bears no day. */
export type Assignment = { readonly from?: CalendarDate; readonly hubId?: string };

/** The hubs above it, nearest first, as written down on joining or being assigned: who is credited with the member from a day on. */
export type HubsFrom = { readonly from: CalendarDate; readonly hubs: readonly string[] };

export type RegisteredOrganization = Described & {
  readonly status: 'registered';
  readonly organizationId: string;
  /** In the order they were said. */
  readonly assignments: readonly Assignment[];
  readonly hubsFrom: readonly HubsFrom[];
  /** In order of their days; none overlaps another. */
  readonly memberships: readonly Membership[];
  readonly ratings: readonly Rating[];
  /** What it was known by before: see `identityOf`. */
  readonly formerIdentities: readonly string[];
  readonly decisions: Decisions;
};
export type Organization =
  | { readonly status: 'absent' }
  /** The identity behind this stream's id belongs to an organization that was first recorded under another. */
  | { readonly status: 'reserved'; readonly reservedFor: string }
  | RegisteredOrganization;
export const absent: Organization = { status: 'absent' };

/** What makes it this organization and no other: its credit code or, where it has none, its name. */
export const identityOf = ({ creditCode, name }: Pick<Described, 'creditCode' | 'name'>): string =>
  creditCode === undefined ? `name:${normalizedName(name)}` : `code:${creditCode}`;

export const evolve = (organization: Organization, event: OrganizationEvent): Organization => {
  if (event.type === 'OrganizationRegistered') {
    const { hubId, hubs: _, sourceDocument: __, illustrative: ___, ...rest } = event.data;
    return {
      ...rest,
      status: 'registered',
      assignments: [hubId === undefined ? {} : { hubId }],
      hubsFrom: [],
      memberships: [],
      ratings: [],
      formerIdentities: [],
      decisions: undecided,
    };
  }
  if (event.type === 'OrganizationIdentityReserved')
    return { status: 'reserved', reservedFor: event.data.reservedFor };
  if (organization.status !== 'registered') throw new Error(`${event.type} before OrganizationRegistered`);
  switch (event.type) {
    case 'OrganizationJoinedNetwork': {
      const { joinedOn, hubs, memberships } = event.data;
      return {
        ...organization,
        memberships,
        hubsFrom: [...organization.hubsFrom, { from: joinedOn, hubs }],
      };
    }
    case 'OrganizationLeftNetwork':
      return { ...organization, memberships: event.data.memberships };
    case 'OrganizationMembershipCorrected': {
      const { after, hubs, memberships } = event.data;
      return {
        ...organization,
        memberships,
        hubsFrom: after ? [...organization.hubsFrom, { from: after.joinedOn, hubs }] : organization.hubsFrom,
      };
    }
    case 'OrganizationRated':
      return { ...organization, ratings: event.data.ratings };
    case 'OrganizationAssignedToHub': {
      const { hubId, assignedOn, hubs } = event.data;
      return {
        ...organization,
        assignments: [
          ...organization.assignments,
          { from: assignedOn, ...(hubId === undefined ? {} : { hubId }) },
        ],
        hubsFrom: [...organization.hubsFrom, { from: assignedOn, hubs }],
      };
    }
    case 'OrganizationCorrected': {
      const corrected = { ...organization, ...event.data.after };
      const was = identityOf(organization);
      return was === identityOf(corrected)
        ? corrected
        : { ...corrected, formerIdentities: [...organization.formerIdentities, was] };
    }
    case 'FigureRecognized':
    case 'FigureRejected':
    case 'FigureReopened':
      return { ...organization, decisions: decide(organization.decisions, event) };
  }
};

/** The hub it belongs to on a day: by the latest assignment, and of one day the last that was said. */
export const hubOn = (organization: RegisteredOrganization, on: CalendarDate): string | undefined =>
  organization.assignments
    .filter(({ from }) => from === undefined || from <= on)
    .reduce((latest, next) => ((next.from ?? '') >= (latest.from ?? '') ? next : latest)).hubId;

/** Whether it is a member of the network on a day: on the day of joining yes, on the day of leaving no more. */
export const isMemberOn = (memberships: readonly Membership[], on: CalendarDate): boolean =>
  memberships.some(({ joinedOn, leftOn }) => joinedOn <= on && (leftOn === undefined || on < leftOn));

/** The rating of a scheme in force on a day: the last that began, if it has not run out. A downgrade replaces what it follows. */
export const ratingOn = (
  ratings: readonly Rating[],
  on: CalendarDate,
  scheme?: string,
): Rating | undefined => {
  const begun = ratings
    .filter((rating) => rating.validFrom <= on && (scheme === undefined || rating.scheme === scheme))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const last = begun.at(-1);
  return last && on <= last.validTo ? last : undefined;
};

export const organizationStream = streamOf<Organization, OrganizationEvent>('organization', absent, evolve);

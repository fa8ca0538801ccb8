import { decide, normalizedName, streamOf, undecided, type CalendarDate, type Decisions } from '#libs/kernel';
import type { Described, Membership, OrganizationEvent, Rating } from './organization.events.js';

/** Which hub it belongs to from a day on, and all above it (nearest first); the first is from the beginning and bears no day. */
export type Assignment = {
  readonly from?: CalendarDate;
  readonly hubId?: string;
  readonly hubs: readonly string[];
};

export type RegisteredOrganization = Described & {
  readonly status: 'registered';
  readonly organizationId: string;
  /** In the order they were said. */
  readonly assignments: readonly Assignment[];
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

/** The field that an identity comes from. */
export const fieldOf = (identity: string): 'name' | 'creditCode' =>
  identity.startsWith('name:') ? 'name' : 'creditCode';

export const evolve = (organization: Organization, event: OrganizationEvent): Organization => {
  if (event.type === 'OrganizationRegistered') {
    const { hubId, hubs, sourceDocument: _, illustrative: __, ...rest } = event.data;
    return {
      ...rest,
      status: 'registered',
      assignments: [{ ...(hubId === undefined ? {} : { hubId }), hubs }],
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
    case 'OrganizationJoinedNetwork':
    case 'OrganizationLeftNetwork':
    case 'OrganizationMembershipCorrected':
      return { ...organization, memberships: event.data.memberships };
    case 'OrganizationRated':
      return { ...organization, ratings: event.data.ratings };
    case 'OrganizationAssignedToHub': {
      const { hubId, assignedOn, hubs } = event.data;
      const assignment = { from: assignedOn, ...(hubId === undefined ? {} : { hubId }), hubs };
      return { ...organization, assignments: [...organization.assignments, assignment] };
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

/** Where it belongs on a day: by the latest assignment, and of one day the last that was said. */
export const assignmentOn = (organization: RegisteredOrganization, on: CalendarDate): Assignment =>
  organization.assignments
    .filter(({ from }) => from === undefined || from <= on)
    .reduce((latest, next) => ((next.from ?? '') >= (latest.from ?? '') ? next : latest));

/** Where it belongs at last, whatever was recorded after. */
export const assignmentNow = (organization: RegisteredOrganization): Assignment =>
  assignmentOn(organization, '9999-12-31');

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

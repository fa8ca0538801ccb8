import {
  everybodyAtHome,
  byDay,
  dayAfter,
  decide,
  normalizedName,
  streamOf,
  undecided,
  type CalendarDate,
  type Decisions,
  type Measure,
} from '#platform/kernel';
import type { Described, Designation, Membership, OrganizationEvent, Rating } from './organization.events.js';

/** Which hub it belongs to from a day on, and all above it (nearest first); the first is from the beginning and bears no day. */
type Assignment = {
  readonly from?: CalendarDate;
  readonly hubId?: string;
  readonly hubs: readonly string[];
};

/** What came to be known of a membership beside what its own facts say. */
export type MembershipNote = {
  /** The hubs above it on the day of joining: as the joining wrote them down, or as an assignment recorded later makes them. */
  readonly hubs: readonly string[];
  /** What was decided of it. Each membership is a claim of its own: who leaves and rejoins is recognized anew, or not at all. */
  readonly decisions: Decisions;
};

export type RegisteredOrganization = Described & {
  readonly status: 'registered';
  readonly organizationId: string;
  /** In the order they were recorded. */
  readonly assignments: readonly Assignment[];
  /** In order of their days; none overlaps another. */
  readonly memberships: readonly Membership[];
  /** One for each membership, in the same order. */
  readonly notes: readonly MembershipNote[];
  readonly ratings: readonly Rating[];
  /** What was decided of each rating and of each designation, by `claimKey`: each is a claim of its own. */
  readonly decided?: Readonly<Record<string, Decisions>>;
  /** In order of their days; none until it was designated a hub. */
  readonly designations?: readonly Designation[];
  /** What it was known by before: see `identityOf`. */
  readonly formerIdentities: readonly string[];
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
      notes: [],
      ratings: [],
      formerIdentities: [],
    };
  }
  if (event.type === 'OrganizationIdentityReserved')
    return { status: 'reserved', reservedFor: event.data.reservedFor };
  if (organization.status !== 'registered') throw new Error(`${event.type} before OrganizationRegistered`);
  switch (event.type) {
    case 'OrganizationJoinedNetwork': {
      const { memberships } = event.data; // the new one is the last: none begins before one that is over
      return { ...organization, memberships, notes: notesOf(memberships, organization.notes) };
    }
    case 'OrganizationLeftNetwork': {
      const { memberships } = event.data;
      return { ...organization, memberships, notes: notesOf(memberships, organization.notes) };
    }
    case 'OrganizationMembershipCorrected': {
      const { before, after, memberships } = event.data;
      const at = organization.memberships.findIndex(({ joinedOn }) => joinedOn === before.joinedOn);
      if (at < 0) return { ...organization, memberships, notes: notesOf(memberships, []) };
      const notes = organization.notes.toSpliced(at, 1);
      if (after) {
        const note = organization.notes[at]!;
        const others = organization.memberships.toSpliced(at, 1);
        const place = others.filter(({ joinedOn }) => joinedOn <= after.joinedOn).length;
        // On another day it may lie below other hubs; what was decided of it was decided of this membership, whenever it began.
        notes.splice(place, 0, after.joinedOn === before.joinedOn ? note : { ...note, hubs: after.hubs });
      }
      return { ...organization, memberships, notes };
    }
    case 'OrganizationRated':
      return { ...organization, ratings: event.data.ratings };
    case 'HubDesignated':
    case 'HubRevoked':
      return { ...organization, designations: event.data.designations };
    case 'OrganizationAssignedToHub': {
      const { hubId, assignedOn, hubs, joinings } = event.data;
      const assignment = { from: assignedOn, ...(hubId === undefined ? {} : { hubId }), hubs };
      const after = { ...organization, assignments: [...organization.assignments, assignment] };
      // Recorded after a joining and dated before it, the assignment is where the organization belonged when it joined.
      const notes = organization.notes.map((note, i) => {
        const { joinedOn } = organization.memberships[i]!;
        return assignmentOn(after, joinedOn) === assignment
          ? { ...note, hubs: joinings.find((joining) => joining.joinedOn === joinedOn)?.hubs ?? hubs }
          : note;
      });
      return { ...after, notes };
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
    case 'FigureReopened': {
      const key = claimKey(organization, event.data.measure);
      if (key !== undefined) {
        const { decided = {} } = organization;
        return { ...organization, decided: { ...decided, [key]: decide(decided[key] ?? undecided, event) } };
      }
      // It is of the latest membership, which is the one that was claimed when it was decided.
      const last = organization.notes.at(-1);
      if (!last) return organization;
      const note = { ...last, decisions: decide(last.decisions, event) };
      return { ...organization, notes: [...organization.notes.slice(0, -1), note] };
    }
  }
};

/** The notes of memberships in the order of their days; one that has none yet begins with what its own facts say. */
const notesOf = (memberships: readonly Membership[], notes: readonly MembershipNote[]): MembershipNote[] =>
  memberships.map(({ hubs }, i) => notes[i] ?? { hubs, decisions: undecided });

/** What a decision on a figure is of: the latest rating, or the latest designation; undefined for a membership. */
const claimKey = (organization: RegisteredOrganization, measure: Measure): string | undefined => {
  const [rating, designation] = [organization.ratings.at(-1), organization.designations?.at(-1)];
  if (measure === 'RATED_ORGANIZATIONS') return rating ? ratingKey(rating) : 'rating';
  if (measure === 'HUBS') return designation ? designationKey(designation) : 'hub';
  return undefined;
};
export const ratingKey = ({ scheme, validFrom }: Rating): string => `rating ${validFrom} ${scheme}`;
export const designationKey = ({ designatedOn }: Designation): string => `hub ${designatedOn}`;

/** The decisions that stand on what it now counts for: those of the latest membership, rating and designation. */
export const decisionsOn = (organization: Organization): Decisions => {
  if (organization.status !== 'registered') return undecided;
  const { decided = {} } = organization;
  const of = (measure: Measure) => decided[claimKey(organization, measure)!] ?? undecided;
  return {
    ...(organization.notes.at(-1)?.decisions ?? undecided),
    ...of('RATED_ORGANIZATIONS'),
    ...of('HUBS'),
  };
};

/** The grade in force from each day on: of several schemes the one that began last, until its last day or until another begins. */
export const gradesOf = (
  ratings: readonly Rating[],
): readonly { readonly rating: Rating; readonly from: CalendarDate; readonly until?: CalendarDate }[] => {
  const sorted = ratings.toSorted(byDay((rating) => rating.validFrom));
  return sorted.flatMap((rating, i) => {
    const next = sorted[i + 1]?.validFrom;
    const ends = dayAfter(rating.validTo);
    const until = next !== undefined && (ends === undefined || next < ends) ? next : ends;
    if (until !== undefined && until <= rating.validFrom) return [];
    return [{ rating, from: rating.validFrom, ...(until === undefined ? {} : { until }) }];
  });
};

/** The designation that stands on a day. */
export const designationOn = (
  designations: readonly Designation[],
  on: CalendarDate,
): Designation | undefined =>
  designations.findLast(
    ({ designatedOn, revokedOn }) => designatedOn <= on && (revokedOn === undefined || on < revokedOn),
  );

/** Where it belongs on a day: by the latest assignment, and of one day the last that was recorded. */
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
    .toSorted(byDay((rating) => rating.validFrom));
  const last = begun.at(-1);
  return last && on <= last.validTo ? last : undefined;
};

export const organizationStream = streamOf<Organization, OrganizationEvent>(
  'organization',
  absent,
  evolve,
  everybodyAtHome,
);

import { claimCells, ONE, stepsOf, type Cells, type CreditsFrom } from '#platform/ledger';
import { undecided, type CalendarDate, type HubLevel, type RatingGrade } from '#platform/kernel';
import {
  assignmentOn,
  designationKey,
  gradesOf,
  ratingKey,
  type Organization,
  type RegisteredOrganization,
} from './organization.state.js';

/**
 * What an organization counts for as it stands: one member from each day it joined until the day it left; one that is graded while a grade is in
 * force, which ends on a day that may lie ahead; one hub while it is designated.
 */
export const organizationCells: Cells<Organization> = (_rule, organization) =>
  organization.status !== 'registered'
    ? []
    : [...memberCells(organization), ...gradeCells(organization), ...designationCells(organization)];

const memberCells = (organization: RegisteredOrganization) =>
  organization.memberships.flatMap((membership, i) => {
    const { joinedOn, leftOn } = membership;
    const note = organization.notes[i]!;
    const balances = [
      { on: joinedOn, balance: ONE },
      ...(leftOn === undefined ? [] : [{ on: leftOn, balance: 0n }]),
    ];
    return claimCells(
      'NETWORK_MEMBERS',
      stepsOf(balances, creditsOf(organization, membership.joinedOn, note.hubs)),
      { regionCode: organization.regionCode },
      note.decisions,
    );
  });

/** A balance of one from a day until another, under a kind. */
const balanceCells = (
  organization: RegisteredOrganization,
  measure: 'RATED_ORGANIZATIONS' | 'HUBS',
  from: CalendarDate,
  until: CalendarDate | undefined,
  kindCode: RatingGrade | HubLevel,
  key: string,
) =>
  claimCells(
    measure,
    stepsOf(
      [{ on: from, balance: ONE }, ...(until === undefined ? [] : [{ on: until, balance: 0n }])],
      creditsOf(organization, from, assignmentOn(organization, from).hubs),
    ),
    { regionCode: organization.regionCode, kindCode },
    organization.decided?.[key] ?? undecided,
  );

const gradeCells = (organization: RegisteredOrganization) =>
  gradesOf(organization.ratings).flatMap(({ rating, from, until }) =>
    balanceCells(organization, 'RATED_ORGANIZATIONS', from, until, rating.grade, ratingKey(rating)),
  );

const designationCells = (organization: RegisteredOrganization) =>
  (organization.designations ?? []).flatMap((designation) => {
    const { designatedOn, revokedOn, level } = designation;
    return balanceCells(organization, 'HUBS', designatedOn, revokedOn, level, designationKey(designation));
  });

// The organization itself has the whole; the hubs above are those of the first day, and others from the day it was assigned to them.
const creditsOf = (
  { organizationId, assignments }: RegisteredOrganization,
  joinedOn: CalendarDate,
  hubs: readonly string[],
): CreditsFrom[] => {
  const from = (day: CalendarDate, above: readonly string[]): CreditsFrom => ({
    from: day,
    credits: [{ organizationId, basisPoints: 10_000, hubs: above }],
  });
  return [
    from(joinedOn, hubs),
    ...assignments.flatMap((assignment) =>
      assignment.from === undefined || assignment.from <= joinedOn
        ? []
        : [from(assignment.from, assignment.hubs)],
    ),
  ];
};

import { claimCells, ONE, stepsOf, type Cells, type CreditsFrom } from '#libs/ledger';
import type { CalendarDate } from '#libs/kernel';
import type { Organization, RegisteredOrganization } from './organization.state.js';

/** What an organization counts for as it stands: one member from the day it joined until the day it left. */
export const organizationCells: Cells<Organization> = (_rule, organization) => {
  if (organization.status !== 'registered' || organization.memberships.length === 0) return [];
  const balances = organization.memberships.flatMap(({ joinedOn, leftOn }) => [
    { on: joinedOn, balance: ONE },
    ...(leftOn === undefined ? [] : [{ on: leftOn, balance: 0n }]),
  ]);
  return claimCells(
    'NETWORK_MEMBERS',
    stepsOf(balances, creditsOf(organization)),
    { regionCode: organization.regionCode },
    organization.decisions,
  );
};

// The member itself has the whole; the hubs above are those written down when it joined, and anew when it was assigned to another.
const creditsOf = ({ organizationId, memberships, assignments }: RegisteredOrganization): CreditsFrom[] => {
  const from = (day: CalendarDate, hubs: readonly string[]): CreditsFrom => ({
    from: day,
    credits: [{ organizationId, basisPoints: 10_000, hubs }],
  });
  const [first] = memberships;
  return [
    ...memberships.map(({ joinedOn, hubs }) => from(joinedOn, hubs)),
    // What was assigned before the first joining is in the path that the joining wrote down.
    ...assignments.flatMap((assignment) =>
      assignment.from === undefined || assignment.from < first!.joinedOn
        ? []
        : [from(assignment.from, assignment.hubs)],
    ),
  ];
};

import { claimCells, ONE, stepsOf, type Cells, type CreditsFrom } from '#platform/ledger';
import type { CalendarDate } from '#platform/kernel';
import type { Membership } from './organization.events.js';
import type { MembershipNote, Organization, RegisteredOrganization } from './organization.state.js';

/** What an organization counts for as it stands: one member from each day it joined until the day it left. */
export const organizationCells: Cells<Organization> = (_rule, organization) =>
  organization.status !== 'registered'
    ? []
    : organization.memberships.flatMap((membership, i) => {
        const { joinedOn, leftOn } = membership;
        const note = organization.notes[i]!;
        const balances = [
          { on: joinedOn, balance: ONE },
          ...(leftOn === undefined ? [] : [{ on: leftOn, balance: 0n }]),
        ];
        return claimCells(
          'NETWORK_MEMBERS',
          stepsOf(balances, creditsOf(organization, membership, note)),
          { regionCode: organization.regionCode },
          note.decisions,
        );
      });

// The member itself has the whole; the hubs above are those of the day on which it joined, and others from the day it was assigned to them.
const creditsOf = (
  { organizationId, assignments }: RegisteredOrganization,
  { joinedOn }: Membership,
  { hubs }: MembershipNote,
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

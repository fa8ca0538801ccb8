import { notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { OrganizationAssignedToHub, OrganizationEvent } from '../../organization.events.js';
import { checkedHubs, registered, type FoundHub } from '../../organization.rules.js';
import {
  assignmentNow,
  assignmentOn,
  evolve,
  type Organization,
  type RegisteredOrganization,
} from '../../organization.state.js';

type AssignOrganizationToHub = { readonly organizationId: string; readonly assignedOn: CalendarDate };

/**
 * It belongs to another hub from a day on, or to none. What it was credited with before stays where it was; as a member of the network it
 * moves on that day.
 * @param hub with the path above it on the day of assignment
 * @param hubsToday the path from that hub upward as it is now: hubs may have moved since
 * @param later the same path on the days on which it joined after that day, as far as they are recorded: it joined below these hubs
 */
export const assignOrganizationToHub = (
  state: Organization,
  { organizationId, assignedOn }: AssignOrganizationToHub,
  hub: FoundHub | undefined,
  hubsToday: readonly string[],
  today: CalendarDate,
  later: OrganizationAssignedToHub['data']['joinings'] = [],
): OrganizationEvent[] => {
  const organization = registered(state, organizationId);
  notAfterToday('assignedOn', assignedOn, today);
  const hubs = hub ? checkedHubs('hubId', organizationId, hub) : [];
  if (hubsToday.includes(organizationId)) throw new Refused('HUB_CYCLE', { field: 'hubId', hubs: hubsToday });
  const belongs = hub ? { hubId: hub.hub.organizationId } : {};
  // Compared with what was assigned of that day, not with where it belongs on it: one recorded later for an earlier day must not carry it away.
  const earlier = organization.assignments.findLast(({ from }) => from === assignedOn);
  if (earlier && earlier.hubId === belongs.hubId && sameFact(earlier.hubs, hubs)) return []; // recorded already
  // Another assignment may stand between it and a joining.
  const joinings = later.filter(
    ({ joinedOn }) => (assignmentOn(organization, joinedOn).from ?? '') <= assignedOn,
  );
  const round = joinings.find((joining) => joining.hubs.includes(organizationId));
  if (round) throw new Refused('HUB_CYCLE', { field: 'hubId', hubs: round.hubs });
  const assigned = (current: OrganizationAssignedToHub['data']['current']): OrganizationAssignedToHub => ({
    type: 'OrganizationAssignedToHub',
    data: { organizationId, ...belongs, assignedOn, hubs, current, joinings },
  });
  const after = evolve(organization, assigned({ hubs })) as RegisteredOrganization;
  const { from: _, ...current } = assignmentNow(after);
  return [assigned(current)];
};

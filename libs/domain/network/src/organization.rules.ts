import { byDay, badField, Refused, type CalendarDate } from '#platform/kernel';
import type { Membership } from './organization.events.js';
import type { Organization, RegisteredOrganization } from './organization.state.js';

/** @throws Refused ORGANIZATION_NOT_FOUND */
export const registered = (organization: Organization, organizationId: string): RegisteredOrganization => {
  if (organization.status !== 'registered')
    throw new Refused('ORGANIZATION_NOT_FOUND', { field: 'organizationId', organizationId });
  return organization;
};

/** @throws Refused ORGANIZATION_EXISTS, naming it, unless nobody stands here yet */
export const refuseTaken = (field: string, organization: Organization): void => {
  if (organization.status === 'absent') return;
  const organizationId =
    organization.status === 'reserved' ? organization.reservedFor : organization.organizationId;
  throw new Refused('ORGANIZATION_EXISTS', { field, organizationId });
};

/** A hub as a command found it, with the path of those that belong to it: itself first, then the hubs above. */
export type FoundHub = { readonly hub: RegisteredOrganization; readonly hubs: readonly string[] };

const mostHubs = 5;

/**
 * The path above an organization that is to belong to this hub.
 * @throws Refused ORGANIZATION_NOT_HUB; HUB_CYCLE where the hub belongs, through others, to the organization; HUB_PATH_TOO_LONG above 5
 */
export const checkedHubs = (
  field: string,
  organizationId: string,
  { hub, hubs }: FoundHub,
): readonly string[] => {
  if (!hub.isHub) throw new Refused('ORGANIZATION_NOT_HUB', { field, hubId: hub.organizationId });
  if (hubs.includes(organizationId)) throw new Refused('HUB_CYCLE', { field, hubs });
  if (hubs.length > mostHubs) throw new Refused('HUB_PATH_TOO_LONG', { field, hubs, most: mostHubs });
  return hubs;
};

/** @throws Refused BAD_USER_INPUT PERIOD_BACKWARDS with the field of the later day */
export const checkPeriod = (field: string, from: CalendarDate, to: CalendarDate | undefined): void => {
  if (to !== undefined && to < from) badField(field, 'PERIOD_BACKWARDS', `not before ${from}`);
};

/**
 * Memberships in order of their days. One may begin on the day on which the one before it ends.
 * @throws Refused MEMBERSHIP_OVERLAPS
 */
export const checkedMemberships = (
  field: string,
  memberships: readonly Membership[],
): readonly Membership[] => {
  const sorted = memberships.toSorted(byDay(({ joinedOn }) => joinedOn));
  sorted.forEach((membership, index) => {
    const next = sorted[index + 1];
    if (next && (membership.leftOn === undefined || membership.leftOn > next.joinedOn))
      throw new Refused('MEMBERSHIP_OVERLAPS', {
        field,
        joinedOn: membership.joinedOn,
        leftOn: membership.leftOn,
        next: next.joinedOn,
      });
  });
  return sorted;
};

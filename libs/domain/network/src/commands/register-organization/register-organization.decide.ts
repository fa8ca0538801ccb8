import type { OrganizationEvent, OrganizationRegistered } from '../../organization.events.js';
import { checkedHubs, refuseTaken, type FoundHub } from '../../organization.rules.js';
import { fieldOf, identityOf, type Organization } from '../../organization.state.js';

export type RegisterOrganization = Omit<OrganizationRegistered['data'], 'hubId' | 'hubs'>;

/** An organization is registered once: its id derives from who it is, so that a second registration meets the first here. */
export const registerOrganization = (
  organization: Organization,
  facts: RegisterOrganization,
  hub?: FoundHub,
): OrganizationEvent[] => {
  refuseTaken(fieldOf(identityOf(facts)), organization);
  const above = hub
    ? { hubId: hub.hub.organizationId, hubs: checkedHubs('hubId', facts.organizationId, hub) }
    : { hubs: [] };
  return [{ type: 'OrganizationRegistered', data: { ...facts, ...above } }];
};

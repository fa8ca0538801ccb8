import type { OrganizationEvent } from '../../organization.events.js';
import { refuseTaken } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

/** Nobody else may register under the identity behind this stream. */
export const reserveIdentity = (
  organization: Organization,
  facts: { readonly organizationId: string; readonly reservedFor: string },
  field: string,
): OrganizationEvent[] => {
  if (organization.status === 'reserved' && organization.reservedFor === facts.reservedFor) return [];
  refuseTaken(field, organization);
  return [{ type: 'OrganizationIdentityReserved', data: facts }];
};

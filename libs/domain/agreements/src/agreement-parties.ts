import type { Organizations } from '#domain/network';
import type { Meta } from '#platform/kernel';
import type { AgreementParty } from './agreement.events.js';

/**
 * Organizations as an event keeps them: each once, by id, with the hubs above it today.
 * @throws Refused ORGANIZATION_NOT_FOUND, JURISDICTION_FOREIGN, with the field
 */
export const partiesOf = (
  organizations: Organizations,
  field: string,
  organizationIds: readonly string[],
  meta: Meta,
): Promise<AgreementParty[]> =>
  Promise.all(
    [...new Set(organizationIds)].toSorted().map(async (organizationId) => {
      await organizations.known(field, organizationId, meta);
      return { organizationId, hubs: await organizations.hubPath(organizationId, meta) };
    }),
  );

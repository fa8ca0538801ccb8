import { sameFact } from '#platform/kernel';
import type { OrganizationEvent, OrganizationRated } from '../../organization.events.js';
import { checkPeriod, registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type RateOrganization = Omit<OrganizationRated['data'], 'ratings'>;

/**
 * A grade 评估等级 with its validity: nationally 5 years, but scheme, grades and validity are the assessor's (DOMAIN §3). Of one scheme the
 * last to begin is in force, so that a downgrade needs no verb of its own.
 */
export const rateOrganization = (
  state: Organization,
  { organizationId, rating, ...source }: RateOrganization,
): OrganizationEvent[] => {
  const { ratings } = registered(state, organizationId);
  checkPeriod('validTo', rating.validFrom, rating.validTo);
  if (ratings.some((known) => sameFact(known, rating))) return []; // recorded already
  const others = ratings.filter(
    ({ scheme, validFrom }) => scheme !== rating.scheme || validFrom !== rating.validFrom,
  );
  const sorted = [...others, rating].toSorted((a, b) =>
    a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0,
  );
  return [{ type: 'OrganizationRated', data: { organizationId, rating, ratings: sorted, ...source } }];
};

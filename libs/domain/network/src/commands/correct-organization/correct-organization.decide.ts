import { badField, sameFact } from '#platform/kernel';
import type { Described, OrganizationCorrected, OrganizationEvent } from '../../organization.events.js';
import { registered } from '../../organization.rules.js';
import { identityOf, type Organization } from '../../organization.state.js';

type CorrectOrganization = Omit<OrganizationCorrected['data'], 'before'>;

/** The record was wrong: it reads, and counts, as if it had been right from the beginning. The id stays. */
export const correctOrganization = (
  state: Organization,
  { organizationId, after, reason }: CorrectOrganization,
): OrganizationEvent[] => {
  const organization = registered(state, organizationId);
  const asked = Object.keys(after) as (keyof Described)[];
  if (asked.length === 0)
    return badField('input', 'NOTHING_TO_CORRECT', 'give at least one value to correct');
  const changed = asked.filter((key) => !sameFact(organization[key], after[key]));
  if (changed.length === 0) return []; // already as it should be
  const only = (values: Partial<Described>): Partial<Described> =>
    Object.fromEntries(changed.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
  return [
    {
      type: 'OrganizationCorrected',
      data: { organizationId, before: only(organization), after: only(after), reason },
    },
  ];
};

/** The identity it goes by once corrected, where that is another than now: it must be nobody else's. */
export const newIdentity = (state: Organization, after: Partial<Described>): string | undefined => {
  if (state.status !== 'registered') return undefined;
  const identity = identityOf({ ...state, ...after });
  return identity === identityOf(state) ? undefined : identity;
};

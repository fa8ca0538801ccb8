import { notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { Membership, OrganizationEvent } from '../../organization.events.js';
import { checkedMemberships, checkPeriod, registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type CorrectMembership = {
  readonly organizationId: string;
  /** Names the membership, as it is recorded. */
  readonly joinedOn: CalendarDate;
  /** As it really was, with the hubs above on that day; none: it never was. */
  readonly after?: Membership;
  readonly reason: string;
};

/** A membership was recorded wrongly: the figures move on its own days, as if it had been recorded rightly. */
export const correctMembership = (
  state: Organization,
  { organizationId, joinedOn, after, reason }: CorrectMembership,
  today: CalendarDate,
): OrganizationEvent[] => {
  const { memberships } = registered(state, organizationId);
  const before = memberships.find((membership) => membership.joinedOn === joinedOn);
  if (!before) throw new Refused('MEMBERSHIP_NOT_FOUND', { field: 'joinedOn', joinedOn });
  if (after) {
    if (sameFact(before, after)) return []; // already as it should be
    notAfterToday('membership.joinedOn', after.joinedOn, today);
    if (after.leftOn !== undefined) notAfterToday('membership.leftOn', after.leftOn, today);
    checkPeriod('membership.leftOn', after.joinedOn, after.leftOn);
  }
  const others = memberships.filter((membership) => membership !== before);
  return [
    {
      type: 'OrganizationMembershipCorrected',
      data: {
        organizationId,
        before,
        ...(after ? { after } : {}),
        memberships: checkedMemberships('membership', after ? [...others, after] : others),
        reason,
      },
    },
  ];
};

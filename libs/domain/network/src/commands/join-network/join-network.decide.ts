import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { OrganizationEvent, OrganizationJoinedNetwork } from '../../organization.events.js';
import { checkedMemberships, registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type JoinNetwork = Omit<OrganizationJoinedNetwork['data'], 'memberships'> & {
  /** The hubs above it on the day of joining, nearest first. */
  readonly hubs: readonly string[];
};

/** It joins, also again after it had left. */
export const joinNetwork = (
  state: Organization,
  { hubs, ...facts }: JoinNetwork,
  today: CalendarDate,
): OrganizationEvent[] => {
  const { memberships } = registered(state, facts.organizationId);
  notAfterToday('joinedOn', facts.joinedOn, today);
  const last = memberships.at(-1);
  if (last && last.leftOn === undefined) {
    if (last.joinedOn === facts.joinedOn) return []; // recorded already
    throw new Refused('ORGANIZATION_ALREADY_MEMBER', { field: 'organizationId', joinedOn: last.joinedOn });
  }
  const joined = [...memberships, { joinedOn: facts.joinedOn, hubs }];
  return [
    {
      type: 'OrganizationJoinedNetwork',
      data: { ...facts, memberships: checkedMemberships('joinedOn', joined) },
    },
  ];
};

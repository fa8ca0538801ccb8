import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { OrganizationEvent, OrganizationLeftNetwork } from '../../organization.events.js';
import { checkPeriod, registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type LeaveNetwork = Omit<OrganizationLeftNetwork['data'], 'memberships'>;

/** It leaves: on that day it is no member any more, and what was counted until then stays. */
export const leaveNetwork = (
  state: Organization,
  facts: LeaveNetwork,
  today: CalendarDate,
): OrganizationEvent[] => {
  const { memberships } = registered(state, facts.organizationId);
  notAfterToday('leftOn', facts.leftOn, today);
  const last = memberships.at(-1);
  if (last?.leftOn === facts.leftOn) return []; // recorded already
  if (!last || last.leftOn !== undefined)
    throw new Refused('ORGANIZATION_NOT_MEMBER', { field: 'organizationId', leftOn: last?.leftOn });
  checkPeriod('leftOn', last.joinedOn, facts.leftOn);
  const left = [...memberships.slice(0, -1), { ...last, leftOn: facts.leftOn }];
  return [{ type: 'OrganizationLeftNetwork', data: { ...facts, memberships: left } }];
};

import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { HubRevoked, OrganizationEvent } from '../../organization.events.js';
import { checkPeriod, registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type RevokeHub = Omit<HubRevoked['data'], 'designations'>;

/** A designation is revoked: on that day it is no hub any more, and what was counted until then stays. */
export const revokeHub = (
  state: Organization,
  facts: RevokeHub,
  today: CalendarDate,
): OrganizationEvent[] => {
  const { designations = [] } = registered(state, facts.organizationId);
  notAfterToday('revokedOn', facts.revokedOn, today);
  const last = designations.at(-1);
  if (last?.revokedOn !== undefined && last.revokedOn === facts.revokedOn) return []; // recorded already
  if (!last || last.revokedOn !== undefined)
    throw new Refused('HUB_NOT_DESIGNATED', { field: 'organizationId', revokedOn: last?.revokedOn });
  checkPeriod('revokedOn', last.designatedOn, facts.revokedOn);
  const revoked = [...designations.slice(0, -1), { ...last, revokedOn: facts.revokedOn }];
  return [{ type: 'HubRevoked', data: { ...facts, designations: revoked } }];
};

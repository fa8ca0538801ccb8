import { notAfterToday, Refused, sameFact, type CalendarDate } from '#platform/kernel';
import type { Designation, HubDesignated, OrganizationEvent } from '../../organization.events.js';
import { registered } from '../../organization.rules.js';
import type { Organization } from '../../organization.state.js';

type DesignateHub = Omit<HubDesignated['data'], 'designations'>;

/**
 * A hub 枢纽 is designated at a level. One that is a hub already is one at another level, or of other kinds, from that day on: the designation before
 * it ends on that day. Designations are told in the order of their days.
 */
export const designateHub = (
  state: Organization,
  { organizationId, designation, ...source }: DesignateHub,
  today: CalendarDate,
): OrganizationEvent[] => {
  const { designations = [] } = registered(state, organizationId);
  const { designatedOn } = designation;
  notAfterToday('designatedOn', designatedOn, today);
  const last = designations.at(-1);
  if (last && sameFact(last, designation)) return []; // recorded already
  const { level, kinds } = designation;
  if (last?.revokedOn === undefined && last?.level === level && sameFact(last.kinds, kinds))
    throw new Refused('HUB_ALREADY_DESIGNATED', { field: 'organizationId', designatedOn: last.designatedOn });
  const earliest = last?.revokedOn ?? last?.designatedOn;
  if (
    earliest !== undefined &&
    (last?.revokedOn === undefined ? designatedOn <= earliest : designatedOn < earliest)
  )
    throw new Refused('HUB_DESIGNATION_BEFORE_LAST', { field: 'designatedOn', last: earliest });
  const ended: readonly Designation[] =
    last && last.revokedOn === undefined
      ? [...designations.slice(0, -1), { ...last, revokedOn: designatedOn }]
      : designations;
  return [
    {
      type: 'HubDesignated',
      data: { organizationId, designation, designations: [...ended, designation], ...source },
    },
  ];
};

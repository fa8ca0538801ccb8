import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { command, CommandInput, dated } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { OrganizationAssignedToHub } from '../../organization.events.js';
import { registered } from '../../organization.rules.js';
import { assignmentNow, organizationStream, type Organization } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { assignOrganizationToHub } from './assign-organization-to-hub.decide.js';

@InputType()
export class AssignOrganizationToHubInput extends CommandInput {
  @IdField() organizationId!: string;
  @IdField({ optional: true, description: 'None: it belongs to no hub from that day on.' })
  hubId?: string | null;
  @DateField() assignedOn!: string;
}

export const assignOrganizationToHubCommand = command({
  name: 'assignOrganizationToHub',
  allow: 'network.manage',
  input: AssignOrganizationToHubInput,
  answers: OrganizationRow,
  needs: { organizations: Organizations },
  stream: ({ data }) => organizationStream(data.organizationId),
  replaces(organization, { organizationId }) {
    const now = registered(organization, organizationId);
    return { hubId: dated(assignmentNow(now).hubId, now.assignments) };
  },
  decide: async (organization, { data, meta, today }, { organizations }) =>
    assignOrganizationToHub(
      organization,
      { organizationId: data.organizationId, assignedOn: data.assignedOn },
      data.hubId ? await organizations.hub('hubId', data.hubId, meta, data.assignedOn) : undefined,
      data.hubId ? (await organizations.hub('hubId', data.hubId, meta, today)).hubs : [],
      today,
      await joinings(organization, data, meta, organizations),
    ),
});

/** The path from the hub upward on the days on which the organization joined after it was assigned: hubs may have moved in between. */
const joinings = async (
  organization: Organization,
  { hubId, assignedOn }: AssignOrganizationToHubInput,
  meta: Meta,
  organizations: Organizations,
): Promise<OrganizationAssignedToHub['data']['joinings']> => {
  if (organization.status !== 'registered') return [];
  const later = organization.memberships.filter(({ joinedOn }) => joinedOn > assignedOn);
  return Promise.all(
    later.map(async ({ joinedOn }) => ({
      joinedOn,
      hubs: hubId ? (await organizations.hub('hubId', hubId, meta, joinedOn)).hubs : [],
    })),
  );
};

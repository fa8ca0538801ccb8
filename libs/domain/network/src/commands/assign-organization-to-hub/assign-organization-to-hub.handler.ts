import { StreamWriter, type Appended } from '#platform/event-store';
import { dateOf, type Meta } from '#platform/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OrganizationAssignedToHub } from '../../organization.events.js';
import { organizationStream, type Organization } from '../../organization.state.js';
import { Organizations } from '../../organizations.js';
import { assignOrganizationToHub } from './assign-organization-to-hub.decide.js';
import type { AssignOrganizationToHubInput } from './assign-organization-to-hub.resolver.js';

export class AssignOrganizationToHubCommand extends Command<Appended> {
  constructor(
    readonly data: AssignOrganizationToHubInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(AssignOrganizationToHubCommand)
export class AssignOrganizationToHubHandler implements ICommandHandler<AssignOrganizationToHubCommand> {
  constructor(
    private readonly streams: StreamWriter,
    private readonly organizations: Organizations,
  ) {}

  execute(command: AssignOrganizationToHubCommand): Promise<Appended> {
    const { data, meta } = command;
    const { organizationId, hubId, assignedOn } = data;
    const today = dateOf(meta.at);
    return this.streams.change(organizationStream(organizationId), command, async (organization) =>
      assignOrganizationToHub(
        organization,
        { organizationId, assignedOn },
        hubId ? await this.organizations.hub('hubId', hubId, meta, assignedOn) : undefined,
        hubId ? (await this.organizations.hub('hubId', hubId, meta, today)).hubs : [],
        today,
        await this.joinings(organization, command),
      ),
    );
  }

  /** The path from the hub upward on the days on which the organization joined after it was assigned: hubs may have moved in between. */
  private joinings(
    organization: Organization,
    { data: { hubId, assignedOn }, meta }: AssignOrganizationToHubCommand,
  ): Promise<OrganizationAssignedToHub['data']['joinings']> {
    if (organization.status !== 'registered') return Promise.resolve([]);
    const later = organization.memberships.filter(({ joinedOn }) => joinedOn > assignedOn);
    return Promise.all(
      later.map(async ({ joinedOn }) => ({
        joinedOn,
        hubs: hubId ? (await this.organizations.hub('hubId', hubId, meta, joinedOn)).hubs : [],
      })),
    );
  }
}

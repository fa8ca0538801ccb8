import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { AssignOrganizationToHubCommand } from './assign-organization-to-hub.handler.js';

@InputType()
export class AssignOrganizationToHubInput extends CommandInput {
  @IdField() organizationId!: string;

  @IdField({ optional: true, description: 'None: it belongs to no hub from that day on.' })
  hubId?: string | null;
  @DateField() assignedOn!: string;
}

@Resolver()
export class AssignOrganizationToHubResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow)
  async assignOrganizationToHub(
    @Args('input') input: AssignOrganizationToHubInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new AssignOrganizationToHubCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

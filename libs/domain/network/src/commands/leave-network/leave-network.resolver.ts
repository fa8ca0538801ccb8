import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { LeaveNetworkCommand } from './leave-network.handler.js';

@InputType()
export class LeaveNetworkInput extends CommandInput {
  @IdField() organizationId!: string;

  @DateField({ description: 'The first day on which it is no member any more.' }) leftOn!: string;
  @ReasonField() reason!: string;
}

@Resolver()
export class LeaveNetworkResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow)
  async leaveNetwork(
    @Args('input') input: LeaveNetworkInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new LeaveNetworkCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

import { Allow, Caller } from '#platform/access';
import { RecordInput } from '#platform/operations';
import { DateField, IdField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { JoinNetworkCommand } from './join-network.handler.js';

@InputType()
export class JoinNetworkInput extends RecordInput {
  @IdField() organizationId!: string;

  @DateField() joinedOn!: string;
}

@Resolver()
export class JoinNetworkResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow)
  async joinNetwork(@Args('input') input: JoinNetworkInput, @Caller() meta: Meta): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new JoinNetworkCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

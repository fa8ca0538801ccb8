import { Allow, Caller } from '#platform/access';
import { CommandInput, ReasonField } from '#platform/operations';
import { DateField, FlagField, IdField, ObjectField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { CorrectMembershipCommand } from './correct-membership.handler.js';

@InputType()
export class MembershipInput {
  @DateField() joinedOn!: string;
  @DateField({ optional: true, description: 'None: it is a member still.' }) leftOn?: string | null;
}

@InputType()
export class CorrectMembershipInput extends CommandInput {
  @IdField() organizationId!: string;

  @DateField({ description: 'Day of joining as it is recorded: names the membership.' }) joinedOn!: string;
  @ObjectField(() => MembershipInput, { optional: true, description: 'As it really was.' })
  membership?: MembershipInput | null;
  @FlagField({ optional: true, description: 'There was no such membership.' }) neverWas?: boolean | null;
  @ReasonField() reason!: string;
}

@Resolver()
export class CorrectMembershipResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow, { description: 'Of the record: dated as the membership it corrects.' })
  async correctMembership(
    @Args('input') input: CorrectMembershipInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new CorrectMembershipCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CommandInput, CreditCodeField, ReasonField } from '#platform/operations';
import { EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { OrganizationKind } from '../../organization.events.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { CorrectOrganizationCommand } from './correct-organization.handler.js';

@InputType()
export class CorrectOrganizationInput extends CommandInput {
  @IdField() organizationId!: string;

  @TextField({ max: 200, optional: true }) name?: string | null;
  @EnumField(OrganizationKindEnum, { optional: true }) kind?: OrganizationKind | null;
  @CreditCodeField() creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @FlagField({ optional: true }) isHub?: boolean | null;
  @ReasonField() reason!: string;
}

@Resolver()
export class CorrectOrganizationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow)
  async correctOrganization(
    @Args('input') input: CorrectOrganizationInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new CorrectOrganizationCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

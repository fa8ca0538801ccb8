import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CreditCodeField, RecordInput } from '#platform/operations';
import { EnumField, FlagField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { OrganizationKind } from '../../organization.events.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { RegisterOrganizationCommand } from './register-organization.handler.js';

@InputType()
export class RegisterOrganizationInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @EnumField(OrganizationKindEnum) kind!: OrganizationKind;
  @CreditCodeField({
    description:
      'Unified social credit code (GB 32100-2015); blanks, width and case do not matter. Where there is none, the name tells one organization from another.',
  })
  creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @TextField({ max: 12, description: 'GB/T 2260' }) regionCode!: string;
  @FlagField({ optional: true, description: '枢纽: others may belong to it. Default: no.' })
  isHub?: boolean | null;
  @IdField({ optional: true, description: 'The hub it belongs to.' }) hubId?: string | null;
}

@Resolver()
export class RegisterOrganizationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow)
  async registerOrganization(
    @Args('input') input: RegisterOrganizationInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new RegisterOrganizationCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, appended.streamId.slice('organization-'.length));
  }
}

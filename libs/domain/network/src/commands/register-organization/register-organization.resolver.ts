import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CreditCodeField, RecordInput } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { organizationKinds, type OrganizationKind } from '../../organization.events.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { RegisterOrganizationCommand } from './register-organization.handler.js';

@InputType()
export class RegisterOrganizationInput extends RecordInput {
  @Field(() => String) @IsCleanText({ max: 200 }) name!: string;
  @Field(() => OrganizationKindEnum) @IsIn(organizationKinds) kind!: OrganizationKind;
  @CreditCodeField({
    description:
      'Unified social credit code (GB 32100-2015); blanks, width and case do not matter. Where there is none, the name tells one organization from another.',
  })
  creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @Field(() => String, { description: 'GB/T 2260' }) @IsCleanText({ max: 12 }) regionCode!: string;
  @Field(() => Boolean, { nullable: true, description: '枢纽: others may belong to it. Default: no.' })
  @IsOptional()
  isHub?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'The hub it belongs to.' })
  @IsOptional()
  @IsUuid()
  hubId?: string | null;
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

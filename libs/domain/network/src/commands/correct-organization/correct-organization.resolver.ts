import { Allow, Caller } from '#platform/access';
import { AsDocumentedField, CommandInput, CreditCodeField } from '#platform/operations';
import { IsCleanText, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { organizationKinds, type OrganizationKind } from '../../organization.events.js';
import { OrganizationKindEnum, OrganizationRow } from '../../views/organizations/organizations.view.js';
import { CorrectOrganizationCommand } from './correct-organization.handler.js';

@InputType()
export class CorrectOrganizationInput extends CommandInput {
  @Field(() => ID) @IsUuid() organizationId!: string;

  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) name?: string | null;
  @Field(() => OrganizationKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(organizationKinds)
  kind?: OrganizationKind | null;
  @CreditCodeField() creditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 12 }) regionCode?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() isHub?: boolean | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
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

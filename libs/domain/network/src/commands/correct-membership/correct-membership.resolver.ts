import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { CorrectMembershipCommand } from './correct-membership.handler.js';

@InputType()
export class MembershipInput {
  @Field(() => DateScalar) @IsRealDate() joinedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'None: it is a member still.' })
  @IsOptional()
  @IsRealDate()
  leftOn?: string | null;
}

@InputType()
export class CorrectMembershipInput extends CommandInput {
  @Field(() => ID) @IsUuid() organizationId!: string;

  @Field(() => DateScalar, { description: 'Day of joining as it is recorded: names the membership.' })
  @IsRealDate()
  joinedOn!: string;
  @Field(() => MembershipInput, { nullable: true, description: 'As it really was.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MembershipInput)
  membership?: MembershipInput | null;
  @Field(() => Boolean, { nullable: true, description: 'There was no such membership.' })
  @IsOptional()
  neverWas?: boolean | null;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
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

import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { ratingGrades, type RatingGrade } from '../../organization.events.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { RateOrganizationCommand } from './rate-organization.handler.js';

@InputType()
export class RateOrganizationInput extends CommandInput {
  @Field(() => ID) @IsUuid() organizationId!: string;

  @Field(() => String, { description: 'Whose assessment: 社会组织评估.' })
  @IsCleanText({ max: 100 })
  scheme!: string;
  @Field(() => String, { description: '1A to 5A.' }) @IsIn(ratingGrades) grade!: RatingGrade;
  @Field(() => DateScalar) @IsRealDate() validFrom!: string;
  @Field(() => DateScalar, { description: 'Last day.' }) @IsRealDate() validTo!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 200 }) sourceDocument?:
    string | null;
}

@Resolver()
export class RateOrganizationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('network.manage')
  @Mutation(() => OrganizationRow, {
    description: 'Said again of the same scheme and first day, it corrects.',
  })
  async rateOrganization(
    @Args('input') input: RateOrganizationInput,
    @Caller() meta: Meta,
  ): Promise<OrganizationRow> {
    const appended = await this.commands.execute(new RateOrganizationCommand(input, meta));
    return this.views.readAfter(appended, OrganizationRow, input.organizationId);
  }
}

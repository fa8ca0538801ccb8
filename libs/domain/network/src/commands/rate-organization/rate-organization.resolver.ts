import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateField, IdField, TextField } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { ratingGrades, type RatingGrade } from '../../organization.events.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { RateOrganizationCommand } from './rate-organization.handler.js';

@InputType()
export class RateOrganizationInput extends CommandInput {
  @IdField() organizationId!: string;

  @TextField({ max: 100, description: 'Whose assessment: 社会组织评估.' }) scheme!: string;
  @Field(() => String, { description: '1A to 5A.' }) @IsIn(ratingGrades) grade!: RatingGrade;
  @DateField() validFrom!: string;
  @DateField({ description: 'Last day.' }) validTo!: string;
  @TextField({ max: 200, optional: true }) sourceDocument?: string | null;
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

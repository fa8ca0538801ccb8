import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid, MoneyField, type MoneyInput } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { ReviseProjectPlanCommand } from './revise-project-plan.handler.js';

@InputType()
export class ReviseProjectPlanInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @MoneyField() plannedInvestment!: MoneyInput;
  @Field(() => DateScalar) @IsRealDate() revisedOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class ReviseProjectPlanResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.revise')
  @Mutation(() => ProjectRow)
  async reviseProjectPlan(
    @Args('input') input: ReviseProjectPlanInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new ReviseProjectPlanCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}

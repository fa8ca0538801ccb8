import { Allow, Caller } from '#platform/access';
import { CommandInput } from '#platform/operations';
import { DateScalar, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import type { Meta } from '#platform/kernel';
import { Views } from '#platform/projections';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { WithdrawProjectCommand } from './withdraw-project.handler.js';

@InputType()
export class WithdrawProjectInput extends CommandInput {
  @Field(() => ID) @IsUuid() projectId!: string;

  @Field(() => DateScalar) @IsRealDate() withdrawnOn!: string;
  @Field(() => String) @IsCleanText({ max: 1000, multiline: true }) reason!: string;
}

@Resolver()
export class WithdrawProjectResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: Views,
  ) {}

  @Allow('project.withdraw')
  @Mutation(() => ProjectRow)
  async withdrawProject(
    @Args('input') input: WithdrawProjectInput,
    @Caller() meta: Meta,
  ): Promise<ProjectRow> {
    const appended = await this.commands.execute(new WithdrawProjectCommand(input, meta));
    return this.views.readAfter(appended, ProjectRow, input.projectId);
  }
}
